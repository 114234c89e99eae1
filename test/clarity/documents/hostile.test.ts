/** Documents that nobody writes, but anybody can send, are read to their end. How long that takes is in `npm run bench`. */
import { expect, test } from 'vitest';
import { readDocument } from '../../support/documents.js';
import { rounds } from '../../support/full.js';
import { HOSTILE_DOCUMENTS } from '../../support/hostile-documents.js';

/** `npm test` reads a share of each. */
const PART = rounds(64, 1);
/** What stands behind all that: it must be found nevertheless. */
const WORK = '\n\n# Next\n\nSomebody has to rotate the keys.\n';

test.each(Object.entries(HOSTILE_DOCUMENTS))('%s', (_, [size, make]) => {
  const text = `${make(Math.floor(size / PART))}${WORK}`;
  expect(readDocument(text, { genre: 'minutes' }).lines).toContain(text.split('\n').length - 1);
});
