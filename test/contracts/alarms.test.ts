/** What every store does with alarms: each goes to one caller, and comes back if that caller ends. */
import { describe, expect, test } from 'vitest';
import { add, set } from '../../src/model/changes.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('alarms on %s', (dialect) => {
  const shared = new SharedStore(dialect);
  const { clock } = shared;

  const alarm = (workspace: string, id: string, at: number) =>
    ({ id, workspace, at, what: 'digest', subject: id }) as const;
  const claimed = async (w: string) =>
    (await shared.alarms.claim(['digest'], 1_000)).filter((one) => one.workspace === w).map((one) => one.id);

  test('callers at once get each alarm once, the oldest first; none that is not due or of another kind', async () => {
    const w = shared.newWorkspace();
    const ids = Array.from({ length: 60 }, (_, i) => `a${String(i).padStart(2, '0')}`);
    await shared.write(w, (unit) =>
      unit.apply([
        ...ids.map((id, i) => add('alarm', alarm(w, id, clock.now() - 100 + i))),
        add('alarm', alarm(w, 'later', clock.now() + 1)),
        add('alarm', { ...alarm(w, 'other', 1), what: 'reminder' }),
      ]),
    );
    const all = (await Promise.all(Array.from({ length: 8 }, () => claimed(w)))).flat();
    expect(all.sort()).toEqual(ids);
    expect(await claimed(w)).toEqual([]);
  });

  test('a claimed alarm comes back after a minute; one that is set again comes back at once', async () => {
    const w = shared.newWorkspace();
    await shared.write(w, (unit) => unit.apply(['x', 'y'].map((id) => add('alarm', alarm(w, id, 1)))));
    expect((await claimed(w)).sort()).toEqual(['x', 'y']);
    await shared.write(w, async (unit) => {
      const rows = await unit.find('alarm', { where: { id: 'y' } });
      await unit.apply(rows.map((row) => set('alarm', row, { at: clock.now() })));
    });
    expect(await claimed(w)).toEqual(['y']);
    clock.pass(60_001);
    expect((await claimed(w)).sort()).toEqual(['x', 'y']);
  });

  test('the leases of a process that has ended are released', async () => {
    const w = shared.newWorkspace();
    await shared.write(w, (unit) => unit.apply([add('alarm', alarm(w, 'x', 1))]));
    expect(await claimed(w)).toEqual(['x']);
    expect(await claimed(w)).toEqual([]);
    await shared.alarms.releaseLeases();
    expect(await claimed(w)).toEqual(['x']);
  });

  test('the lag is the time for which the oldest alarm has been due', async () => {
    const w = shared.newWorkspace();
    await shared.write(w, (unit) => unit.apply([add('alarm', alarm(w, 'x', 0))]));
    expect(await shared.alarms.lag()).toBe(clock.now());
  });
});
