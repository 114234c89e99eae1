/** Uses of "your" that leave no doubt. */
import { describe, expect, test } from 'vitest';
import { tokenizeText } from '../../../src/clarity/text/tokens.js';
import { certainUse } from '../../../src/clarity/youre/certain.js';
import { engine } from '../../support/engine.js';

const verdict = (text: string) => {
  const tokens = tokenizeText(text);
  return certainUse(
    tokens,
    tokens.findIndex(({ low }) => low === 'your'),
  );
};
const flags = (text: string) => engine.check(text).findings.filter(({ rule }) => rule === 'your-youre');

describe('you’re is meant', () => {
  test.each([
    'your right',
    'Your right, it was the cache',
    'yeah your wrong.',
    "that's where your right",
    'make sure your not on the old branch',
    'your not the only one',
    'I know your busy',
    'tell me when your done',
    'sounds like your blocked',
    'I hope your back!',
    'your too kind',
  ])('%s', (text) => {
    expect(verdict(text)).toBe('wrong');
    expect(flags(text)).toMatchObject([{ actual: text.includes('Your') ? 'Your' : 'your', certain: true }]);
  });
});

describe('“your” is right', () => {
  test.each([
    'I appreciate your going through the logs',
    'thanks for your testing',
    'no objection to your merging it',
    'I like your thinking',
    'throw your +1 on it',
    'add your 👍',
    'ask your @ana',
  ])('%s', (text) => {
    expect(verdict(text)).toBe('right');
    expect(flags(text)).toEqual([]);
  });
});

test.each([
  'on your right',
  'your right arm',
  'if your right hand hurts',
  'I like your back',
  'your done column',
  'your not-so-small request',
  'it looks like your build is red',
  'your training run',
  'give me your free slots',
  'your',
])('left to the model: %s', (text) => expect(verdict(text)).toBeUndefined());
