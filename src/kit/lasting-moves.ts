/** Moves that lasted: what was changed and changed back is as if nothing had moved. */
import type { HistoryEvent } from '../model/history-rows.js';

/** The first and the last move of an item in some time. */
interface LastingMove {
  first: HistoryEvent;
  last: HistoryEvent;
}

/** The moves of each item whose state at the end differs from that at the beginning. @param events oldest first */
export function lastingMoves(events: readonly HistoryEvent[]): LastingMove[] {
  const moves = new Map<string, LastingMove>();
  for (const event of events) {
    if (event.field !== 'state' || event.via === 'sample') continue;
    moves.set(event.itemId, { first: moves.get(event.itemId)?.first ?? event, last: event });
  }
  return [...moves.values()].filter(({ first, last }) => first.from !== last.to);
}
