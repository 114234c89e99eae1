/** Tables: what a column says of an owner, of work and of its state. */
import { expect, test } from 'vitest';
import { asks, readDocument } from '../../support/documents.js';

const table = (head: string, ...rows: string[]) =>
  `## Work\n\n| ${head} |\n|${head.replace(/[^|]+/g, '---')}|\n${rows.map((row) => `| ${row} |\n`).join('')}`;

test.each([
  ['Task | Owner', 'Backfill the labels | Bo'],
  ['Task | Owner', 'Backfill the labels | bo'],
  ['Action | Who', 'Backfill the labels | @bo'],
  ['Assignee | Item', 'Grace Lee | Backfill the labels'],
  ['Task | DRI | Due', 'Backfill the labels | Mark | Friday'],
  ['Task | Owner | Status', 'Backfill the labels | | Done'],
  ['Step | Detail', 'Backfill the labels | see the wiki'],
])('%s: %s has an owner, is done or not work', (head, row) => expect(asks(table(head, row))).toBe(false));

test.each([
  ['Task | Owner', 'Backfill the labels | TBD'],
  ['Task | Owner', 'Backfill the labels | ?'],
  ['Task | Owner', 'Backfill the labels |  '],
  ['Task | Owner', 'Backfill the labels | unassigned'],
  ['Task | Owner', 'Label backfill for March | nobody'],
  ['Action item | Owner', 'Backfill the labels | Data team'],
  ['Task | Owner | Status', 'Backfill the labels | | In progress'],
])('%s: %s has no owner', (head, row) => expect(asks(table(head, row))).toBe(true));

test('under a heading of work a table needs no column for owners', () => {
  const rows = table('What | Why', 'Backfill the labels | they are old', 'Prune the index | slow').replace(
    'Work',
    'Action items',
  );
  expect(readDocument(rows, { genre: 'minutes' }).lines).toEqual([5, 6]);
  expect(asks(rows.replace('| they are old', '| Bo Berg').replace('| slow', '| @chi'))).toBe(false);
});

test('the head of a table is not work', () => {
  expect(asks('## Action items\n\n| Fix the ETL | Owner |\n|---|---|\n')).toBe(false);
});

test('the finding points at the task, not at the other cells', () => {
  const text = table('Priority | Task | Owner', 'High | Backfill the labels | TBD');
  const [finding] = readDocument(text, { genre: 'plan' }).findings;
  expect(finding?.actual).toBe('Backfill the labels');
});
