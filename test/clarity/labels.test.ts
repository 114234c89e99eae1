/** The labels of a piece of work. */
import { expect, test } from 'vitest';
import { isUnclearOwner, OWNER_CLASSES, UNCLEAR_OWNERS } from '../../src/clarity/labels.js';

test('an owner class is unclear unless it means a certain person', () => {
  expect(OWNER_CLASSES.filter((owner) => !isUnclearOwner(owner))).toEqual(['self', 'named', 'addressed']);
  expect(UNCLEAR_OWNERS.every(isUnclearOwner)).toBe(true);
  expect(isUnclearOwner(null)).toBe(false);
});
