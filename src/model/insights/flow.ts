/** What a project is doing all along, and the time that does not count: while it is archived. */
import { putOff } from './carry.js';
import { minutesBetween } from './facts.js';
import type { ToldLine } from './lasting-events.js';
import type { Teller } from './teller.js';
import { flowMode } from './under-way.js';

/** A project that waits longer is at rest: nobody waits for it any more. */
const MOST_WAITING_MS = 30 * 86_400_000;

/** What the project is doing from now on. @param isDue whether the time up to now is told although that goes on */
export function turnFlow(teller: Teller, at: number, isDue = false): void {
  const { carry } = teller;
  const { flow } = carry;
  const mode = flowMode(carry);
  if (flow && (flow.mode !== mode || isDue)) tellFlow(teller, flow.mode, flow.since, at);
  if (!flow || flow.mode !== mode || isDue) carry.flow = mode === undefined ? null : { mode, since: at };
}

/** Month by month: a time that lasts long belongs to each month that it was in. */
function tellFlow(teller: Teller, mode: string, since: number, at: number): void {
  const until = mode === 'waiting' ? Math.min(at, since + MOST_WAITING_MS) : at;
  for (let from = since; from < until; ) {
    const day = new Date(from);
    const month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth());
    const next = Math.min(until, Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1));
    teller.tell('flow', null, month, minutesBetween(from, next), null, mode);
    from = next;
  }
}

/** While a project is archived, no time passes for it. */
export function takeArchived(teller: Teller, { at, to }: ToldLine): void {
  const { carry } = teller;
  if (to === 'true') {
    turnFlow(teller, at, true);
    carry.flow = null;
    carry.archived = at;
  } else if (carry.archived !== null) {
    putOff(carry, Math.max(0, at - carry.archived));
    carry.archived = null;
  }
}
