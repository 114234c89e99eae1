import { expect, test } from 'vitest';
import { inParts, PART } from '../../src/kit/in-parts.js';

test.each([
  [0, []],
  [1, [1]],
  [PART, [PART]],
  [PART + 1, [PART, 1]],
  [2 * PART + 5, [PART, PART, 5]],
])('%d values are looked up in parts of %j', async (n, sizes) => {
  const values = Array.from({ length: n }, (_, i) => `v${i}`);
  const parts: number[] = [];
  const found = await inParts(values, async (part) => {
    parts.push(part.length);
    return part;
  });
  expect(parts).toEqual(sizes);
  expect(found).toEqual(values);
});

test('a part can have more rows than a call can have arguments', async () => {
  const found = await inParts(['one'], async () => Array.from({ length: 500_000 }, (_, i) => i));
  expect(found).toHaveLength(500_000);
});
