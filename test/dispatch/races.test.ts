/** Many people at the same moment, on either store: rules over several rows hold. */
import { afterEach, describe, expect, test } from 'vitest';
import { examine } from '../../adapters/store/doctor.js';
import type { Inbound } from '../../src/ports/events.js';
import { rounds } from '../support/full.js';
import { Kit, peopled } from '../support/kit.js';
import { DIALECTS, opened } from '../support/stores.js';

const ROUNDS = rounds(3, 30);

describe.each(DIALECTS)('on %s', (dialect) => {
  const ends: (() => Promise<void>)[] = [];
  let kit: Kit;
  afterEach(async () => {
    expect(await examine(kit.opened, kit.clock.now())).toEqual([]);
    for (const end of ends.splice(0)) await end();
  });
  const made = async () => {
    const { store, done } = await opened(dialect);
    ends.push(done);
    kit = await peopled(new Kit(store));
    return kit;
  };
  const typed = (k: Kit, text: string, channel = 'churn'): Inbound => ({
    ...k.origin('ana', { channel }),
    ...{ type: 'command', text, mentions: [] },
  });
  const all = (k: Kit, texts: readonly string[], channel?: string) =>
    Promise.all(texts.map((text) => k.app.handle(typed(k, text, channel))));
  const find = <T>(k: Kit, work: Parameters<typeof k.store.read<T>>[1]) => k.store.read('W1', work);

  test('a project has twenty stages at most, each in a place of its own', async () => {
    const k = await made();
    await k.say_('ana', 'new Churn');
    await all(
      k,
      Array.from({ length: 30 }, (_, i) => `stage add Step ${i}`),
    );
    const stages = await find(k, (read) => read.find('stage', { where: { dropped: false } }));
    expect(stages).toHaveLength(20);
    expect(new Set(stages.map(({ position }) => position)).size).toBe(20);
    expect(k.faults).toEqual([]);
  });

  test('nothing is added to a project that is archived', async () => {
    const k = await made();
    for (let i = 0; i < ROUNDS; i += 1) {
      await k.say_('ana', `new P${i}`, { channel: `c${i}` });
      const adds = Array.from({ length: 6 }, (_, n) => `task add "t${n}" project: P${i}`);
      await all(k, [...adds.slice(0, 3), `archive P${i}`, ...adds.slice(3)], `c${i}`);
    }
    const [archived, added] = await find(k, async (read) => [
      await read.find('history', { where: { field: 'archived' } }),
      await read.find('history', { where: { item: 'task', field: 'created' } }),
    ]);
    expect(archived).toHaveLength(ROUNDS);
    // Their answers and the history agree: whoever was told that it is there, was first.
    const tasks = await find(k, (read) => read.find('task', {}));
    expect(tasks.map(({ id }) => id).sort()).toEqual(added.map(({ itemId }) => itemId).sort());
    expect(k.faults).toEqual([]);
  });

  test('nothing is left of the sample project', async () => {
    const k = await made();
    for (let i = 0; i < ROUNDS; i += 1) {
      await k.say_('ana', 'sample');
      const adds = Array.from({ length: 4 }, (_, n) => `task add "t${n}"`);
      await all(k, [...adds.slice(0, 2), 'sample remove', ...adds.slice(2)]);
      const left = await find(k, async (read) => {
        const counts: number[] = [];
        for (const kind of ['project', 'stage', 'task', 'history', 'link', 'offer'] as const)
          counts.push((await read.find(kind, {})).length);
        return counts;
      });
      expect(left).toEqual([0, 0, 0, 0, 0, 0]);
    }
    expect(k.faults).toEqual([]);
  });

  test('a channel has one main project', async () => {
    const k = await made();
    await all(k, ['new Alpha', 'new Beta', 'new Gamma']);
    for (let i = 0; i < ROUNDS; i += 1) {
      await all(k, ['main Alpha', 'main Beta', 'unlink Gamma', 'link Gamma', 'main Gamma', 'unlink Alpha']);
      await all(k, ['link Alpha', 'main Beta', 'unlink Beta', 'main Alpha']);
      const links = await find(k, (read) => read.find('link', {}));
      expect(links.filter(({ main }) => main)).toHaveLength(links.length > 0 ? 1 : 0);
    }
    expect(k.faults).toEqual([]);
  });

  test('a question of the audit becomes one task, however many press; questions added at once are all kept, up to twelve', async () => {
    const k = await made();
    await k.say_('ana', 'new Churn');
    await all(
      k,
      Array.from({ length: 6 }, () => 'audit task data-4'),
    );
    expect(await find(k, (read) => read.find('task', {}))).toHaveLength(1);
    // Data has nine questions that come with Baton, those for language models among them.
    await all(
      k,
      Array.from({ length: 6 }, (_, i) => `question add data title:"Own ${i}" ask:"Is it ${i}?"`),
    );
    const added = await find(k, (read) => read.find('auditQuestion', {}));
    expect(added.map(({ key }) => key).sort()).toEqual(['own-data-1', 'own-data-2', 'own-data-3']);
    expect(k.faults).toEqual([]);
  });
});
