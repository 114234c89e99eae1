/** The stages and tasks of the sample project, each with its history. */
import { newStage } from '../../kit/new-stages.js';
import { add, type Change, type Stage, type Task } from '../../model/rows.js';
import { TEMPLATE } from '../../model/stages.js';
import { actor, type Cast, dayIn, daysAgo, scriptedEvent } from './cast.js';
import { type ScriptedMove, type ScriptedStage, type ScriptedTask, STAGES, TASKS, TASKS_DAYS_AGO } from './script.js';

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
  for (const move of script.moves) {
    const moved = afterMove(cast, stage, move);
    const { since: at, reason: why, pass } = moved;
    const by = actor(cast, index);
    changes.push(scriptedEvent(cast, { ...about, field: 'state', from: stage.state, to: move.to, at, by, why, pass }));
    stage = moved;
  }
  const owner = script.isOwned ? actor(cast, index) : null;
  if (owner)
    changes.push(scriptedEvent(cast, { ...about, field: 'owner', from: null, to: owner, at: stage.since, by: owner }));
  stage = { ...stage, owner, due: dayIn(ctx, script.dueInDays) };
  return { stage, changes: [add('stage', stage), ...changes] };
}

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
  };
}
