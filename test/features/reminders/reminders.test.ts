/** Reminders: when they come to the minute, what is worth one, and at most one a day. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../src/model/dates/calendar.js';
import { type Kit, kit } from '../../support/kit.js';

const HOUR = 3_600_000;

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'digest schedule off');
});

const to = (iso: string) => k.clock.pass(Date.parse(iso) - k.clock.now());
const reminded = async () => (await k.due()).flatMap((o) => (o.to === 'direct' ? [o.person] : []));
const say = async (who: string, ...lines: string[]) => {
  for (const line of lines) await k.insist(who, line, { direct: line.startsWith('set') });
};
const LATE = 'task add label owner:me by 2026-03-01';

describe('the hour', () => {
  test.each([
    ['as installed', [], '2026-03-03T09:00Z'],
    ['of one’s own', ['set reminder-time 11:30 me'], '2026-03-02T11:30Z'],
    ['in quiet hours: when they end', ['set quiet-hours 19:00-10:00 me'], '2026-03-03T10:00Z'],
    ['in a zone of one’s own', ['set time-zone America/New_York me'], '2026-03-02T14:00Z'],
  ])('%s', async (_, settings, when) => {
    await say('ana', LATE, ...settings);
    to(when);
    k.clock.pass(-1);
    expect(await reminded()).toEqual([]);
    k.clock.pass(1);
    expect(await reminded()).toEqual(['U1']);
  });

  test.each([
    ['there is none on a weekend', [], ['2026-03-09T09:00Z']],
    ['unless weekends are open', ['set weekends open me'], ['2026-03-07T09:00Z']],
  ])('%s', async (_, settings, [when = '']) => {
    await say('ana', 'task add label owner:me by 2026-03-06', 'reminders off due', ...settings);
    to('2026-03-06T09:00Z');
    expect(await reminded()).toEqual([]);
    to(when);
    k.clock.pass(-1);
    expect(await reminded()).toEqual([]);
    k.clock.pass(1);
    expect(await reminded()).toEqual(['U1']);
  });
});

test('one a day at most, whatever changes in between', async () => {
  await say('ana', LATE);
  to('2026-03-03T09:00Z');
  expect(await reminded()).toEqual(['U1']);
  await say('ana', 'task add tune owner:me by 2026-03-02', 'set reminder-time 15:00 me');
  to('2026-03-03T23:00Z');
  expect(await reminded()).toEqual([]);
});

test('a person is reminded of the same thing again after a week, not before', async () => {
  await say('ana', LATE);
  to('2026-03-03T09:00Z');
  expect(await reminded()).toEqual(['U1']);
  for (const day of ['04', '05', '06']) {
    to(`2026-03-${day}T09:00Z`);
    expect(await reminded()).toEqual([]);
  }
  to('2026-03-09T09:00Z');
  expect(await reminded()).toEqual([]);
  to('2026-03-10T09:00Z');
  expect(await reminded()).toEqual(['U1']);
});

test('on a holiday nobody is reminded', async () => {
  await say('ana', LATE, 'digest skip me 2026-03-03');
  to('2026-03-03T12:00Z');
  expect(await reminded()).toEqual([]);
  to('2026-03-04T09:00Z');
  expect(await reminded()).toEqual(['U1']);
});

test('each person is reminded of what is theirs', async () => {
  await say('ana', LATE);
  await say('bo', 'task add tune owner:me by 2026-03-01');
  to('2026-03-03T09:00Z');
  expect(await reminded()).toEqual(['U1']);
  // Nine in New York.
  to('2026-03-03T14:00Z');
  expect(await reminded()).toEqual(['U2']);
});

test('nobody is reminded of anything in an archived project', async () => {
  await say('ana', LATE, 'archive');
  to('2026-03-03T09:00Z');
  expect(await reminded()).toEqual([]);
  expect((await k.say_('ana', 'reminder show')).text).toContain('You’re all caught up');
});

test('an offer waits a day before its reader is reminded', async () => {
  await say('bo', 'set quiet-hours off me', 'set time-zone UTC me');
  await k.say_('ana', 'own data @bo');
  to('2026-03-03T09:00Z');
  expect(await reminded()).toEqual([]);
  k.clock.pass(DAY);
  expect(await reminded()).toEqual(['U2']);
});

test('somebody without work has no alarm, and gets one with their first task', async () => {
  const alarms = () => k.store.read('W1', (r) => r.find('alarm', { where: { what: 'reminder' } }));
  expect(await alarms()).toEqual([]);
  await say('ana', LATE);
  expect((await alarms()).map(({ subject }) => subject)).toEqual(['U1']);
  await say('ana', 'done #1');
  k.clock.pass(3 * DAY);
  await k.due();
  expect(await alarms()).toEqual([]);
});

describe('more than fits', () => {
  test.each([
    [5, undefined],
    [6, 'and 1 more'],
  ])('%d overdue tasks', async (n, more) => {
    for (let i = 0; i < n; i += 1) await say('ana', LATE);
    const { text } = await k.say_('ana', 'reminder show');
    expect(text.match(/#\d+ label/g)).toHaveLength(5);
    expect(text.includes('more')).toBe(more !== undefined);
  });
});

test('snoozing until today ends a snooze', async () => {
  await say('ana', LATE, 'snooze until 2026-03-10');
  expect((await k.say_('ana', 'reminders')).text).toContain('snoozed until Tue 10 Mar');
  await say('ana', 'snooze until 2026-03-02');
  expect((await k.say_('ana', 'reminders')).text).not.toContain('snoozed until');
  k.clock.pass(23 * HOUR);
  expect(await reminded()).toEqual(['U1']);
});

describe('Baton was down at nine, and is back', () => {
  // Bo lives in New York, where it was nine at 14:00.
  test.each([
    ['at night: at nine, not before', [], '2026-03-03T08:59Z', '2026-03-03T14:00Z'],
    ['at night, without quiet hours: at nine', ['set quiet-hours off me'], '2026-03-03T08:59Z', '2026-03-03T14:00Z'],
    ['early in the morning: at nine', [], '2026-03-03T13:30Z', '2026-03-03T14:00Z'],
    ['in the evening: the next day at nine', [], '2026-03-04T00:30Z', '2026-03-04T14:00Z'],
    ['at night, with a time in quiet hours', ['set reminder-time 22:00 me'], '2026-03-05T08:00Z', '2026-03-05T13:00Z'],
  ])('%s', async (_, settings, back, when) => {
    await say('bo', 'task add tune owner:me by 2026-03-01', ...settings);
    to(back);
    expect(await reminded()).toEqual([]);
    to(when);
    k.clock.pass(-1);
    expect(await reminded()).toEqual([]);
    k.clock.pass(1);
    expect(await reminded()).toEqual(['U2']);
  });
});

test.each([
  ['of a minute ago', 60_000, []],
  ['also with reminders of offers turned off', 60_000, ['reminders off offers']],
])('who asks what waits for them sees every open offer, with its answers, %s', async (_, ms, lines) => {
  await say('ana', 'own data @bo', 'own training @bo');
  await say('bo', ...lines);
  k.clock.pass(ms);
  const { answer, text } = await k.say_('bo', 'who is waiting for me?', { spoken: true, direct: true });
  expect(text).toContain('Offered to you');
  expect(text).toContain('Training in Churn');
  expect(text).toContain('from Ana Silva · 1 minute');
  const after = await k.press('bo', answer, 'Accept', { direct: true });
  expect(after.text).toContain('You took Data in Churn');
  // The list goes on without it.
  expect(after.text).toContain('Training in Churn');
});
