import { beforeEach, describe, expect, test } from 'vitest';
import { DELETE_AFTER_MS, Lifecycle } from '../../../adapters/platform/lifecycle.js';
import { isFirst } from '../../../adapters/platform/once.js';
import { Installations } from '../../../adapters/store/installations.js';
import { Sent } from '../../../adapters/store/sent.js';
import { add } from '../../../src/model/changes.js';
import { type Kit, kit } from '../../support/kit.js';
import { sampleProject } from '../../support/sample-rows.js';
import { SharedStore } from '../../support/shared-store.js';
import { DIALECTS } from '../../support/stores.js';

const DAY = 86_400_000;

let k: Kit;
let installations: Installations<object>;
let sent: Sent;
const listed: string[] = [];

beforeEach(async () => {
  k = await kit();
  installations = new Installations(k.opened, 'slack');
  sent = new Sent(k.opened);
  listed.length = 0;
  for (const id of ['T1', 'T2']) await installations.save(id, `slack:${id}`, {}, k.clock.now());
});

const instance = () =>
  new Lifecycle({
    ...{ installations, sent, store: k.store, clock: k.clock },
    fault: (error) => {
      throw error;
    },
    listPeople: async (workspace) => void listed.push(workspace),
  });

describe('people', () => {
  test('are listed at the start, and again every day', async () => {
    const lifecycle = instance();
    lifecycle.listPeople();
    await expect.poll(() => listed).toEqual(['slack:T1', 'slack:T2']);
    k.clock.pass(DAY);
    await lifecycle.tidy();
    k.clock.pass(1);
    await lifecycle.tidy();
    await expect.poll(() => listed).toEqual(['slack:T1', 'slack:T2', 'slack:T1', 'slack:T2']);
  });

  test('are no longer listed once it is stopped, and what is under way is waited for', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const lifecycle = new Lifecycle({
      ...{ installations, sent, store: k.store, clock: k.clock },
      fault: (error) => void k.faults.push(error),
      listPeople: async (workspace) => {
        listed.push(workspace);
        await held;
      },
    });
    lifecycle.listPeople();
    await expect.poll(() => listed).toEqual(['slack:T1']);
    const stopped = lifecycle.stop();
    release();
    await stopped;
    lifecycle.listPeople();
    await lifecycle.stop();
    expect(listed).toEqual(['slack:T1']);
    expect(await isFirst(k.store, 'slack:T2', 'learn:0')).toBe(true);
    expect(k.faults).toEqual([]);
  });

  test('are listed by one instance only', async () => {
    for (const lifecycle of [instance(), instance()]) lifecycle.listPeople();
    await expect.poll(() => listed.toSorted()).toEqual(['slack:T1', 'slack:T2']);
  });
});

describe('a workspace that has removed Baton', () => {
  const seen = () => isFirst(k.store, 'slack:T1', 'Ev1').then((first) => !first);

  test('keeps its data for a month, and then loses it', async () => {
    const lifecycle = instance();
    expect(await seen()).toBe(false);
    await installations.end('T1', k.clock.now());
    k.clock.pass(DELETE_AFTER_MS);
    await lifecycle.tidy();
    expect(await seen()).toBe(true);
    k.clock.pass(1);
    await lifecycle.tidy();
    expect(await seen()).toBe(false);
  });
});

describe.each(DIALECTS)('on %s, a workspace that installs Baton again in the middle of the housekeeping', (dialect) => {
  const shared = new SharedStore(dialect);

  test('keeps its data, and those that did not come back lose theirs', async () => {
    const own = new Installations<object>(shared.db, 'slack');
    const [gone, back] = [shared.newWorkspace(), shared.newWorkspace()];
    for (const workspace of [gone, back]) {
      await own.save(workspace, workspace, {}, 1);
      await shared.write(workspace, (unit) => unit.apply([add('project', sampleProject(workspace, 'one'))]));
      await own.end(workspace, 2);
    }
    shared.clock.pass(DELETE_AFTER_MS);
    const lifecycle = new Lifecycle({
      installations: {
        list: async () => [],
        ended: async (before) => {
          const found = await own.ended(before);
          expect(found).toEqual(expect.arrayContaining([gone, back]));
          await own.save(back, back, { token: 'again' }, shared.clock.now());
          return found;
        },
      },
      ...{ sent: new Sent(shared.db), store: shared.store, clock: shared.clock },
      fault: (error) => {
        throw error;
      },
      listPeople: async () => {},
    });
    await lifecycle.tidy();
    const projects = (workspace: string) => shared.store.read(workspace, (read) => read.find('project', {}));
    expect(await projects(gone)).toEqual([]);
    expect(await projects(back)).toHaveLength(1);
    expect(await own.find(back)).toMatchObject({ data: { token: 'again' } });
  });
});

test('where messages stand is forgotten when they can no longer be changed', async () => {
  const lifecycle = instance();
  await sent.note('slack:T1', 'm1', { place: 'C1', message: '1.1' }, k.clock.now());
  k.clock.pass(180 * DAY);
  await lifecycle.tidy();
  expect(await sent.find('slack:T1', 'm1')).toBeDefined();
  k.clock.pass(1);
  await lifecycle.tidy();
  expect(await sent.find('slack:T1', 'm1')).toBeUndefined();
});
