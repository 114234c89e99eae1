/** Sentences in words that no turn has: what they most likely mean. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPhrasebook } from '../../adapters/prompts/phrasebook.js';
import { typedCommands } from '../../src/features/index.js';
import { lessonsKey } from '../../src/reading/learned.js';
import { phrasebookOf } from '../../src/reading/phrasebook.js';
import { type Learned, TurnModel } from '../../src/reading/turn-model.js';
import { choices } from '../../src/reading/turn-samples.js';
import { FULL } from '../support/full.js';

const { kept, ...source } = readPhrasebook();
/** Learned here in `npm run soak`; learning takes seconds, so `npm test` uses what the build before it has learned. */
const model = phrasebookOf(FULL ? source : { ...source, kept }, typedCommands).meanings();
/** Half a million weights are compared by what their bytes hash to: `toEqual` would take ten seconds. */
const digestsOf = ({ masks, ...numbers }: Learned) => ({
  masks,
  digests: Object.entries(numbers).map(([name, values]) => [name, createHash('sha256').update(values).digest('hex')]),
});
const likeliest = (words: string) => model.guess(words.split(' '), ['show'])[0];

describe('what is asked', () => {
  test.each([
    ['{item} whose job would that be', 'about', 'owner'],
    ['any idea at all why {item} got stuck', 'about', 'reason'],
    ['by what day do we need {item}', 'about', 'due'],
    ['which ones still lack an owner these days', 'find', 'unowned'],
    ['is there stuff that went past its deadline', 'find', 'overdue'],
    ['show everything on {person} s plate please', 'task list', undefined],
  ])('%s', (words, command, side) => {
    const guess = likeliest(words);
    expect(guess?.meant?.command.name).toBe(command);
    expect(guess?.meant?.args.what ?? guess?.meant?.args.which).toBe(side);
  });

  test('talk asks nothing', () => {
    expect(likeliest('good morning everybody')?.meant).toBeUndefined();
  });

  test('what has to be named is missed', () => {
    const [named] = model.guess(['who', 'owns', '{item}']);
    const [bare] = model.guess(['who', 'owns']).filter(({ meant }) => meant?.args.what === 'owner');
    expect(named?.isNamed).toBe(true);
    expect(bare?.isNamed).toBe(false);
  });

  test('only what is shown can be asked', () => {
    const asked = model.guess([], ['show']).flatMap((guess) => guess.meant?.command ?? []);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(({ shows, showsWithout }) => !shows && !showsWithout)).toEqual([]);
  });

  test('probabilities sum to one, also for words that nobody knows', () => {
    const sum = model.guess(['xyzzy']).reduce((all, { sure }) => all + sure, 0);
    expect(sum).toBeCloseTo(1);
  });
});

describe('what is ordered or told', () => {
  test.each([
    ['mark {item} as a bit risky', 'at-risk'],
    ['hand the whole of {item} over to {person}', 'own'],
    ['{item} is finally all wrapped up and finished', 'done'],
    ['{item} is totally blocked at the moment', 'block'],
    ['move the deadline of {item} to {day} please', 'due'],
  ])('%s', (words, command) => {
    expect(model.guess(words.split(' '), ['do', 'offer'])[0]?.meant?.command.name).toBe(command);
  });
});

describe('what a build has kept', () => {
  test('is of this phrasebook and these commands (after a change: npm run build)', () => {
    expect(kept?.()?.key).toBe(lessonsKey(source, typedCommands));
  });

  test.runIf(FULL)('is what would be learned now', () => {
    const meanings = kept?.()?.meanings;
    expect(meanings && digestsOf(meanings)).toEqual(digestsOf(model.learned));
  });

  test('guesses as what was learned', () => {
    const again = phrasebookOf({ ...source, kept }, typedCommands);
    const words = ['when', 'is', '{item}', 'expected'];
    expect(again.meanings().guess(words)).toEqual(model.guess(words));
  });

  test('counts for the same phrasebook and commands alone', () => {
    // A question that the kept model knows a command for.
    const few = { ...source, phrases: [], gists: { questions: [], others: [] }, examples: [], kept };
    expect(
      phrasebookOf(few, typedCommands)
        .meanings()
        .guess(['who'])
        .map(({ meant }) => meant),
    ).toEqual([undefined]);
    const changed = typedCommands.map((command) => ({
      ...command,
      aliases: [...command.aliases, `${command.name} x`],
    }));
    expect(lessonsKey(source, changed)).not.toBe(lessonsKey(source, typedCommands));
  });
});

test('without lessons nothing is guessed', () => expect(new TurnModel([]).guess(['who'])).toEqual([]));

test('choices are always the same, and within bounds', () => {
  const [one, other] = [choices(7), choices(7)];
  const made = Array.from({ length: 200 }, () => one(5));
  expect(made).toEqual(Array.from({ length: 200 }, () => other(5)));
  expect(new Set(made)).toEqual(new Set([0, 1, 2, 3, 4]));
});
