import { expect, test } from 'vitest';
import { board } from '../../src/features/board.js';
import { DAY, dayAt } from '../../src/model/dates/calendar.js';
import { type Kit, kit } from '../support/kit.js';
import { counting } from '../support/lookups.js';

async function look(k: Kit, page = 1, find = '') {
  const now = k.clock.now();
  return k.store.read('W1', (read) => board(read, { now, today: dayAt(now, 'UTC'), zone: 'UTC' }, page, find));
}

test('each project has its stages in order, with their owners and what needs attention', async () => {
  const k = await kit();
  await k.say_('ana', 'new "Churn model"');
  await k.say_('ana', 'lead me');
  await k.say_('ana', 'start data');
  await k.say_('bo', 'take training');
  await k.say_('ana', 'own evaluation @chi');
  await k.say_('ana', 'task add one in data');
  await k.say_('ana', 'due training tomorrow');
  k.clock.pass(20 * DAY);
  const { projects, needs, more } = await look(k);
  expect(more).toBe(false);
  expect(needs).toBe(4);
  const [row] = projects;
  expect(row?.lead).toBe('Ana Silva');
  expect(row?.stages.map((c) => c.stage.name)).toEqual(['Data', 'Training', 'Evaluation', 'Deployment', 'Monitoring']);
  const [data, training, evaluation] = row?.stages ?? [];
  expect(data).toMatchObject({ reasons: ['stuck', 'unowned'], openTasks: 1 });
  expect(training).toMatchObject({ owner: 'Bo Berg', reasons: ['overdue'] });
  expect(evaluation).toMatchObject({ owner: undefined, offeredTo: 'Chi Rao', reasons: ['waiting'] });
});

test('projects are paged and found by any part of their names; archived ones and other workspaces are left out', async () => {
  const k = await kit();
  for (let i = 10; i < 45; i += 1) await k.say_('ana', `new Model ${i}`);
  await k.say_('ana', 'new Zebra');
  await k.say_('ana', 'archive Zebra');
  await k.say_('ana', 'new Foreign', { workspace: 'W2' });
  expect((await look(k)).projects).toHaveLength(30);
  expect((await look(k)).more).toBe(true);
  expect((await look(k, 2)).projects).toHaveLength(5);
  const names = async (find: string) => (await look(k, 1, find)).projects.map((p) => p.project.name);
  expect(await names('MODEL 44')).toEqual(['Model 44']);
  expect(await names('1 del')).toEqual([
    ...Array.from({ length: 10 }, (_, i) => `Model ${10 + i}`),
    'Model 21',
    'Model 31',
    'Model 41',
  ]);
  for (const none of ['zebra', 'foreign', 'Modell', '%', '_', '!!'])
    expect((await look(k, 1, none)).projects).toEqual([]);
});

test('thirty projects cost no more look-ups than one', async () => {
  const k = await kit();
  const lookups = async () => {
    const at = { now: k.clock.now(), today: dayAt(k.clock.now(), 'UTC'), zone: 'UTC' };
    return k.store.read('W1', async (read) => {
      const counted = counting(read);
      await board(counted.read, at, 1);
      return counted.kinds;
    });
  };
  await k.say_('ana', 'new "Model 0" stages: data', { channel: 'c0' });
  await k.say_('ana', 'start data', { channel: 'c0' });
  k.clock.pass(20 * DAY);
  const one = await lookups();
  for (let n = 1; n < 30; n += 1) {
    await k.say_('ana', `new "Model ${n}" stages: data`, { channel: `c${n}` });
    await k.say_('ana', 'start data', { channel: `c${n}` });
  }
  k.clock.pass(20 * DAY);
  expect(await lookups()).toEqual(one);
});

test('no projects need nobody', async () => {
  const k = await kit();
  expect(await look(k)).toEqual({ projects: [], needs: 0, more: false });
});

test('projects of one name come with the channel that tells them apart', async () => {
  const k = await kit();
  await k.say_('bo', 'new Churn', { channel: 'secret', access: 'private' });
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'new Ranking');
  const { projects } = await look(k);
  expect(projects.map(({ apart }) => apart).sort()).toEqual(['#churn', '#secret', undefined]);
});
