/** Somebody who is forgotten: what follows for those who stay. */
import { expect, test } from 'vitest';
import { forgetPerson } from '../../adapters/cli/forget.js';
import { allReadersSee } from '../../src/kit/readers-along.js';
import { ALL_PROJECTS } from '../../src/kit/seen-reader.js';
import { add } from '../../src/model/changes.js';
import { privateChannel } from '../../src/model/channels.js';
import { type Kit, kit } from '../support/kit.js';
import { SAMPLES } from '../support/sample-rows.js';

const GUEST = { id: 'U9', name: 'Gil Guest', zone: '', admin: false, standing: 'guest' as const };
const C1 = { ...privateChannel('C1', 'general'), access: 'public' as const };

const report = (k: Kit, people: string[]) => k.roster.reported('W1', { channel: C1, people });
const allSee = (k: Kit) =>
  k.store.read('W1', (read) => allReadersSee(read, C1, new Set([ALL_PROJECTS]), k.clock.now()));

test('a guest who is forgotten still reads along, and hides what is not theirs', async () => {
  const k = await kit();
  await k.roster.introduce('W1', [GUEST]);
  await report(k, ['U9']);
  expect(await allSee(k)).toBe(false);
  await forgetPerson(k.opened, { workspace: 'W1', id: 'U9' }, [], k.clock);
  // Their membership is deleted; until the platform has listed the channel again, nobody knows.
  expect(await allSee(k)).toBe(false);
  await report(k, ['U9']);
  expect(await allSee(k)).toBe(false);
  await report(k, []);
  expect(await allSee(k)).toBe(true);
});

test('a full member who is forgotten hides nothing', async () => {
  const k = await kit();
  await k.roster.introduce('W1', [{ ...GUEST, standing: 'member' }]);
  await forgetPerson(k.opened, { workspace: 'W1', id: 'U9' }, [], k.clock);
  await report(k, ['U9']);
  expect(await allSee(k)).toBe(true);
});

test('who speaks while they are being forgotten is met, and stays', async () => {
  const k = await kit();
  await k.say_('bo', 'help');
  const transact = k.store.transact.bind(k.store);
  await transact('W1', 'begun', async (unit) => {
    const row = await unit.get('person', 'U2');
    if (!row) throw new Error('Bo is known');
    const { id, workspace, standing, name } = row;
    await unit.apply([
      { do: 'remove', kind: 'person', was: row },
      add('forgotten', { id, workspace, standing, name, at: 1 }),
    ]);
    return {};
  });
  await k.say_('bo', 'help');
  await forgetPerson(k.opened, { workspace: 'W1', id: 'U2' }, [], k.clock);
  await k.say_('bo', 'help');
  const people = await k.store.read('W1', (read) => read.find('person', { where: { id: 'U2' } }));
  expect(people).toHaveLength(1);
  expect(await k.store.read('W1', (read) => read.find('forgotten', {}))).toEqual([]);
});

test('nobody stays a deputy of a task, and what was linked to their own conversation alone is linked nowhere', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add "label the set"');
  await k.say_('ana', 'deputy #1 @bo');
  const project = (await k.store.read('W1', (read) => read.find('project', {})))[0]?.id ?? '';
  await k.store.transact('W1', 'linked', async (unit) => {
    await unit.apply([add('link', { ...SAMPLES.link('W1'), id: 'own', project, channel: 'dm-U2', main: false })]);
    return {};
  });
  const [task, links] = [() => k.store.read('W1', (read) => read.find('task', {})), linksOf(k)];
  expect((await task())[0]?.deputies).toEqual(['U2']);
  expect(await links()).toBe(2);
  await forgetPerson(k.opened, { workspace: 'W1', id: 'U2' }, [], k.clock);
  expect((await task())[0]?.deputies).toEqual([]);
  expect(await links()).toBe(1);
});

const linksOf = (k: Kit) => async () => (await k.store.read('W1', (read) => read.find('link', {}))).length;
