/** What every store does with transactions: all or nothing, once for each key, on the disk before it is acknowledged. */

import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { type Committed, SqlStore } from '../../adapters/store/store.js';
import { haltWorkspace } from '../../adapters/store/workspace-end.js';
import { add, set } from '../../src/model/changes.js';
import type { Outbound } from '../../src/ports/outbound.js';
import type { Unit } from '../../src/ports/store.js';
import { sampleProject, sampleTask } from '../support/sample-rows.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('transactions on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  describe('keys', () => {
    test('work that returns nothing leaves nothing behind, and its key can come again', async () => {
      const w = shared.newWorkspace();
      const nothing = async (unit: Unit) => {
        await unit.apply([add('project', sampleProject(w, 'one'))]);
        return undefined;
      };
      expect(await shared.store.transact(w, 'K1', nothing)).toBeUndefined();
      expect(await shared.store.read(w, (r) => r.find('project', {}))).toEqual([]);
      expect(await shared.store.transact(w, 'K1', async () => ({}))).toEqual({});
      expect(await shared.store.transact(w, 'K1', async () => ({}))).toBeUndefined();
    });

    test('a key takes effect once, even if it comes several times at once; each workspace has its own keys', async () => {
      const w = shared.newWorkspace();
      let runs = 0;
      const work = async (unit: Unit) => {
        runs += 1;
        await unit.apply([add('task', sampleTask(w, await unit.number('task')))]);
      };
      const once = () => shared.write(w, work, 'event-1');
      const results = await Promise.all([once(), once(), once()]);
      expect(results.filter((result) => result !== undefined)).toHaveLength(1);
      expect(await once()).toBeUndefined();
      expect(runs).toBe(1);
      expect(await shared.write(shared.newWorkspace(), async () => {}, 'event-1')).toEqual({});
    });

    test('what somebody forgot to wait for is not written after the end, whether the work failed or not', async () => {
      const w = shared.newWorkspace();
      const left: Unit[] = [];
      await shared.write(w, async (unit) => void left.push(unit));
      const failing = shared.write(w, async (unit) => {
        left.push(unit);
        throw new Error('boom');
      });
      await expect(failing).rejects.toThrow('boom');
      for (const unit of left) {
        await expect(unit.apply([add('project', sampleProject(w, 'late'))])).rejects.toThrow('the transaction is over');
        await expect(unit.find('project', {})).rejects.toThrow('the transaction is over');
      }
      expect(await shared.store.read(w, (r) => r.find('project', {}))).toEqual([]);
    });

    test('a key whose work failed can come again', async () => {
      const w = shared.newWorkspace();
      const failing = shared.write(w, () => Promise.reject(new Error('boom')), 'event-1');
      await expect(failing).rejects.toThrow('boom');
      expect(await shared.write(w, async () => {}, 'event-1')).toEqual({});
    });
  });

  describe('commits', () => {
    test('a commit is on the disk before it is announced, and announced before it is acknowledged', async () => {
      const order: string[] = [];
      const flush = async () => {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('on the disk');
      };
      const own = new SqlStore({ ...shared.db, flush }, shared.clock);
      own.onCommit = () => order.push('announced');
      await own.transact(shared.newWorkspace(), newId(), async () => ({}));
      order.push('acknowledged');
      expect(order).toEqual(['on the disk', 'announced', 'acknowledged']);
      await Promise.all([1, 2, 3].map(() => shared.db.flush()));
    });

    test('a commit says whether there are messages to send, and when the first alarm goes off', async () => {
      const w = shared.newWorkspace();
      const commits: Committed[] = [];
      const own = new SqlStore(shared.db, shared.clock);
      own.onCommit = (committed) => commits.push(committed);
      const message: Outbound = { to: 'direct', id: newId(), person: 'p', view: { blocks: [] } };
      await own.transact(w, newId(), async (unit) => {
        await unit.apply([add('alarm', { id: 'a', workspace: w, at: 5, what: 'nudge', subject: 's' })]);
        return {};
      });
      await own.transact(w, newId(), async (unit) => {
        await unit.send([message]);
        return {};
      });
      await own.transact(w, newId(), async () => undefined);
      expect(commits).toEqual([
        { workspace: w, sent: false, alarmAt: 5 },
        { workspace: w, sent: true, alarmAt: Number.POSITIVE_INFINITY },
      ]);
      await haltWorkspace(shared.db, w);
    });
  });

  describe('at the same time', () => {
    test('forty changes of one row all count', async () => {
      const w = shared.newWorkspace();
      await shared.write(w, (unit) => unit.apply([add('project', sampleProject(w, 'counter', { description: '0' }))]));
      const bump = () =>
        shared.write(w, async (unit) => {
          const [row] = await unit.find('project', {});
          if (row) await unit.apply([set('project', row, { description: String(Number(row.description) + 1) })]);
        });
      const results = await Promise.allSettled(Array.from({ length: 40 }, bump));
      const kept = results.filter((result) => result.status === 'fulfilled').length;
      const [row] = await shared.store.read(w, (r) => r.find('project', {}));
      expect(Number(row?.description)).toBe(kept);
      expect(kept).toBeGreaterThan(20);
    });

    test('of three that make the same thing, the others find the first one', async () => {
      const w = shared.newWorkspace();
      const make = () =>
        shared.store.transact(w, newId(), async (unit) => {
          await unit.number('project');
          const [taken] = await unit.find('project', { where: { key: 'same' } });
          if (taken) return { made: false };
          await unit.apply([add('project', sampleProject(w, 'same'))]);
          return { made: true };
        });
      const results = await Promise.all([make(), make(), make()]);
      expect(results.filter((result) => result?.made)).toHaveLength(1);
    });

    test('numbers have no gaps and no repeats, also after a failure', async () => {
      const w = shared.newWorkspace();
      const take = (fail = false) =>
        shared.store.transact(w, newId(), async (unit) => {
          const n = await unit.number('task');
          if (fail) throw new Error('undone');
          return { n };
        });
      expect((await take())?.n).toBe(1);
      await expect(take(true)).rejects.toThrow('undone');
      const more = await Promise.all([take(), take(), take()]);
      expect(more.map((result) => result?.n).sort()).toEqual([2, 3, 4]);
    });
  });
});
