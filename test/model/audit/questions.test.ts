/** Which questions an audit asks: those of the kind of project, as the team wants them, at an instant. */
import { expect, test } from 'vitest';
import { AREAS } from '../../../src/model/audit/areas.js';
import { droppedAt, MOST_QUESTIONS, questionsAt } from '../../../src/model/audit/questions.js';
import { book, changed, T0 } from './support.js';

const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);

test('a model is asked thirty questions, six an area', () => {
  const asked = questionsAt(book, [], 'model', T0);
  expect(asked).toHaveLength(30);
  for (const area of AREAS) expect(asked.filter((one) => one.area === area)).toHaveLength(6);
});

test('an application of a language model is asked its pack, some of it in place of others', () => {
  const asked = questionsAt(book, [], 'llm', T0);
  expect(keys(asked)).toContain('llm-data-1');
  expect(keys(asked)).not.toContain('data-5');
  expect(asked.length).toBe(30 + book.filter(({ pack, replaces }) => pack === 'llm' && !replaces).length);
  for (const area of AREAS) expect(asked.filter((one) => one.area === area).length).toBeLessThanOrEqual(MOST_QUESTIONS);
});

test('what a team changes holds from then on, and not before', () => {
  const rows = [changed('data-1', { ask: 'Otherwise?', weight: 2, at: T0 + 10 })];
  expect(questionsAt(book, rows, 'model', T0 + 9)[0]?.weight).toBe(1);
  expect(questionsAt(book, rows, 'model', T0 + 10)[0]).toMatchObject({ ask: 'Otherwise?', weight: 2, revision: 2 });
});

test('of two changes the later one holds; taken back, the one before', () => {
  const rows = [
    changed('data-1', { title: 'One', at: T0 }),
    changed('data-1', { title: 'Two', at: T0 + 1, undoneAt: T0 + 5 }),
  ];
  expect(questionsAt(book, rows, 'model', T0 + 4)[0]?.title).toBe('Two');
  expect(questionsAt(book, rows, 'model', T0 + 5)[0]?.title).toBe('One');
});

test('a dropped question is not asked, and can be found again', () => {
  const rows = [changed('data-2', { dropped: true })];
  expect(keys(questionsAt(book, rows, 'model', T0))).not.toContain('data-2');
  expect(keys(droppedAt(rows, T0))).toEqual(['data-2']);
  expect(keys(questionsAt(book, [...rows, changed('data-2', { at: T0 + 1 })], 'model', T0 + 1))).toContain('data-2');
});

test('a team’s own question comes after those of its area, for the kinds that it is about', () => {
  const rows = [changed('own-1', { area: 'training', kind: 'llm' })];
  expect(keys(questionsAt(book, rows, 'model', T0))).not.toContain('own-1');
  const asked = questionsAt(book, rows, 'llm', T0).filter(({ area }) => area === 'training');
  expect(asked.at(-1)?.key).toBe('own-1');
});
