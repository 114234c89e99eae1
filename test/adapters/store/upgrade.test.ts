/** The store of a version that showed everything to everybody, opened by one that asks who may see what. */
import { afterEach, describe, expect, test } from 'vitest';

import { newId } from '../../../adapters/common/ids.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { ROW_KINDS, TABLE_NAMES } from '../../../adapters/store/schema/schema.js';
import type { LooseTables } from '../../../adapters/store/tables.js';
import { PlaceRefresher } from '../../../src/dispatch/places.js';
import { privateChannel } from '../../../src/model/channels.js';
import type { Channel } from '../../../src/model/people-rows.js';
import type { Reach } from '../../../src/model/project-rows.js';
import type { Inbound, Origin } from '../../../src/ports/events.js';
import { plainText } from '../../../src/view/as-text.js';
import { isAnswer, Kit } from '../../support/kit.js';
import {
  COMPANY,
  LINKS,
  olderInserts,
  olderLink,
  olderProject,
  olderStore,
  STAFF,
  upgradedStore,
} from '../../support/older-store.js';
import { DIALECTS, place } from '../../support/stores.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Who = keyof typeof STAFF;

const CHANNELS: Record<string, Origin['channel']> = {
  'C-open': { ...privateChannel('C-open', 'open'), access: 'public' },
  'C-secret': privateChannel('C-secret', 'secret'),
};
const channelOf = (id: string): Origin['channel'] =>
  CHANNELS[id] ?? { ...privateChannel(id, id), direct: id.startsWith('D') };

/** Who is in them. */
const PEOPLE: Record<string, Who[]> = { 'C-open': ['ana', 'gus', 'eve'], 'C-secret': ['dan', 'chi', 'gus'] };

/** Tables that the older version did not have. */
const MADE_SINCE = [
  'place',
  'member',
  'forgotten',
  'talk',
  'audit_answer',
  'audit_question',
  'audit_profile',
  'chronicle',
  'chapter',
  'signal_source',
  'signal_payload',
  'transition',
  'promotion',
  'contradiction',
  'signal_rule',
  'incident',
];

