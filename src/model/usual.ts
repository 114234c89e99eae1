/** How long stages of one kind usually stay in a state in a team: the yardstick for "stuck". Pure. */
import { DAY } from './dates/calendar.js';
import type { HistoryEvent } from './history-rows.js';
import { stays } from './stages.js';

/** With fewer stays than this, nothing can be said. */
const ENOUGH_STAYS = 5;
/** No stage counts as stuck within its first two days. */
const LEAST_MS = 2 * DAY;
/** What a stage is in while it is worked on, or should be. */
export const UNDER_WAY: readonly string[] = ['in_progress', 'at_risk', 'blocked'];

/**
 * How long three out of four stays in progress, at risk or blocked lasted at most, in milliseconds: the 75th percentile by
 * nearest rank. Undefined with fewer than five stays.
 * @param events history of any number of stages of one kind, in any order
 */
export function usualMs(events: readonly HistoryEvent[]): number | undefined {
  const of = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    const own = of.get(event.itemId);
    if (own) own.push(event);
    else of.set(event.itemId, [event]);
  }
  const ended = [...of.values()].flatMap((own) =>
    stays(own).flatMap(({ state, from, until }) => (UNDER_WAY.includes(state) && until !== null ? [until - from] : [])),
  );
  if (ended.length < ENOUGH_STAYS) return undefined;
  ended.sort((a, b) => a - b);
  return Math.max(LEAST_MS, ended[Math.ceil(0.75 * ended.length) - 1] ?? LEAST_MS);
}
