/** What every store does when a workspace ends: everything that waits is cancelled, then everything is deleted. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { Installations } from '../../adapters/store/installations.js';
import { ROW_KINDS } from '../../adapters/store/schema.js';
import { add } from '../../src/model/rows.js';
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
    await shared.store.halt(gone);
    expect(await kindsOf(gone)).toEqual(ROW_KINDS.filter((kind) => kind !== 'nudge' && kind !== 'alarm'));
    expect(await messagesOf(gone)).toBe(0);
    await shared.store.erase(gone);
    expect(await kindsOf(gone)).toEqual([]);
    expect(await installations.find(gone)).toBeUndefined();
    expect(await kindsOf(stays)).toEqual(ROW_KINDS);
    expect(await messagesOf(stays)).toBe(1);
    expect(await installations.find(stays)).toMatchObject({ workspace: stays, data: { token: 'secret' } });
    await shared.store.erase(stays);
  });
});