describe.each(DIALECTS)('on %s', (dialect) => {
  async function emptyKit(): Promise<Kit> {
    const at = await place(dialect);
    const store = at.open();
    ends.push(() => at.remove(), store.close);
    return new Kit(store);
  }

  async function upgraded(): Promise<Kit> {
    const k = await emptyKit();
    await upgradedStore(k.opened);
    return k;
  }

  /** What somebody is answered, in a channel or in private. */
  async function said(k: Kit, who: Who, text: string, channel = `D-${who}`): Promise<string> {
    const event = { workspace: COMPANY, key: newId(), channel: channelOf(channel), thread: null, person: STAFF[who] };
    const inbound: Inbound = { ...event, type: 'command', text, mentions: [] };
    await k.app.handle(inbound);
    const answers = (await k.take()).filter(
      (one) => isAnswer(one, inbound) || ('person' in one && one.person === event.person.id),
    );
    return answers.map((one) => plainText(one.view)).join('\n');
  }

  /** The platform is asked who is where, as before each command, until nothing is left to ask. */
  async function listed(k: Kit): Promise<string[]> {
    const asked: string[] = [];
    const look = async (_: string, { id }: Channel) => {
      asked.push(id);
      const channel = CHANNELS[id];
      return channel && { channel, people: (PEOPLE[id] ?? []).map((who) => STAFF[who].id) };
    };
    const { store, clock } = k;
    const fault = (error: unknown) => void k.faults.push(error);
    const refresher = new PlaceRefresher({ store, clock, newId, fault, places: { look } });
    for (let i = 0; i < 5; i += 1) {
      await refresher.refresh(COMPANY);
      clock.pass(61_000);
    }
    expect(k.faults).toEqual([]);
    return asked;
  }

  const reaches = async (k: Kit): Promise<Record<string, Reach>> => {
    const rows = await k.store.read(COMPANY, (read) => read.find('project', {}));
    return Object.fromEntries(rows.map(({ id, reach }) => [id, reach]));
  };

  test('no row and no value is lost', async () => {
    const k = await emptyKit();
    await olderStore(k.opened);
    const loose = k.opened.db.withTables<LooseTables>();
    const dump = (table: string) => loose.selectFrom(table).selectAll().orderBy('id').execute();
    const kept = TABLE_NAMES.filter((table) => !MADE_SINCE.includes(table));
    const before = await Promise.all(kept.map(dump));
    await migrate(k.opened);
    // The upgrade sets an alarm that keeps facts for the insights.
    const after = (await Promise.all(kept.map(dump))).map((rows) => rows.filter(({ id }) => id !== 'chronicles'));
    expect(after.map((rows) => rows.map(({ id }) => id))).toEqual(before.map((rows) => rows.map(({ id }) => id)));
    expect(after).toMatchObject(before);
    for (const kind of ROW_KINDS) await k.store.read(COMPANY, (read) => read.find(kind, {}));
  });

  test('until a channel is met its projects are its people’s; then audiences follow from the channels', async () => {
    const k = await upgraded();
    expect(await reaches(k)).toEqual({
      ...{ open: 'places', secret: 'places', both: 'places', archived: 'places' },
      ...{ direct: 'places', loose: 'nowhere' },
    });
    expect((await listed(k)).sort()).toEqual(['C-open', 'C-secret']);
    expect(await reaches(k)).toEqual({
      ...{ open: 'everyone', secret: 'places', both: 'everyone', archived: 'everyone' },
      ...{ direct: 'places', loose: 'nowhere' },
    });
    const [seen = '', parts = ''] = (await said(k, 'bo', 'projects')).split('Only your part');
    for (const id of Object.keys(LINKS)) {
      expect(seen.includes(`Project ${id}`), id).toBe(['open', 'both', 'direct'].includes(id));
      // He has work there.
      expect(parts.includes(`Project ${id}`), id).toBe(['secret', 'loose'].includes(id));
    }
  });

  test('each of many channels that an older version knew is asked about, answered or not', async () => {
    const k = await upgraded();
    const ids = Array.from({ length: 20 }, (_, i) => `C-x${i}`);
    await olderInserts(
      k.opened,
      'channel',
      ids.map((id) => ({ id, workspace: COMPANY, version: 1, name: id, direct: 0 })),
    );
    await olderInserts(
      k.opened,
      'link',
      ids.map((id) => olderLink(id, 'secret')),
    );
    const asked = await listed(k);
    expect(ids.filter((id) => !asked.includes(id))).toEqual([]);
  });

  test('nobody is locked out of what they own, lead, are asked to take or speak in', async () => {
    const k = await upgraded();
    expect(await said(k, 'dan', 'status "Project secret"')).toContain('Project secret');
    expect(await said(k, 'chi', 'status "Project loose"')).toContain('Project loose');
    expect(await said(k, 'bo', 'tasks mine')).toMatch(/work 1 of secret[\s\S]*work 4 of direct/);
    expect(await said(k, 'chi', 'accept #2')).toContain('work 2 of secret');
    expect(await said(k, 'ana', 'status "Project secret"', 'C-secret')).toContain('Project secret');
    expect(await said(k, 'bo', 'done #1')).toContain('work 1 of secret');
    expect(await said(k, 'gus', 'done #3')).toContain('work 3 of open');
    expect(await said(k, 'ana', 'status "Project loose"')).toContain('Project loose');
    expect(await said(k, 'bo', 'status')).toContain('Project direct');
  });

  test('what is not theirs does not exist: for members elsewhere, for guests and for people of other companies', async () => {
    const k = await upgraded();
    await listed(k);
    expect(await said(k, 'ana', 'status "Project secret"')).not.toContain('about secret');
    for (const who of ['gus', 'eve'] as const) {
      expect(await said(k, who, 'status "Project both"')).not.toContain('about both');
      expect(await said(k, who, 'status "Project loose"', 'C-open')).not.toContain('about loose');
      const [seen, parts = ''] = (await said(k, who, 'projects')).split('Only your part');
      expect(seen).not.toMatch(/Project (?:both|loose|secret)/);
      // Gus has a stage of the secret one.
      expect(parts).not.toMatch(who === 'gus' ? /Project (?:both|loose)/ : /Project (?:both|loose|secret)/);
    }
    expect(await said(k, 'gus', 'status "Project open"', 'C-open')).toContain('Project open');
  });

  test('of whom the platform has said nothing yet, nobody is taken for a full member; what they do says what they are', async () => {
    const k = await upgraded();
    const standing = async () => {
      const rows = await k.store.read(COMPANY, (read) => read.find('person', { order: ['id'] }));
      return rows.map((row) => row.standing);
    };
    expect(new Set(await standing())).toEqual(new Set(['unknown']));
    await said(k, 'ana', 'help');
    await said(k, 'gus', 'help', 'C-open');
    await k.roster.introduce(COMPANY, [STAFF.bo, STAFF.eve]);
    expect(await standing()).toEqual(['member', 'member', 'unknown', 'unknown', 'guest', 'external']);
  });

  test('people are found by the names from before', async () => {
    const k = await upgraded();
    await listed(k);
    expect(await said(k, 'ana', 'own data Chi', 'C-open')).toContain('Chi Rao');
  });

  test('what somebody did last before is their own business: nobody else reads that it was taken back', async () => {
    const k = await upgraded();
    await listed(k);
    const event = { workspace: COMPANY, key: newId(), channel: channelOf('C-open'), thread: null, person: STAFF.ana };
    await k.app.handle({ ...event, type: 'command', text: 'undo', mentions: [] });
    const out = await k.take();
    expect(out.map((one) => [one.to, plainText(one.view).includes('No more nudges')])).toEqual([['whisper', true]]);
  });

  test('an older version beside this one: it survives, and what it adds is hidden until it is looked at', async () => {
    const k = await upgraded();
    await listed(k);
    // It looks for a name among all projects before it takes one; this version does not, and so there can be two.
    await olderInserts(k.opened, 'project', [olderProject('late'), olderProject('twin', { key: 'project-open' })]);
    await olderInserts(k.opened, 'link', [olderLink('C-open', 'late')]);
    await olderInserts(k.opened, 'person', [
      { id: 'U9', workspace: COMPANY, version: 1, name: 'Nia New', zone: '', admin: 0, gone: 0 },
    ]);
    await olderInserts(k.opened, 'channel', [{ id: 'C-new', workspace: COMPANY, version: 1, name: 'new', direct: 0 }]);
    await olderInserts(k.opened, 'undo', [
      { id: 'U2', workspace: COMPANY, version: 1, at: 0, what: 'w', changes: '[]' },
    ]);
    expect(await reaches(k)).toMatchObject({ late: 'places', twin: 'places' });
    const { person, channel, undo } = await k.store.read(COMPANY, async (read) => ({
      person: await read.get('person', 'U9'),
      channel: await read.get('channel', 'C-new'),
      undo: await read.get('undo', 'U2'),
    }));
    expect(person).toMatchObject({ standing: 'unknown', key: '' });
    expect(channel).toMatchObject({ access: 'private', place: '', toldAt: null });
    expect(undo?.private).toBe(true);
    expect(await said(k, 'bo', 'projects')).not.toMatch(/Project (?:late|twin)/);
    expect(await said(k, 'bo', 'status "Project late"', 'C-open')).toContain('Project late');
    // Once its channel is listed the next time, it is seen like the others there.
    k.clock.pass(31 * 60_000);
    await listed(k);
    expect(await reaches(k)).toMatchObject({ late: 'everyone' });
    expect(await said(k, 'bo', 'projects')).toContain('Project late');
  });
});
