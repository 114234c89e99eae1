/** Lines and columns. */
import { expect, test } from 'vitest';
import { pointsOf } from '../../../src/clarity/text/point.js';

test.each([
  ['the start', 0, 1, 1],
  ['the end of a line', 2, 1, 3],
  ['the start of the next', 3, 2, 1],
  ['an empty line', 7, 3, 1],
  ['after an emoji of two units', 10, 4, 3],
  ['the end', 11, 4, 4],
])('%s', (_, offset, line, column) => {
  expect(pointsOf('ab\ncde\n\n🎉x')(offset)).toEqual({ line, column, offset });
});

test('an empty text has one point', () => {
  expect(pointsOf('')(0)).toEqual({ line: 1, column: 1, offset: 0 });
});
