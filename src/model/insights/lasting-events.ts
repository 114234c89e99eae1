/** The history without what was taken back: a change and its undoing together are nothing. Pure. */
import type { HistoryEvent } from '../history-rows.js';

/** As much of a line of the history as facts are made of. */
export type ToldLine = Pick<
  HistoryEvent,
  'id' | 'item' | 'itemId' | 'at' | 'by' | 'field' | 'from' | 'to' | 'why' | 'via' | 'project'
>;

const subject = (one: ToldLine, from: string | null, to: string | null): string =>
  JSON.stringify([one.itemId, one.field, from, to]);

/** In the order in which they happened. */
const byTime = (a: ToldLine, b: ToldLine): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/**
 * The events that still count, oldest first. Undoing writes the same line with `from` and `to` swapped: both are left out. The
 * line it takes back is not among the events if those before it have been counted already: then it was left out there.
 */
export function lastingEvents<E extends ToldLine>(events: readonly E[]): E[] {
  const standing = new Map<string, E[]>();
  const gone = new Set<E>();
  const all = [...events].sort(byTime);
  for (const event of all) {
    if (event.via === 'undo') {
      gone.add(event);
      const taken = standing.get(subject(event, event.to, event.from))?.pop();
      if (taken) gone.add(taken);
      continue;
    }
    const key = subject(event, event.from, event.to);
    const before = standing.get(key);
    if (before) before.push(event);
    else standing.set(key, [event]);
  }
  return all.filter((event) => !gone.has(event));
}
