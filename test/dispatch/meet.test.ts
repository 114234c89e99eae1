/** Makes people and channels known, as their platform describes them. */
import { describe, expect, test } from 'vitest';
import { meetChannel, meetPeople, meetPerson } from '../../src/dispatch/meet.js';
import { privateChannel } from '../../src/model/channels.js';
import type { Unit } from '../../src/ports/store.js';
import { type Kit, kit } from '../support/kit.js';

const zoe = { id: 'U9', name: 'Zoe', zone: 'Europe/Paris', admin: false, standing: 'member' as const };
const at = (person = zoe) => ({ workspace: 'W1', person });

const change = async (k: Kit, work: (unit: Unit) => Promise<object>) =>
  k.store.transact('W1', `${Math.random()}`, work);
const personRow = (k: Kit) => k.store.read('W1', (r) => r.get('person', 'U9'));

describe('a person', () => {
  test('is added when they are met', async () => {
    const k = await kit();
    const row = await change(k, (unit) => meetPerson(unit, at()));
    expect(row).toEqual(await personRow(k));
    expect(row).toMatchObject({ ...zoe, gone: false, version: 1 });
  });
  test('is updated when something has changed, and only then', async () => {
    const k = await kit();
    await change(k, (unit) => meetPerson(unit, at()));
    await change(k, (unit) => meetPerson(unit, at()));
    expect((await personRow(k))?.version).toBe(1);
    await change(k, (unit) => meetPerson(unit, at({ ...zoe, name: 'Zoe Roy' })));
    expect(await personRow(k)).toMatchObject({ name: 'Zoe Roy', version: 2 });
  });
  test('in an unknown time zone has none', async () => {
    const k = await kit();
    const row = await change(k, (unit) => meetPerson(unit, at({ ...zoe, zone: 'Mars/Olympus' })));
    expect(row).toMatchObject({ zone: '' });
  });
});

test('people are met before they say anything', async () => {
  const k = await kit();
  await change(k, async (unit) => {
    await meetPeople(unit, 'W1', [
      zoe,
      { id: 'U1', name: 'Ana S.', zone: 'UTC', admin: true, standing: 'member' as const },
    ]);
    return {};
  });
  expect(await personRow(k)).toMatchObject({ name: 'Zoe' });
  expect(await k.store.read('W1', (r) => r.get('person', 'U1'))).toMatchObject({ name: 'Ana S.', zone: 'UTC' });
});

test('a channel is added when it is met, and renamed when it has another name', async () => {
  const k = await kit();
  const meet = (name: string) =>
    change(k, (unit) => meetChannel(unit, { workspace: 'W1', channel: privateChannel('C9', name) }));
  expect(await meet('data')).toMatchObject({ id: 'C9', name: 'data', version: 1 });
  expect(await meet('data-team')).toMatchObject({ name: 'data-team' });
  expect(await k.store.read('W1', (r) => r.get('channel', 'C9'))).toMatchObject({ name: 'data-team', version: 2 });
});
