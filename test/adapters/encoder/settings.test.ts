import { expect, test } from 'vitest';
import { BadConfig } from '../../../adapters/common/bad-config.js';
import { usesEncoder } from '../../../adapters/encoder/settings.js';

test('the encoder is used unless it is turned off', () => {
  expect(usesEncoder({})).toBe(true);
  expect(usesEncoder({ BATON_ENCODER: '' })).toBe(true);
  expect(usesEncoder({ BATON_ENCODER: 'on' })).toBe(true);
  expect(usesEncoder({ BATON_ENCODER: 'off' })).toBe(false);
});

test('anything else is refused with what it takes', () => {
  expect(() => usesEncoder({ BATON_ENCODER: 'maybe' })).toThrow(BadConfig);
  expect(() => usesEncoder({ BATON_ENCODER: 'maybe' })).toThrow('on or off');
});
