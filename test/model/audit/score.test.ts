/** The score of an audit, by hand and as laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionsAt } from '../../../src/model/audit/questions.js';
import { ANSWER_VALUES, type AnswerValue, type AuditAnswer, CRITICALITIES } from '../../../src/model/audit/rows.js';
import {
  areaIn,
  auditScore,
  EXPECTED,
  FULL_SCORE,
  isReached,
  questionScore,
  roundedScore,
} from '../../../src/model/audit/score.js';
import { standingsAt } from '../../../src/model/audit/standing.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import { answer, book, changed, T0 } from './support.js';

const MODEL = questionsAt(book, [], 'model', T0);
const scoreOf = (answers: readonly AuditAnswer[], at = T0, questions = MODEL) =>
  auditScore(questions, standingsAt(answers, at), at);
const of = (area: string, ...values: AnswerValue[]) =>
  values.map((value, i) => answer(`${area}-${i + 1}`, { value, owner: 'bo' }));

describe('by hand', () => {
  test('the sum of an area, half a point for what is done by hand', () => {
    const data = areaIn(scoreOf(of('data', 'auto', 'hand', 'no', 'auto', 'hand', 'no')), 'data');
    expect(data).toMatchObject({ sum: 3, most: 6, score: 3, answered: 6 });
  });

  test('the project has the least of its areas', () => {
    const score = scoreOf([
      ...of('data', 'auto', 'auto', 'auto'),
      ...of('training', 'auto'),
      ...of('evaluation', 'hand', 'hand'),
    ]);
    expect(score).toMatchObject({ score: 1, least: ['training', 'evaluation'], isComplete: false });
  });

  test('what does not apply leaves the sum and its maximum', () => {
    const data = areaIn(scoreOf(of('data', 'auto', 'hand', 'na', 'na', 'auto', 'hand')), 'data');
    expect(data).toMatchObject({ sum: 3, most: 4, score: 4.5 });
  });

  test('an area of which nothing applies has no score, and is not the least', () => {
    const score = scoreOf([...of('data', 'na', 'na', 'na', 'na', 'na', 'na'), ...of('training', 'auto')]);
    expect(areaIn(score, 'data').score).toBeUndefined();
    expect(score.least).toEqual(['training']);
  });

  test('a weight counts in the sum and in the maximum', () => {
    const heavy = questionsAt(book, [changed('data-1', { weight: 3 })], 'model', T0);
    const data = areaIn(scoreOf(of('data', 'auto', 'no', 'no', 'no', 'no', 'no'), T0, heavy), 'data');
    expect(data).toMatchObject({ sum: 3, most: 8 });
    expect(roundedScore(data.score ?? 0)).toBe(2.3);
  });

  test('counted strictly, a question without an owner counts nothing', () => {
    const data = areaIn(
      scoreOf([answer('data-1', { value: 'auto', owner: 'bo' }), answer('data-2', { value: 'auto' })]),
      'data',
    );
    expect(data).toMatchObject({ score: 2, strict: 1 });
    expect(data.questions[1]).toMatchObject({ isUnowned: true, points: 1, strict: 0 });
  });

  test('counted strictly, automatic past its shelf life counts as by hand, and says since when', () => {
    const [, question] = MODEL;
    if (!question) throw new Error('no question');
    const standings = standingsAt([answer(question.key, { value: 'auto', owner: 'bo' })], T0 + 300 * DAY);
    const one = (at: number) => questionScore(question, standings.get(question.key), at);
    const end = T0 + question.shelfDays * DAY;
    expect(one(end - 1)).toMatchObject({ strict: 1, isExpired: false, expiresAt: end });
    expect(one(end)).toMatchObject({ strict: 0.5, points: 1, isExpired: true, expiresAt: end });
  });

  test('new evidence begins the shelf life again', () => {
    const later = T0 + 170 * DAY;
    const answers = [
      answer('data-1', { value: 'auto', owner: 'bo' }),
      answer('data-1', { evidence: 'a link', at: later }),
    ];
    expect(areaIn(scoreOf(answers, T0 + 200 * DAY), 'data').strict).toBe(1);
  });

  test('nothing answered is no score, and not zero', () => {
    expect(scoreOf([])).toMatchObject({ score: undefined, strict: undefined, least: [], isComplete: false });
    expect(scoreOf(of('data', 'no')).score).toBe(0);
  });

  test('what is expected grows with what depends on it', () => {
    expect(CRITICALITIES.map((one) => EXPECTED[one])).toEqual([1, 2, 3, 5]);
    expect(isReached(2.96, 'production')).toBe(true);
    expect(isReached(2.94, 'production')).toBe(false);
    expect(isReached(undefined, 'prototype')).toBe(false);
  });
});

describe('two people at once', () => {
  test('an owner and an answer given at the same instant both count', () => {
    const standing = standingsAt(
      [answer('data-1', { value: 'hand', by: 'ana' }), answer('data-1', { owner: 'chi', by: 'bo' })],
      T0,
    ).get('data-1');
    expect(standing).toMatchObject({ value: 'hand', answeredBy: 'ana', owner: 'chi' });
  });

  test('of two answers at the same instant every reader takes the same one', () => {
    const two = [answer('data-1', { value: 'hand' }), answer('data-1', { value: 'auto' })];
    expect(standingsAt(two, T0)).toEqual(standingsAt([...two].reverse(), T0));
  });

  test('what was taken back counts until then', () => {
    const answers = [
      answer('data-1', { value: 'no' }),
      answer('data-1', { value: 'auto', at: T0 + 1, undoneAt: T0 + 9 }),
    ];
    expect(standingsAt(answers, T0 + 8).get('data-1')?.value).toBe('auto');
    expect(standingsAt(answers, T0 + 9).get('data-1')?.value).toBe('no');
  });
});

describe('laws', () => {
  const values = fc.array(fc.constantFrom<AnswerValue | null>(...ANSWER_VALUES, null), {
    minLength: 30,
    maxLength: 30,
  });
  const weights = fc.array(fc.constantFrom(0.5, 1, 2, 5), { minLength: 30, maxLength: 30 });
  const owners = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 });
  const ages = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 30, maxLength: 30 });
  const world = fc
    .record({ values, weights, owners, ages })
    .map(({ values: given, weights: w, owners: o, ages: a }) => {
      const at = T0 + 1_000 * DAY;
      const questions = MODEL.map((question, i) => ({ ...question, weight: w[i] ?? 1 }));
      const answers = MODEL.map(({ key }, i) =>
        answer(key, { value: given[i] ?? null, owner: o[i] ? 'bo' : null, at: at - (a[i] ?? 0) * DAY }),
      );
      return { questions, answers, at };
    });

  test('scores lie between nothing and six, the strict one never above the other', () => {
    fc.assert(
      fc.property(world, ({ questions, answers, at }) => {
        const { areas, score } = scoreOf(answers, at, questions);
        for (const one of areas) {
          expect(one.strictSum).toBeLessThanOrEqual(one.sum);
          expect(one.sum).toBeLessThanOrEqual(one.most);
          if (one.score !== undefined) expect(one.score).toBeLessThanOrEqual(FULL_SCORE);
          if (score !== undefined && one.score !== undefined) expect(score).toBeLessThanOrEqual(one.score);
        }
      }),
    );
  });

  test('a better answer lowers no score', () => {
    const better: Record<string, AnswerValue> = { no: 'hand', hand: 'auto', auto: 'auto' };
    fc.assert(
      fc.property(world, fc.nat({ max: 29 }), ({ questions, answers, at }, i) => {
        const before = answers[i];
        const value = better[before?.value ?? ''];
        if (!before || !value) return;
        const after = scoreOf([...answers, { ...answer(before.question, { value, owner: 'bo', at }) }], at, questions);
        const { score = 0, strict = 0 } = scoreOf(answers, at, questions);
        expect(after.score ?? 0).toBeGreaterThanOrEqual(score);
        expect(after.strict ?? 0).toBeGreaterThanOrEqual(strict);
      }),
    );
  });

  test('the sum of the weighted points, counted another way', () => {
    fc.assert(
      fc.property(world, ({ questions, answers, at }) => {
        const points = { no: 0, hand: 0.5, auto: 1, na: 0 };
        const { areas } = scoreOf(answers, at, questions);
        for (const { area, sum, most } of areas) {
          let [expected, all] = [0, 0];
          for (const [i, question] of questions.entries()) {
            const value = answers[i]?.value ?? 'no';
            if (question.area !== area || value === 'na') continue;
            expected += points[value] * question.weight;
            all += question.weight;
          }
          expect([sum, most]).toEqual([expected, all]);
        }
      }),
    );
  });

  test('the order in which answers are read does not matter', () => {
    fc.assert(
      fc.property(world, ({ questions, answers, at }) => {
        expect(scoreOf([...answers].reverse(), at, questions)).toEqual(scoreOf(answers, at, questions));
      }),
    );
  });
});
