/** The page that shows one person everything that concerns them. */

import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { namesApart } from '../../commands/namesakes.js';
import { newProjectButton } from '../../commands/new-project.js';
import { thenShow } from '../../kit/controls.js';
import { ownIncidentItems } from '../../kit/incidents.js';
import { offerListItems, taskListItems } from '../../kit/lists.js';
import { type Stuck, stuckAmong } from '../../kit/stuck.js';
import { dueText, durationText, joinDots, stateMark } from '../../kit/text.js';
import { nudgeListItems } from '../../kit/whispers.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { bold, plain } from '../../model/text.js';
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
} from '../../view/view.js';
import { type OwnWork, ownWork, projectsFor } from './own-work.js';

const HOME = call('home');
/** Items of each part; a button leads to the rest. */
const MOST_SHOWN = 5;

/** A heading with the first items under it, and a button to the rest; nothing if there are no items. */
function part(ctx: Context, id: string, list: readonly ListItem[], rest?: Call): Block[] {
  if (list.length === 0) return [];
  return [
    heading(ctx.say(id)),
    items(list.slice(0, MOST_SHOWN)),
    ...(rest && list.length > MOST_SHOWN ? [controls(button(ctx.label('button-all'), rest))] : []),
  ];
}

/** Some platforms forget whispers when they reload: questions that are not settled can be answered here. */
async function whisperItems(ctx: Context): Promise<ListItem[]> {
  const where = { author: ctx.me.id, state: ['shown', 'later'] as const };
  const shown = await ctx.read.find('nudge', { where, order: ['-at', 'id'], limit: MOST_SHOWN + 1 });
  const open = shown.filter(({ held, kind }) => held !== null && kind !== 'youre');
  return nudgeListItems(ctx, open, HOME);
}

function stageItem(ctx: Context, stage: Stage, project: string, stuck: Stuck | undefined): ListItem {
  const next = stage.state === 'not_started' ? call('start', { stage: stage.id }) : call('done', { item: stage.id });
  const label = ctx.label(stage.state === 'not_started' ? 'button-start' : 'button-done');
  return {
    mark: stateMark(ctx, stage.state),
    title: [bold(stage.name), plain(` · ${project}`)],
    detail: joinDots(
      durationText(ctx, ctx.now - stage.since),
      stuck && ctx.say('digest-quiet', { age: durationText(ctx, stuck.quietMs) }),
      stage.due ? dueText(ctx, stage.due, true) : undefined,
      stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
    ),
    controls: [thenShow(button(label, next), HOME)],
  };
}

async function stageItems(ctx: Context, { stages, projects }: OwnWork): Promise<ListItem[]> {
  const stuck = await stuckAmong(ctx.read, stages, ctx.now);
  const nameOf = await namesApart(ctx, [...projects.values()]);
  return stages.map((stage) => {
    const project = projects.get(stage.project);
    const ownStuck = stuck.find((one) => one.stage.id === stage.id);
    return stageItem(ctx, stage, project ? nameOf(project) : '', ownStuck);
  });
}

async function projectItems(ctx: Context, projects: readonly Project[]): Promise<ListItem[]> {
  const nameOf = await namesApart(ctx, projects);
  return projects.map((project) => ({
    title: [bold(nameOf(project))],
    controls: [button(ctx.label('button-status'), call('status', { project: project.id }))],
  }));
}

const mainMenu = (ctx: Context): Block =>
  controls(
    newProjectButton(ctx),
    button(ctx.label('button-projects'), call('projects')),
    button(ctx.label('button-settings'), call('settings')),
    button(ctx.label('button-help'), call('help')),
  );

/** When Baton is quiet, as the settings say it. */
async function quietWords(ctx: Context): Promise<{ hours: string; nudges: string }> {
  const [from = '', until] = (await ctx.setting('quiet-hours')).split('-');
  const nudges = (await ctx.setting('nudges')) || 'on';
  return {
    hours: until === undefined ? ctx.label('value-off') : ctx.label('value-hours', { from, until }),
    nudges: ctx.label(`value-nudges-${nudges}`),
  };
}

/** The page. */
export async function homePage(ctx: Context): Promise<View> {
  const work = await ownWork(ctx);
  const more = MOST_SHOWN + 1;
  const offers = await offerListItems(ctx, work.offers.slice(0, more), HOME);
  const incidents = await ownIncidentItems(ctx, work.incidents.slice(0, more), HOME);
  const whispers = await whisperItems(ctx);
  const tasks = await taskListItems(ctx, work.tasks.slice(0, more), HOME);
  const stages = await stageItems(ctx, work);
  const projects = await projectsFor(ctx, work, MOST_SHOWN);
  const empty = [incidents, offers, whispers, tasks, stages].every((list) => list.length === 0);
  return view(
    ...part(ctx, 'home-incidents', incidents, call('incidents')),
    ...part(ctx, 'offers-to-me', offers, call('offers')),
    ...part(ctx, 'home-whispers', whispers),
    ...part(ctx, 'task-list-mine', tasks, call('task list', { which: 'mine' })),
    ...part(ctx, 'home-stages', stages),
    empty ? paragraph(ctx.say('home-nothing')) : undefined,
    ...part(ctx, projects.id, await projectItems(ctx, projects.list)),
    mainMenu(ctx),
    note(ctx.say('home-quiet', await quietWords(ctx))),
  );
}
