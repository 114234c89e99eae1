/** Progress: stages start, are done, blocked, at risk, re-opened, skipped; tasks are done and re-opened. */
import { here, type Item, item, maybeText, stage, text } from '../commands/args.js';
import { type Command, type Context, command, Missing, type Outcome, Refusal } from '../commands/command.js';
import { stagesOf } from '../commands/lookups.js';
import { button, refuse } from '../commands/refusals.js';
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
    throw new Refusal(view(paragraph(says), controls(...stageButtons(ctx, row))), undefined, outdated);
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
    view: nextSteps(next, undoButton(ctx), button(ctx.label('button-status'), 'status', { project: project.id })),
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
    view: nextSteps(undoButton(ctx), button(ctx.label('button-task'), 'task show', { item: row.id })),
  };
}

function stageCommand(name: Move, aliases: string[], examples: string[], withReason: 'required' | 'optional'): Command {
  const reason =
    withReason === 'required'
      ? text({ keys: ['because', 'why'], long: true })
      : maybeText({ keys: ['because', 'why'], long: true });
  return command({
    name,
    aliases,
    args: { stage: stage(), reason, project: here() },
    examples,
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, name, a.reason ?? null),
  });
}

export const progressCommands: Command[] = [
  command({
    name: 'start',
    aliases: ['stage start', 'begin', 'start stage', 'kick off'],
    args: { stage: stage(), project: here() },
    examples: ['start data', 'start training in "Churn model"'],
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, 'start', null),
  }),
  command({
    name: 'done',
    aliases: ['task done', 'stage done', 'finish', 'finished', 'complete', 'completed', 'close'],
    args: { item: item(), project: here() },
    examples: ['done data', 'done #12'],
    permission: 'work',
    run: async (ctx, a) =>
      a.item.kind === 'task'
        ? moveTask(ctx, a.item.project, a.item.row, 'done', null)
        : moveStage(ctx, a.item.project, a.item.row as Stage, 'done', null),
  }),
  stageCommand(
    'block',
    ['stage block', 'blocked', 'stuck'],
    ['block data waiting for the labels', 'block training: no GPUs until Monday'],
    'required',
  ),
  command({
    name: 'unblock',
    aliases: ['stage unblock', 'unblocked', 'resume', 'on track', 'continue'],
    args: { stage: stage(), project: here() },
    examples: ['unblock data'],
    permission: 'work',
    run: (ctx, a) => moveStage(ctx, a.project, a.stage, 'unblock', null),
  }),
  stageCommand(
    'at-risk',
    ['at risk', 'stage at-risk', 'risk'],
    ['at-risk evaluation the test set is too small'],
    'required',
  ),
  command({
    name: 'reopen',
    aliases: ['task reopen', 'stage reopen', 're-open', 'open again'],
    args: { item: item(), reason: maybeText({ keys: ['because', 'why'], long: true }), project: here() },
    examples: ['reopen data drift in the country feature', 'reopen #12'],
    permission: 'work',
    run: async (ctx, a) => {
      if (a.item.kind === 'task') return moveTask(ctx, a.item.project, a.item.row, 'open', a.reason ?? null);
      const row = a.item.row as Stage;
      const outdated = ctx.call.seen !== undefined && ctx.call.seen !== row.state;
      if (a.reason === undefined && !isOpen(row) && !outdated) throw new Missing(['reason']);
      return moveStage(ctx, a.item.project, row, 'reopen', a.reason ?? null);
    },
  }),
  stageCommand(
    'skip',
    ['stage skip', 'skipped', 'not needed'],
    ['skip monitoring', 'skip training we use a bought model'],
    'optional',
  ),
];
