import { expect, test } from 'vitest';
import { passingSeal } from '../../../adapters/store/seal.js';
import {
  type Belonging,
  isTargeted,
  readBelonging,
  sealBelonging,
  unsealBelonging,
} from '../../../adapters/teams/belonging.js';

const belonging: Belonging = {
  channel: { id: '19:c', name: 'churn', direct: false, access: 'public' as const, place: '19:c' },
  ...{ thread: null, root: '1', person: 'u1', targeted: true, message: null },
};
const stored = JSON.stringify(belonging);

test('what is stored with a message is read for the person it was given to, and for nobody else', () => {
  expect(readBelonging(stored, 'u1')).toEqual(belonging);
  expect(readBelonging(stored, 'u2')).toBeUndefined();
  expect(isTargeted(stored)).toBe(true);
});

test.each([null, undefined, '', '{', '{}'])('%j is not read', (text) => {
  expect(readBelonging(text, 'u1')).toBeUndefined();
  expect(isTargeted(text ?? null)).toBe(false);
});

test('a form carries it sealed: made up, or sealed with another key, it is not read', () => {
  const seal = passingSeal();
  expect(unsealBelonging(seal, sealBelonging(seal, belonging), 'u1')).toEqual(belonging);
  expect(unsealBelonging(seal, sealBelonging(passingSeal(), belonging), 'u1')).toBeUndefined();
  expect(unsealBelonging(seal, stored, 'u1')).toBeUndefined();
});
