/**
 * Rules over several rows, when two transactions meet: what belongs to a project is not written once the project is archived or
 * erased. On PostgreSQL the two are interleaved step by step; SQLite has the second wait for the first.
 */
import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { add, set } from '../../src/model/changes.js';
import type { Offer, Project } from '../../src/model/project-rows.js';
import type { Unit } from '../../src/ports/store.js';
import { sampleProject, sampleTask } from '../support/sample-rows.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('a project and what belongs to it, on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  /** Two transactions: the first reads, then the second runs to its end, if the database lets it, then the first goes on. */
  async function interleaved(
    w: string,
    first: (unit: Unit, turn: () => Promise<unknown>) => Promise<unknown>,
    second: (unit: Unit) => Promise<unknown>,
  ) {
    let other: Promise<unknown> = Promise.resolve();
    let begun = false;
    const turn = async () => {
      if (begun) return;
      begun = true;
      other = shared.write(w, second).catch((error: unknown) => error);
      // SQLite's second transaction waits for the end of the first.
      if (dialect === 'postgres') await Promise.race([other, new Promise((resolve) => setTimeout(resolve, 200))]);
    };
    await shared.write(w, (unit) => first(unit, turn));
    await other;
  }

  const made = async (more: Partial<Project> = {}) => {
    const w = shared.newWorkspace();
    const project = sampleProject(w, 'one', more);
    await shared.write(w, (unit) => unit.apply([add('project', project)]));
    return { w, id: project.id };
  };
  /** As a command does it: only if the project is there and not archived. */
  const addTask =
    (w: string, id: string, turn: () => Promise<unknown> = async () => {}) =>
    async (unit: Unit) => {
      const row = await unit.get('project', id);
      await turn();
      if (!row || row.archived) return;
      await unit.apply([add('task', sampleTask(w, await unit.number('task'), { project: id }))]);
    };
  const archive =
    (id: string, turn: () => Promise<unknown> = async () => {}) =>
    async (unit: Unit) => {
      const row = await unit.get('project', id);
      await turn();
      if (row) await unit.apply([set('project', row, { archived: true })]);
    };
  const erase =
    (id: string, turn: () => Promise<unknown> = async () => {}) =>
    async (unit: Unit) => {
      const row = await unit.get('project', id);
      await turn();
      if (row) await unit.apply([{ do: 'erase', kind: 'project', was: row }]);
    };
  const inStore = (w: string) =>
    shared.store.read(w, async (read) => ({
      projects: await read.find('project', {}),
      tasks: await read.find('task', {}),
    }));

  test('a task that is being added when the project is archived is refused', async () => {
    const { w, id } = await made();
    await interleaved(w, (unit, turn) => addTask(w, id, turn)(unit), archive(id));
    const { projects, tasks } = await inStore(w);
    expect(projects).toMatchObject([{ archived: true }]);
    // On SQLite the task came first; on PostgreSQL the project did.
    expect(tasks).toHaveLength(dialect === 'sqlite' ? 1 : 0);
  });

  test('a project is archived with the task that was added meanwhile', async () => {
    const { w, id } = await made();
    await interleaved(w, (unit, turn) => archive(id, turn)(unit), addTask(w, id));
    const { projects, tasks } = await inStore(w);
    expect(projects).toMatchObject([{ archived: true }]);
    expect(tasks).toHaveLength(dialect === 'sqlite' ? 0 : 1);
  });

  test('no task is left without its project, whoever is first', async () => {
    for (const isFirst of [true, false]) {
      const { w, id } = await made({ sample: true });
      await (isFirst
        ? interleaved(w, (unit, turn) => erase(id, turn)(unit), addTask(w, id))
        : interleaved(w, (unit, turn) => addTask(w, id, turn)(unit), erase(id)));
      expect(await inStore(w)).toEqual({ projects: [], tasks: [] });
    }
  });

  test('what is not yet ended is waited for, so that nothing is left behind', async () => {
    const { w, id } = await made({ sample: true });
    let erased: Promise<unknown> = Promise.resolve();
    await shared.write(w, async (unit) => {
      await addTask(w, id)(unit);
      erased = shared.write(w, erase(id));
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await erased;
    expect(await inStore(w)).toEqual({ projects: [], tasks: [] });
  });

  test('an offer of a task that was dropped meanwhile is refused', async () => {
    const { w, id } = await made();
    const task = sampleTask(w, 1, { project: id });
    await shared.write(w, (unit) => unit.apply([add('task', task)]));
    const offer: Omit<Offer, 'version'> = {
      ...{ id: newId(), workspace: w, project: id, item: 'task', itemId: task.id, asked: 'U2', by: 'U1' },
      ...{ state: 'waiting', word: null, at: 1, answeredAt: null, channel: 'C1', thread: null },
    };
    const drop = async (unit: Unit) => {
      const row = await unit.get('task', task.id);
      if (row) await unit.apply([set('task', row, { state: 'dropped' })]);
    };
    const ask = async (unit: Unit, turn: () => Promise<unknown>) => {
      const row = await unit.get('task', task.id);
      await turn();
      if (row?.state === 'open') await unit.apply([add('offer', offer)]);
    };
    await interleaved(w, ask, drop);
    const offers = await shared.store.read(w, (read) => read.find('offer', {}));
    expect(offers).toHaveLength(dialect === 'sqlite' ? 1 : 0);
  });
});
