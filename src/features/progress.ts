/** Progress: stages start, are done, blocked, at risk, re-opened, skipped; tasks are done and re-opened. */
import { here, type Item, item, maybeText, stage, text } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { stagesOf } from '../commands/lookups.js';
import { Missing, type Outcome, Refusal } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps, takeButton, undoButton } from '../kit/controls.js';
import { withdrawOffer } from '../kit/handover.js';
import { itemHistory, stateHistory } from '../kit/history-lines.js';
import { stageButtons } from '../kit/stage-buttons.js';
import { durationText, itemName, itemNameInProject, personSpan, stateName } from '../kit/text.js';
import { type Project, type Stage, set, type Task } from '../model/rows.js';
import { applyMove, currentStage, isOpen, type Move } from '../model/stages.js';
import { type Button, controls, paragraph, view } from '../view.js';

/** The next step after a stage is done: the stage that comes now. */
async function nextStep(ctx: Context, project: Project, done: Stage): Promise<Button | undefined> {
  const rest = (await stagesOf(ctx.read, project.id)).filter((s) => s.id !== done.id);
  const next = currentStage(rest);
  if (next?.state !== 'not_started') return undefined;
  return { ...(stageButtons(ctx, next)[0] as Button), label: ctx.label('button-start-stage', { stage: next.name }) };
}

async function moveStage(
  ctx: Context,
  project: Project,
  row: Stage,
  name: Move,
  reason: string | null,
): Promise<Outcome> {
  if (project.archived) throw refuse(ctx, 'archived', { project: project.name });
  const it: Item = { kind: 'stage', row, project };
  const outdated = ctx.call.seen !== undefined && ctx.call.seen !== row.state;
  const result = applyMove(row, name, ctx.now, reason);
  if (!result.ok || outdated) {
    // Pressed twice: what was wanted is so already. Pressed on an old card: something else has happened since.
    const problem = result.ok ? 'changed-since' : result.problem;
    const id = outdated && problem === 'impossible' ? 'progress-changed-since' : `progress-${problem}`;
    const says = ctx.say(id, {
      stage: row.name,
      state: stateName(ctx, row.state),
      age: durationText(ctx, ctx.now - row.since),
    });
    if (outdated && ctx.call.after) return { notice: says, stale: true };
    throw new Refusal(view(paragraph(says), controls(...stageButtons(ctx, row))), { stale: outdated });
  }
  const after = result.stage;
  const says = ctx.say(`progress-${name}`, {
    who: personSpan(ctx.me),
    item: itemNameInProject(ctx, it),
    reason: reason ?? '',
  });
  const owner = after.owner === null && isOpen(after) ? takeButton(ctx, row) : undefined;
  const next = name === 'done' ? await nextStep(ctx, project, row) : owner;
  const offer = isOpen(after) ? undefined : await withdrawOffer(ctx, it);
  return {
    changes: [set('stage', row, after), stateHistory(ctx, it, row, after), ...(offer?.changes ?? [])],
    tell: offer?.tell ?? [],
    notice: says,
    view: nextSteps(next, undoButton(ctx), button(ctx.label('button-status'), call('status', { project: project.id }))),
  };
}

async function moveTask(
  ctx: Context,
  project: Project,
  row: Task,
  to: 'open' | 'done',
  why: string | null,
): Promise<Outcome> {
  const it: Item = { kind: 'task', row, project };
  if (row.state === to)
    return {
      notice: ctx.say(`progress-task-already-${to}`, { task: itemName(it) }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  const says = ctx.say(`progress-task-${to}`, { who: personSpan(ctx.me), task: itemName(it), project: project.name });
  const offer = to === 'done' ? await withdrawOffer(ctx, it) : undefined;
  return {
    changes: [
      set('task', row, { state: to }),
      itemHistory(ctx, it, 'state', row.state, to, why),
      ...(offer?.changes ?? []),
    ],
    tell: offer?.tell ?? [],
    notice: says,
    view: nextSteps(undoButton(ctx), button(ctx.label('button-task'), call('task show', { item: row.id }))),
  };
}

const REASON = { keys: ['because', 'why'], long: true };

const ARGS = {
  start: { stage: stage(), project: here() },
  done: { item: item(), project: here() },
  block: { stage: stage(), reason: text(REASON), project: here() },
  unblock: { stage: stage(), project: here() },
  'at-risk': { stage: stage(), reason: text(REASON), project: here() },
  reopen: { item: item(), reason: maybeText(REASON), project: here() },
  skip: { stage: stage(), reason: maybeText(REASON), project: here() },
};
type ProgressArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends ProgressArgs {}
}

export const progressCommands: Command[] = [
  command({
    name: 'start',
    aliases: ['stage start', 'begin', 'start stage', 'kick off'],
    args: ARGS.start,
    examples: ['start data', 'start training in "Churn model"'],
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, 'start', null),
  }),
  command({
    name: 'done',
    aliases: ['task done', 'stage done', 'finish', 'finished', 'complete', 'completed', 'close'],
    args: ARGS.done,
    examples: ['done data', 'done #12'],
    permission: 'work',
    run: async (ctx, a) =>
      a.item.kind === 'task'
        ? moveTask(ctx, a.item.project, a.item.row, 'done', null)
        : moveStage(ctx, a.item.project, a.item.row, 'done', null),
  }),
  command({
    name: 'block',
    aliases: ['stage block', 'blocked', 'stuck'],
    args: ARGS.block,
    examples: ['block data waiting for the labels', 'block training: no GPUs until Monday'],
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, 'block', a.reason),
  }),
  command({
    name: 'unblock',
    aliases: ['stage unblock', 'unblocked', 'resume', 'on track', 'continue'],
    args: ARGS.unblock,
    examples: ['unblock data'],
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, 'unblock', null),
  }),
  command({
    name: 'at-risk',
    aliases: ['at risk', 'stage at-risk', 'risk'],
    args: ARGS['at-risk'],
    examples: ['at-risk evaluation the test set is too small'],
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, 'at-risk', a.reason),
  }),
  command({
    name: 'reopen',
    aliases: ['task reopen', 'stage reopen', 're-open', 'open again'],
    args: ARGS.reopen,
    examples: ['reopen data drift in the country feature', 'reopen #12'],
    permission: 'work',
    run: async (ctx, a) => {
      if (a.item.kind === 'task') return moveTask(ctx, a.item.project, a.item.row, 'open', a.reason ?? null);
      const { row } = a.item;
      const outdated = ctx.call.seen !== undefined && ctx.call.seen !== row.state;
      if (a.reason === undefined && !isOpen(row) && !outdated) throw new Missing(['reason']);
      return moveStage(ctx, a.item.project, row, 'reopen', a.reason ?? null);
    },
  }),
  command({
    name: 'skip',
    aliases: ['stage skip', 'skipped', 'not needed'],
    args: ARGS.skip,
    examples: ['skip monitoring', 'skip training we use a bought model'],
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, 'skip', a.reason ?? null),
  }),
];
