/** Links between projects and channels, and the project that a channel means if none is named: its main one. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { newLink } from '../../kit/links.js';
import { unchanged } from '../../kit/outcomes.js';
import { personSpan } from '../../kit/text.js';
import { add, type Change, remove, set } from '../../model/changes.js';
import type { Link, Project } from '../../model/project-rows.js';

/** A channel's links, which nobody else changes meanwhile: one of them is the main one, whoever comes and goes at the same moment. */
async function linksOfChannel(ctx: Context): Promise<Link[]> {
  await ctx.nextNumber('project');
  return ctx.read.find('link', { where: { channel: ctx.channel.id } });
}

/** The history line for a project that is in a channel, or no longer. */
const channelHistory = (ctx: Context, project: Project, from: string | null, to: string | null): Change =>
  itemHistory(ctx, { kind: 'project', row: project, project }, 'channel', from, to);

/** Links a project to this channel. */
export async function linkProject(ctx: Context, project: Project): Promise<Outcome> {
  if (ctx.channel.direct) throw refuse(ctx, 'no-channel');
  const links = await linksOfChannel(ctx);
  if (links.some((link) => link.project === project.id))
    return unchanged(ctx.say('project-already-linked', { project: project.name }));
  const status = button(ctx.label('button-status'), call('status', { project: project.id }));
  return {
    changes: [
      add('link', newLink(ctx, project.id, links.length === 0)),
      channelHistory(ctx, project, null, ctx.channel.name),
    ],
    notice: ctx.say('project-linked', { who: personSpan(ctx.me), project: project.name }),
    view: nextSteps(status, undoButton(ctx)),
  };
}

/** Ends the link. If it was the main project, the one that was linked first takes its place. */
export async function unlinkProject(ctx: Context, project: Project): Promise<Outcome> {
  const links = await linksOfChannel(ctx);
  const link = linkOf(ctx, links, project);
  const others = links.filter((other) => other !== link).sort((a, b) => a.at - b.at);
  const next = link.main ? others[0] : undefined;
  return {
    changes: [
      remove('link', link),
      ...(next ? [set('link', next, { main: true })] : []),
      channelHistory(ctx, project, ctx.channel.name, null),
    ],
    notice: ctx.say('project-unlinked', { who: personSpan(ctx.me), project: project.name }),
    view: nextSteps(undoButton(ctx)),
  };
}

/** Makes a project the main one of this channel. */
export async function makeMain(ctx: Context, project: Project): Promise<Outcome> {
  const links = await linksOfChannel(ctx);
  const link = linkOf(ctx, links, project);
  if (link.main) return unchanged(ctx.say('project-already-main', { project: project.name }));
  const before = links.filter(({ main }) => main).map((other) => set('link', other, { main: false }));
  return {
    changes: [...before, set('link', link, { main: true })],
    notice: ctx.say('project-main', { who: personSpan(ctx.me), project: project.name }),
    view: nextSteps(undoButton(ctx)),
  };
}

/** @throws Refusal if the project is not linked to the channel */
function linkOf(ctx: Context, links: readonly Link[], project: Project): Link {
  const found = links.find((link) => link.project === project.id);
  if (found) return found;
  throw refuse(ctx, 'not-linked', { project: project.name });
}
