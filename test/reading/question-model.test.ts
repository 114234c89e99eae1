/** Questions in words that no turn has: what they are most likely about. */
import { describe, expect, test } from 'vitest';
import { readPhrasebook } from '../../adapters/prompts/phrasebook.js';
import { commands } from '../../src/features/index.js';
import { phrasebookOf } from '../../src/reading/phrasebook.js';
import { QuestionModel } from '../../src/reading/question-model.js';
import { choices } from '../../src/reading/turn-samples.js';

const model = phrasebookOf(readPhrasebook(), commands).questions();
const likeliest = (words: string) => model.guess(words.split(' '))[0];

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
    expect(guess?.asked?.command.name).toBe(command);
    expect(guess?.asked?.args.what ?? guess?.asked?.args.which).toBe(side);
  });

  test('talk asks nothing', () => {
    expect(likeliest('good morning everybody')?.asked).toBeUndefined();
  });

  test('what has to be named is missed', () => {
    const [named] = model.guess(['who', 'owns', '{item}']);
    const [bare] = model.guess(['who', 'owns']).filter(({ asked }) => asked?.args.what === 'owner');
    expect(named?.isNamed).toBe(true);
    expect(bare?.isNamed).toBe(false);
  });

  test('only what is shown can be asked', () => {
    const asked = model.guess([]).flatMap((guess) => guess.asked?.command ?? []);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(({ shows }) => !shows)).toEqual([]);
  });

  test('probabilities sum to one, also for words that nobody knows', () => {
    const sum = model.guess(['xyzzy']).reduce((all, { sure }) => all + sure, 0);
    expect(sum).toBeCloseTo(1);
  });
});

test('without lessons nothing is guessed', () => expect(new QuestionModel([]).guess(['who'])).toEqual([]));

test('choices are always the same, and within bounds', () => {
  const [one, other] = [choices(7), choices(7)];
  const made = Array.from({ length: 200 }, () => one(5));
  expect(made).toEqual(Array.from({ length: 200 }, () => other(5)));
  expect(new Set(made)).toEqual(new Set([0, 1, 2, 3, 4]));
});
