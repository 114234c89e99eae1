/** What comes next in a project: one short card, whatever state it is in. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../src/model/dates/calendar.js';
import { controlsOf } from '../../../src/view/view.js';
import { answersWorld } from '../../support/answers-world.js';
import type { Kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await answersWorld();
});

const lines = async (who: string, words: string) => (await k.say_(who, words)).text.split('\n');
const labels = async (who: string, words: string) => {
  const { answer } = await k.say_(who, words);
  return controlsOf(answer ?? { blocks: [] }).map(({ label }) => label);
};

test('where it is, what comes next, who holds it, and what stands in the way', async () => {
  expect(await lines('bo', 'next')).toEqual([
    'Churn model is at Training, in progress for 2 days. Bo Berg owns it.',
    'Evaluation comes next. Nobody owns it yet. It’s offered to Ana Silva.',
    'In the way',
    'Deployment is blocked: GPU quota not granted.',
    '1 task is overdue.',
  ]);
  expect(k.faults).toEqual([]);
});

test('a project that has not begun', async () => {
  expect(await lines('bo', 'next in Fraud model')).toEqual([
    'Data comes first in Fraud model. It has not started. Nobody owns it yet.',
    'After that comes Labelling. Nobody owns it yet.',
  ]);
});

test('between two stages', async () => {
  for (const words of ['done training', 'done deployment', 'done #3', 'due monitoring 2026-12-18'])
    await k.say_('ana', words);
  expect(await lines('bo', 'next')).toEqual([
    'Evaluation is next in Churn model. It has not started. Nobody owns it yet. It’s offered to Ana Silva.',
    'After that comes Monitoring. Nobody owns it yet. It’s due Fri 18 Dec.',
    'In the way',
    '1 task of Evaluation is open.',
  ]);
});

test('the last stage, just begun', async () => {
  for (const stage of ['training', 'evaluation', 'deployment']) await k.say_('ana', `done ${stage}`);
  await k.say_('ana', 'start monitoring');
  expect((await lines('bo', 'next')).slice(0, 2)).toEqual([
    'Churn model is at Monitoring, in progress as of just now. Nobody owns it yet.',
    'Nothing comes after that.',
  ]);
});

test('stuck, at risk and late stand in the way, by the rules of the status', async () => {
  await k.say_('ana', 'due training 2026-12-01');
  await k.say_('ana', 'at-risk monitoring no dashboards');
  k.clock.pass(20 * DAY);
  expect((await lines('ana', 'next')).slice(3)).toEqual([
    'Training is stuck: no update for 20 days.',
    'Training is overdue.',
    'Deployment is blocked: GPU quota not granted.',
    'Monitoring is at risk: no dashboards.',
    '2 tasks are overdue.',
  ]);
});

describe('nothing comes next', () => {
  test('all done, no stages, archived', async () => {
    for (const stage of ['training', 'evaluation', 'deployment', 'monitoring']) await k.say_('ana', `done ${stage}`);
    expect(await lines('bo', 'next')).toEqual(['Every stage of Churn model is done.']);
    await k.say_('ana', 'archive Churn model');
    expect(await lines('bo', 'next in Churn model')).toEqual(['Churn model is archived.']);
    expect(await labels('bo', 'next in Churn model')).toEqual(['Status']);
  });
});

test('the buttons say which stage they are about, and the card is drawn again', async () => {
  expect(await labels('ana', 'next')).toEqual(['Show', 'Training: Done', 'Evaluation: Accept', 'Status']);
  expect(await labels('chi', 'next in Fraud model')).toEqual([
    ...['Data: Start', 'Data: I’ll take it', 'Labelling: I’ll take it', 'Status'],
  ]);
  const { answer } = await k.say_('ana', 'next');
  expect((await k.press('ana', answer, 'Evaluation: Accept')).text).toContain(
    'Evaluation comes next. Ana Silva owns it.',
  );
  const direct = await k.say_('bo', 'next in Churn model', { direct: true });
  expect(direct.text).toContain('Churn model is at Training, in progress for 2 days. You own it.');
});
