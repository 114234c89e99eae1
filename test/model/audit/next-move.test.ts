/** The next best move: the least area, the least effort. */
import { expect, test } from 'vitest';
import { nextMove } from '../../../src/model/audit/next-move.js';
import { questionsAt } from '../../../src/model/audit/questions.js';
import type { AnswerValue, AuditAnswer } from '../../../src/model/audit/rows.js';
import { auditScore } from '../../../src/model/audit/score.js';
import { standingsAt } from '../../../src/model/audit/standing.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import { answer, book, changed, T0 } from './support.js';

const MODEL = questionsAt(book, [], 'model', T0);
const moveIn = (answers: readonly AuditAnswer[], at = T0, questions = MODEL) =>
  nextMove(auditScore(questions, standingsAt(answers, at), at));
const area = (name: string, ...values: AnswerValue[]) =>
  values.map((value, i) => answer(`${name}-${i + 1}`, { value, owner: 'bo' }));
const all = (name: string, value: AnswerValue) => area(name, value, value, value, value, value, value);

test('nothing before anything is answered', () => {
  expect(moveIn([])).toBeUndefined();
});

test('an area that was begun is finished first', () => {
  expect(moveIn(area('data', 'auto', 'no'))).toMatchObject({ move: 'finish', of: { question: { key: 'data-3' } } });
});

test('in the least area, the question of the least effort', () => {
  const answers = [...all('data', 'auto'), ...all('deployment', 'no')];
  // The first of the two whose next step takes hours.
  expect(moveIn(answers)).toMatchObject({ move: 'raise', of: { question: { key: 'deployment-1' } }, gain: 0.5 });
});

test('of equal effort, what weighs more', () => {
  const heavy = questionsAt(book, [changed('deployment-4', { weight: 2 })], 'model', T0);
  expect(moveIn(all('deployment', 'no'), T0, heavy)).toMatchObject({
    of: { question: { key: 'deployment-4' } },
    gain: 1,
  });
});

test('what is automatic or does not apply cannot be raised', () => {
  const answers = area('deployment', 'auto', 'no', 'no', 'na', 'no', 'no');
  expect(moveIn(answers)).toMatchObject({ of: { question: { key: 'deployment-2' } } });
});

test('where all is automatic, a missing owner, then an old answer', () => {
  const old = all('data', 'auto');
  expect(moveIn(old.map((one, i) => (i === 3 ? { ...one, owner: null } : one)))).toMatchObject({
    move: 'own',
    of: { question: { key: 'data-4' } },
  });
  expect(moveIn(old, T0 + 200 * DAY)).toMatchObject({ move: 'confirm', of: { question: { key: 'data-1' } } });
  expect(moveIn(old)).toBeUndefined();
});
