/** What needs a person: one rule for each reason and one way of counting, wherever Baton shows it. Pure. */
import { DAY } from './dates/calendar.js';
import type { Offer, Stage, Task } from './project-rows.js';
import { isOpen } from './stages.js';

/** Why something needs a person, the most urgent reason first. */
export const REASONS = ['blocked', 'at_risk', 'stuck', 'unowned', 'waiting', 'overdue'] as const;
/** One of them. */
export type Reason = (typeof REASONS)[number];

/** How long somebody has to answer an offer before it needs attention. */
export const ANSWER_WITHIN_MS = DAY;
/** No stage is stuck sooner: `stalled-after` is a whole number of days, and what is usual is at least two. */
const SOONEST_STUCK_MS = DAY;

/** Started and not finished: in progress, at risk or blocked. */
export const isUnderWay = (stage: Stage) => isOpen(stage) && stage.state !== 'not_started';

/** Past its due date. What is due today is not overdue yet. */
export const isOverdue = ({ due }: Pick<Stage | Task, 'due'>, today: string) => due !== null && due < today;

/** Without an owner, and nobody has been asked. @param offer the waiting offer of it, if there is one */
export const isUnowned = ({ owner }: Pick<Stage | Task, 'owner'>, offer: Offer | undefined) =>
  owner === null && offer === undefined;

/** An offer that has been waiting for an answer for a day or longer. */
export const isUnanswered = (offer: Pick<Offer, 'state' | 'at'>, now: number) =>
  offer.state === 'waiting' && now - offer.at >= ANSWER_WITHIN_MS;

/** Milliseconds since the last step in a stage: it entered its state, or something happened to it or one of its tasks. */
export const quietMs = ({ since }: Pick<Stage, 'since'>, lastStep: number | undefined, now: number) =>
  now - Math.max(since, lastStep ?? 0);

/** Whether a stage is old enough to be stuck, whatever the limit: cheap to ask before anything is looked up. */
export const mayBeStuck = (stage: Pick<Stage, 'state' | 'since'>, now: number) =>
  stage.state === 'in_progress' && now - stage.since > SOONEST_STUCK_MS;

/**
 * In progress, and without a step for longer than usual. Blocked stages and those at risk have a reason of their own.
 * @param limitMs what is usual for such a stage in this team (`usualMs`), `stalled-after` if too little is known
 */
export const isStuck = (
  stage: Pick<Stage, 'state' | 'since'>,
  lastStep: number | undefined,
  now: number,
  limitMs: number,
) => mayBeStuck(stage, now) && quietMs(stage, lastStep, now) > limitMs;

/** What the rules need to know besides the row itself. */
interface Circumstances {
  now: number;
  /** `YYYY-MM-DD` in the reader's zone. */
  today: string;
  /** The waiting offer of the item, if there is one. */
  offer: Offer | undefined;
}

const inOrder = (holds: Partial<Record<Reason, boolean>>): Reason[] => REASONS.filter((reason) => holds[reason]);

/** Why a stage needs a person; empty if it does not. @param stuck as `isStuck` says */
export function stageReasons(stage: Stage, { now, today, offer, stuck }: Circumstances & { stuck: boolean }): Reason[] {
  if (!isOpen(stage)) return [];
  return inOrder({
    blocked: stage.state === 'blocked',
    at_risk: stage.state === 'at_risk',
    stuck,
    unowned: isUnderWay(stage) && isUnowned(stage, offer),
    waiting: offer !== undefined && isUnanswered(offer, now),
    overdue: isOverdue(stage, today),
  });
}

/** Why a task needs a person; empty if it does not. */
export function taskReasons(task: Task, { now, today, offer }: Circumstances): Reason[] {
  if (task.state !== 'open') return [];
  return inOrder({
    unowned: isUnowned(task, offer),
    waiting: offer !== undefined && isUnanswered(offer, now),
    overdue: isOverdue(task, today),
  });
}

/** How many things need a person: each counts once, however many reasons it has. */
export const countNeeds = (reasons: readonly (readonly Reason[])[]) => reasons.filter((of) => of.length > 0).length;
