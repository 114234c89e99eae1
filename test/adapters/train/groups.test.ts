/** What is kept together when models are judged on texts they have not seen. */
import { expect, test } from 'vitest';
import { foldsOf, groupsOf } from '../../../adapters/train/groups.js';
import type { Labelled } from '../../../adapters/train/labelled.js';

const item = (id: string, set: string, more: Partial<Labelled> = {}): Labelled => ({
  id,
  set,
  text: id,
  kind: 'other',
  owner: null,
  nudge: 'no',
  due: null,
  ...more,
});
const LINE = 'The nightly backfill of the feature store has been failing since Tuesday.';

test('messages of a channel belong together, those of another do not', () => {
  const all = ['a', 'b', 'a'].map((channel, i) => item(`m${i}`, 'ordered-chat', { channel }));
  expect(groupsOf(all)).toEqual(['m0', 'm1', 'm0']);
});

test('so do a message and one that shows it as context, whoever is named in front of it', () => {
  const all = [
    item('first', 'ownership', { text: LINE }),
    item('alone', 'ownership'),
    item('answer', 'labels-1', { context: [`Ana Silva: ${LINE}`] }),
  ];
  expect(groupsOf(all)).toEqual(['first', 'alone', 'first']);
});

test('a short line, such as a heading, joins nothing', () => {
  const all = ['a', 'b'].map((id) => item(id, 'ownership', { context: ['Action items'] }));
  expect(groupsOf(all)).toEqual(['a', 'b']);
});

test('all that one writer wrote of a week belongs together', () => {
  const all = [item('a', 'made-weeks-1'), item('b', 'made-weeks-2'), item('c', 'made-weeks-1')];
  expect(groupsOf(all)).toEqual(['a', 'b', 'a']);
});

test('writers of whole sets are dealt out in turn, and a group is judged in one part', () => {
  const sets = ['made-weeks-1', 'made-weeks-2', 'made-weeks-3', 'written-weeks-7', 'made-weeks-1'];
  const all = [...sets.map((set, i) => item(`${i}`, set)), item('x', 'ownership'), item('y', 'ownership')];
  const folds = foldsOf(all, ['0', '1', '2', '3', '0', 'x', 'x']);
  expect(folds.slice(0, 5)).toEqual([0, 1, 2, 0, 0]);
  expect(folds[5]).toBe(folds[6]);
});
