/** The alarms that changes set. */
import { expect, test } from 'vitest';
import { DAY } from '../../src/model/dates/calendar.js';
import { type Kit, kit } from '../support/kit.js';

const alarms = async (k: Kit) =>
  (
    await k.store.read('W1', (r) => r.find('alarm', { where: { what: { except: ['chronicles'] } }, order: ['id'] }))
  ).map(({ id }) => id);

test('a channel gets a digest with its first project, and a person a reminder with their first work', async () => {
  const k = await kit();
  expect(await alarms(k)).toEqual([]);
  await k.say_('ana', 'new Churn');
  expect(await alarms(k)).toEqual(['digest:channel:C-churn']);
  await k.say_('bo', 'take data');
  expect(await alarms(k)).toEqual(['digest:channel:C-churn', 'reminder:U2']);
});

test('a digest goes with the last project of its channel', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'unlink Churn');
  expect(await alarms(k)).toEqual([]);
});

test('who was asked to take something is reminded of it', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'own data @chi');
  expect(await alarms(k)).toContain('reminder:U3');
});

test('a setting of the workspace sets all alarms again, through one more alarm', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'set holidays 2026-12-25 workspace');
  expect(await alarms(k)).toContain('arm');
});

test('the facts of a workspace are kept from its first project on, each night', async () => {
  const k = await kit();
  const night = () => k.store.read('W1', (r) => r.get('alarm', 'chronicles'));
  expect(await night()).toBeUndefined();
  await k.say_('ana', 'new Churn');
  const first = await night();
  expect(first?.at).toBeGreaterThan(Date.UTC(2026, 2, 3, 1));
  expect(first?.at).toBeLessThan(Date.UTC(2026, 2, 3, 2));
  await k.say_('ana', 'new Ranking');
  expect(await night()).toEqual(first);
  k.clock.pass(DAY);
  await k.due();
  expect(await night()).toMatchObject({ subject: '2026-03-03', at: (first?.at ?? 0) + DAY });
});
