/** What every store does with rows: keeps them as they are, finds them, and notices changes that came in between. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { ROW_KINDS } from '../../adapters/store/schema/schema.js';
import { add, remove, set } from '../../src/model/changes.js';
import type { Project, Task } from '../../src/model/project-rows.js';
import type { Query } from '../../src/ports/query.js';
import { Conflict } from '../../src/ports/store.js';
import { SAMPLES, sampleProject, sampleTask } from '../support/sample-rows.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('rows on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  // Side by side: a refused change is tried several times, with pauses.
  describe.concurrent.each(ROW_KINDS)('%s', (kind) => {
    test('a row comes back as it was, in its own workspace only', async () => {
      const w = shared.newWorkspace();
      const row = SAMPLES[kind](w);
      await shared.write(w, (unit) => unit.apply([add(kind, row)]));
      expect(await shared.store.read(w, (r) => r.find(kind, {}))).toEqual([row]);
      expect(await shared.store.read(w, (r) => r.get(kind, row.id))).toEqual(row);
      expect(await shared.store.read(w, (r) => r.get(kind, 'no such id'))).toBeUndefined();
      const other = shared.newWorkspace();
      expect(await shared.store.read(other, (r) => r.get(kind, row.id))).toBeUndefined();
      expect(await shared.store.read(other, (r) => r.find(kind, {}))).toEqual([]);
      expect(await shared.store.read(other, (r) => r.tally(kind, 'id', {}))).toEqual(new Map());
    });

    test('a row of another workspace is never changed or removed', async () => {
      const w = shared.newWorkspace();
      const row = SAMPLES[kind](w);
      await shared.write(w, (unit) => unit.apply([add(kind, row)]));
      const other = shared.newWorkspace();
      await expect(shared.write(other, (unit) => unit.apply([set(kind, row, {})]))).rejects.toThrow();
      await expect(shared.write(other, (unit) => unit.apply([remove(kind, row)]))).rejects.toThrow();
      const moved = { ...row, workspace: other };
      await expect(shared.write(other, (unit) => unit.apply([set(kind, moved, {})]))).rejects.toThrow();
      expect(await shared.store.read(w, (r) => r.find(kind, {}))).toEqual([row]);
    });
  });

  describe('queries', () => {
    const WANTED: [string, Query<Task>, number[]][] = [
      ['a missing day sorts last', { order: ['due', 'number'] }, [3, 1, 2]],
      ['descending, limited', { order: ['-number'], limit: 2 }, [3, 2]],
      ['the second page', { order: ['number'], limit: 2, offset: 1 }, [2, 3]],
      ['null', { where: { owner: null } }, [1]],
      ['one of several values', { where: { owner: ['ana', 'bo'] }, order: ['number'] }, [2, 3]],
      ['one of no values', { where: { owner: [] } }, []],
      ['below a bound', { where: { due: { below: '2026-03-09' } } }, [3]],
      ['above a bound, which is included', { where: { due: { above: '2026-03-09' } }, order: ['number'] }, [1, 2]],
      ['all parts of a text', { where: { title: { contains: ['as', '2'] } } }, [2]],
      ['signs that stand for themselves', { where: { title: { contains: ['_%2'] } } }, []],
      ['both bounds', { where: { number: { above: 2, below: 3 } } }, [2]],
    ];

    test.each(WANTED)('%s', async (_, query, numbers) => {
      const w = shared.newWorkspace();
      const rows = [
        sampleTask(w, 1, { due: '2026-03-09' }),
        sampleTask(w, 2, { owner: 'ana', due: null }),
        sampleTask(w, 3, { owner: 'bo', due: '2026-03-02' }),
      ];
      await shared.write(w, (unit) => unit.apply(rows.map((row) => add('task', row))));
      const found = await shared.store.read(w, (r) => r.find('task', query));
      expect(found.map((task) => task.number)).toEqual(numbers);
    });

    test('rows are counted by the value of a field', async () => {
      const w = shared.newWorkspace();
      const rows = [sampleTask(w, 1), sampleTask(w, 2, { owner: 'ana' }), sampleTask(w, 3, { owner: 'ana' })];
      await shared.write(w, (unit) => unit.apply(rows.map((row) => add('task', row))));
      const tally = (number: object) => shared.store.read(w, (r) => r.tally('task', 'owner', number));
      expect(await tally({ state: 'open' })).toEqual(
        new Map([
          [null, 1],
          ['ana', 2],
        ]),
      );
      expect(await tally({ number: { above: 2, below: 3 } })).toEqual(new Map([['ana', 1]]));
    });

    test('a field that does not exist is an error', async () => {
      // @ts-expect-error: the compiler knows it too.
      const query: Query<Task> = { where: { nonsense: 1 } };
      await expect(shared.store.read('W1', (r) => r.find('task', query))).rejects.toThrow('no field');
    });
  });

  describe('changes', () => {
    test('a change of a row that has changed since it was read is refused, and its transaction undone', async () => {
      const w = shared.newWorkspace();
      const one = sampleProject(w, 'one');
      await shared.write(w, (unit) => unit.apply([add('project', one)]));
      await shared.write(w, (unit) => unit.apply([set('project', one, { name: 'two' })]));
      const changes = [add('task', sampleTask(w, 1)), set('project', one, { name: 'three' })];
      await expect(shared.write(w, (unit) => unit.apply(changes))).rejects.toThrow(Conflict);
      expect(await shared.store.read(w, (r) => r.find('task', {}))).toEqual([]);
      const now = await shared.store.read(w, (r) => r.get('project', one.id));
      expect(now).toEqual({ ...one, name: 'two', version: 2 });
    });

    test('the history only grows', async () => {
      const w = shared.newWorkspace();
      const row = SAMPLES.history(w);
      await shared.write(w, (unit) => unit.apply([add('history', row)]));
      const rewritten = set('history', row, { why: 'rewritten' });
      for (const change of [rewritten, remove('history', row)])
        await expect(shared.write(w, (unit) => unit.apply([change]))).rejects.toThrow('only grows');
    });

    test('a sample project is erased with everything that belongs to it; no other project can be', async () => {
      const w = shared.newWorkspace();
      const sample = sampleProject(w, 'sample', { sample: true });
      const real = sampleProject(w, 'real');
      const withRows = (project: Project, number: number) => [
        add('project', project),
        add('task', sampleTask(w, number, { project: project.id })),
        add('history', { ...SAMPLES.history(w), id: newId(), project: project.id }),
      ];
      await shared.write(w, (unit) => unit.apply([...withRows(sample, 1), ...withRows(real, 2)]));
      const erase = (was: Project) => shared.write(w, (unit) => unit.apply([{ do: 'erase', kind: 'project', was }]));
      await expect(erase(real)).rejects.toThrow('only a sample');
      await erase(sample);
      for (const kind of ['project', 'task', 'history'] as const)
        expect(await shared.store.read(w, (r) => r.find(kind, {}))).toHaveLength(1);
    });

    test('hostile text is only text', async () => {
      const w = shared.newWorkspace();
      const name = `'); drop table project; -- ? $1 "`;
      await shared.write(w, (unit) => unit.apply([add('project', sampleProject(w, name))]));
      expect((await shared.store.read(w, (r) => r.find('project', { where: { name } })))[0]?.name).toBe(name);
    });
  });
});
