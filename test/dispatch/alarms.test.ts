/** The alarms that changes set. */
import { expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

const alarms = async (k: Kit) =>
  (await k.store.read('W1', (r) => r.find('alarm', { order: ['id'] }))).map(({ id }) => id);

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
