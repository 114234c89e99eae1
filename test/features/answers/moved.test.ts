/** What moved since a day, from the history: what lasted, in short groups. */
import { beforeEach, describe, expect, test } from 'vitest';
import { startOfWeek } from '../../../src/features/answers/moved.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import { controlsOf } from '../../../src/view/view.js';
import { answersWorld } from '../../support/answers-world.js';
import type { Kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await answersWorld();
});

const lines = async (words: string, where = {}) => (await k.say_('ana', words, where)).text.split('\n');
const labels = async (words: string, where = {}) => {
  const { answer } = await k.say_('ana', words, where);
  return controlsOf(answer ?? { blocks: [] }).map(({ label }) => label);
};
const say = async (...words: string[]) => {
  for (const one of words) await k.say_('ana', one);
};

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-25', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
])('the week of %s began on %s', (today, monday) => {
  expect(startOfWeek(today)).toBe(monday);
});

test('since Monday, if nothing else is said', async () => {
  expect(await lines('moved in Churn model')).toEqual([
    'What moved since Mon 23 Nov · Churn model',
    'Started — Training',
    'New tasks — #1 Version the training set, #2 Write the model card, #3 Ask for GPU quota',
  ]);
  expect(k.faults).toEqual([]);
});

test('each group, once for each thing: what became of it in the end', async () => {
  k.clock.pass(7 * DAY);
  await say(
    ...['done training', 'done #1', 'unblock deployment', 'reopen data drift', 'start evaluation'],
    ...['block evaluation no labels', 'at-risk monitoring late', 'done #3', 'reopen #3'],
    ...['task add "More labels" project:"Churn model"', 'skip labelling too early in Fraud model'],
  );
  expect(await lines('moved in Churn model')).toEqual([
    'What moved since Mon 30 Nov · Churn model',
    'Finished — Training, #1 Version the training set',
    'Re-opened — Data',
    'Moving again — Deployment',
    'Blocked — Evaluation',
    'At risk — Monitoring',
    'New tasks — #5 More labels',
  ]);
  await say('reopen #1');
  expect((await lines('moved in Churn model')).join()).not.toContain('#1');
});

test('a finished task that was re-opened after that day', async () => {
  await say('done #1');
  k.clock.pass(7 * DAY);
  await say('reopen #1');
  expect(await lines('moved in Churn model')).toEqual([
    'What moved since Mon 30 Nov · Churn model',
    'Re-opened — #1 Version the training set',
  ]);
});

test('from before there was a project, stages that began are started', async () => {
  expect((await lines('moved since 2026-11-01 in Churn model')).slice(1, 4)).toEqual([
    'Finished — Data',
    'Started — Training',
    'Blocked — Deployment',
  ]);
});

test('the first minute of the day counts, the last before it does not', async () => {
  await say('done training');
  expect((await lines('moved since 2026-11-25 in Churn model')).join()).toContain('Finished — Training');
  k.clock.pass(DAY);
  expect(await lines('moved since 2026-11-26 in Churn model')).toEqual([
    'Nothing has moved in Churn model since Thu 26 Nov.',
  ]);
});

test('dropped things are not told, and long groups are counted', async () => {
  k.clock.pass(7 * DAY);
  for (let n = 5; n < 15; n += 1) await say(`task add t${n} project:"Churn model"`);
  await say('drop #5', 'drop monitoring in Churn model');
  expect((await lines('moved in Churn model'))[1]).toBe(
    'New tasks — #7 t7, #8 t8, #9 t9, #10 t10, #11 t11, #12 t12, #13 t13, #14 t14 · and 1 more',
  );
});

test('several projects are named', async () => {
  await say('start labelling in Fraud model');
  expect((await lines('moved'))[1]).toBe('Started — Training (Churn model), Labelling (Fraud model)');
  expect(await labels('moved')).toEqual(['Churn model: full history', 'Fraud model: full history']);
});

test('the full history is one press away', async () => {
  const { answer } = await k.say_('ana', 'moved in Churn model');
  expect((await k.press('ana', answer, 'Full history')).text).toContain('History of Churn model');
});

describe('which day', () => {
  test('yesterday', async () => {
    expect((await lines('moved since yesterday'))[0]).toBe(
      'Nothing has moved in this channel’s projects since Tue 24 Nov.',
    );
  });

  test.each(['2026-11-26', 'tomorrow'])('%s is still to come, and nothing is guessed', async (day) => {
    expect((await lines(`moved since ${day}`))[0]).toContain('is still to come');
  });
});

test('hidden projects did not move, for those who do not see them', async () => {
  const closed = { channel: 'closed', access: 'private' as const };
  await k.say_('ana', 'new Secret', closed);
  await k.say_('ana', 'start data', closed);
  expect((await lines('moved', { direct: true })).join()).toContain('Data (Secret)');
  expect((await k.say_('bo', 'moved', { direct: true })).text).not.toContain('Secret');
  expect((await k.say_('ana', 'moved', { channel: 'lounge' })).out.map(({ to }) => to)).toEqual(['whisper']);
});
