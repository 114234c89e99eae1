import { expect, test } from 'vitest';
import { findTitles } from '../../src/reading/find-titles.js';
import { tokenize } from '../../src/reading/tokens.js';
import { WordLists } from '../../src/reading/word-lists.js';
import { phrasebook } from '../support/engine.js';
import { sampleTask } from '../support/sample-rows.js';

/** The word lists, of which one has other words. */
const listsWith = (weakInTitles: string) => new WordLists({ ...phrasebook.wordLists, weakInTitles });

const task = sampleTask('W1', 1, { title: 'Write the model card' });
const found = (text: string, lists: WordLists, rows = [task]) =>
  findTitles(tokenize(text), rows, [], lists).map(({ from, to, sure }) => [from, to, sure]);

/** “model card”, and “card” alone. */
const WITH_MODEL = [
  [1, 3, 2],
  [2, 3, 1],
];

test('a title is read with the words that are asked with, each time', () => {
  const [few, many] = [listsWith('the'), listsWith('the|model')];
  expect(found('the model card', few)).toEqual(WITH_MODEL);
  expect(found('the model card', many)).toEqual([[2, 3, 1]]);
  expect(found('the model card', few)).toEqual(WITH_MODEL);
});

test('a task that has another title now is another row', () => {
  const lists = listsWith('the');
  expect(found('model card', lists)).toHaveLength(2);
  expect(found('model card', lists, [{ ...task, title: 'Label the audio' }])).toEqual([]);
});
