/** The figures, computed by hand from a handful of facts. */
import { expect, test } from 'vitest';
import { type Fact, minuteOf } from '../../../src/model/insights/facts.js';
import { figuresOf, REST } from '../../../src/model/insights/figures.js';
import { measure } from '../../../src/model/insights/measure.js';
import { amountsOf } from '../../../src/model/insights/sums.js';
import { DAY_MIN, onDay } from './told-history.js';

const fact = (kind: Fact['kind'], day: number, days: number, more: Partial<Fact> = {}): Fact => ({
  ...{ kind, stage: 'a', at: minuteOf(onDay(day)), amount: days * DAY_MIN, who: 'ana', detail: '' },
  ...more,
});

const keys: Record<string, string> = { a: 'training', b: 'training', c: 'data' };
const figures = (facts: readonly Fact[], more: { isMadeUp?: boolean } = {}) =>
  figuresOf({
    ...{ facts: [facts], keyOf: (id) => keys[id], from: onDay(100), until: onDay(200), isMadeUp: false },
    ...more,
  });

/** The first minute of a month of 2026. */
const month = (number: number): number => Date.UTC(2026, number - 1, 1) / 60_000;

/** Two people in turns. */
const turns = (i: number): Pick<Fact, 'who'> => ({ who: i % 2 ? 'bo' : 'ana' });

test('median and 85th percentile of 1 to 10 and 20 days are 6 and 9.5', () => {
  const facts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20].map((days, i) => fact('pass', 150, days, turns(i)));
  // Of eleven, the sixth is in the middle; 0.85 of the way from the first to the last is half way from the ninth to the tenth.
  expect(measure(amountsOf(facts))).toEqual({ n: 11, is: 'told', median: 6 * DAY_MIN, p85: 9.5 * DAY_MIN });
});

test('of an even number the median is between the two in the middle', () => {
  const facts = [1, 2, 4, 8, 9, 30].map((days, i) => fact('pass', 150, days, turns(i)));
  expect(measure(amountsOf(facts))).toMatchObject({ median: 6 * DAY_MIN, p85: 14.25 * DAY_MIN });
});

test('four are too few, and of one person nothing is told', () => {
  expect(measure(amountsOf([1, 2, 3, 4].map((days, i) => fact('pass', 150, days, turns(i)))))).toEqual({
    n: 4,
    is: 'few',
  });
  expect(measure(amountsOf([1, 2, 3, 4, 5].map((days) => fact('pass', 150, days))))).toEqual({ n: 5, is: 'single' });
  expect(measure(amountsOf([1, 2, 3, 4, 5].map((days) => fact('pass', 150, days))), true).is).toBe('told');
});

test('stages of one name are one, in this time and in as much time before', () => {
  const { stages } = figures([
    ...[1, 2, 3, 4, 5].map((days, i) => fact('pass', 150, days, { stage: i < 2 ? 'a' : 'b', ...turns(i) })),
    ...[6, 6, 6, 6, 7].map((days, i) => fact('pass', 50, days, turns(i))),
    ...[9, 9].map((days, i) => fact('stay', 150, days, { detail: 'blocked', ...turns(i) })),
    // Too long ago, and of a stage that is gone.
    fact('pass', -10, 99),
    fact('pass', 150, 99, { stage: 'gone' }),
  ]);
  expect(stages).toEqual([
    {
      key: 'training',
      pass: { n: 5, is: 'told', median: 3 * DAY_MIN, p85: 6_336 },
      before: { n: 5, is: 'told', median: 6 * DAY_MIN, p85: 9_216 },
      states: [
        { state: 'in_progress', stay: { n: 0, is: 'few' } },
        { state: 'at_risk', stay: { n: 0, is: 'few' } },
        { state: 'blocked', stay: { n: 2, is: 'few' } },
      ],
    },
  ]);
});

test('flow: the days of each kind, unless all work was of one person', () => {
  const flow = [
    fact('flow', 110, 6, { detail: 'working', who: null }),
    fact('flow', 140, 3, { detail: 'blocked', who: null }),
    fact('flow', 140, 1, { detail: 'waiting', who: null }),
  ];
  const sums = { working: 6 * DAY_MIN, blocked: 3 * DAY_MIN, waiting: DAY_MIN };
  expect(figures([...flow, fact('pass', 150, 1), fact('pass', 150, 1, { who: 'bo' })]).flow).toEqual(sums);
  expect(figures([...flow, fact('pass', 150, 1)]).flow).toBeUndefined();
  expect(figures([...flow, fact('pass', 150, 1)], { isMadeUp: true }).flow).toEqual(sums);
});

