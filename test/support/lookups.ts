/** A reader that counts: for tests of how many look-ups something costs. */
import type { Kind } from '../../src/model/rows.js';
import type { Reader } from '../../src/ports/store.js';

/** The same reader, and the kind of row of each look-up made through it, in order. */
export function counting(read: Reader): { read: Reader; kinds: Kind[] } {
  const kinds: Kind[] = [];
  const counted: Reader = {
    now: read.now,
    get overall() {
      return counted;
    },
    remembered: (_name, work) => work(),
    find: (kind, query) => {
      kinds.push(kind);
      return read.find(kind, query);
    },
    get: (kind, id, any) => {
      kinds.push(kind);
      return read.get(kind, id, any);
    },
    tally: (kind, by, where, any) => {
      kinds.push(kind);
      return read.tally(kind, by, where, any);
    },
  };
  return { kinds, read: counted };
}
