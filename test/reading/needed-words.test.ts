import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { typedCommands } from '../../src/features/index.js';
import { matches } from '../../src/reading/known-matches.js';
import { matchesUpTo, type SlotRules } from '../../src/reading/match.js';
import type { Line } from '../../src/reading/match-line.js';
import { saysNeeded, thoseWithTheirWords } from '../../src/reading/needed-words.js';
import { parsePattern } from '../../src/reading/pattern.js';
import { type Entry, phrasebookOf } from '../../src/reading/phrasebook.js';
import { tokenize } from '../../src/reading/tokens.js';
import { phrasebook } from '../support/engine.js';
import { FULL } from '../support/full.js';

const book = phrasebookOf(phrasebook, typedCommands);
const [command] = typedCommands;
if (!command) throw new Error('there are commands');

/** A line in which every form in -ing may stand for its verb. */
function lineOf(text: string): Line {
  const tokens = tokenize(text);
  const isIn = (words: ReadonlySet<string>) => (at: number) => words.has(tokens[at]?.fold ?? '');
  const isGerund = (at: number) => tokens[at]?.fold.endsWith('ing') ?? false;
  return {
    tokens,
    found: new Map(),
    budget: { steps: 1e9 },
    isNoise: isIn(book.noise),
    isUnsure: isIn(book.unsure),
    isGerund,
    isOwning: () => false,
  };
}

const entryOf = (source: string): Entry => ({
  ...{ command, mood: 'order', args: {}, isName: false },
  pattern: parsePattern(source),
});

test.each([
  ['{item} is at risk', 'data at risk', true],
  ['{item} is at risk', 'data at last', false],
  ['{item} (goes|went) live', 'data went live', true],
  ['{item} (goes to|[is] going) production', 'data going', false],
  ['{item} [is] {day}', 'data friday', true],
  ['{item} (is|has) open', "what's open", true],
  ['{person} has', "bo's", true],
  ['{person} (take|give) {item}', 'bo giving data', true],
])('%s in “%s”: %s', (source, text, isTried) => {
  expect(thoseWithTheirWords(lineOf(text), [entryOf(source)])).toHaveLength(isTried ? 1 : 0);
});

test('a name with the “s” of an owner is as much as one with its apostrophe', () => {
  const line = { ...lineOf('bos tasks'), isOwning: (at: number) => at === 1 };
  expect(thoseWithTheirWords(line, [entryOf("{person} 's (list|plate|tasks)"), entryOf("{person} 's")])).toHaveLength(
    2,
  );
});

test('a line that is read from many places is looked through once', () => {
  const entries = ['{item} is late', '{item} is done'].map(entryOf);
  let looks = 0;
  const line = { ...lineOf('data is late'), isGerund: () => ++looks < 0 };
  const those = thoseWithTheirWords(line, entries);
  const once = looks;
  expect(thoseWithTheirWords(line, entries)).toBe(those);
  expect(looks).toBe(once);
  expect(thoseWithTheirWords(line, [...entries])).toEqual(those);
});

test('their order stays', () => {
  const entries = ['{item} open', '{item} {day}', '{item} done', 'open {item}'].map(entryOf);
  expect(thoseWithTheirWords(lineOf('open done'), entries)).toEqual(entries);
});

const ANY_WORDS: SlotRules = () => ({ words: true });

test('no turn of the phrasebook that is left out fits a phrase, wherever it begins', () => {
  const texts = readFileSync('test/phrases/mended.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).text);
  const all = [
    ...[...book.byFirst.values()].flat().map(({ pattern }) => pattern),
    ...Object.values(book.frames).flat(),
  ];
  const patterns = [...new Set(all)].filter((_, i) => FULL || i % 4 === 0);
  let left = 0;
  for (const text of texts.filter((_, i) => FULL || i % 40 === 0)) {
    const line = lineOf(text);
    for (const pattern of patterns.filter((one) => !saysNeeded(line, one))) {
      left += 1;
      for (let from = 0; from < line.tokens.length; from += 1)
        expect(matchesUpTo(line, pattern, from, line.tokens.length, ANY_WORDS), `${pattern.source}: ${text}`).toEqual(
          [],
        );
    }
  }
  expect(left).toBeGreaterThan(500);
});

test('once the steps of a text are taken, only what was found before is found', () => {
  const line = lineOf('data is done');
  const [known, other] = ['data is done', 'data [is] done'].map((source) => parsePattern(source));
  if (!known || !other) throw new Error('there are patterns');
  expect(matches(line, known, 0, 3, ANY_WORDS)).toHaveLength(1);
  line.budget.steps = -1;
  expect(matches(line, known, 0, 3, ANY_WORDS)).toHaveLength(1);
  expect(matches(line, other, 0, 3, ANY_WORDS)).toEqual([]);
  expect(line.budget.steps).toBe(-1);
});
