/** The stages and tasks of the sample project, each with its history. */
import { newStage } from '../../kit/new-stages.js';
import { add, type Change } from '../../model/changes.js';
import { plusDays } from '../../model/dates/calendar.js';
import type { Stage, Task } from '../../model/project-rows.js';
import { TEMPLATE } from '../../model/stages.js';
import { actor, type Cast, dayIn, daysAgo, scriptedEvent } from './cast.js';
import { type ScriptedMove, type ScriptedStage, type ScriptedTask, STAGES, TASKS, TASKS_DAYS_AGO } from './script.js';
import { HANDOVERS, MOVED_DATES, ROUNDS_BEFORE, yearOfMoves } from './year.js';

/** When the stage that nobody owns now was given up, in days before today: before it was re-opened. */
const GIVEN_UP_DAYS_AGO = 10;

/** The stages, in order, with what has to be added. */
export function sampleStages(cast: Cast): { stages: Stage[]; changes: Change[] } {
  const made = STAGES.map((script, index) => sampleStage(cast, script, index));
  return { stages: made.map(({ stage }) => stage), changes: made.flatMap(({ changes }) => changes) };
}

function sampleStage(cast: Cast, script: ScriptedStage, index: number): { stage: Stage; changes: Change[] } {
  const { ctx, project } = cast;
  const name = ctx.label(`stage-${TEMPLATE[index] ?? 'data'}`);
  const start: Stage = { ...newStage(ctx, project.id, name, index + 1), since: project.createdAt };
  const about = { item: 'stage', itemId: start.id, at: start.since, by: actor(cast, 0), pass: 1 } as const;
  const changes = [
    scriptedEvent(cast, { ...about, field: 'created', from: null, to: name }),
    scriptedEvent(cast, { ...about, field: 'state', from: null, to: 'not_started' }),
  ];
  let stage = start;
  for (const move of movesOf(script, index)) {
    const moved = afterMove(cast, stage, move);
    const { since: at, reason: why, pass } = moved;
    const by = actor(cast, index);
    changes.push(scriptedEvent(cast, { ...about, field: 'state', from: stage.state, to: move.to, at, by, why, pass }));
    stage = moved;
  }
  const owner = script.isOwned ? actor(cast, index) : null;
  stage = { ...stage, owner, due: dayIn(ctx, script.dueInDays) };
  return {
    stage,
    changes: [add('stage', stage), ...changes, ...ownersOf(cast, stage, index), ...datesOf(cast, stage)],
  };
}

/** The moves of the year, and those of the present round. */
function movesOf({ moves }: ScriptedStage, index: number): ScriptedMove[] {
  const before = yearOfMoves(index);
  const passes = before.length > 0 ? ROUNDS_BEFORE : 0;
  return [...before, ...moves.map((move) => ({ ...move, pass: (move.pass ?? 1) + passes }))];
}

/** Who had a stage in the year: its owner from its first begin, and those to whom it was handed in between. */
function ownersOf(cast: Cast, stage: Stage, index: number): Change[] {
  const [first] = yearOfMoves(index);
  if (!first) return [];
  const about = { item: 'stage', itemId: stage.id, pass: 1 } as const;
  const at = (days: number) => daysAgo(cast.ctx, days);
  const line = (field: 'owner' | 'offer', from: string | null, to: string | null, days: number, by: string) =>
    scriptedEvent(cast, { ...about, field, from, to, at: at(days), by });
  const begun = actor(cast, index);
  const own = HANDOVERS.filter((one) => one.stage === index && actor(cast, one.from) !== actor(cast, one.to));
  return [
    line('owner', null, begun, first.daysAgo, begun),
    ...own.flatMap(({ from, to, daysAgo: days, waited }) => [
      line('offer', actor(cast, from), actor(cast, to), days + waited, actor(cast, from)),
      line('owner', actor(cast, from), actor(cast, to), days, actor(cast, to)),
    ]),
    ...(stage.owner === null ? [line('owner', begun, null, GIVEN_UP_DAYS_AGO, begun)] : []),
  ];
}

/** The due dates that were moved, of the one stage that has one. */
function datesOf(cast: Cast, stage: Stage): Change[] {
  if (stage.due === null) return [];
  const about = { item: 'stage', itemId: stage.id, pass: 1, field: 'due', by: actor(cast, 0) } as const;
  return MOVED_DATES.map(({ daysAgo: days, by }, i) => {
    const to = i === MOVED_DATES.length - 1 ? stage.due : dayIn(cast.ctx, by - days);
    const from = i === MOVED_DATES.length - 1 ? dayBefore(stage.due, by) : dayIn(cast.ctx, -days);
    return scriptedEvent(cast, { ...about, from, to, at: daysAgo(cast.ctx, days) });
  });
}

const dayBefore = (day: string | null, days: number): string | null => (day === null ? null : plusDays(day, -days));

const afterMove = ({ ctx }: Cast, stage: Stage, { daysAgo: days, to, reason, pass = 1 }: ScriptedMove): Stage => ({
  ...stage,
  state: to,
  since: daysAgo(ctx, days),
  reason: reason === undefined ? null : ctx.label(reason),
  pass,
});

/** The tasks, as changes that add them. @param stages as `sampleStages` made them */
export async function sampleTasks(cast: Cast, stages: readonly Stage[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const script of TASKS) {
    const task = await sampleTask(cast, script, stages[script.stage]?.id ?? null);
    const about = { item: 'task', itemId: task.id, at: task.createdAt, by: task.createdBy } as const;
    changes.push(add('task', task), scriptedEvent(cast, { ...about, field: 'created', from: null, to: task.title }));
  }
  return changes;
}

async function sampleTask(cast: Cast, script: ScriptedTask, stage: string | null): Promise<Omit<Task, 'version'>> {
  const { ctx, project } = cast;
  return {
    id: ctx.newId(),
    workspace: ctx.workspace,
    number: await ctx.nextNumber('task'),
    title: ctx.label(script.title),
    project: project.id,
    stage,
    state: 'open',
    owner: script.owner === undefined ? null : actor(cast, script.owner),
    deputies: [],
    due: dayIn(ctx, script.dueInDays),
    createdAt: daysAgo(ctx, TASKS_DAYS_AGO),
    createdBy: actor(cast, 0),
    link: null,
    channel: null,
    thread: null,
  };
}
