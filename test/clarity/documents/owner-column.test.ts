/** Columns of owners under heads that are in no list. */
import { expect, test } from 'vitest';
import { readDocument } from '../../support/documents.js';

const table = (head: string, rows: readonly string[]) =>
  `# Migration plan\n\n| Activity | ${head} | RAG |\n|---|---|---|\n${rows.map((row) => `| ${row} | Amber |\n`).join('')}`;
const ROWS = [
  'Move the vault | Deepak',
  'Wave 1 – small jobs (62 of them) | Nilofer',
  'Ship the logs to the central store | TBD',
];

test.each(['Spoc', 'Kümmerer', 'Captain', 'Ansprechpartner'])('%s: names, and a word for nobody', (head) =>
  expect(readDocument(table(head, ROWS), { genre: 'plan' }).lines).toEqual([7]),
);

test('words with capitals and none that says nobody make no column of owners', () => {
  const tools = ['Move the vault | Deepak', 'Move the jobs | Nilofer', 'Move the logs | Loki'];
  expect(readDocument(table('Tool', tools), { genre: 'minutes' }).lines).toEqual([]);
});

test('a person with a group is a person', () => {
  const row = (who: string) =>
    readDocument(
      `# Launch plan\n\n| Task | DRI | Note |\n|---|---|---|\n| Move the EU data | ${who} | blocked on policy |\n`,
      {
        genre: 'plan',
      },
    ).lines;
  expect(row('Marek + infra')).toEqual([]);
  expect(row('Security + infra')).toEqual([5]);
});
