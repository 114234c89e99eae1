/** What the bench says of a run beside the one that was recorded. */
import { expect, test } from 'vitest';
import { figuresIn, worseThan } from './record.js';

const run = (memory: string, rate: string) => `Node v20, 2 cores.

| start | to the first page (at most 2 s) | memory when idle |
|---|---|---|
| SQLite | 1.12 s | ${memory} MB |

| store | one at a time |
|---|---|
| SQLite | ${rate} commands/s (1,200) |
`;

test('figures are read from the tables, whatever their bounds are', () => {
  expect(figuresIn(run('134', '1,371'))).toEqual({
    'start · SQLite · to the first page': { value: 1.12, more: false },
    'start · SQLite · memory when idle': { value: 134, more: false },
    'store · SQLite · one at a time': { value: 1_371, more: true },
  });
});

test('what is worse by more than a tenth is told, a rate that is lower as well', () => {
  const before = figuresIn(run('134', '371'));
  expect(worseThan(before, figuresIn(run('147', '334')))).toEqual([]);
  expect(worseThan(before, figuresIn(run('148', '333')))).toEqual([
    'start · SQLite · memory when idle: 134 → 148',
    'store · SQLite · one at a time: 371 → 333',
  ]);
});

test('a table that follows another at once is one of its own', () => {
  expect(figuresIn('| a | b |\n|---|---|\n| x | 1 ms |\n| c | d |\n|---|---|\n| y | 2 ms |')).toEqual({
    'a · x · b': { value: 1, more: false },
    'c · y · d': { value: 2, more: false },
  });
});
