import { expect, test } from 'vitest';
import { BadUsage } from '../../../adapters/common/bad-usage.js';
import { fileName, httpsAddress, oneOf, severalTimes, wholeNumber } from '../../../adapters/common/option-values.js';

test.each(['', ' ', '-1', '1.5', '1e3', '0x10', '８', 'ten', '70000', '99999999999999999999'])(
  'a whole number from 0 to 65535 is not “%s”',
  (text) => {
    expect(() => wholeNumber('--port', 0, 65_535)(text)).toThrow(
      `--port takes a whole number, from 0 to 65535, not “${text}”.`,
    );
  },
);

test('numbers within the limits are read', () => {
  const read = wholeNumber('--port', 0, 65_535);
  expect(['0', '65535', '0080'].map(read)).toEqual([0, 65_535, 80]);
});

test('one of some words, or the nearest is named', () => {
  const read = oneOf('--format', ['pretty', 'json']);
  expect(read('json')).toBe('json');
  expect(() => read('jsno')).toThrow('--format takes pretty or json, not “jsno”. Did you mean json?');
  expect(() => read('xml')).toThrow(/not “xml”\.$/);
});

test('repeated options are collected', () => {
  expect(severalTimes('b', severalTimes('a'))).toEqual(['a', 'b']);
});

test('addresses have to begin with https://', () => {
  expect(httpsAddress('--url')('https://b.test')).toBe('https://b.test');
  for (const wrong of ['http://b.test', 'b.test', '']) expect(() => httpsAddress('--url')(wrong)).toThrow(BadUsage);
});

test('an empty name is refused: a variable of the shell was not set', () => {
  expect(fileName('the file')('-')).toBe('-');
  expect(() => fileName('the file')('')).toThrow('The name of the file is empty.');
});
