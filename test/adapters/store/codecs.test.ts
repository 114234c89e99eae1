/** Single values on their way into the database and back. */
import { expect, test } from 'vitest';
import {
  type Codec,
  dayCodec,
  flag,
  json,
  plainCodec,
  prefixed,
  renamed,
  sealed,
  sealedList,
} from '../../../adapters/store/codecs.js';
import { passingSeal } from '../../../adapters/store/seal.js';
import type { Stored } from '../../../adapters/store/tables.js';

const seal = passingSeal();
const state = renamed({ held_out: 'silent' });

const CASES: [string, Codec, unknown, Stored][] = [
  ['a text', plainCodec, 'x', 'x'],
  ['a number', plainCodec, 1.5, 1.5],
  ['null', plainCodec, null, null],
  ['a list', json, ['a', 'b'], '["a","b"]'],
  ['true', flag, true, 1],
  ['false', flag, false, 0],
  ['a day', dayCodec, '2026-03-02', '2026-03-02'],
  ['no day, after all days', dayCodec, null, '9999-12-31'],
  ['a renamed value', state, 'held_out', 'silent'],
  ['a value that is not renamed', state, 'shown', 'shown'],
  ['an id with a prefix', prefixed('person:'), 'U1', 'person:U1'],
];

test.each(CASES)('%s', (_, codec, value, stored) => {
  expect(codec.encode(value, seal)).toBe(stored);
  expect(codec.decode(stored, seal)).toEqual(value);
});

test('a sealed value cannot be read in the database, and is null without its key', () => {
  const stored = sealed.encode({ words: 'secret' }, seal);
  expect(String(stored)).not.toContain('secret');
  expect(sealed.decode(stored, seal)).toEqual({ words: 'secret' });
  expect(sealed.decode(stored, passingSeal())).toBeNull();
  expect(sealed.encode(null, seal)).toBeNull();
});

test('a sealed list cannot be read in the database, and is empty without its key', () => {
  const stored = sealedList.encode(['secret'], seal);
  expect(String(stored)).not.toContain('secret');
  expect(sealedList.decode(stored, seal)).toEqual(['secret']);
  expect(sealedList.decode(stored, passingSeal())).toEqual([]);
  expect(sealedList.encode([], seal)).toBeNull();
});

test('a plain column takes no boolean', () => {
  expect(() => plainCodec.encode(true, seal)).toThrow(TypeError);
});
