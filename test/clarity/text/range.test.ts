/** Spans of tokens. */
import { expect, test } from 'vitest';
import { rangeOf } from '../../../src/clarity/text/range.js';
import { tokenizeText } from '../../../src/clarity/text/tokens.js';

test('tokens cover the text from the first to the last', () => {
  expect(rangeOf(tokenizeText('  fix it  '))).toEqual({ start: 2, end: 8 });
  expect(rangeOf([])).toEqual({ start: 0, end: 0 });
});
