/** What every store does when a workspace ends: everything that waits is cancelled, then everything is deleted. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { Installations } from '../../adapters/store/installations.js';
import { ROW_KINDS } from '../../adapters/store/schema/schema.js';
import { SqlStore } from '../../adapters/store/store.js';
import { haltWorkspace } from '../../adapters/store/workspace-end.js';
import { add } from '../../src/model/changes.js';
import { SAMPLES } from '../support/sample-rows.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('workspaces on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  /** A workspace with a row of each kind, a message to be sent and an installation. */
  async function fullWorkspace(): Promise<string> {
    const w = shared.newWorkspace();
    await shared.write(w, async (unit) => {
      await unit.apply(ROW_KINDS.map((kind) => add(kind, SAMPLES[kind](w))));
      await unit.send([{ to: 'channel', id: newId(), channel: 'c', thread: null, view: { blocks: [] } }]);
    });
    await new Installations<{ token: string }>(shared.db, 'chat').save(w, w, { token: 'secret' }, 7);
    return w;
  }

  /** The kinds of rows that a workspace has. */
  const kindsOf = (w: string) =>
    shared.store.read(w, async (r) => {
      const found: string[] = [];
      for (const kind of ROW_KINDS) if ((await r.find(kind, {})).length > 0) found.push(kind);
      return found;
    });

  const messagesOf = async (w: string) =>
    (await shared.db.db.selectFrom('outbox').select('id').where('workspace', '=', w).execute()).length;

  test('a workspace is halted, then erased, without a trace in another', async () => {
    const [gone, stays] = [await fullWorkspace(), await fullWorkspace()];
    const installations = new Installations<{ token: string }>(shared.db, 'chat');
    await haltWorkspace(shared.db, gone);
    expect(await kindsOf(gone)).toEqual(ROW_KINDS.filter((kind) => !['nudge', 'alarm', 'talk'].includes(kind)));
    expect(await messagesOf(gone)).toBe(0);
    expect(await shared.store.eraseEnded(gone, 10)).toBe(false);
    await installations.end(gone, 9);
    expect(await shared.store.eraseEnded(gone, 9)).toBe(false);
    expect(await installations.ended(10)).toContain(gone);
    expect(await shared.store.eraseEnded(gone, 10)).toBe(true);
    expect(await installations.ended(10)).not.toContain(gone);
    expect(await kindsOf(gone)).toEqual([]);
    expect(await installations.find(gone)).toBeUndefined();
    expect(await kindsOf(stays)).toEqual(ROW_KINDS);
    expect(await messagesOf(stays)).toBe(1);
    expect(await installations.find(stays)).toMatchObject({ workspace: stays, data: { token: 'secret' } });
    await installations.end(stays, 9);
    await shared.store.eraseEnded(stays, 10);
  });

  describe('that come back while they are being deleted', () => {
    const AT = 9;
    const installed = () => new Installations<{ token: string }>(shared.db, 'chat');

    /** A workspace that Baton was removed from, with more rows than are deleted at once. */
    async function endedWorkspace(): Promise<string> {
      const w = await fullWorkspace();
      await installed().end(w, AT);
      await sql`insert into handled (workspace, "key", at) with recursive n(i) as (select 1 union all select i + 1 from n where i < 12000)
        select ${w}, 'k' || i, 1 from n`.execute(shared.db.db);
      return w;
    }

    const handledOf = async (w: string) =>
      (await shared.db.db.selectFrom('handled').select('key').where('workspace', '=', w).execute()).length;

    /** The store, and what it does once it has deleted some rows of a table. */
    function storeThatAfter(table: string, act: (time: number) => void): SqlStore {
      let times = 0;
      const deletes = new Set<object>();
      const db = shared.db.db.withPlugin({
        transformQuery: ({ node, queryId }) => {
          if (node.kind === 'DeleteQueryNode' && JSON.stringify(node.from).includes(`"${table}"`)) deletes.add(queryId);
          return node;
        },
        transformResult: async ({ queryId, result }) => {
          if (deletes.delete(queryId)) {
            times += 1;
            act(times);
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          return result;
        },
      });
      return new SqlStore({ ...shared.db, db }, shared.clock);
    }

    test('before the first row is deleted: they keep everything', async () => {
      const w = await endedWorkspace();
      expect(await installed().ended(AT + 1)).toContain(w);
      await installed().save(w, w, { token: 'again' }, 20);
      expect(await shared.store.eraseEnded(w, AT + 1)).toBe(false);
      expect(await kindsOf(w)).toEqual(ROW_KINDS);
      expect(await handledOf(w)).toBeGreaterThanOrEqual(12_000);
      expect(await installed().find(w)).toMatchObject({ data: { token: 'again' } });
    });

    test('in a transaction that is not over yet when the deletion begins: they keep everything', async () => {
      const w = await endedWorkspace();
      let erasing: Promise<boolean> | undefined;
      await shared.db.db.transaction().execute(async (tx) => {
        await new Installations({ ...shared.db, db: tx }, 'chat').save(w, w, { token: 'again' }, 20);
        erasing = shared.store.eraseEnded(w, AT + 1);
        await new Promise((resolve) => setTimeout(resolve, 100));
      });
      expect(await erasing).toBe(false);
      expect(await kindsOf(w)).toEqual(ROW_KINDS);
    });

    test('between two batches: they wait, and start over with nothing, never with half', async () => {
      const w = await endedWorkspace();
      const seen: number[] = [];
      let saving: Promise<void> | undefined;
      const store = storeThatAfter('handled', (time) => {
        seen.push(time);
        saving ??= installed()
          .save(w, w, { token: 'again' }, 20)
          .then(() => shared.write(w, (unit) => unit.apply([add('project', SAMPLES.project(w))])))
          .then(() => {});
      });
      expect(await store.eraseEnded(w, AT + 1)).toBe(true);
      await saving;
      // 5,000 and 5,000, the rest, and none.
      expect(seen).toEqual([1, 2, 3, 4]);
      expect(await installed().find(w)).toMatchObject({ data: { token: 'again' } });
      expect(await kindsOf(w)).toEqual(['project']);
      expect(await messagesOf(w)).toBe(0);
      // That of the new project.
      expect(await handledOf(w)).toBe(1);
    });

    test('two instances that delete at once: one does, and the other leaves what came after', async () => {
      const w = await endedWorkspace();
      const both = await Promise.all([1, 2].map(() => shared.store.eraseEnded(w, AT + 1)));
      expect(both.filter((done) => done)).toHaveLength(1);
      expect(await handledOf(w)).toBe(0);
    });
  });
});
