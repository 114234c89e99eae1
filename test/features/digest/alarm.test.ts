/** Digests and reminders at their time: once, late or skipped after an outage, and through changes of the clock. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { Listener } from '../../../src/dispatch/on-message.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { auditBook, engine, signalWords } from '../../support/engine.js';
import { CAST, Kit, kit, peopled, START } from '../../support/kit.js';
import { DIALECTS, opened } from '../../support/stores.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso: string) => Date.parse(iso);
const posts = (out: readonly Outbound[]) => out.flatMap((o) => (o.to === 'channel' ? [plainText(o.view)] : []));

describe.each(DIALECTS)('on %s', (dialect) => {
  let store: Opened;
  let done: () => Promise<void>;
  let k: Kit;
  let workspace: string;
  // A new store each time: in a shared one every test would also handle the alarms of those before.
  beforeEach(async () => {
    ({ store, done } = await opened(dialect));
    workspace = newId();
    k = await peopled(new Kit(store, workspace));
    await k.say_('ana', 'set time-zone UTC channel');
    await k.say_('ana', 'new Churn');
    await k.say_('ana', 'start data');
  });
  afterEach(() => done());
  const to = (iso: string) => k.clock.pass(at(iso) - k.clock.now());
  const titles = async () => posts(await k.due()).map((text) => text.split('\n').slice(0, 2));

  test('a digest that is hours late says so; the next one is on time', async () => {
    to('2026-03-09T14:00Z');
    expect(await titles()).toEqual([['Churn: Mon 2 Mar – Mon 9 Mar', 'Sent 5 hours late because Baton was down.']]);
    to('2026-03-16T09:00Z');
    expect(await titles()).toEqual([['Churn: Mon 9 Mar – Mon 16 Mar', expect.stringMatching(/^No owner/)]]);
  });

  test('a digest that is too late is skipped; the next one says so, and a press shows it', async () => {
    to('2026-03-09T21:00:01Z');
    expect(await titles()).toEqual([]);
    to('2026-03-16T09:00Z');
    const out = await k.due();
    const [text] = posts(out);
    expect(text).toContain('The previous digest wasn’t sent');
    const shown = await k.press('ana', out[0]?.view, 'Show it');
    expect(shown.text).toContain('Churn: Mon 2 Mar – Mon 9 Mar');
    expect(shown.text).toContain('[in progress] Ana Silva started Data.');
    to('2026-03-23T09:00Z');
    expect(posts(await k.due())[0]).not.toContain('sent because');
  });

  test('after an outage of a month there is one digest, not four', async () => {
    to('2026-04-06T10:00Z');
    const [text, ...more] = posts(await k.due());
    expect(more).toEqual([]);
    expect(text).toContain('Churn: Mon 30 Mar – Mon 6 Apr');
    expect(text).toContain('4 digests before this one weren’t sent');
  });

  test('a skipped daily digest can be shown, too', async () => {
    await k.say_('ana', 'digest schedule daily 14:00');
    await k.say_('ana', 'set digest-late 1 channel');
    to('2026-03-03T17:00Z');
    expect(await titles()).toEqual([]);
    to('2026-03-04T14:00Z');
    const [out] = await k.due();
    expect(out && plainText(out.view)).toContain('Churn: Tue 3 Mar – Wed 4 Mar');
    const shown = await k.press('ana', out?.view, 'Show it');
    expect(shown.text).toContain('Churn: Mon 2 Mar – Tue 3 Mar');
  });

  test('instances that tick at once send one digest', async () => {
    to('2026-03-09T09:00Z');
    const instances = Array.from({ length: 4 }, () => {
      const fault = (error: unknown) => void k.faults.push(error);
      const own = new SqlStore(store, k.clock);
      return new Listener({
        store: own,
        alarms: k.alarms,
        clock: k.clock,
        say: k.say,
        newId,
        fault,
        clarity: engine,
        auditBook,
        signalWords,
      });
    });
    await Promise.all(instances.map((one) => one.tick()));
    expect(k.faults).toEqual([]);
    expect(await titles()).toHaveLength(1);
  });

  test('if an instance ends while it handles an alarm, another takes it over after a minute', async () => {
    to('2026-03-09T09:00Z');
    expect(await k.alarms.claim(['digest'], 10)).toMatchObject([{ workspace, id: 'digest:channel:C-churn' }]);
    expect(await titles()).toEqual([]);
    k.clock.pass(60_001);
    expect(await titles()).toHaveLength(1);
  });

  test('alarms of kinds that this version does not know are left alone', async () => {
    await k.store.transact(workspace, newId(), async (unit) => {
      const row = { id: 'later:1', workspace, at: START, subject: 'x', what: 'audit' as 'digest', version: 1 };
      await unit.apply([{ do: 'add', kind: 'alarm', row }]);
      return {};
    });
    await k.due();
    const left = await k.store.read(workspace, (r) => r.get('alarm', 'later:1'));
    expect(left).toBeDefined();
  });

  test('a change for the whole workspace reaches every channel and every person', { timeout: 60_000 }, async () => {
    for (let i = 0; i < 55; i += 1) await k.say_('ana', `new "Project ${i}"`, { channel: `c${i}` });
    await k.say_('ana', 'set time-zone America/New_York channel', { channel: 'c0' });
    await k.say_('ana', 'digest schedule me monday 8:00', { direct: true });
    await k.say_('ana', 'set digest "wed 10:00" workspace');
    await k.due();
    const alarms = await k.store.read(workspace, (r) => r.find('alarm', {}));
    expect(alarms.filter((a) => a.what === 'arm')).toEqual([]);
    const times = alarms.filter((a) => a.subject.startsWith('channel:')).map((a) => new Date(a.at).toISOString());
    expect(times).toHaveLength(56);
    // The one channel with a zone of its own has its own hour; the others have that of Lisbon, in the middle of three.
    expect(new Set(times)).toEqual(new Set(['2026-03-04T10:00:00.000Z', '2026-03-04T15:00:00.000Z']));
  });

  test('a person who moves to another zone still gets one digest a week, at their own hour', async () => {
    await k.say_('bo', 'digest schedule me monday 9:00', { direct: true });
    await k.say_('bo', 'lead me');
    const mine = (out: readonly Outbound[]) => out.filter((o) => o.to === 'direct' && o.person === CAST.bo?.id);
    const moved = async (zone: string) => {
      await k.roster.introduce(workspace, [{ id: 'U2', name: 'Bo Berg', admin: false, zone, standing: 'member' }]);
    };
    to('2026-03-09T13:00Z');
    expect(mine(await k.due())).toHaveLength(1);
    // In the west it is Monday again: no second one.
    await moved('Pacific/Honolulu');
    to('2026-03-10T12:00Z');
    expect(mine(await k.due())).toEqual([]);
    await moved('Pacific/Auckland');
    to('2026-03-15T20:00Z');
    expect(mine(await k.due())).toHaveLength(1);
    // East after midnight there, and past nine: it comes when that is known, and once.
    await moved('America/New_York');
    to('2026-03-23T00:30Z');
    expect(mine(await k.due())).toEqual([]);
    await moved('Asia/Tokyo');
    to('2026-03-23T01:00Z');
    expect(mine(await k.due())).toHaveLength(1);
    to('2026-03-24T12:00Z');
    expect(mine(await k.due())).toEqual([]);
    // An unknown zone does not count: the workspace's applies.
    await moved('Mars/Olympus');
    to('2026-03-30T09:00Z');
    expect(mine(await k.due())).toHaveLength(1);
  });
});

test.each([
  ['the night without 02:30', '2026-03-23T12:00Z', '2026-03-29T01:30Z'],
  ['the night with two', '2026-10-19T12:00Z', '2026-10-25T00:30Z'],
])('a digest at 02:30 on %s comes once', async (_, from, when) => {
  const k = await kit();
  k.clock.pass(at(from) - START);
  await k.say_('ana', 'set time-zone Europe/Berlin channel');
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'digest schedule sundays 2:30');
  k.clock.pass(at(when) - k.clock.now() - 1);
  expect(posts(await k.due())).toEqual([]);
  k.clock.pass(1);
  expect(posts(await k.due())).toHaveLength(1);
  for (let i = 0; i < 12; i += 1) {
    k.clock.pass(HOUR / 4);
    expect(posts(await k.due())).toEqual([]);
  }
});

test('after an outage there is one reminder, at nine on a working day', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'digest schedule off');
  for (let i = 0; i < 30; i += 1) await k.say_('ana', `task add "work ${i}" owner:@ana by 2026-03-0${(i % 6) + 3}`);
  const mine = async () => (await k.due()).filter((o) => o.to === 'direct');
  // Away for three weeks; back in the middle of a Sunday night.
  k.clock.pass(at('2026-03-22T23:30Z') - k.clock.now());
  expect(await mine()).toEqual([]);
  k.clock.pass(at('2026-03-23T08:59Z') - k.clock.now());
  expect(await mine()).toEqual([]);
  k.clock.pass(60_000);
  const [only, ...more] = await mine();
  expect(more).toEqual([]);
  expect(only && plainText(only.view)).toContain('and 25 more');
  k.clock.pass(DAY);
  expect(await mine()).toEqual([]);
});

test('channels that had a project before there were digests get one', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'take data');
  // As the step of the database leaves it.
  await k.store.transact('W1', 'before', async (unit) => {
    const rows = await unit.find('alarm', {});
    const last = await unit.find('lastDigest', {});
    await unit.apply([
      ...rows.map((was) => ({ do: 'remove' as const, kind: 'alarm' as const, was })),
      ...last.map((was) => ({ do: 'remove' as const, kind: 'lastDigest' as const, was })),
      { do: 'add', kind: 'alarm', row: { id: 'arm', workspace: 'W1', version: 1, at: 0, what: 'arm', subject: '' } },
    ]);
    return {};
  });
  expect(await k.due()).toEqual([]);
  const alarms = await k.store.read('W1', (r) => r.find('alarm', { order: ['id'] }));
  expect(alarms.map((a) => a.id)).toEqual(['digest:channel:C-churn', 'reminder:U1']);
});

test('a channel’s zone is that of its members, whatever guests there are', async () => {
  const k = await kit();
  const guest = { admin: false, zone: 'Asia/Tokyo', standing: 'guest' as const };
  await k.roster.introduce('W1', [
    { ...guest, id: 'G1', name: 'Gia' },
    { ...guest, id: 'G2', name: 'Gil' },
  ]);
  await k.say_('ana', 'new Churn');
  expect((await k.say_('ana', 'digests')).text).toContain('Mondays at 09:00 (Lisbon time)');
});
