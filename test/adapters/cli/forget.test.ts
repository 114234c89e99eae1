/** One person's data: written out for them, and removed. */
import { afterEach, describe, expect, test } from 'vitest';
import { forgetPerson } from '../../../adapters/cli/forget.js';
import { findPerson, UnclearPerson } from '../../../adapters/cli/who.js';
import { exportPerson } from '../../../adapters/store/person-export.js';
import { RoomMessages } from '../../../adapters/store/room-messages.js';
import { SOMEBODY } from '../../../src/model/forgotten.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { CAST, Kit } from '../../support/kit.js';
import { DIALECTS, type Dialect, opened } from '../../support/stores.js';
import { BO, leaveTraces, linesWith, wholeExport } from '../../support/traces-of-bo.js';

const MINUTE = 60_000;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A workspace in which Bo has left a trace in every table. */
async function withBo(dialect: Dialect): Promise<Kit> {
  const { store, done } = await opened(dialect);
  ends.push(done);
  const k = new Kit(store);
  await leaveTraces(k);
  return k;
}

describe.each(DIALECTS)('on %s', (dialect) => {
  test('nothing is left of the name or the id but the mark that they were forgotten; the history stays', async () => {
    const k = await withBo(dialect);
    const before = await wholeExport(k.opened);
    expect(before).toMatch(/Bo Berg/);
    const lines = await k.store.read('W1', (r) => r.find('history', {}));
    const talks = () => k.store.read('W1', (r) => r.find('talk', { where: { channel: ['C-x', 'C-y'] } }));
    expect(await talks()).toHaveLength(3);
    await forgetPerson(k.opened, BO, [], k.clock);
    // Of others, only what was about him.
    expect((await talks()).map(({ id }) => id)).toEqual(['C-y:U1']);
    const after = await wholeExport(k.opened);
    expect(linesWith(after, /Bo[\s_-]+Berg/i)).toEqual([]);
    expect(linesWith(after, /\bU2\b|29:bo|dm-bo/)).toEqual([]);
    const rows = await k.store.read('W1', (r) => r.find('history', {}));
    expect(rows.length).toBeGreaterThan(lines.length);
    expect(rows.filter(({ by }) => by === SOMEBODY).length).toBeGreaterThan(5);
    expect(await k.store.read('W1', (r) => r.find('forgotten', {}))).toEqual([
      expect.objectContaining({ id: 'U2', standing: 'member', name: '' }),
    ]);
    expect(
      (await new RoomMessages(k.opened, 'W1').list('c', 'U1', null)).map(({ id, author }) => [id, author]),
    ).toEqual([['r1', SOMEBODY]]);
  });

  test('what they owned is nobody’s, offers end, and whoever asked them is told', async () => {
    const k = await withBo(dialect);
    await k.take();
    await forgetPerson(k.opened, BO, [], k.clock);
    const told = (await k.take()).map((one) => ['person' in one && one.person, plainText(one.view)]);
    expect(told).toContainEqual([
      'U1',
      'Monitoring in Churn is no longer offered to anyone: the person you asked is no longer in Baton.',
    ]);
    const { rows, projects } = await k.store.read('W1', async (r) => ({
      rows: [...(await r.find('task', {})), ...(await r.find('stage', {}))],
      projects: await r.find('project', {}),
    }));
    expect(rows.filter(({ owner, deputies }) => owner !== null || deputies.length > 0)).toEqual([]);
    expect(projects.map(({ lead }) => lead)).toEqual(projects.map(() => null));
    expect(projects.map(({ name, reach }) => [name, reach])).toContainEqual(['somebody’s own', 'nowhere']);
    expect(await k.store.read('W1', (r) => r.find('offer', { where: { state: 'waiting' } }))).toEqual([]);
  });

  test('views show somebody, and never as a mention', async () => {
    const k = await withBo(dialect);
    await forgetPerson(k.opened, BO, [], k.clock);
    const spans: Outbound[] = [];
    for (const words of [
      'history',
      'history data',
      'task #1',
      'status',
      'digest',
      'offers',
      'tasks unowned',
      'project show',
    ]) {
      const turn = await k.say_('ana', words);
      expect(turn.text, words).not.toMatch(/Bo|U2/);
      spans.push(...turn.out);
    }
    expect((await k.say_('ana', 'history data')).text).toContain('somebody gave up Data.');
    expect((await k.say_('ana', 'task #1')).text).toContain('somebody');
    expect(JSON.stringify(spans)).not.toMatch(/"id":"U2"/);
    expect((await k.say_('ana', 'own data @bo')).text).not.toContain('Offered');
  });

  test('a second time finds nothing, and a kill between any two steps loses nothing', async () => {
    const k = await withBo(dialect);
    const { db } = k.opened;
    const begin = db.transaction.bind(db);
    let steps = 0;
    for (let killed = true, at = 1; killed; at += 1) {
      steps = 0;
      killed = false;
      db.transaction = () => {
        steps += 1;
        if (steps < at) return begin();
        killed = true;
        throw new Error('killed');
      };
      await forgetPerson(k.opened, BO, [], k.clock).catch((error: Error) => expect(error.message).toBe('killed'));
      db.transaction = begin;
      if (at > 100) throw new Error('it never ends');
    }
    const all = await wholeExport(k.opened);
    expect(linesWith(all, /Bo[\s_-]+Berg|\bU2\b|dm-bo/i)).toEqual([]);
    expect(await forgetPerson(k.opened, BO, [], k.clock)).toBe(0);
    expect(await wholeExport(k.opened)).toBe(all);
    const [row] = await k.store.read('W1', (r) => r.find('forgotten', {}));
    expect(row?.name).toBe('');
  });

  test('the platform’s lists do not bring them back; their own word does, without anything they had', async () => {
    const k = await withBo(dialect);
    await forgetPerson(k.opened, BO, [], k.clock);
    const bo = CAST.bo;
    if (!bo) throw new Error('Bo is in the cast');
    await k.roster.introduce('W1', [bo, { ...bo, id: 'U9', name: 'Zoe Roy' }]);
    const people = () => k.store.read('W1', (r) => r.find('person', { order: ['id'] }));
    expect((await people()).map(({ id }) => id)).toEqual(['U1', 'U3', 'U9']);
    await k.roster.introduce('W1', [{ ...bo, standing: 'guest' }]);
    const marks = () => k.store.read('W1', (r) => r.find('forgotten', {}));
    expect((await marks()).map(({ standing }) => standing)).toEqual(['guest']);
    k.clock.pass(MINUTE);
    expect((await k.say_('bo', 'my tasks')).text).not.toMatch(/label the set/);
    expect((await people()).map(({ id }) => id)).toEqual(['U1', 'U2', 'U3', 'U9']);
    expect(await marks()).toEqual([]);
    expect((await k.say_('ana', 'history data')).text).not.toContain('Bo Berg');
    expect((await k.say_('bo', 'undo')).text).not.toMatch(/runbook|label/);
  });

  test('an export of the person has what is theirs, and nothing of it is left afterwards', async () => {
    const k = await withBo(dialect);
    const exported = JSON.stringify(await exportPerson(k.opened, { ...BO, name: 'Bo Berg' }, k.clock.now()));
    const kinds = [
      ...[
        'person',
        'project',
        'stage',
        'task',
        'offer',
        'history',
        'setting',
        'undo',
        'talk',
        'alarm',
        'nudge',
        'member',
      ],
      ...['lastNudge', 'lastReminder', 'lastDigest', 'conversation', 'alias', 'front', 'outbox', 'room_message'],
      ...['room_reaction'],
    ];
    expect(Object.keys(JSON.parse(exported))).toEqual(expect.arrayContaining(kinds));
    expect(exported).toContain('label the set');
    // The words of a nudge that somebody else is asked about are theirs.
    expect(exported).not.toContain('Bo Berg will do it');
    await forgetPerson(k.opened, BO, [], k.clock);
    const after = await exportPerson(k.opened, { ...BO, name: 'Bo Berg' }, k.clock.now());
    expect(Object.keys(after)).toEqual(['id', 'workspace', 'exportedAt', 'forgotten']);
  });

  test('somebody is found by id or full name; if that is not one person, ids are listed and nothing is changed', async () => {
    const k = await withBo(dialect);
    await k.roster.introduce('W2', [{ id: 'U7', name: 'Bo Berg', zone: '', admin: false, standing: 'member' }]);
    await k.roster.introduce('W1', [{ id: 'U2-b', name: 'Ana Silva', zone: '', admin: false, standing: 'member' }]);
    const find = (wanted: string, workspace?: string) => findPerson(k.opened, wanted, workspace);
    expect(await find('U2')).toMatchObject({ workspace: 'W1', id: 'U2', name: 'Bo Berg' });
    expect(await find('bo berg', 'W2')).toMatchObject({ id: 'U7' });
    await expect(find('Bo Berg')).rejects.toThrow(/by id and --workspace:\n {2}U2 .*W1\n {2}U7 .*W2/);
    await expect(find('Ana Silva')).rejects.toThrow(/U1 [\s\S]*U2-b/);
    await expect(find('Bo')).rejects.toThrow(/Nobody[\s\S]*U2 {2}Bo Berg/);
    await expect(find('U99')).rejects.toThrow(UnclearPerson);
  });

  test('other names are removed on request', async () => {
    const k = await withBo(dialect);
    await k.say_('ana', 'task add "Ask Bo about it"');
    await forgetPerson(k.opened, BO, ['Bo'], k.clock);
    expect(await wholeExport(k.opened)).toContain('Ask somebody about it');
  });
});
