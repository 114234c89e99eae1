/** Look-ups by what people call things. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  personByName,
  projectByName,
  projectsHere,
  projectsOf,
  stageByName,
  stagesOf,
  taskByNumber,
} from '../../src/commands/lookups.js';
import { add } from '../../src/model/changes.js';
import { keyOf } from '../../src/model/names.js';
import type { Reader } from '../../src/ports/store.js';
import { type Kit, kit } from '../support/kit.js';
import { SAMPLES } from '../support/sample-rows.js';

let k: Kit;
beforeAll(async () => {
  k = await kit();
  await k.say_('ana', 'new "Churn model"');
  await k.say_('ana', 'new Search', { channel: 'search' });
  await k.say_('ana', 'link Search');
  await k.say_('ana', 'task add "label the set"');
  await k.roster.introduce('W1', [
    { id: 'U8', name: 'Bo Lind', zone: 'UTC', admin: false, standing: 'member' as const },
  ]);
});

const read = <T>(work: (reader: Reader) => Promise<T>) => k.store.read('W1', work);
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe('projects', () => {
  test('are found by their name, however it is written', async () => {
    for (const name of ['churn model', 'CHURN-MODEL', ' Churn  Model '])
      expect(await read((r) => projectByName(r, name))).toMatchObject({ name: 'Churn model' });
    expect(await read((r) => projectByName(r, '!!!'))).toBeUndefined();
  });
  test('of one name: the one of the channel, else the oldest', async () => {
    const other = await kit();
    await other.say_('ana', 'new Twin', { channel: 'one', access: 'private' });
    await other.say_('bo', 'new Twin', { channel: 'two', access: 'private' });
    const twin = async (channel?: string) =>
      (await other.store.read('W1', (r) => projectByName(r, 'twin', channel)))?.id;
    const [here, there] = [await twin('C-one'), await twin('C-two')];
    expect(there).not.toBe(here);
    expect(await twin()).toBe(here);
    expect(await twin('C-three')).toBe(here);
  });
  test('of a channel begin with the main one', async () => {
    expect(names(await read((r) => projectsOf(r, 'C-churn')))).toEqual(['Churn model', 'Search']);
    expect(names(await read((r) => projectsOf(r, 'C-none')))).toEqual([]);
  });
  test('of a channel without any are the only one there is, if there is one', async () => {
    expect(await read((r) => projectsHere(r, 'C-none'))).toEqual([]);
    const other = await kit();
    await other.say_('ana', 'new Only');
    expect(names(await other.store.read('W1', (r) => projectsHere(r, 'C-none')))).toEqual(['Only']);
  });
});

describe('people', () => {
  test.each([
    ['ana silva', 'Ana Silva'],
    ['@Ana', 'Ana Silva'],
    ['U2', 'Bo Berg'],
    ['bo lind', 'Bo Lind'],
  ])('"%s" is %s', async (name, person) => {
    expect((await read((r) => personByName(r, name)))?.name).toBe(person);
  });
  test('from before names were kept for look-ups are found too', async () => {
    const { store } = await kit();
    await store.transact('W1', 'old', async (unit) => {
      await unit.apply([add('person', { ...SAMPLES.person('W1'), id: 'U9', name: 'Old Hand', key: '', firstKey: '' })]);
      return {};
    });
    for (const name of ['old hand', 'Old'])
      expect((await store.read('W1', (r) => personByName(r, name)))?.id, name).toBe('U9');
  });
  test('with the same first name, or with none, are not guessed', async () => {
    expect(await read((r) => personByName(r, 'bo'))).toBeUndefined();
    expect(await read((r) => personByName(r, '@'))).toBeUndefined();
  });
});

test('tasks are found by their number', async () => {
  expect(await read((r) => taskByNumber(r, 1))).toMatchObject({ title: 'label the set' });
  for (const number of [0, -1, 1.5, 1e12]) expect(await read((r) => taskByNumber(r, number))).toBeUndefined();
});

test('stages are found by name, alias and with a small typing error', async () => {
  const project = await read((r) => projectByName(r, 'churn model'));
  const stages = await read((r) => stagesOf(r, project?.id ?? ''));
  expect(names(stages)).toEqual(['Data', 'Training', 'Evaluation', 'Deployment', 'Monitoring']);
  const found = (typed: string) => stageByName(stages, keyOf(typed))?.name;
  expect(['data', 'Evaluation', 'eval', 'trainig', 'shipping'].map(found)).toEqual([
    ...['Data', 'Evaluation', 'Evaluation', 'Training'],
    undefined,
  ]);
});
