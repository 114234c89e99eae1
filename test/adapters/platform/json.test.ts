import { expect, test } from 'vitest';
import { isObject, parseJson } from '../../../adapters/platform/json.js';

test('a text that is not JSON has no value', () => {
  expect(parseJson('{"a":1}')).toEqual({ a: 1 });
  for (const text of ['', '{', 'undefined', '{"a":1} {"b":2}']) expect(parseJson(text)).toBeUndefined();
});

test('only things with fields are objects', () => {
  expect([{}, { a: 1 }].every(isObject)).toBe(true);
  expect([null, [], 'x', 1, undefined].some(isObject)).toBe(false);
});
