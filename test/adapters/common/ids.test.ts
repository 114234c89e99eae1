import { expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';

test('ids are unique, and sort by the time they were made', () => {
  const ids = Array.from({ length: 1_000 }, newId);
  expect(new Set(ids).size).toBe(1_000);
  expect([...ids].sort()).toEqual(ids);
});
