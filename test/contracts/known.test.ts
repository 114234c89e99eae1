/** What a process remembers of the rows is never older than its transaction, whoever has changed them and however. */
import { Kysely, sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { SqlStore } from '../../adapters/store/store.js';
import { add, remove, set } from '../../src/model/changes.js';
import type { Project } from '../../src/model/project-rows.js';
import type { Unit } from '../../src/ports/store.js';
import { SAMPLES, sampleProject, sampleTask } from '../support/sample-rows.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('what is known on %s', (dialect) => {
  const shared = new SharedStore(dialect);
  const names = (w: string, store = shared.store) =>
    store.read(w, async (read) => (await read.find('project', { order: ['name'] })).map(({ name }) => name));

  /** A workspace with one project, of which the store knows by now. */
  async function known(name = 'one'): Promise<{ w: string; project: Project }> {
    const w = shared.newWorkspace();
    const project = { ...sampleProject(w, name), version: 1 };
    await shared.write(w, (unit) => unit.apply([add('project', project), add('person', SAMPLES.person(w))]));
    expect(await names(w)).toEqual([name]);
    expect(await names(w)).toEqual([name]);
    return { w, project };
  }

  /** Counts the statements that read a table. */
  async function readsOf(table: string, work: (store: SqlStore) => Promise<unknown>): Promise<number> {
    const { direct } = shared.db;
    const texts: string[] = [];
    const noted = direct && {
      ...direct,
      rows: (...asked: Parameters<typeof direct.rows>) => {
        texts.push(asked[0]);
        return direct.rows(...asked);
      },
    };
    const spy = vi.spyOn(Kysely.prototype, 'executeQuery');
    await work(new SqlStore({ ...shared.db, ...(noted && { direct: noted }) }, shared.clock));
    texts.push(...spy.mock.calls.map(([query]) => ('sql' in query ? query.sql : '')));
    spy.mockRestore();
    return texts.filter((text) => text.includes(`from "${table}"`)).length;
  }

  test('is not asked for again until something is written', async () => {
    const { w, project } = await known();
    const reads = await readsOf('project', async (store) => {
      for (let i = 0; i < 3; i += 1) expect(await names(w, store)).toEqual(['one']);
      await shared.write(w, (unit) => unit.apply([set('project', project, { name: 'two' })]));
      for (let i = 0; i < 3; i += 1) expect(await names(w, store)).toEqual(['two']);
    });
    expect(reads).toBe(2);
  });

  test('what nobody has written to yet is known, too', async () => {
    const { w } = await known();
    const offers = (store: SqlStore) => store.read(w, (read) => read.find('offer', {}));
    expect(
      await readsOf('offer', async (store) => {
        for (let i = 0; i < 3; i += 1) expect(await offers(store)).toEqual([]);
        await shared.write(w, (unit) => unit.apply([add('offer', SAMPLES.offer(w))]));
        for (let i = 0; i < 3; i += 1) expect(await offers(store)).toHaveLength(1);
      }),
    ).toBe(2);
  });

  test.each<[string, (w: string, project: Project) => Promise<unknown>]>([
    ['another instance', (w, project) => rename(new SqlStore(shared.db, shared.clock), w, project)],
    [
      'a statement that knows nothing of editions',
      (w) => sql`update project set name = 'two' where workspace = ${w}`.execute(shared.db.db),
    ],
    [
      'somebody who deletes it and adds another',
      (w, project) =>
        shared.write(w, (unit) =>
          unit.apply([remove('project', project), add('project', { ...sampleProject(w, 'two'), id: newId() })]),
        ),
    ],
  ])('a change by %s is seen by the next transaction', async (_, change) => {
    const { w, project } = await known();
    await change(w, project);
    expect(await names(w)).toEqual(['two']);
    const { id, name } = await shared.store.read(w, async (read) => (await read.find('project', {}))[0] ?? project);
    expect(name).toBe('two');
    expect(await shared.store.read(w, (read) => read.get('project', id))).toMatchObject({ name: 'two' });
    expect(await shared.store.read(w, (read) => read.tally('project', 'name', {}))).toEqual(new Map([['two', 1]]));
  });

  const rename = (store: SqlStore, w: string, project: Project) =>
    store.transact(w, newId(), async (unit) => {
      await unit.apply([set('project', project, { name: 'two' })]);
      return {};
    });

  test('what a transaction has written it sees itself, and nobody does once it is rolled back', async () => {
    const { w, project } = await known();
    const seen: string[] = [];
    await shared.store.transact(w, newId(), async (unit: Unit) => {
      await unit.find('project', {});
      await unit.apply([set('project', project, { name: 'two' })]);
      seen.push(...(await unit.find('project', {})).map(({ name }) => name));
      return undefined;
    });
    expect(seen).toEqual(['two']);
    expect(await names(w)).toEqual(['one']);
  });

  test('nobody changes what others are shown', async () => {
    const { w } = await known();
    await shared.store.read(w, async (read) => {
      const rows = await read.find('project', {});
      rows.pop();
      const [row] = await read.find('project', {});
      expect(() => Object.assign(row ?? {}, { name: 'two' })).toThrow(TypeError);
      (await read.tally('project', 'name', {})).clear();
    });
    expect(await names(w)).toEqual(['one']);
    expect(await shared.store.read(w, (read) => read.tally('project', 'name', {}))).toEqual(new Map([['one', 1]]));
  });

  test('what waited for another transaction sees what that one has done', async () => {
    const { w } = await known();
    const take = (name: string) =>
      shared.store.transact(w, newId(), async (unit: Unit) => {
        await unit.find('project', { where: { key: 'taken' } });
        await unit.number('project');
        const others = await unit.find('project', { where: { key: 'taken' } });
        if (others.length === 0) await unit.apply([add('project', { ...sampleProject(w, name), key: 'taken' })]);
        return { isFirst: others.length === 0 };
      });
    const results = await Promise.all([take('two'), take('three'), take('four')]);
    expect(results.filter((result) => result?.isFirst)).toHaveLength(1);
  });

  test('a number is given without asking again for what others have not changed', async () => {
    const { w } = await known();
    const reads = await readsOf('project', (store) =>
      store.transact(w, newId(), async (unit: Unit) => {
        await unit.find('project', {});
        await unit.number('task');
        return { found: await unit.find('project', {}) };
      }),
    );
    expect(reads).toBe(1);
  });

  test('what a transaction has written is asked for after a number was given, too', async () => {
    const { w, project } = await known();
    const seen = await shared.store.transact(w, newId(), async (unit: Unit) => {
      await unit.apply([set('project', project, { name: 'two' })]);
      await unit.number('task');
      return unit.find('project', {});
    });
    expect(seen?.map(({ name }) => name)).toEqual(['two']);
  });

  test('a row that belongs to what others have changed meanwhile is refused, and done again with what is there now', async () => {
    const { w, project } = await known();
    let runs = 0;
    await shared.write(w, async (unit) => {
      runs += 1;
      const [parent] = await unit.find('project', {});
      if (runs === 1 && dialect === 'postgres') await rename(new SqlStore(shared.db, shared.clock), w, project);
      await unit.apply([add('task', sampleTask(w, 1, { project: project.id, title: parent?.name ?? '' }))]);
    });
    const [task] = await shared.store.read(w, (read) => read.find('task', {}));
    expect(task?.title).toBe(dialect === 'postgres' ? 'two' : 'one');
  });

  test('a workspace that was erased leaves no edition behind, and nothing of it is known', async () => {
    const { w } = await known();
    await sql`insert into installation (platform, id, workspace, "installedAt", "endedAt", "heardAt") values ('x', ${w}, ${w}, 1, 2, 1)`.execute(
      shared.db.db,
    );
    expect(await shared.store.eraseEnded(w, 10)).toBe(true);
    const left = await sql`select * from edition where workspace = ${w}`.execute(shared.db.db);
    expect(left.rows).toEqual([]);
    expect(await names(w)).toEqual([]);
  });
});
