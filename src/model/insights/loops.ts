/** Loops: stages that are re-opened, until all of them are finished again. */
import type { StageSoFar } from './carry.js';
import { minutesBetween } from './facts.js';
import type { Teller } from './teller.js';
import { isOngoing } from './under-way.js';

/** What is re-opened within this time of a loop's end belongs to it: one retrains, and evaluates a few days later. */
const LOOP_GAP_MS = 7 * 86_400_000;

/** A stage is re-opened: a loop begins, or the stage belongs to the one there is. */
export function openLoop(teller: Teller, id: string, { key, owner }: StageSoFar, at: number, reason: string): void {
  if (isOngoing(key)) return;
  const { carry } = teller;
  // What was re-opened and finished in a loop, and is re-opened again, begins the next.
  closeLoop(teller, at, carry.loop?.been.includes(id));
  if (!carry.loop) carry.loop = { since: at, stage: id, reason, open: [id], been: [id], closed: at, who: owner };
  else {
    carry.loop.open.push(id);
    carry.loop.been.push(id);
  }
}

/** A stage is finished, or is no longer worked on. */
export function leaveLoop({ carry: { loop } }: Teller, id: string, at: number): void {
  if (!loop?.open.includes(id)) return;
  loop.open = loop.open.filter((other) => other !== id);
  loop.closed = at;
}

/** Tells the loop once nothing can belong to it any more. */
export function closeLoop(teller: Teller, at: number, isNext = false): void {
  const { carry } = teller;
  const { loop } = carry;
  if (!loop || loop.open.length > 0 || (!isNext && at - loop.closed <= LOOP_GAP_MS)) return;
  teller.tell('loop', loop.stage, loop.closed, minutesBetween(loop.since, loop.closed), loop.who, loop.reason);
  carry.loop = null;
}
