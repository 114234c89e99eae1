import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadUsage } from '../../../adapters/common/bad-usage.js';
import { EndWith, failureOf } from '../../../adapters/common/exit-code.js';
import { OperatorError } from '../../../adapters/common/operator-error.js';

const fileError = (code: string, path?: string) => Object.assign(new Error(`${code}: internals`), { code, path });
const HERE = join(import.meta.dirname, 'x');

test.each([
  [new BadUsage('--x takes a number.'), '--x takes a number.', 2],
  [new OperatorError('The port is taken.'), 'The port is taken.', 1],
  [new EndWith(1), undefined, 1],
  [fileError('ENOENT', HERE), `There is no file ${HERE}.`, 2],
  [fileError('ENOENT', '/nowhere/at/all'), 'There is no folder /nowhere/at.', 2],
  [fileError('EISDIR', HERE), `${HERE} is a folder. Name a file.`, 2],
  [fileError('EACCES', HERE), `You are not allowed to use ${HERE}. Check its permissions, or choose another file.`, 2],
  [fileError('ENOSPC'), 'The disk is full. Free some space, and start again.', 1],
])('%s is printed without a stack', (error, print, code) => {
  expect(failureOf(error)).toEqual({ print, code });
});

test.each([new TypeError('broken'), fileError('ENOENT'), 'a string'])(
  'a fault of Baton itself keeps its stack: %s',
  (error) => {
    expect(failureOf(error)).toEqual({ print: error, code: 70 });
  },
);
