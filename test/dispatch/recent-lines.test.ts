/** The last lines of each conversation. */
import { expect, test } from 'vitest';
import { type HeardMessage, RecentLines } from '../../src/dispatch/recent-lines.js';
import { originOf } from '../support/context.js';

const message = (text: string, thread: string | null = null): HeardMessage => ({
  ...originOf('ana', { thread }),
  ...{ type: 'message', id: 'M1', at: 0, text, mentions: [], link: null, edited: false },
});

test('a message comes after the three before it, the oldest first', () => {
  const lines = new RecentLines();
  for (const text of ['one', 'two', 'three', 'four']) lines.add(message(text));
  expect(lines.before(message('five'))).toEqual(['Ana Silva: two', 'Ana Silva: three', 'Ana Silva: four']);
});

test('each thread is a separate conversation', () => {
  const lines = new RecentLines();
  lines.add(message('in the channel'));
  expect(lines.before(message('in a thread', 'T1'))).toEqual([]);
});

test('a long line is cut', () => {
  const lines = new RecentLines();
  lines.add(message('a'.repeat(1_000)));
  expect(lines.before(message('next'))[0]?.length).toBeLessThan(400);
});
