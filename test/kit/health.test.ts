import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { healthOf } from '../../src/kit/health.js';
import { DAY, dayAt } from '../../src/model/dates/calendar.js';
import { countNeeds, taskReasons } from '../../src/model/health.js';
import type { Reader } from '../../src/ports/store.js';
import { rounds } from '../support/full.js';
import { Kit, kit } from '../support/kit.js';
import { counting } from '../support/lookups.js';
import { snapshot } from '../support/memory-store.js';

const at = (k: Kit) => ({ now: k.clock.now(), today: dayAt(k.clock.now(), 'UTC') });

const healthIn = (k: Kit) =>
  k.store.read('W1', async (read) => healthOf(read, await read.find('project', { order: ['key'] }), at(k)));

describe('look-ups', () => {
  const lookups = (k: Kit) =>
    k.store.read('W1', async (read: Reader) => {
      const projects = await read.find('project', {});
      const counted = counting(read);
      await healthOf(counted.read, projects, at(k));
      return counted.kinds;
    });

  test('a project whose stages are recent costs eight, none of them in the history', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    await k.say_('ana', 'start data');
    k.clock.pass(DAY);
    const kinds = await lookups(k);
    expect(kinds).not.toContain('history');
    expect(kinds).toHaveLength(8);
  });

  test('thirty projects cost no more than one, stuck or not', async () => {
    const k = await kit();
    const add = async (n: number) => {
      await k.say_('ana', `new "Model ${n}" stages: data ${n}`, { channel: `c${n}` });
      await k.say_('ana', `start "data ${n}"`, { channel: `c${n}` });
      await k.say_('ana', `task add label owner:@bo stage:"data ${n}"`, { channel: `c${n}` });
    };
    await add(0);
    k.clock.pass(20 * DAY);
    const one = await lookups(k);
    for (let n = 1; n < 30; n += 1) await add(n);
    k.clock.pass(20 * DAY);
    expect(await lookups(k)).toEqual(one);
    expect((await healthIn(k)).map(({ stages }) => stages[0]?.reasons)).toEqual(
      Array.from({ length: 30 }, () => ['stuck', 'unowned']),
    );
  });
});

test('no projects, no stages, no tasks', async () => {
  const k = await kit();
  expect(await healthIn(k)).toEqual([]);
  await k.say_('ana', 'new Churn stages: data');
  await k.say_('ana', 'drop data');
  const [health] = await healthIn(k);
  expect(health).toMatchObject({ stages: [], needs: 0, tasks: { unowned: 0, overdue: 0, waiting: 0, needs: 0 } });
});

test('nothing in an archived project needs attention until it is restored', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  for (const text of ['block data no GPUs', 'task add label', 'lead @bo', 'archive']) await k.say_('ana', text);
  k.clock.pass(2 * DAY);
  const needs = async () => (await healthIn(k)).map((health) => health.needs);
  expect(await needs()).toEqual([0]);
  await k.say_('ana', 'restore Churn');
  expect(await needs()).toEqual([3]);
});

test('tasks counted in the store are those that the rules name one by one', async () => {
  const prepared = await kit();
  await prepared.say_('ana', 'new Churn');
  await prepared.say_('ana', 'new Ranking');
  const copy = await snapshot(prepared.opened);
  const doing = fc.record({
    project: fc.constantFrom('Churn', 'Ranking'),
    owner: fc.constantFrom('', ' owner:me', ' owner:@bo'),
    due: fc.constantFrom('', ' by 2026-03-01', ' by 2026-03-02', ' by 2026-03-03'),
    next: fc.constantFrom('', 'done', 'drop', 'take', 'own @chi'),
    hours: fc.integer({ min: 0, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 8 }), async (list) => {
      const k = new Kit(await copy());
      for (const { project, owner, due, next, hours } of list) {
        const { answer } = await k.insist('ana', `task add "some work"${owner}${due} in ${project}`);
        const number = /#\d+/.exec(JSON.stringify(answer))?.[0];
        if (next !== '') await k.say_('ana', `${next.split(' ')[0]} ${number} ${next.split(' ')[1] ?? ''}`);
        k.clock.pass(hours * 3_600_000);
      }
      const tasks = await k.store.read('W1', (read) => read.find('task', {}));
      const offers = await k.store.read('W1', (read) => read.find('offer', { where: { state: 'waiting' } }));
      for (const { project, tasks: counted } of await healthIn(k)) {
        const own = tasks.filter((task) => task.project === project.id);
        const reasons = own.map((task) =>
          taskReasons(task, { ...at(k), offer: offers.find(({ itemId }) => itemId === task.id) }),
        );
        const of = (reason: string) => reasons.filter((one) => one.some((r) => r === reason)).length;
        const expected = { unowned: of('unowned'), overdue: of('overdue'), waiting: of('waiting') };
        expect(counted).toEqual({ ...expected, needs: countNeeds(reasons) });
      }
      expect(k.faults).toEqual([]);
      await k.opened.close();
    }),
    { numRuns: rounds(15, 300) },
  );
});
