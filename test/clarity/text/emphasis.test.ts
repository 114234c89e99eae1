/** Marks of emphasis do not hide words. */
import { expect, test } from 'vitest';
import { withoutEmphasis } from '../../../src/clarity/text/emphasis.js';
import { authorTokens } from '../../../src/clarity/text/sentences.js';

test.each([
  ['*Someone* should fix it', ' Someone  should fix it'],
  ['_we_ should', ' we  should'],
  ['**Nobody** owns *this one*.', '  Nobody   owns  this one .'],
  ['*_someone_ else*', '  someone  else '],
  ['(*someone*)', '( someone )'],
  ['_*Someone* should_ look', '  Someone  should  look'],
  ['we ~could~ should', 'we         should'],
  ['*Action items*\n• fix it', ' Action items\u2028\n• fix it'],
])('%s', (text, plain) => {
  expect(withoutEmphasis(text)).toBe(plain);
});

test.each([
  '* an item',
  'alertname=*drift*',
  'a*b*c',
  '2 * 3 * 4',
  'snake_case_name',
  '@**Ana Silva** please',
  '~done~',
  '`*x*`',
])('%s stays', (text) => expect(withoutEmphasis(text)).toBe(text));

test('offsets are those of the text as written', () => {
  const text = 'pls, *someone* _should_ look';
  const words = authorTokens(text).map(({ start, end }) => text.slice(start, end));
  expect(words).toEqual(['pls', ',', 'someone', 'should', 'look']);
});

test('a bold line ends where it ends', () => {
  const lines = authorTokens('*Action items*\n- fix it').filter(({ kind }) => kind === 'break');
  expect(lines.length).toBeGreaterThan(0);
});
