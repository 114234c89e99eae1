/** A sample project with a past, to look around in; and its removal without trace. */

import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { projectByName, projectsOf } from '../commands/lookups.js';
import type { Outcome } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps } from '../kit/controls.js';
import { newStage } from '../kit/new-stages.js';
import { personSpan } from '../kit/text.js';
import { DAY, dayAt } from '../model/dates.js';
import { keyOf } from '../model/names.js';
import {
  add,
  type Change,
  type HistoryEvent,
  type Project,
  type Stage,
  type StageState,
  type Task,
} from '../model/rows.js';
import { TEMPLATE } from '../model/stages.js';

/** A move of a stage: days ago, new state, wording of the reason, pass. */
type Past = readonly [number, StageState, string | null, number];

/** What happened to each stage of the template: a project that came round the loop once. */
const PAST: readonly (readonly Past[])[] = [
  [
    [62, 'in_progress', null, 1],
    [55, 'blocked', 'sample-reason-labels', 1],
    [51, 'in_progress', null, 1],
    [44, 'done', null, 1],
    [9, 'in_progress', 'sample-reason-drift', 2],
  ],
  [
    [44, 'in_progress', null, 1],
    [33, 'done', null, 1],
  ],
  [
    [33, 'in_progress', null, 1],
    [27, 'at_risk', 'sample-reason-slices', 1],
    [24, 'done', null, 1],
  ],
  [
    [24, 'in_progress', null, 1],
    [17, 'blocked', 'sample-reason-quota', 1],
  ],
  [],
];

interface Cast {
  ctx: Context;
  project: Project;
  /** Whom the parts are given to: oneself first, then others of the workspace. */
  people: string[];
}

const actor = ({ people }: Cast, i: number) => people[i % people.length] ?? '';

function event(
  cast: Cast,
  about: Pick<HistoryEvent, 'item' | 'itemId' | 'field' | 'from' | 'to' | 'why' | 'pass'>,
  at: number,
  by: string,
): Change {
  const { ctx, project } = cast;
  return add('history', {
    id: ctx.newId(),
    workspace: ctx.workspace,
    project: project.id,
    at,
    by,
    via: 'sample',
    channel: null,
    ...about,
  });
}

function stageWithPast(cast: Cast, index: number): { stage: Stage; changes: Change[] } {
  const { ctx, project } = cast;
  const id = TEMPLATE[index] ?? 'data';
  const past = PAST[index] ?? [];
  let stage = { ...newStage(ctx, project.id, ctx.label(`stage-${id}`), index + 1), since: project.createdAt };
  const about = { item: 'stage' as const, itemId: stage.id, why: null };
  const changes = [
    event(cast, { ...about, field: 'created', from: null, to: stage.name, pass: 1 }, project.createdAt, actor(cast, 0)),
    event(
      cast,
      { ...about, field: 'state', from: null, to: 'not_started', pass: 1 },
      project.createdAt,
      actor(cast, 0),
    ),
  ];
  for (const [daysAgo, to, why, pass] of past) {
    const at = ctx.now - daysAgo * DAY;
    const reason = why && ctx.label(why);
    changes.push(
      event(cast, { ...about, field: 'state', from: stage.state, to, why: reason, pass }, at, actor(cast, index)),
    );
    stage = { ...stage, state: to, since: at, reason, pass };
  }
  // The stage under way has no owner, and the last one nobody yet: that is what Baton is there to show.
  const owner = index === 0 || index === 4 ? null : actor(cast, index);
  if (owner)
    changes.push(event(cast, { ...about, field: 'owner', from: null, to: owner, pass: 1 }, stage.since, owner));
  const due = index === 3 ? dayAt(ctx.now - 2 * DAY, ctx.zone) : null;
  stage = { ...stage, owner, due };
  return { stage, changes: [add('stage', stage), ...changes] };
}

/** Tasks: wording, index of the stage, index of the owner or null, days to the due date or null. */
const TASKS: readonly (readonly [string, number, number | null, number | null])[] = [
  ['sample-task-country', 0, null, 3],
  ['sample-task-version', 0, 1, 7],
  ['sample-task-quota', 3, 3, -2],
  ['sample-task-rollback', 3, null, null],
  ['sample-task-alert', 4, null, 21],
];

