/** Records of a board: a field a line. */
import { expect, test } from 'vitest';
import { readDocument } from '../../support/documents.js';

const record = (summary: string, fields: string) => `Key: NLP-4\nSummary: ${summary}\n${fields}\n\n`;
const lines = (...records: string[]) =>
  readDocument(`Export from board NLP\n\n${records.join('')}`, { genre: 'tracking' }).lines;
const OTHER = record('Upgrade the tokenizer', 'Status: Done\nAssignee: Unassigned');

test.each([
  ['Status: To Do\nAssignee: Unassigned', [9]],
  ['Status: Open\nAssignee:\nReporter: Wen Zhao', [9]],
  ['Status: To Do\nAssignee: DPO office', [9]],
  ['Status: To Do\nAssignee: Sari Holm', []],
  ['Status: Done\nAssignee: Unassigned', []],
  ['Status: Backlog\nAssignee: Unassigned', []],
])('%j', (fields, found) => expect(lines(OTHER, record('Evaluation fails at night', fields))).toEqual(found));

test('a comment of a record is a line of its own', () => {
  const fields =
    'Status: In Review\nAssignee: Wen Zhao\nComment (Wen): kappa 0.71. The raters must be retrained before April';
  expect(lines(OTHER, record('Report on the raters', fields))).toEqual([12]);
});

test('the fields at the head of a single document are no record', () => {
  expect(lines(record('A plan for the labels', 'Status: Draft\nOwner: TBD'))).toEqual([]);
});
