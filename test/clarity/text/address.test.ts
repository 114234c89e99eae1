/** Whom a sentence is addressed to. */
import { expect, test } from 'vitest';
import { addressOf } from '../../../src/clarity/text/address.js';
import { withGroups } from '../../../src/clarity/text/groups.js';
import { tokenizeText } from '../../../src/clarity/text/tokens.js';
import { lexicon } from '../../support/engine.js';

function address(text: string) {
  const { address, colon, rest } = addressOf(tokenizeText(text), (word) => lexicon.has(word));
  const words = (tokens: typeof address) => tokens.map(({ start, end }) => text.slice(start, end)).join(' ');
  return { to: words(address), colon, rest: words(rest) };
}

test.each([
  ['Ana: fix it', 'Ana', true, 'fix it'],
  ['Ana, fix it', 'Ana', false, 'fix it'],
  ['@ana: fix it', '@ana', true, 'fix it'],
  ['hey Ana, fix it', 'Ana', false, 'fix it'],
  ['Ana, Bo: fix it', 'Ana Bo', true, 'fix it'],
  ['Ana and Bo, fix it', 'Ana Bo', false, 'fix it'],
  ['bjorn3: fix it', 'bjorn3', true, 'fix it'],
])('“%s” is addressed to %s', (text, to, colon, rest) => expect(address(text)).toEqual({ to, colon, rest }));

test.each(['fix it', 'Thanks, that works', 'TODO: fix it', 'So, fix it', 'Ana:', 'The New Old One, fix it'])(
  '“%s” to nobody',
  (text) => expect(address(text)).toMatchObject({ to: '', colon: false }),
);

test.each([
  ['All: fix it', 'fix it'],
  ['Team, we need to fix it', 'we need to fix it'],
  ['hey all, fix it', 'fix it'],
  ['@here can somebody fix it?', 'can somebody fix it ?'],
  ['<!channel> please fix it', 'please fix it'],
  ['@**all** fix it', 'fix it'],
  ['@everyone to fix it', '@everyone to fix it'],
  ['Everyone knows it', 'Everyone knows it'],
  ['all: ', 'all :'],
])('“%s” names nobody', (text, rest) => expect(address(text)).toEqual({ to: '', colon: false, rest }));

test.each([
  ['@infra can you fix it', 'can you fix it'],
  ['@infra: fix it', 'fix it'],
  ['@infra should fix it', '@infra should fix it'],
])('“%s” is addressed to a group', (text, rest) => {
  const tokens = withGroups(text, tokenizeText(text), { words: new Set(['infra']), places: [] });
  const { address, rest: left } = addressOf([...tokens], (word) => lexicon.has(word));
  expect(address).toEqual([]);
  expect(left.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(rest);
});

test('“@allison: fix it” names Allison', () => expect(address('@allison: fix it').to).toBe('@allison'));

test('a mention among the first words is an address, and stays in the sentence', () => {
  expect(address('can @ana fix it')).toEqual({ to: '@ana', colon: false, rest: 'can @ana fix it' });
  expect(address('fix it please, dear @ana').to).toBe('');
});
