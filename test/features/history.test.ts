import { beforeEach, expect, test } from 'vitest';
import { wordingFor } from '../../src/features/history/events.js';
import { DAY } from '../../src/model/dates/calendar.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const lines = async (text: string, who = 'bo') => (await k.say_(who, text)).text.split('\n');

test('the time in each state adds up over passes', async () => {
  await k.say_('ana', 'start data');
  k.clock.pass(3 * DAY);
  await k.say_('ana', 'block data no labels');
  k.clock.pass(2 * DAY);
  await k.say_('ana', 'unblock data');
  k.clock.pass(4 * DAY);
  await k.say_('ana', 'done data');
  await k.say_('ana', 'reopen data drift');
  k.clock.pass(DAY);
  const text = await lines('history data');
  const times = text.slice(text.indexOf('Time in each state') + 1, text.indexOf('What happened'));
  expect(times).toEqual([
    '[not started] less than a minute — pass 1',
    '[in progress] 7 days — pass 1',
    '[blocked] 2 days — pass 1',
    '[in progress] 1 day — pass 2',
  ]);
});

test('the times are on the first page only', async () => {
  for (let n = 0; n < 12; n += 1) await k.say_('ana', `due data 2026-04-${String(n + 10)}`);
  const first = await k.say_('bo', 'history data');
  expect(first.text).toContain('Time in each state');
  const second = await k.press('bo', first.answer, 'More');
  expect(second.text).not.toContain('Time in each state');
  expect(second.text).toContain('created as “Data”');
  expect((await k.say_('bo', 'history data 99')).text).toContain('Nothing has happened yet');
});

test('what was done in a private conversation is shown without a place', async () => {
  await k.say_('ana', 'start data', { direct: true });
  await k.say_('ana', 'start training');
  const [started, alone] = [await lines('history training'), await lines('history data')];
  expect(started.find((line) => line.includes('in progress') && line.includes('Training'))).toContain('#churn');
  expect(alone.filter((line) => line.includes('dm-ana'))).toEqual([]);
});

test('a renamed stage has its present name, and its history has the old one', async () => {
  await k.say_('ana', 'rename data to Features');
  const text = await lines('history features');
  expect(text).toContainEqual(expect.stringContaining('name: Data → Features'));
  expect(text[0]).toBe('History of Features');
});

test('an archived project still has its history', async () => {
  await k.say_('ana', 'archive');
  const text = await lines('history Churn');
  expect(text).toContainEqual(expect.stringContaining('archived'));
});

test('what was undone stays visible as undone', async () => {
  await k.say_('ana', 'start data');
  await k.say_('ana', 'undo');
  const text = await lines('history data');
  expect(text.filter((line) => line.includes('undone'))).toHaveLength(1);
});

test.each([
  ['created', null, 'Data', 'history-created'],
  ['offer', 'U1', 'U2', 'history-changed'],
  ['offer', 'U2', null, 'history-declined'],
  ['owner', null, 'U2', 'history-set'],
  ['owner', 'U1', 'U2', 'history-changed'],
  ['owner', 'U1', null, 'history-cleared'],
  ['due', null, null, 'history-set'],
] as const)('a line about %s from %s to %s reads as %s', (field, from, to, expected) => {
  expect(wordingFor({ field, from, to })).toBe(expected);
});

test('a private channel is named in that channel and in private, not where others read along', async () => {
  const secret = { channel: 'secret', access: 'private' } as const;
  await k.say_('ana', 'new Shared');
  await k.say_('ana', 'link Shared', secret);
  await k.say_('ana', 'describe Shared who leaves, and why', secret);
  for (const where of [secret, { direct: true }])
    expect((await k.say_('ana', 'history Shared', where)).text).toContain('secret');
  expect((await k.say_('ana', 'history Shared')).text).not.toContain('secret');
});
