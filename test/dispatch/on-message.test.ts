/** Listening, on both databases: nothing unnecessary is stored, nothing happens twice, nothing is lost. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { migrate } from '../../adapters/store/migrate.js';
import { ROW_KINDS } from '../../adapters/store/schema/schema.js';
import { openSqlite } from '../../adapters/store/sqlite.js';
import { set } from '../../src/model/changes.js';
import { plainText } from '../../src/view/as-text.js';
import { controlsOf } from '../../src/view/view.js';
import { Kit, kit, peopled } from '../support/kit.js';
import { checkView } from '../support/limits.js';
import { DIALECTS, opened } from '../support/stores.js';

const MINUTE = 60_000;
const SECRET = 'Someone should fix the zeppelin altimeter by Friday.';

const bytesIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('');

describe('the disk', () => {
  test('never has the words of a message: not while its nudge waits, nor when it is shown, nor afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-words-'));
    const store = openSqlite(folder);
    await migrate(store);
    const k = await peopled(new Kit(store));
    await k.say_('ana', 'new Churn model');
    const look = () => {
      for (const word of ['zeppelin', 'altimeter']) expect(bytesIn(folder)).not.toContain(word);
    };
    await k.hear('ana', { type: 'message', id: 'M1', text: 'the zeppelin altimeter is fine, thanks' });
    look();
    await k.hear('ana', { type: 'message', id: 'M2', text: SECRET });
    expect(await k.store.read('W1', (r) => r.find('nudge', {}))).toHaveLength(1);
    look();
    k.clock.pass(3 * MINUTE);
    while ((await k.listener.tick()) > 0);
    look();
    const [whisper] = await k.take();
    expect(whisper && plainText(whisper.view)).toContain('zeppelin');
    await k.press('ana', whisper?.view, 'No owner needed', { shared: false });
    look();
    k.clock.pass(25 * 60 * MINUTE);
    await k.due();
    expect(await k.store.read('W1', (r) => r.find('nudge', {}))).toEqual([]);
    expect(await k.store.read('W1', (r) => r.find('alarm', { where: { what: 'nudge' } }))).toEqual([]);
    look();
    await store.close();
    look();
    rmSync(folder, { recursive: true });
  });

  test('forgets nudges whose key is lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-key-'));
    const first = openSqlite(folder);
    await migrate(first);
    const k = await peopled(new Kit(first));
    await k.say_('ana', 'new Churn model');
    await k.hear('ana', { type: 'message', id: 'M1', text: SECRET });
    await first.close();
    rmSync(join(folder, 'key'));
    const second = openSqlite(folder);
    const after = new Kit(second);
    after.clock.pass(3 * MINUTE);
    expect(await after.due()).toEqual([]);
    expect(after.faults).toEqual([]);
    expect(await after.store.read('W1', (r) => r.find('nudge', {}))).toEqual([]);
    await second.close();
    rmSync(folder, { recursive: true });
  });

  test('has counts of nudges without people and words', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn model');
    await k.hear('ana', { type: 'message', id: 'M1', text: SECRET });
    k.clock.pass(3 * MINUTE);
    await k.due();
    k.clock.pass(25 * 60 * MINUTE);
    await k.due();
    const rows = await k.store.read('W1', (r) => r.find('ledger', {}));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/U1|Ana|zeppelin/);
    // Nobody can ask who was nudged: not even an admin, by any command.
    for (const said of ['nudges', 'settings', 'history', 'status'])
      expect((await k.say_('ana', said)).text).not.toMatch(/zeppelin|U1:/);
  });
});

describe.each(DIALECTS)('on %s', (dialect) => {
  async function two() {
    const { store, done } = await opened(dialect);
    const workspace = newId();
    const [one, other] = [await peopled(new Kit(store, workspace)), new Kit(store, workspace)];
    await one.say_('ana', 'new Churn model');
    return { store, one, other, done, workspace };
  }

  test('a message that leads to nothing is not stored', async () => {
    const { one, done, workspace } = await two();
    const all = () => one.store.read(workspace, (r) => Promise.all(ROW_KINDS.map((kind) => r.find(kind, {}))));
    // Only this workspace: a platform that another test has left may go on listing its people.
    const handled = () => one.opened.db.selectFrom('handled').selectAll().where('workspace', '=', workspace).execute();
    const before = [await all(), await handled()];
    const idle = ['lol', 'thanks!', 'I fixed it yesterday', 'the build is red', 'ok', 'on it', '@chi see above', 'yes'];
    for (const [i, text] of idle.entries()) await one.hear('ana', { type: 'message', id: `M${i}`, text });
    await one.hear('ana', { type: 'reaction', id: 'M1', emoji: 'raising_hand' });
    await one.hear('ana', { type: 'deleted', id: 'M1' });
    expect([await all(), await handled()]).toEqual(before);
    await done();
  });

  test('two instances that hear a message and handle its alarm at once show one nudge', async () => {
    const { one, other, done } = await two();
    const message = { type: 'message', id: 'M1', text: SECRET } as const;
    const where = { key: 'K1' };
    await Promise.all([one.hear('ana', message, where), other.hear('ana', message, where)]);
    for (const k of [one, other]) k.clock.pass(3 * MINUTE);
    await Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 ? one : other).listener.tick()));
    const out = (await one.take()).filter((o) => o.to === 'whisper');
    expect(out).toHaveLength(1);
    expect([...one.faults, ...other.faults]).toEqual([]);
    await done();
  });

  test('two presses at once: one task', async () => {
    const { one, other, done, workspace } = await two();
    await one.hear('ana', { type: 'message', id: 'M1', text: SECRET });
    one.clock.pass(3 * MINUTE);
    const [whisper] = await one.due();
    await Promise.all([one, other, one].map((k) => k.press('ana', whisper?.view, 'I’ll take it', { shared: false })));
    expect(await one.store.read(workspace, (r) => r.find('task', {}))).toHaveLength(1);
    await done();
  });

  test('a nudge goes on waiting after a restart', async () => {
    const { store, one, done, workspace } = await two();
    await one.hear('ana', { type: 'message', id: 'M1', text: SECRET });
    const restarted = new Kit(store, workspace);
    restarted.clock.pass(2 * MINUTE);
    expect(await restarted.due()).toEqual([]);
    restarted.clock.pass(MINUTE);
    expect(await restarted.due()).toHaveLength(1);
    await done();
  });

  test('the same message id in two channels is two messages', async () => {
    const { one, done, workspace } = await two();
    await one.say_('ana', 'link Churn model', { channel: 'other' });
    for (const channel of ['churn', 'other'])
      await one.hear('ana', { type: 'message', id: 'M1', text: SECRET }, { channel });
    expect(await one.store.read(workspace, (r) => r.find('nudge', {}))).toHaveLength(2);
    await one.hear('ana', { type: 'deleted', id: 'M1' }, { channel: 'other' });
    const left = await one.store.read(workspace, (r) => r.find('nudge', {}));
    expect(left.map((n) => n.channel)).toEqual(['C-churn']);
    await done();
  });

  test('a nudge of one workspace does not exist in another, even for the same person', async () => {
    const { store, one, done } = await two();
    await one.hear('ana', { type: 'message', id: 'M1', text: SECRET });
    one.clock.pass(3 * MINUTE);
    const [whisper] = await one.due();
    const foreign = await peopled(new Kit(store, newId()));
    await foreign.say_('ana', 'new Churn model');
    for (const label of ['I’ll take it', 'No owner needed', 'Fewer of these']) {
      const turn = await foreign.press('ana', whisper?.view, label, { shared: false });
      expect(turn.text).toContain('already settled');
      expect(turn.text).not.toContain('zeppelin');
    }
    expect((await one.press('ana', whisper?.view, 'I’ll take it', { shared: false })).text).toContain('added #1');
    await done();
  });

  test('a forged press cannot choose what Baton says', async () => {
    const { one, done } = await two();
    await one.say_('chi', 'task add quarterly secret');
    const forged = { command: 'nudge tell', args: { item: '#1', thread: 'M9', title: 'buy my coins', person: 'U3' } };
    const turn = await one.call('ana', forged, { shared: false });
    expect(turn.out.some((o) => plainText(o.view).includes('coins'))).toBe(false);
    expect(turn.text).toContain('no longer exists');
    await done();
  });

  test('the button of another person’s nudge does nothing', async () => {
    const { one, done, workspace } = await two();
    await one.hear('ana', { type: 'message', id: 'M1', text: SECRET });
    one.clock.pass(3 * MINUTE);
    const [whisper] = await one.due();
    for (const label of ['I’ll take it', 'No owner needed', 'Fewer of these']) {
      const turn = await one.press('chi', whisper?.view, label, { shared: false });
      expect(turn.text).toContain('already settled');
      expect(turn.text).not.toContain('zeppelin');
    }
    expect(await one.store.read(workspace, (r) => r.find('task', {}))).toEqual([]);
    await done();
  });
});

test('a rule that people dismiss asks in sure cases only, then not at all, and the settings say so', async () => {
  const k = await kit();
  for (const said of [
    'new Churn model',
    'set nudge-grace 0 channel',
    'set nudge-pause 0 workspace',
    'set nudges-a-day 99 channel',
  ])
    await k.say_('ana', said);
  let shown = 0;
  for (let i = 0; i < 60; i += 1) {
    const [whisper] = await k.hear('ana', {
      type: 'message',
      id: `M${i}`,
      text: `Someone should fix job ${i} by Friday.`,
    });
    if (!whisper) continue;
    shown += 1;
    await k.press('ana', whisper.view, 'No owner needed', { shared: false });
  }
  expect((await k.say_('ana', 'nudges')).text).toContain('only clear cases now');
  expect((await k.say_('ana', 'settings')).text).toContain('only clear cases now: “Someone should”');
  expect(shown).toBe(20);
  const [ledger] = await k.store.read('W1', (r) => r.find('ledger', {}));
  if (!ledger) throw new Error('no ledger');
  await k.store.transact('W1', newId(), async (unit) => {
    await unit.apply([set('ledger', ledger, { level: 2 })]);
    return {};
  });
  expect((await k.say_('ana', 'settings')).text).toContain('it’s off for now: “Someone should”');
  expect((await k.say_('ana', 'nudges')).text).toContain('off for now');
});

test('likely people are listed with the reason', async () => {
  const k = await kit();
  for (const said of ['new Churn model', 'own data @chi', 'set nudge-grace 0 channel', 'lead @bo'])
    await k.say_('ana', said);
  await k.say_('chi', 'accept data', { direct: true });
  await k.say_('bo', 'accept', { direct: true });
  const [whisper] = await k.hear('ana', { type: 'message', id: 'M1', text: 'Someone should fix the ETL by Friday.' });
  const [picker] = controlsOf(whisper?.view ?? { blocks: [] });
  expect(picker?.control === 'picker' && picker.options.map((o) => o.label)).toEqual([
    'Chi Rao · owns Data',
    'Bo Berg · asked earlier',
  ]);
});

test('hostile messages cause no fault, and nothing that a platform would refuse', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  await k.say_('ana', 'set nudge-grace 0 channel');
  await k.say_('ana', 'set nudge-pause 0 workspace');
  await k.say_('ana', 'set nudges-a-day 99 channel');
  await k.say_('ana', 'set nudge-youre all channel');
  const tails = [
    'by Friday',
    '<script>alert(1)</script>',
    '<!channel> <@U1|x> [x](javascript:alert(1))',
    '\u202e\u0000\u0007 \ud800',
    '🦔'.repeat(2_000),
    'very '.repeat(30_000),
    'a'.repeat(1_000_000),
    '{ $words } {"x"} *bold* `code`',
    '- [ ] '.repeat(5_000),
  ];
  let asked = 0;
  for (const [i, tail] of tails.entries()) {
    for (const [n, text] of [
      `Someone should fix the ETL ${tail}`,
      `${tail} your right, we need to fix the ETL`,
    ].entries()) {
      const out = await k.hear('ana', { type: 'message', id: `H${i}-${n}`, text });
      for (const o of out) expect(checkView(o.view)).toEqual([]);
      const taken = out.find((o) => plainText(o.view).includes('Who will do it?'));
      if (!taken) continue;
      asked += 1;
      const { answer } = await k.press('ana', taken.view, 'I’ll take it', { shared: false });
      expect(answer && checkView(answer)).toEqual([]);
      k.clock.pass(60 * MINUTE);
    }
  }
  expect(k.faults).toEqual([]);
  expect(asked).toBeGreaterThan(5);
});
