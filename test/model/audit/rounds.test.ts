/** Audits in time: runs of answers, and what differs between two. */
import { expect, test } from 'vitest';
import { questionsAt } from '../../../src/model/audit/questions.js';
import { changesBetween, roundsIn } from '../../../src/model/audit/rounds.js';
import type { AuditAnswer, AuditQuestionRow } from '../../../src/model/audit/rows.js';
import { auditScore } from '../../../src/model/audit/score.js';
import { standingsAt } from '../../../src/model/audit/standing.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import { answer, book, changed, T0 } from './support.js';

const scoreAt = (answers: readonly AuditAnswer[], at: number, rows: readonly AuditQuestionRow[] = []) =>
  auditScore(questionsAt(book, rows, 'model', at), standingsAt(answers, at), at);

test('answers up to seven days apart are one audit', () => {
  const at = [0, 1, 8, 15.5, 100];
  const rounds = roundsIn(at.map((days) => answer('data-1', { value: 'hand', at: T0 + days * DAY })));
  expect(rounds).toEqual([
    { from: T0, until: T0 + 8 * DAY },
    { from: T0 + 15.5 * DAY, until: T0 + 15.5 * DAY },
    { from: T0 + 100 * DAY, until: T0 + 100 * DAY },
  ]);
});

test('what was taken back, and owners alone, are no audit', () => {
  expect(roundsIn([answer('data-1', { value: 'no', undoneAt: T0 + 1 }), answer('data-1', { owner: 'bo' })])).toEqual(
    [],
  );
});

test('what differs, question by question', () => {
  const later = T0 + 90 * DAY;
  const answers = [
    answer('data-1', { value: 'hand', owner: 'bo' }),
    answer('data-2', { value: 'auto', owner: 'bo' }),
    answer('data-1', { value: 'auto', at: later }),
    answer('data-3', { value: 'no', at: later }),
  ];
  const changes = changesBetween(scoreAt(answers, T0), scoreAt(answers, later));
  expect(changes.map(({ after, strict }) => [after?.question.key, strict])).toEqual([
    ['data-1', 0.5],
    ['data-3', 0],
  ]);
});

test('an answer past its shelf life differs, though nobody has changed it', () => {
  const answers = [answer('data-1', { value: 'auto', owner: 'bo' })];
  const changes = changesBetween(scoreAt(answers, T0), scoreAt(answers, T0 + 181 * DAY));
  expect(changes).toMatchObject([{ strict: -0.5, after: { isExpired: true } }]);
});

test('a question that was reworded says so, and one that was dropped is still named', () => {
  const later = T0 + DAY;
  const rows = [changed('data-1', { ask: 'Otherwise?', at: later }), changed('data-2', { dropped: true, at: later })];
  const answers = [
    answer('data-1', { value: 'no' }),
    answer('data-2', { value: 'auto', owner: 'bo' }),
    answer('data-1', { value: 'hand', owner: 'bo', at: later }),
  ];
  const changes = changesBetween(scoreAt(answers, T0), scoreAt(answers, later, rows));
  expect(changes).toMatchObject([
    { after: { question: { key: 'data-1' } }, isReworded: true },
    { before: { question: { key: 'data-2' } }, after: undefined, strict: -1 },
  ]);
});
