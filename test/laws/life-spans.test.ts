/** Every table has a life span, or a reason to be kept: docs/scaling.md says which. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALL_TABLES } from '../../adapters/store/exported-tables.js';
import { columnsOf } from '../../adapters/store/row-checks.js';
import { memoryStore } from '../support/memory-store.js';

const page = readFileSync('docs/scaling.md', 'utf8');
const [, part = ''] = page.split('## What is kept, and how much it becomes');
const [kept = ''] = part.split('What a year of');
const rows = kept.split('\n').filter((line) => line.startsWith('| `'));
const spans = new Map(
  rows.flatMap((line) => {
    const [, names = '', span = ''] = line.split('|');
    return [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, span.trim()] as const);
  }),
);

test('every table of the store is listed once, with how long it is kept', () => {
  expect([...spans.keys()].sort()).toEqual([...ALL_TABLES].sort());
  for (const [table, kept] of spans) expect(kept, table).toMatch(/\d+ days|a day|half an hour|a year|until|one row/);
});

test('there is no table besides those', async () => {
  const opened = await memoryStore();
  const made = [...(await columnsOf(opened)).keys()].filter((name) => !/^(kysely_|sqlite_)/.test(name));
  expect(made.sort()).toEqual([...ALL_TABLES].sort());
  await opened.close();
});
