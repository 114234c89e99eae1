/** All projects at a glance, a page at a time: where each one is, and how many things need a person. */

import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { namesApart } from '../../commands/namesakes.js';
import { newProjectButton, noProjectText } from '../../commands/new-project.js';
import type { Outcome } from '../../commands/outcome.js';
import { healthOf, type ProjectHealth } from '../../kit/health.js';
import { partBlocks } from '../../kit/own-parts.js';
import { pageOfItems, pageQuery } from '../../kit/paging.js';
import { durationText, holderText, joinDots, type PeopleById, stateMark } from '../../kit/text.js';
import { currentStage } from '../../model/stages.js';
import { bold, plain } from '../../model/text.js';
import { controls, heading, type ListItem, paragraph, view } from '../../view/view.js';
import { peopleIn } from './project.js';

/** One page of all projects. */
export async function portfolioStatus(ctx: Context, page: number): Promise<Outcome> {
  const projects = await ctx.read.find('project', { where: { archived: false }, order: ['key'], ...pageQuery(page) });
  const health = await healthOf(ctx.read, projects, ctx);
  const known = await peopleIn(ctx, health);
  const nameOf = await namesApart(ctx, projects, ctx.channel.direct);
  const lines = health.map((one) => projectLine(ctx, one, nameOf(one.project), known));
  const parts = await partBlocks(ctx, page);
  const empty = projects.length + parts.length === 0;
  return {
    view: view(
      heading(ctx.say('status-all')),
      empty ? paragraph(noProjectText(ctx, 'anywhere')) : undefined,
      ...pageOfItems(ctx, lines, page, (other) => call('status all', { page: String(other) })),
      ...parts,
      controls(empty ? newProjectButton(ctx, { style: 'primary' }) : undefined),
    ),
  };
}

function projectLine(
  ctx: Context,
  { project, stages, needs }: ProjectHealth,
  name: string,
  known: PeopleById,
): ListItem {
  const at = currentStage(stages.map(({ stage }) => stage));
  const offer = stages.find(({ stage }) => stage.id === at?.id)?.offer;
  return {
    ...(at && { mark: stateMark(ctx, at.state) }),
    title: [bold(name)],
    detail: joinDots(
      at ? [plain(at.name)] : ctx.say(stages.length > 0 ? 'all-done' : 'no-stages'),
      at ? holderText(ctx, known, at.owner, offer) : undefined,
      at && at.state !== 'not_started' ? durationText(ctx, ctx.now - at.since) : undefined,
      needs > 0 ? ctx.say('needs-count', { n: needs }) : undefined,
    ),
    controls: [button(ctx.label('button-open'), call('status', { project: project.id }))],
  };
}
