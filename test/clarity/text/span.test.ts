/** Spans of tokens. */
import { expect, test } from 'vitest';
import { spanOf } from '../../../src/clarity/text/span.js';
import { tokenize } from '../../../src/clarity/text/tokens.js';

test('tokens cover the text from the first to the last', () => {
  expect(spanOf(tokenize('  fix it  '))).toEqual({ start: 2, end: 8 });
  expect(spanOf([])).toEqual({ start: 0, end: 0 });
});