async function tasksOf(cast: Cast, stages: readonly Stage[]): Promise<Change[]> {
  const { ctx, project } = cast;
  const changes: Change[] = [];
  for (const [title, stage, owner, due] of TASKS) {
    const row: Omit<Task, 'version'> = {
      id: ctx.newId(),
      workspace: ctx.workspace,
      number: await ctx.nextTaskNumber('task'),
      title: ctx.label(title),
      project: project.id,
      stage: stages[stage]?.id ?? null,
      state: 'open',
      owner: owner === null ? null : actor(cast, owner),
      deputies: [],
      due: due === null ? null : dayAt(ctx.now + due * DAY, ctx.zone),
      createdAt: ctx.now - 8 * DAY,
      createdBy: actor(cast, 0),
      link: null,
    };
    const about = { item: 'task' as const, itemId: row.id, from: null, why: null, pass: null };
    changes.push(
      add('task', row),
      event(cast, { ...about, field: 'created', to: row.title }, row.createdAt, row.createdBy),
    );
  }
  return changes;
}

async function load(ctx: Context): Promise<Outcome> {
  const name = ctx.label('sample-name');
  const taken = await projectByName(ctx.read, name);
  if (taken?.sample)
    return {
      notice: ctx.say('sample-already', { project: name }),
      private: true,
      view: nextSteps(
        button(ctx.label('button-status'), call('status', { project: taken.id })),
        button(ctx.label('button-sample-remove'), call('sample remove')),
      ),
    };
  if (taken) throw refuse(ctx, 'name-taken', { name });
  const others = await ctx.read.find('person', { where: { gone: false }, order: ['id'], limit: 4 });
  const project: Project = {
    id: ctx.newId(),
    workspace: ctx.workspace,
    version: 1,
    name,
    key: keyOf(name),
    description: ctx.label('sample-description'),
    lead: ctx.me.id,
    archived: false,
    sample: true,
    createdAt: ctx.now - 63 * DAY,
  };
  const cast: Cast = { ctx, project, people: [ctx.me.id, ...others.map((p) => p.id).filter((id) => id !== ctx.me.id)] };
  const stages = TEMPLATE.map((_, i) => stageWithPast(cast, i));
  const linked = ctx.channel.direct ? [] : await projectsOf(ctx.read, ctx.channel.id);
  const link = {
    id: `${ctx.channel.id}:${project.id}`,
    workspace: ctx.workspace,
    channel: ctx.channel.id,
    project: project.id,
    main: linked.length === 0,
    at: ctx.now,
  };
  return {
    final: true,
    changes: [
      add('project', project),
      event(
        cast,
        { item: 'project', itemId: project.id, field: 'created', from: null, to: name, why: null, pass: null },
        project.createdAt,
        ctx.me.id,
      ),
      ...stages.flatMap((s) => s.changes),
      ...(await tasksOf(
        cast,
        stages.map((s) => s.stage),
      )),
      ...(ctx.channel.direct ? [] : [add('link', link)]),
    ],
    notice: ctx.say('sample-loaded', { who: personSpan(ctx.me), project: name }),
    view: nextSteps(
      button(ctx.label('button-status'), call('status', { project: project.id }), { style: 'primary' }),
      button(ctx.label('button-sample-remove'), call('sample remove')),
    ),
  };
}

async function removeSample(ctx: Context): Promise<Outcome> {
  const samples = await ctx.read.find('project', { where: { sample: true }, limit: 5 });
  if (samples.length === 0) return { notice: ctx.say('sample-none'), private: true, stale: true, view: nextSteps() };
  return {
    final: true,
    changes: samples.map((was): Change => ({ do: 'erase', kind: 'project', was })),
    notice: ctx.say('sample-removed', { who: personSpan(ctx.me), project: samples[0]?.name ?? '' }),
    view: nextSteps(),
  };
}

const ARGS = {
  sample: {},
  'sample remove': {},
};
type SampleArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends SampleArgs {}
}

export const sampleCommands: Command[] = [
  command({
    name: 'sample',
    aliases: ['demo', 'sample load', 'load sample'],
    args: ARGS.sample,
    examples: ['sample'],
    permission: 'anyone',
    run: (ctx) => load(ctx),
  }),
  command({
    name: 'sample remove',
    aliases: ['remove sample', 'sample delete'],
    args: ARGS['sample remove'],
    examples: ['sample remove'],
    permission: 'anyone',
    run: (ctx) => removeSample(ctx),
  }),
];
