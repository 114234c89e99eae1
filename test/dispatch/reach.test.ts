/** Who sees a project, after its links, its audience and its channels change. */
import { beforeEach, describe, expect, test } from 'vitest';
import { reachAfterMove, withReach } from '../../src/dispatch/reach.js';
import { reachOf } from '../../src/model/audience.js';
import { add, type Change, remove, set } from '../../src/model/changes.js';
import type { Unit } from '../../src/ports/store.js';
import { type Kit, kit } from '../support/kit.js';
import { sampleProject } from '../support/sample-rows.js';

const open = { access: 'public' as const };
const closed = { access: 'private' as const };

test.each([
  ['auto', [open, closed], 'everyone'],
  ['auto', [closed], 'places'],
  ['auto', [], 'nowhere'],
  ['channels', [open], 'places'],
  ['channels', [], 'nowhere'],
  ['everyone', [], 'everyone'],
  ['owners', [open], 'owners'],
] as const)('the audience %s over %j is seen by %s', (audience, channels, reach) => {
  expect(reachOf(audience, channels)).toBe(reach);
});

describe('in a store', () => {
  let k: Kit;
  const project = sampleProject('W1', 'churn', { id: 'P', reach: 'nowhere' });
  const linkTo = (channel: string) =>
    add('link', { id: `${channel}:P`, workspace: 'W1', channel, project: 'P', main: true, at: 1 });
  const channel = (id: string, access: 'public' | 'private') =>
    add('channel', { id, workspace: 'W1', name: id, direct: false, access, place: id, toldAt: null });

  const inUnit = async <T>(work: (unit: Unit) => Promise<T>): Promise<T | undefined> =>
    (await k.store.transact('W1', crypto.randomUUID(), async (unit) => ({ result: await work(unit) })))?.result;
  /** Makes the changes with what follows from them. @returns who sees the project then */
  const seenBy = (...changes: Change[]) =>
    inUnit(async (unit) => {
      await unit.apply(await withReach(unit, changes));
      return (await unit.get('project', 'P'))?.reach;
    });

  beforeEach(async () => {
    k = await kit();
    await inUnit((unit) => unit.apply([channel('open', 'public'), channel('closed', 'private')]));
  });

  test('a new project is seen as its links say, in the same change', async () => {
    const changes = [add('project', project), linkTo('open')];
    const [first, ...rest] = (await inUnit((unit) => withReach(unit, changes))) ?? [];
    expect(first).toMatchObject({ do: 'add', row: { reach: 'everyone', version: 1 } });
    expect(rest).toHaveLength(1);
  });

  test('links come and go', async () => {
    expect(await seenBy(add('project', project))).toBe('nowhere');
    expect(await seenBy(linkTo('closed'))).toBe('places');
    expect(await seenBy(linkTo('open'))).toBe('everyone');
    const links = (await inUnit((unit) => unit.find('link', { order: ['id'] }))) ?? [];
    expect(await seenBy(...links.slice(1).map((link) => remove('link', link)))).toBe('places');
  });

  test('a channel that nobody knows counts as private', async () => {
    expect(await seenBy(add('project', project), linkTo('unheard'))).toBe('places');
  });

  test('a channel that becomes private or public takes its projects along', async () => {
    await seenBy(add('project', project), linkTo('open'));
    const moved = await inUnit(async (unit) => {
      const row = await unit.get('channel', 'open');
      if (row) await unit.apply([set('channel', row, { access: 'private' })]);
      await unit.apply(await reachAfterMove(unit, 'open'));
      return (await unit.get('project', 'P'))?.reach;
    });
    expect(moved).toBe('places');
  });
});
