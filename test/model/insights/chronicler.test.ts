/** What histories come to, computed by hand. */
import { expect, test } from 'vitest';
import { Chronicler } from '../../../src/model/insights/chronicler.js';
import type { Fact, FactKind } from '../../../src/model/insights/facts.js';
import { lastingEvents, type ToldLine } from '../../../src/model/insights/lasting-events.js';
import { added, DAY_MIN, history, onDay, REASONS, told } from './told-history.js';

function factsOf(events: readonly ToldLine[], now = 100): Fact[] {
  const chronicler = new Chronicler(REASONS);
  for (const event of lastingEvents(events)) chronicler.take(event);
  return chronicler.asOf(onDay(now));
}

/** The facts of a kind, as "stage days detail who". */
const of = (facts: readonly Fact[], kind: FactKind) =>
  facts
    .filter((fact) => fact.kind === kind)
    .map(({ stage, amount, detail, who }) => `${stage ?? '-'} ${amount / DAY_MIN} ${detail} ${who ?? '-'}`);

test('a stage begun on day 1, blocked from day 3 to 7 for want of labels, finished on day 10', () => {
  const facts = factsOf(
    history(
      ...added('data'),
      [0, 'data', 'owner', null, 'bo'],
      [1, 'data', 'state', 'not_started', 'in_progress'],
      told(3, 'data', 'state', 'in_progress', 'blocked', { why: 'no labels yet' }),
      [7, 'data', 'state', 'blocked', 'in_progress'],
      [10, 'data', 'state', 'in_progress', 'done'],
    ),
  );
  expect(of(facts, 'stay')).toEqual(['data 2 in_progress bo', 'data 4 blocked bo', 'data 3 in_progress bo']);
  expect(of(facts, 'stall')).toEqual(['data 4 data bo']);
  expect(of(facts, 'pass')).toEqual(['data 9 first bo']);
  expect(of(facts, 'owned')).toEqual(['data 0 stage bo']);
  expect(of(facts, 'flow')).toEqual(['- 2 working -', '- 4 blocked -', '- 3 working -']);
});

test('a reason given later is the one that counts', () => {
  const facts = factsOf(
    history(
      ...added('data'),
      [1, 'data', 'state', 'not_started', 'in_progress'],
      told(2, 'data', 'state', 'in_progress', 'blocked', { why: 'who knows' }),
      told(3, 'data', 'state', 'blocked', 'blocked', { why: 'GPU quota' }),
      [6, 'data', 'state', 'blocked', 'in_progress'],
    ),
  );
  expect(of(facts, 'stall')).toEqual(['data 4 compute ana']);
});

test('work waits for an owner: from its begin, and again once it was given up', () => {
  const facts = factsOf(
    history(
      ...added('data'),
      [1, 'data', 'state', 'not_started', 'in_progress'],
      [4, 'data', 'owner', null, 'bo'],
      [6, 'data', 'owner', 'bo', null],
      [7, 'data', 'owner', null, 'chi'],
      [2, '#1', 'created', null, 'Label it'],
      [2, '#1', 'state', null, 'open'],
      [5, '#1', 'owner', null, 'bo'],
      [2, '#2', 'created', null, 'Never taken'],
      [9, '#2', 'dropped', null, 'true'],
    ),
  );
  expect(of(facts, 'owned')).toEqual(['data 3 stage bo', '- 3 task bo', 'data 1 stage chi']);
  // Without an owner it waits, although it is in progress.
  expect(of(facts, 'flow')).toEqual([
    ...['- 3 waiting -', '- 2 working -', '- 1 waiting -', '- 20 working -', '- 28 working -', '- 31 working -'],
    '- 14 working -',
  ]);
});

test('hand-overs, and how long offers waited: declined ones and those taken by others do not count', () => {
  const facts = factsOf(
    history(
      ...added('data'),
      [1, 'data', 'offer', 'ana', 'bo'],
      [3, 'data', 'owner', null, 'bo'],
      [5, 'data', 'offer', 'bo', 'chi'],
      [6, 'data', 'offer', 'chi', null],
      [7, 'data', 'owner', 'bo', 'chi'],
      [8, 'data', 'offer', 'chi', 'dan'],
      [9, 'data', 'owner', 'chi', 'ana'],
      [9, 'P', 'lead', 'ana', 'bo'],
    ),
  );
  expect(of(facts, 'answer')).toEqual(['data 2 stage bo']);
  expect(of(facts, 'handover')).toEqual(['data 0 stage chi', 'data 0 stage ana', '- 0 project bo']);
});

test('due dates: only a move from one day to another counts', () => {
  const facts = factsOf(
    history(
      ...added('data'),
      [1, 'data', 'due', null, '2026-02-01'],
      [2, 'data', 'due', '2026-02-01', '2026-02-11'],
      [3, 'data', 'due', '2026-02-11', '2026-02-08'],
      [4, 'data', 'due', '2026-02-08', null],
    ),
  );
  expect(facts.filter(({ kind }) => kind === 'due').map(({ amount }) => amount)).toEqual([10, -3]);
});

