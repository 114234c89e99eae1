/** What the your/you're model learns from. */
import { expect, test } from 'vitest';
import { textsForYoure, youreKey } from '../../../adapters/train/youre.js';

const NONE = { labelled: [], unlabelled: [], emails: [], uses: [] };

test('errors are corrected, the last first so that offsets hold', () => {
  const text = 'your right, and your late';
  const errors = [0, 16].map((start) => ({ start, end: start + 4, wrong: 'your', right: "you're" }));
  expect(textsForYoure([{ text, errors, correct: [] }], NONE)).toEqual(["you're right, and you're late"]);
});

test('a text is there once, whichever word it has', () => {
  const uses = [{ text: "you're right" }, { text: 'Your  right' }, { text: 'your code' }];
  expect(textsForYoure([], { ...NONE, uses })).toEqual(["you're right", 'your code']);
  expect(youreKey('you are right')).toBe(youreKey('youre  RIGHT'));
});

test('the lines before a message are texts too, without their speakers', () => {
  const unlabelled = [{ id: '1', text: 'yes', context: ['Ana: is it your code?'] }];
  expect(textsForYoure([], { ...NONE, unlabelled })).toEqual(['yes', 'is it your code?']);
});
