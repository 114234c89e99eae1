import { expect, test } from 'vitest';
import { isFirst } from '../../../adapters/platform/once.js';
import { kit } from '../../support/kit.js';

test('a key is new once in each workspace', async () => {
  const { store } = await kit();
  expect(await isFirst(store, 'slack:T1', 'a')).toBe(true);
  expect(await isFirst(store, 'slack:T1', 'a')).toBe(false);
  expect(await isFirst(store, 'slack:T1', 'b')).toBe(true);
  expect(await isFirst(store, 'slack:T2', 'a')).toBe(true);
});
