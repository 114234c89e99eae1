/** Moves of a stage from one state to another. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import { Missing, type Outcome, Refusal } from '../../commands/outcome.js';
import { takeButton, undoButton } from '../../kit/controls.js';
import { type BelowBar, belowBar, belowText, heldBack } from '../../kit/done-bar.js';
import { withdrawOffer } from '../../kit/handover.js';
import { itemHistory, stateHistory } from '../../kit/history-lines.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { durationText, itemNameInProject, personSpan, stateName } from '../../kit/text.js';
import { type Change, set } from '../../model/changes.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { applyMove, currentStage, isOpen, type Move } from '../../model/stages.js';
import { type Button, controls, paragraph, view } from '../../view/view.js';

/** A stage, and the project it belongs to. */
interface StageInProject {
  project: Project;
  stage: Stage;
}

/** The press was on a message that shows another state. */
const isOutdated = (ctx: Context, stage: Stage): boolean =>
  ctx.call.seen !== undefined && ctx.call.seen !== stage.state;

/**
 * Moves a stage.
 * @param reason why it is blocked, at risk, re-opened or skipped
 * @param anyway why it is done although its area scores too low
 * @throws Refusal if its project holds such a stage, and nobody says why
 */
export async function moveStage(
  ctx: Context,
  { project, stage }: StageInProject,
  move: Move,
  reason: string | null = null,
  anyway?: string,
): Promise<Outcome> {
  const result = applyMove(stage, move, ctx.now, reason);
  if (!result.ok) return notMoved(ctx, stage, result.problem);
  if (isOutdated(ctx, stage)) return notMoved(ctx, stage, 'changed-since');
  const item = { kind: 'stage', row: stage, project } as const;
  const below = move === 'done' ? await belowBar(ctx, project, stage) : undefined;
  if (below?.bar === 'hold' && anyway === undefined) throw heldBack(ctx, item, below);
  const after = result.stage;
  const { changes, tell } = isOpen(after) ? { changes: [], tell: [] } : await withdrawOffer(ctx, item);
  const words = { who: personSpan(ctx.me), item: itemNameInProject(ctx, item), reason: reason ?? '' };
  const status = button(ctx.label('button-status'), call('status', { project: project.id }));
  return {
    changes: [
      set('stage', stage, after),
      stateHistory(ctx, item, stage, after),
      ...passedLine(ctx, item, below, anyway),
      ...changes,
    ],
    tell,
    notice: ctx.say(`progress-${move}`, words),
    view: view(
      below ? paragraph(belowText(ctx, item, below)) : undefined,
      controls(await likelyStep(ctx, project, after), undoButton(ctx), status),
    ),
  };
}

/** A stage and its project, as the history and the wording name them. */
type StageItem = Extract<Item, { kind: 'stage' }>;

/** The line of the history that says why a stage is done although its area scores too low. */
function passedLine(ctx: Context, item: StageItem, below: BelowBar | undefined, why: string | undefined): Change[] {
  if (!below || why === undefined) return [];
  return [itemHistory(ctx, item, 'passed-bar', null, `${below.score ?? 0} / ${below.expected}`, why)];
}

/**
 * Nothing was changed: the stage is in that state already, cannot move there, or has moved since the message was drawn.
 * @throws Refusal with the moves that are possible, unless the message is redrawn anyway
 */
function notMoved(ctx: Context, stage: Stage, problem: 'already' | 'impossible' | 'changed-since'): Outcome {
  const outdated = isOutdated(ctx, stage);
  const id = outdated && problem === 'impossible' ? 'changed-since' : problem;
  const age = durationText(ctx, ctx.now - stage.since);
  const says = ctx.say(`progress-${id}`, { stage: stage.name, state: stateName(ctx, stage.state), age });
  if (outdated && ctx.call.after) return { notice: says, stale: true };
  throw new Refusal(view(paragraph(says), controls(...stageButtons(ctx, stage))), { stale: outdated });
}

/** After a stage is done, starting the next one; else taking the stage, if nobody owns it. */
async function likelyStep(ctx: Context, project: Project, stage: Stage): Promise<Button | undefined> {
  if (stage.state === 'done') return startNext(ctx, project, stage);
  return isOpen(stage) && stage.owner === null ? takeButton(ctx, stage) : undefined;
}

async function startNext(ctx: Context, project: Project, done: Stage): Promise<Button | undefined> {
  const others = (await stagesOf(ctx.read, project.id)).filter(({ id }) => id !== done.id);
  const next = currentStage(others);
  if (next?.state !== 'not_started') return undefined;
  const [start] = stageButtons(ctx, next);
  return start && { ...start, label: ctx.label('button-start-stage', { stage: next.name }) };
}

/** Re-opens a stage. @throws Missing without a reason, unless there is nothing to re-open */
export async function reopenStage(ctx: Context, place: StageInProject, reason: string | undefined): Promise<Outcome> {
  const { stage } = place;
  if (reason === undefined && !isOpen(stage) && !isOutdated(ctx, stage)) throw new Missing(['reason']);
  return moveStage(ctx, place, 'reopen', reason ?? null);
}
