/** How many stages were done at the end of each of the last weeks. */
import { inParts } from '../../kit/in-parts.js';
import { daysBefore } from '../../model/dates/wall-clock.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Stage } from '../../model/project-rows.js';
import type { Reader } from '../../ports/store.js';
import type { DigestSpan } from './spans.js';

const WEEKS = 8;

/** The stages that there were at the end of a week, skipped ones left out. */
export interface Week {
  at: number;
  done: number;
  all: number;
}

/** The last eight weeks, the oldest first; weeks before the first stage are left out. */
export async function lastWeeks(
  read: Reader,
  stages: readonly Stage[],
  { until, zone }: Pick<DigestSpan, 'until' | 'zone'>,
): Promise<Week[]> {
  const ends = Array.from({ length: WEEKS }, (_, i) => daysBefore(until, 7 * (WEEKS - 1 - i), zone));
  const at = { above: ends[0] ?? until, below: until };
  const ids = stages.map(({ id }) => id);
  const moves = await inParts(ids, (itemId) =>
    read.find('history', { where: { itemId, field: 'state', at }, order: ['at', 'id'] }),
  );
  return ends.map((end) => weekEnding(end, stages, moves)).filter(({ all }) => all > 0);
}

/** A stage was in the state that its next move began from, else in the one it has. Null: there was no such stage. */
function weekEnding(at: number, stages: readonly Stage[], moves: readonly HistoryEvent[]): Week {
  const next = new Map<string, HistoryEvent>();
  for (const move of moves) if (move.at >= at && !next.has(move.itemId)) next.set(move.itemId, move);
  const states = stages.map(({ id, state }) => {
    const move = next.get(id);
    return move ? move.from : state;
  });
  return {
    at,
    done: states.filter((state) => state === 'done').length,
    all: states.filter((state) => state !== null && state !== 'skipped').length,
  };
}
