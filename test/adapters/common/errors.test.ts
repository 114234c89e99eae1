import { expect, test } from 'vitest';
import { codeOf, messageOf } from '../../../adapters/common/errors.js';

test.each([
  [new TypeError('broken'), 'broken'],
  ['just text', 'just text'],
  [undefined, 'undefined'],
])('the message of %s is "%s"', (error, message) => {
  expect(messageOf(error)).toBe(message);
});

test.each([
  [Object.assign(new Error('x'), { code: 'ENOENT' }), 'ENOENT'],
  [{ code: 42 }, undefined],
  [new Error('x'), undefined],
  [null, undefined],
  ['text', undefined],
])('the code of %s is %s', (error, code) => {
  expect(codeOf(error)).toBe(code);
});
