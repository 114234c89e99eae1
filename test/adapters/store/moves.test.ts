/** A project that moves to another workspace, and lists of people that go on, on both databases. */
import { describe, expect, test } from 'vitest';
import { Installations } from '../../../adapters/store/installations.js';
import { Listings } from '../../../adapters/store/listings.js';
import { moveProject } from '../../../adapters/store/moves.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { add } from '../../../src/model/changes.js';
import { Kit, TestClock } from '../../support/kit.js';
import { DIALECTS, opened } from '../../support/stores.js';

describe.each(DIALECTS)('on %s', (dialect) => {
  test('a project moves with what belongs to it, once, though two ask at the same moment', async () => {
    const { store: at, done } = await opened(dialect);
    const kit = new Kit(at, 'old');
    await kit.say_('bo', 'set quiet-hours 20:00-07:00');
    await kit.say_('ana', 'new Churn');
    await kit.say_('ana', 'own data @bo');
    await kit.say_('ana', 'task add "Fix the join"');
    const store = new SqlStore(at, new TestClock());
    const read = <T>(workspace: string, work: Parameters<typeof store.read<T>>[1]) => store.read(workspace, work);
    const forgotten = { id: 'U9', workspace: 'old', at: 1, standing: 'member' as const, name: '' };
    await store.transact('old', 'forget', async (unit) => {
      await unit.apply([add('forgotten', forgotten)]);
      return {};
    });
    const [project] = await read('old', (r) => r.find('project', {}));
    const [link] = await read('old', (r) => r.find('link', {}));
    const history = await read('old', (r) => r.find('history', {}));
    const move = { from: 'old', to: 'new', project: project?.id ?? '', channels: [link?.channel ?? ''], at: 1 };
    const moved = await Promise.all([moveProject(at, move), moveProject(at, move)]);
    expect(moved.sort()).toEqual([false, true]);
    for (const kind of ['project', 'stage', 'task', 'offer', 'history', 'link'] as const)
      expect(await read('old', (r) => r.find(kind, {})), kind).toEqual([]);
    expect(await read('new', (r) => r.find('history', {}))).toHaveLength(history.length);
    expect(await read('new', (r) => r.find('project', {}))).toMatchObject([{ name: 'Churn', reach: 'places' }]);
    expect(await read('new', (r) => r.find('offer', {}))).toMatchObject([{ asked: 'U2', state: 'waiting' }]);
    expect(await read('new', (r) => r.get('person', 'U2'))).toMatchObject({ name: 'Bo Berg', standing: 'unknown' });
    expect(await read('new', (r) => r.find('setting', { where: { target: 'U2' } }))).toMatchObject([
      { key: 'quiet-hours' },
    ]);
    expect(await read('new', (r) => r.get('forgotten', 'U9'))).toMatchObject({ at: 1, name: '' });
    expect(await read('new', (r) => r.get('alarm', 'arm'))).toMatchObject({ what: 'arm', subject: '' });
    await done();
  });

  test('a list is read by one instance at a time, and goes on where it broke off', async () => {
    const { store: at, done } = await opened(dialect);
    await new Installations(at, 'slack').save('T1', 'slack:T1', {}, 1);
    const clock = new TestClock();
    const listings = new Listings(at, 'slack', clock);
    const claims = await Promise.all([1, 2].map(() => listings.claim('slack:T1', 600)));
    const [first, ...others] = claims.filter((held) => held !== undefined);
    if (!first || others.length > 0) throw new Error('one of two has the list');
    expect(first.cursor).toBe('');
    const stopped = await listings.note('slack:T1', first, 'next:500');
    if (!stopped) throw new Error('nobody else has the list');
    clock.pass(600);
    expect(await listings.broken(600)).toEqual([]);
    clock.pass(1);
    expect(await listings.broken(600)).toEqual(['slack:T1']);
    const other = await listings.claim('slack:T1', 600);
    expect(other).toMatchObject({ cursor: 'next:500' });
    // Whoever was stopped meanwhile changes nothing any more.
    expect(await listings.note('slack:T1', stopped, 'next:1000')).toBeUndefined();
    await listings.done('slack:T1', stopped);
    await listings.release('slack:T1', stopped);
    expect(await listings.claim('slack:T1', 600)).toBeUndefined();
    if (other) await listings.release('slack:T1', other);
    const last = await listings.claim('slack:T1', 600);
    if (last) await listings.done('slack:T1', last);
    clock.pass(9_000);
    expect(await listings.broken(600)).toEqual([]);
    expect(await listings.claim('slack:T2', 600)).toBeUndefined();
    await done();
  });
});
