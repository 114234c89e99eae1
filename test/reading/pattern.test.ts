/** The language of the phrasebook's turns. */
import { describe, expect, test } from 'vitest';
import { matches } from '../../src/reading/known-matches.js';
import type { Line } from '../../src/reading/match-line.js';
import { BadPattern, type Classes, parsePattern } from '../../src/reading/pattern.js';
import { tokenize } from '../../src/reading/tokens.js';

const CLASSES: Classes = new Map([
  ['done', [parsePattern('done|ready').parts, parsePattern('wrapped up').parts]],
  ['be', [parsePattern('is|are').parts]],
]);

/** A line in which nothing has a name; "the" and "please" have no weight, "maybe" makes unsure. */
function lineOf(text: string): Line {
  const tokens = tokenize(text);
  const isOneOf = (words: string[]) => (at: number) => words.includes(tokens[at]?.fold ?? '');
  return {
    ...{ tokens, found: new Map(), budget: { steps: 10_000 }, isNoise: isOneOf(['the', 'please']) },
    ...{ isOwning: () => false, isUnsure: isOneOf(['maybe']), isGerund: (at: number) => tokens[at - 1]?.fold === 'of' },
  };
}

/** What a turn fits in a text, from its beginning. */
function fits(source: string, text: string): string[] {
  const line = lineOf(text);
  const found = matches(line, parsePattern(source, CLASSES), 0, line.tokens.length, () => ({ words: true }));
  return found.map(({ from, to }) =>
    line.tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(' '),
  );
}

describe('a turn', () => {
  test.each([
    ['one word of several', 'open|close it', 'close it', true],
    ['no other word', 'open|close it', 'shut it', false],
    ['an optional part that is there', 'mark it [as] done', 'mark it as done', true],
    ['an optional part that is not', 'mark it [as] done', 'mark it done', true],
    ['one turn of several', '(put|place) it (on hold|to rest)', 'place it on hold', true],
    ['a class', 'it <be> <done>', 'it is wrapped up', true],
    ['a class among words', 'it is late|<done>', 'it is ready', true],
    ['a contraction as its words', 'what is it', "what's it", true],
    ['words of no weight inside', 'mark it done', 'mark it please done', true],
    ['nothing that is quoted', 'close it', '"close" it', false],
  ])('fits %s', (_, source, text, isFit) => {
    expect(fits(source, text).length > 0).toBe(isFit);
  });

  test('reads a verb in -ing behind "of"', () => {
    const line = lineOf('thinking of giving it');
    expect(matches(line, parsePattern('give it'), 2, line.tokens.length, () => ({}))).toHaveLength(1);
  });

  test('puts the longest words into a slot first', () => {
    expect(fits('rename {title} now', 'rename one now two now')[0]).toBe('rename one now two now');
  });

  test.each(['(open', 'open)', 'say <nothing>', '[a|b', ''])('%s is refused', (source) => {
    expect(() => parsePattern(source, CLASSES)).toThrow(BadPattern);
  });
});

describe('a budget', () => {
  test('ends the search', () => {
    const line = { ...lineOf('mark it done'), budget: { steps: 1 } };
    expect(matches(line, parsePattern('mark it done'), 0, 3, () => ({}))).toEqual([]);
  });

  test('is not eaten up by many words of no weight', () => {
    const line = lineOf(`${'please '.repeat(3_000)}mark it done`);
    expect(matches(line, parsePattern('mark it done'), 0, line.tokens.length, () => ({}))).toEqual([]);
    expect(line.budget.steps).toBeGreaterThan(9_900);
  });
});
