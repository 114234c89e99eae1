/** What is kept together when models are judged on texts they have not seen. */
import { expect, test } from 'vitest';
import type { Labelled } from '../../../adapters/train/datasets.js';
import { groupsOf } from '../../../adapters/train/groups.js';

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
