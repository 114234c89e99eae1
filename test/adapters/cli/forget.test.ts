/** One person's data: written out for them, and removed. */
import { afterEach, describe, expect, test } from 'vitest';
import { forgetPerson } from '../../../adapters/cli/forget.js';
import { findPerson, UnclearPerson } from '../../../adapters/cli/who.js';
import { Addresses } from '../../../adapters/store/addresses.js';
import { exportStore } from '../../../adapters/store/export.js';
import { Fronts } from '../../../adapters/store/fronts.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { exportPerson } from '../../../adapters/store/person-export.js';
import { RoomMessages } from '../../../adapters/store/room-messages.js';
import { RoomReactions } from '../../../adapters/store/room-reactions.js';
import type { LooseTables } from '../../../adapters/store/tables.js';
import { SOMEBODY } from '../../../src/model/forgotten.js';
import { add } from '../../../src/model/rows.js';
import type { Outbound } from '../../../src/ports.js';
import { plainText } from '../../../src/view.js';
import { CAST, Kit } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';
import { DIALECTS, type Dialect, opened } from '../../support/stores.js';

const BO = { workspace: 'W1', id: 'U2' };
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
  await k.say_('ana', 'new Churn');
  await k.say_('chi', 'help');
  await k.say_('bo', 'take data');
  await k.say_('bo', 'lead me');
  await k.say_('bo', 'task add "label the set" owner:me');
  await k.say_('bo', 'task add "write the runbook" owner:@chi');
  await k.say_('bo', 'done #1');
  await k.say_('ana', 'deputy training @bo');
  await k.say_('ana', 'own evaluation @bo');
  await k.say_('ana', 'block data "Waiting for Bo Berg to answer"');
  await k.say_('bo', 'set quiet-hours 18:00-09:00', { direct: true });
  await k.say_('bo', 'new "Bo Berg’s own"', { direct: true });
  await k.say_('ana', 'describe Churn "Ask @Bo Berg"');
  await k.say_('ana', 'own monitoring @bo');
  await others(k);
  return k;
}

/** What no command leaves behind here. */
async function others(k: Kit): Promise<void> {
  const { opened: store } = k;
  const at = k.clock.now();
  const w = BO.workspace;
  await k.store.transact(w, 'others', async (unit) => {
    const nudge = SAMPLES.nudge(w);
    const held = nudge.held && {
      ...nudge.held,
      sentence: 'Bo Berg will do it',
      candidates: [{ name: 'Bo Berg', reason: 'r' }],
    };
    const talk = { ...SAMPLES.talk(w), at };
    const named = { item: 's', person: BO.id };
    await unit.apply([
      add('nudge', { ...nudge, id: 'n-bo', author: BO.id }),
      add('nudge', { ...nudge, id: 'n-ana', author: 'U1', held }),
      add('alarm', { id: 'nudge:n-bo', workspace: w, at, what: 'nudge', subject: 'n-bo' }),
      add('alarm', { id: 'digest:me:U2', workspace: w, at, what: 'digest', subject: 'me:U2' }),
      add('setting', {
        id: 'person:U2:weekends',
        workspace: w,
        scope: 'person',
        target: BO.id,
        key: 'weekends',
        value: 'open',
      }),
      add('lastNudge', { id: BO.id, workspace: w, at, asked: true }),
      add('lastReminder', { id: BO.id, workspace: w, at, day: '2026-03-02' }),
      add('lastDigest', { id: 'me:U2', workspace: w, at, day: '', skipped: 0 }),
      add('talk', { ...talk, id: 'C-x:U2', person: BO.id, channel: 'C-x' }),
      add('talk', { ...talk, id: 'C-x:U1', person: 'U1', channel: 'C-x', offered: [{ command: 'own', args: named }] }),
      add('talk', { ...talk, id: 'C-y:U1', person: 'U1', channel: 'C-y' }),
      add('place', { id: 'T1', workspace: w, listedAt: at }),
      add('member', { id: 'T1:U2', workspace: w, place: 'T1', person: BO.id, at }),
      add('member', { id: 'T1:U1', workspace: w, place: 'T1', person: 'U1', at }),
    ]);
    const sent = { person: BO.id, view: { blocks: [] } };
    const mention = { is: 'person', id: BO.id, name: 'Bo' } as const;
    const all = { id: 'm-all', channel: 'C-churn', thread: null };
    await unit.send([
      { to: 'direct', id: 'm-bo', ...sent },
      { to: 'whisper', ...all, id: 'm-bo2', ...sent },
      { to: 'channel', ...all, view: { blocks: [{ block: 'text', text: [mention] }] } },
    ]);
    return {};
  });
  const failed = { id: 'f', lane: 'W1/@U2', message: '', state: 'failed', why: 'gone' } as const;
  const old = { workspace: w, attempts: 1, dueAt: at, leasedUntil: 0, createdAt: at };
  await store.db
    .insertInto('outbox')
    .values({ ...failed, ...old })
    .execute();
  const place = { kind: 'personal', person: BO.id, team: null, name: 'Bo Berg', service: 's', bot: 'b', at } as const;
  await new Addresses(store).keep(w, { id: 'C-dm-bo', ...place });
  await new Addresses(store).keep(w, { ...place, id: 'group', kind: 'group', person: null, name: 'Ana, Bo Berg' });
  await new Addresses(store).alias(w, '29:bo', BO.id);
  await new Fronts(store).note(w, { person: BO.id, place: 'C-dm-bo', at, shows: 'home', hash: 'h' });
  const room = new RoomMessages(store, w);
  const message = { channel: 'c', thread: null, onlyFor: null, at };
  await room.add({ ...message, id: 'r1', author: BO.id, content: { is: 'text', text: 'Bo Berg here' } });
  await room.add({ ...message, id: 'r2', author: 'U1', thread: 'r1', content: { is: 'text', text: 'Hi @Bo Berg' } });
  await room.add({ ...message, id: 'r3', author: BO.id, content: { is: 'text', text: 'nobody answers' } });
  await room.add({ ...message, id: 'r4', author: 'baton', onlyFor: BO.id, content: { is: 'text', text: 'psst' } });
  await new RoomReactions(store, w).toggle('r2', 'c', BO.id, 'hand');
}

async function wholeExport(store: Opened): Promise<string> {
  const lines: string[] = [];
  await exportStore(store, async (line) => void lines.push(line));
  // Nudges and talks are not exported: their words are encrypted.
  const isKept = (line: string) => !line.includes('"table":"handled"');
  const nudges = await store.db.withTables<LooseTables>().selectFrom('nudge').selectAll().execute();
  const talks = await store.db.withTables<LooseTables>().selectFrom('talk').selectAll().execute();
  return [
    ...lines.filter(isKept),
    ...talks.map((row) => JSON.stringify({ ...row, ...wordsOf(store, row) })),
    ...nudges.map((row) => JSON.stringify({ ...row, held: store.seal.open(String(row.held)) })),
  ].join('\n');
}

/** What is encrypted in a talk. */
const wordsOf = ({ seal }: Opened, row: Record<string, unknown>) =>
  Object.fromEntries(
    ['call', 'asked', 'offered'].map((column) => [column, row[column] && seal.open(`${row[column]}`)]),
  );

/** Lines with the id that are no tombstone. */
const linesWith = (all: string, words: RegExp) =>
  all.split('\n').filter((line) => words.test(line) && !line.includes('"table":"forgotten"'));

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
    expect((await k.say_('ana', 'history data')).text).toMatch(/owner: somebody removed/);
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
