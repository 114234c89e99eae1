/** What a person of the playground sees of the workspace. */
import { readerFor } from '../../src/kit/seen-reader.js';
import type { Sight } from '../../src/model/sight.js';
import type { Reader, Store } from '../../src/ports/store.js';
import { PLAYGROUND_WORKSPACE, type PlaygroundPerson } from './people.js';
import { NotFound } from './user-actions.js';

/** Who looks, from which channel (none for a page of their own), and when. */
interface Look {
  me: PlaygroundPerson;
  channel: string | null;
  /** Epoch milliseconds. */
  now: number;
}

/** Reads what one person sees. @throws NotFound if Baton has not met them */
export function seenIn<T>(
  store: Store,
  { me, channel, now }: Look,
  work: (read: Reader, sight: Sight) => Promise<T>,
): Promise<T> {
  return store.read(PLAYGROUND_WORKSPACE, async (read) => {
    const person = await read.get('person', me.id);
    if (!person) throw new NotFound();
    const place = channel === null ? undefined : await read.get('channel', channel);
    const seen = await readerFor(read, { me: person, channel: place ?? null, now });
    return work(seen, seen.sight);
  });
}
