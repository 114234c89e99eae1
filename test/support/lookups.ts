/** A reader that counts: for tests of how many look-ups something costs. */
import type { Kind } from '../../src/model/rows.js';
import type { Reader } from '../../src/ports.js';

/** The same reader, and the kind of row of each look-up made through it, in order. */
export function counting(read: Reader): { read: Reader; kinds: Kind[] } {
  const kinds: Kind[] = [];
  return {
    kinds,
    read: {
      find: (kind, query) => {
        kinds.push(kind);
        return read.find(kind, query);
      },
      get: (kind, id) => {
        kinds.push(kind);
        return read.get(kind, id);
      },
      tally: (kind, by, where) => {
        kinds.push(kind);
        return read.tally(kind, by, where);
      },
    },
  };
}