test('a loop: training re-opened for drift, then evaluation and deployment; what follows within a week belongs to it', () => {
  const round = (id: string, from: number, until: number, before: string) => [
    told(from, id, 'state', before, 'in_progress', { why: before === 'done' ? 'drift of the country feature' : null }),
    told(until, id, 'state', 'in_progress', 'done'),
  ];
  const facts = factsOf(
    history(
      ...['training', 'evaluation', 'deployment'].flatMap((id) => added(id)),
      ...round('training', 1, 5, 'not_started'),
      ...round('evaluation', 6, 8, 'not_started'),
      ...round('deployment', 9, 10, 'not_started'),
      ...round('training', 30, 36, 'done'),
      ...round('evaluation', 38, 40, 'done'),
      ...round('deployment', 41, 42, 'done'),
      // Another one, which has not ended.
      ...round('training', 60, 62, 'done').slice(0, 1),
    ),
  );
  expect(of(facts, 'loop')).toEqual(['training 12 drift -']);
  expect(of(facts, 'pass').filter((one) => one.includes('again'))).toEqual([
    ...['training 6 again ana', 'evaluation 2 again ana', 'deployment 1 again ana'],
  ]);
  expect(of(facts, 'gap')).toEqual(['evaluation 1 stage ana', 'deployment 1 stage ana']);
});

test('what is re-opened again right after its loop was closed begins the next one', () => {
  const round = (id: string, from: number, until: number, before: string) => [
    told(from, id, 'state', before, 'in_progress'),
    told(until, id, 'state', 'in_progress', 'done'),
  ];
  const facts = factsOf(
    history(
      ...['training', 'deployment'].flatMap((id) => added(id)),
      ...[...round('training', 1, 5, 'not_started'), ...round('deployment', 6, 7, 'not_started')],
      ...[...round('training', 10, 13, 'done'), ...round('deployment', 14, 15, 'done')],
      // Two days later, once more: training comes back a second time while deployment is open.
      ...[...round('training', 17, 18, 'done'), told(19, 'deployment', 'state', 'done', 'in_progress')],
      ...[...round('training', 20, 21, 'done'), told(23, 'deployment', 'state', 'in_progress', 'done')],
    ),
  );
  expect(of(facts, 'loop')).toEqual(['training 5 none -', 'training 6 none -']);
});

test('monitoring goes on for ever: it is neither flow nor a loop', () => {
  const facts = factsOf(
    history(
      ...added('mon', 'Monitoring'),
      [1, 'mon', 'owner', null, 'bo'],
      [1, 'mon', 'state', 'not_started', 'in_progress'],
      [2, 'mon', 'state', 'in_progress', 'done'],
      [3, 'mon', 'state', 'done', 'in_progress'],
    ),
  );
  expect(of(facts, 'flow')).toEqual([]);
  expect(of(facts, 'loop')).toEqual([]);
});

test('what was taken back never was, whatever the times', () => {
  const events = history(
    ...added('data'),
    [1, 'data', 'state', 'not_started', 'in_progress'],
    [5, 'data', 'state', 'in_progress', 'done'],
    told(5.001, 'data', 'state', 'done', 'in_progress', { via: 'undo' }),
    [9, 'data', 'state', 'in_progress', 'done'],
  );
  expect(of(factsOf(events), 'pass')).toEqual(['data 8 first ana']);
});

test('a stage that is dropped was not finished; brought back, it begins anew', () => {
  const facts = factsOf(
    history(
      ...added('data'),
      [1, 'data', 'state', 'not_started', 'in_progress'],
      [3, 'data', 'dropped', 'false', 'true'],
      [10, 'data', 'dropped', 'true', 'false'],
      [12, 'data', 'state', 'in_progress', 'done'],
    ),
  );
  expect(of(facts, 'pass')).toEqual(['data 2 first ana']);
  expect(of(facts, 'stay')).toEqual(['data 2 in_progress ana', 'data 2 in_progress ana']);
});

test('in the archive no time passes', () => {
  const facts = factsOf(
    history(
      ...added('data'),
      [0, 'data', 'owner', null, 'bo'],
      [1, 'data', 'state', 'not_started', 'in_progress'],
      [2, 'P', 'archived', 'false', 'true'],
      [22, 'P', 'archived', 'true', 'false'],
      [25, 'data', 'state', 'in_progress', 'done'],
    ),
  );
  expect(of(facts, 'pass')).toEqual(['data 4 first bo']);
  expect(of(facts, 'flow')).toEqual(['- 1 working -', '- 3 working -']);
});

test('a history that begins in the middle, or whose clock went back, tells nothing that is not so', () => {
  const facts = factsOf(
    history(
      [5, 'data', 'state', 'blocked', 'done'],
      [8, 'data', 'state', 'done', 'in_progress'],
      [7, 'data', 'state', 'in_progress', 'done'],
    ),
  );
  expect(facts.every(({ amount }) => amount >= 0)).toBe(true);
  expect(of(facts, 'pass')).toEqual([]);
});
