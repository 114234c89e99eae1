/** How long stages of a kind usually stay as they are, in a team: what "stands still" is measured by. Pure. */
import { DAY } from './dates.js';
import type { HistoryEvent } from './rows.js';
import { stays } from './stages.js';

/** Fewer stays say too little. */
const ENOUGH = 5;
/** Nothing stands still before two days are over. */
const LEAST_MS = 2 * DAY;
const UNDER_WAY: readonly string[] = ['in_progress', 'at_risk', 'blocked'];

/**
 * The span within which three of four stays under way came to their end: the 75th percentile by nearest rank. Undefined
 * where there are fewer than five.
 * @param events lines of the history of stages of one kind, of any number of stages
 */
export function usualMs(events: readonly HistoryEvent[]): number | undefined {
  const of = new Map<string, HistoryEvent[]>();
  for (const event of events) of.set(event.itemId, [...(of.get(event.itemId) ?? []), event]);
  const ended = [...of.values()].flatMap((own) =>
    stays(own).flatMap(({ state, from, until }) => (UNDER_WAY.includes(state) && until !== null ? [until - from] : [])),
  );
  if (ended.length < ENOUGH) return undefined;
  ended.sort((a, b) => a - b);
  return Math.max(LEAST_MS, ended[Math.ceil(0.75 * ended.length) - 1] ?? LEAST_MS);
}
