/** Home: what one person has to do with, at a glance: what waits for their answer, their tasks, stages and projects. */

import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { thenShow } from '../kit/controls.js';
import { offerListItems, taskListItems } from '../kit/lists.js';
import { dueText, durationText, joinDots, stateMark } from '../kit/text.js';
import { nudgeListItems } from '../kit/whispers.js';
import type { Project, Stage } from '../model/rows.js';
import { bold, plain } from '../model/text.js';
import {
  type Block,
  type Call,
  controls,
  heading,
  items,
  type ListItem,
  note,
  paragraph,
  type View,
  view,
} from '../view.js';

const THEN = call('home');
/** Lines of each part: what is more is a press away. */
const MOST = 5;

/** A part of the page: its heading, its lines, and the way to the rest of them; nothing where there are none. */
function part(ctx: Context, id: string, lines: readonly ListItem[], rest?: Call): Block[] {
  if (lines.length === 0) return [];
  return [
    heading(ctx.say(id)),
    items(lines.slice(0, MOST)),
    ...(rest && lines.length > MOST ? [controls(button(ctx.label('button-all'), rest))] : []),
  ];
}

async function waitingOffers(ctx: Context): Promise<ListItem[]> {
  const where = { asked: ctx.me.id, state: 'waiting' as const };
  return offerListItems(ctx, await ctx.read.find('offer', { where, order: ['at', 'id'], limit: MOST + 1 }), THEN);
}

/** Whispers vanish from some platforms when they are reloaded: what is not settled can be settled here. */
async function whisperLines(ctx: Context): Promise<ListItem[]> {
  const where = { author: ctx.me.id, state: ['shown', 'later'] as const };
  const shown = await ctx.read.find('nudge', { where, order: ['-at', 'id'], limit: MOST + 1 });
  return nudgeListItems(
    ctx,
    shown.filter((n) => n.held !== null && n.kind !== 'youre'),
    THEN,
  );
}

async function stageLines(ctx: Context, stages: readonly Stage[], projects: Map<string, Project>): Promise<ListItem[]> {
  return stages.map((stage) => ({
    mark: stateMark(ctx, stage.state),
    title: [bold(stage.name), plain(` · ${projects.get(stage.project)?.name ?? ''}`)],
    detail: joinDots(
      durationText(ctx, ctx.now - stage.since),
      stage.due ? dueText(ctx, stage.due, true) : undefined,
      stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
    ),
    controls: [
      stage.state === 'not_started'
        ? thenShow(button(ctx.label('button-start'), call('start', { stage: stage.id })), THEN)
        : thenShow(button(ctx.label('button-done'), call('done', { item: stage.id })), THEN),
    ],
  }));
}

const statusOf = (ctx: Context, project: Project): ListItem => ({
  title: [bold(project.name)],
  controls: [button(ctx.label('button-status'), call('status', { project: project.id }))],
});

async function homeView(ctx: Context): Promise<View> {
  const owner = ctx.me.id;
  const tasks = await ctx.read.find('task', {
    where: { owner, state: 'open' },
    order: ['due', 'number'],
    limit: MOST + 1,
  });
  const states = ['not_started', 'in_progress', 'at_risk', 'blocked'] as const;
  const stages = await ctx.read.find('stage', {
    where: { owner, dropped: false, state: states },
    order: ['due', 'id'],
    limit: MOST + 1,
  });
  const led = await ctx.read.find('project', { where: { lead: owner, archived: false }, order: ['key'], limit: MOST });
  const projects = new Map(led.map((p) => [p.id, p]));
  for (const { project } of [...stages, ...tasks]) {
    const one = projects.get(project) ?? (await ctx.read.get('project', project));
    if (one && !one.archived) projects.set(project, one);
  }
  const others = await ctx.read.find('project', {
    where: { archived: false },
    order: ['-createdAt', 'key'],
    limit: MOST,
  });
  const offers = await waitingOffers(ctx);
  const whispers = await whisperLines(ctx);
  const nothing = [offers, whispers, tasks, stages].every((list) => list.length === 0);
  const quiet = await ctx.setting('quiet-hours');
  return view(
    ...part(ctx, 'offers-to-me', offers, call('offers')),
    ...part(ctx, 'home-whispers', whispers),
    ...part(ctx, 'task-list-mine', await taskListItems(ctx, tasks, THEN), call('task list', { which: 'mine' })),
    ...part(ctx, 'home-stages', await stageLines(ctx, stages, projects)),
    nothing ? paragraph(ctx.say('home-nothing')) : undefined,
    ...part(
      ctx,
      projects.size > 0 ? 'home-projects' : 'home-other-projects',
      (projects.size > 0 ? [...projects.values()] : others).map((p) => statusOf(ctx, p)),
    ),
    controls(
      button(ctx.label('button-new-project'), call('new')),
      button(ctx.label('button-projects'), call('projects')),
      button(ctx.label('button-settings'), call('settings')),
      button(ctx.label('button-help'), call('help')),
    ),
    note(ctx.say('home-quiet', { hours: quiet, nudges: (await ctx.setting('nudges')) || 'on' })),
  );
}

const ARGS = {
  home: {},
};
type HomeArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends HomeArgs {}
}

export const homeCommands: Command[] = [
  command({
    name: 'home',
    aliases: ['me', 'my work', 'today', 'start page'],
    args: ARGS.home,
    examples: ['home'],
    permission: 'anyone',
    run: async (ctx) => ({ private: true, view: { ...(await homeView(ctx)), page: 'home' } }),
  }),
];
