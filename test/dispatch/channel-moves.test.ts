/** Channels that get another name or id. */
import { expect, test } from 'vitest';
import { IncidentWorld } from '../support/incidents.js';
import { kit } from '../support/kit.js';

test('projects, settings and waiting offers follow a channel to its new id', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'set answers private channel');
  await k.say_('ana', 'own data @bo');
  await k.take();
  await k.roster.moved('W1', 'E1', 'C-churn', 'C-shared');
  const read = <T>(work: Parameters<typeof k.store.read<T>>[1]) => k.store.read('W1', work);
  expect(await read((r) => r.find('link', {}))).toMatchObject([{ channel: 'C-shared' }]);
  expect(await read((r) => r.find('setting', {}))).toMatchObject([{ target: 'C-shared', key: 'answers' }]);
  expect(await read((r) => r.find('offer', {}))).toMatchObject([{ channel: 'C-shared' }]);
  const { out } = await k.say_('bo', 'accept', { direct: true });
  expect(out.map((o) => o.to === 'channel' && o.channel)).toContain('C-shared');
});

test('an open incident goes on where its channel is', async () => {
  const k = await kit();
  const w = await IncidentWorld.make(k);
  await w.tell({});
  const [incident] = await w.incidents();
  await k.roster.moved('W1', 'E1', incident?.channel ?? '', 'C-shared');
  expect(await w.incidents()).toMatchObject([{ channel: 'C-shared' }]);
  await k.take();
  const { out } = await k.say_('bo', 'incident take 1', { channel: 'shared' });
  expect(out.flatMap((o) => (o.to === 'message' ? [o.channel] : []))).toEqual(['C-shared']);
});

test('the digest goes with the channel', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.roster.moved('W1', 'E1', 'C-churn', 'C-shared');
  const alarms = await k.store.read('W1', (r) => r.find('alarm', { where: { what: 'digest' } }));
  expect(alarms.map(({ id }) => id)).toEqual(['digest:channel:C-shared']);
});

test('a renamed channel has its new name; an unknown one is ignored', async () => {
  const k = await kit();
  await k.say_('ana', 'help');
  await k.roster.renamed('W1', 'E1', { id: 'C-churn', name: 'churn-2' });
  await k.roster.renamed('W1', 'E2', { id: 'C-none', name: 'x' });
  expect(await k.store.read('W1', (r) => r.get('channel', 'C-churn'))).toMatchObject({ name: 'churn-2' });
  expect(await k.store.read('W1', (r) => r.get('channel', 'C-none'))).toBeUndefined();
});