test('stalls by reason, the most time lost first; what is of one person each is told as one', () => {
  const stall = (detail: string, days: number, who: string) => fact('stall', 150, days, { detail, who });
  const { stallsByReason } = figures([
    ...[stall('data', 2, 'ana'), stall('data', 3, 'bo')],
    ...[stall('compute', 9, 'ana'), stall('compute', 1, 'chi')],
    ...[stall('people', 7, 'ana'), stall('people', 7, 'ana'), stall('scope', 1, 'bo')],
  ]);
  expect(stallsByReason).toEqual([
    { by: 'compute', n: 2, minutes: 10 * DAY_MIN },
    { by: 'data', n: 2, minutes: 5 * DAY_MIN },
    { by: REST, n: 3, minutes: 15 * DAY_MIN },
  ]);
});

test('a rest that is of one person is not told either', () => {
  const stall = (detail: string, who: string) => fact('stall', 150, 1, { detail, who });
  const { stallsByReason } = figures([stall('data', 'ana'), stall('data', 'bo'), stall('people', 'ana')]);
  expect(stallsByReason.map(({ by }) => by)).toEqual(['data']);
});

test('counts: hand-overs, loops, dates moved later, and stages finished by month', () => {
  const { handovers, dates, finished, loops } = figures([
    ...[120, 130].map((day, i) => fact('handover', day, 0, turns(i))),
    ...[fact('due', 120, 0, { amount: 9 }), fact('due', 121, 0, { amount: -2, who: 'bo' })],
    ...[fact('pass', 101, 1), fact('pass', 102, 1, { who: 'bo' }), fact('pass', 140, 1)],
    fact('loop', 150, 12, { detail: 'drift' }),
  ]);
  expect(handovers.n).toBe(2);
  expect(dates).toMatchObject({ n: 2, later: 1 });
  // Days 101, 102 and 140 after 5 January: of the last month only one person would be told of.
  expect(finished).toEqual([{ from: month(4), until: month(5), n: 3 }]);
  expect(loops.n).toBeUndefined();
});

test('months of one person each are told together; of the sample project, each by itself', () => {
  const passes = [
    ...[fact('pass', 101, 1), fact('pass', 120, 1), fact('pass', 121, 1, { who: 'bo' })],
    ...[fact('pass', 150, 1), fact('pass', 151, 1, { who: 'bo' }), fact('pass', 190, 1)],
  ];
  // Ana alone in April, both in May; both in June; Ana alone in July.
  expect(figures(passes).finished).toEqual([
    { from: month(4), until: month(5), n: 3 },
    { from: month(6), until: month(7), n: 3 },
  ]);
  expect(figures(passes, { isMadeUp: true }).finished.map(({ n }) => n)).toEqual([1, 2, 2, 1]);
});

test('how long loops took, how long work and offers waited, and by how many days dates were moved', () => {
  const { loops, owned, handovers, dates } = figures([
    ...[10, 12, 14, 16, 40].map((days, i) => fact('loop', 150, days, { detail: 'drift', ...turns(i) })),
    ...[0, 0, 1, 3, 5].map((days, i) => fact('owned', 150, days, turns(i))),
    ...[0.5, 1, 1, 2, 8].map((days, i) => fact('answer', 150, days, turns(i))),
    ...[-2, 3, 5, 7, 21].map((amount, i) => fact('due', 150, 0, { amount, ...turns(i) })),
    ...[fact('owned', 150, 99, { stage: null, detail: 'task', who: 'chi' })],
  ]);
  // Of five, 0.85 of the way from the first to the last is 0.4 of the way from the fourth to the fifth.
  expect(loops.length).toMatchObject({ n: 5, median: 14 * DAY_MIN, p85: 25.6 * DAY_MIN });
  expect(loops.reasons).toEqual([{ by: 'drift', n: 5, minutes: 92 * DAY_MIN }]);
  // Of six, a quarter of the way from the fifth to the sixth: five days, and a quarter of the 94 to the task's.
  expect(owned).toMatchObject({ n: 6, median: 2 * DAY_MIN, p85: 28.5 * DAY_MIN });
  expect(handovers.answer).toMatchObject({ n: 5, median: DAY_MIN, p85: 6_336 });
  expect(dates).toEqual({ n: 5, later: 4, days: { n: 5, is: 'told', median: 5, p85: 13 } });
});
