/** Audience: who sees a project, and why; its lead or an admin makes that more people, or fewer. */
import { here, maybeChoice } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Outcome } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { audienceText } from '../kit/audience-text.js';
import { nextSteps, undoButton } from '../kit/controls.js';
import { itemHistory } from '../kit/history-lines.js';
import { unchanged } from '../kit/outcomes.js';
import { personSpan } from '../kit/text.js';
import { isFullMember } from '../model/audience.js';
import { set } from '../model/changes.js';
import type { Audience, Project } from '../model/project-rows.js';
import { bold, join, plain } from '../model/text.js';
import { type Button, controls, heading, note, paragraph, view } from '../view/view.js';

const AUDIENCES = ['auto', 'everyone', 'channels', 'owners'] as const satisfies readonly Audience[];

/** Whether a person may decide who sees a project: its lead, admins, and anybody if there is neither. */
async function mayDecide(ctx: Context, { lead }: Project): Promise<boolean> {
  if (ctx.me.admin || lead === ctx.me.id) return true;
  if (lead !== null || !isFullMember(ctx.me)) return false;
  return (await ctx.read.find('person', { where: { admin: true, gone: false }, limit: 1 })).length === 0;
}

/** Who sees the project, why, and what else there is to choose. */
async function showAudience(ctx: Context, project: Project): Promise<Outcome> {
  const choices = (await mayDecide(ctx, project)) ? AUDIENCES.filter((one) => one !== project.audience) : [];
  const channels = await channelNames(ctx, project);
  return {
    private: true,
    view: view(
      heading([plain(project.name)]),
      paragraph(audienceText(ctx, project)),
      channels.length > 0 ? paragraph(ctx.say('audience-channels', { channels: join(channels, ', ') })) : undefined,
      note(ctx.say('audience-always')),
      controls(...choices.map((one) => choiceButton(ctx, project, one))),
    ),
  };
}

const choiceButton = (ctx: Context, { id }: Project, who: Audience): Button =>
  button(ctx.label(`choice-who-${who}`), call('audience', { project: id, who }));

/** The channels it is linked to that the person sees. */
async function channelNames(ctx: Context, { id }: Project) {
  const links = await ctx.read.find('link', { where: { project: id } });
  const ids = links.map(({ channel }) => channel);
  const channels = await ctx.read.find('channel', { where: { id: ids, direct: false }, order: ['name'] });
  return channels.map(({ id: channel, name }) => [{ is: 'channel' as const, id: channel, name }]);
}

/** @throws Refusal if it is not theirs to decide */
async function setAudience(ctx: Context, project: Project, audience: Audience): Promise<Outcome> {
  if (!(await mayDecide(ctx, project))) throw refuse(ctx, 'audience', { project: project.name });
  if (project.audience === audience) return unchanged(ctx.say('audience-same', { project: project.name }));
  const item = { kind: 'project', row: project, project } as const;
  return {
    changes: [set('project', project, { audience }), itemHistory(ctx, item, 'audience', project.audience, audience)],
    notice: ctx.say(`audience-set-${audience}`, { who: personSpan(ctx.me), project: [bold(project.name)] }),
    view: nextSteps(undoButton(ctx)),
  };
}

const ARGS = {
  audience: { project: here(), who: maybeChoice(...AUDIENCES) },
};
type AudienceArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends AudienceArgs {}
}

/** The commands of this feature. */
export const audienceCommands: Command[] = [
  command({
    name: 'audience',
    aliases: ['project audience', 'visibility', 'who sees', 'who can see'],
    showsWithout: 'who',
    args: ARGS.audience,
    examples: ['audience', 'audience channels', 'audience everyone in "Churn model"'],
    permission: 'anyone',
    // It only shows who sees it; a change is refused like any other.
    onArchived: true,
    run: (ctx, { project, who }) => (who ? setAudience(ctx, project, who) : showAudience(ctx, project)),
  }),
];
