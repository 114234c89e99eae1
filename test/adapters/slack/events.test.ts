/** What happens in Slack, in the shapes of docs.slack.dev/reference/events, and what Baton makes of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { World } from '../../support/slack/world.js';

const UNCLEAR = 'Someone should fix the ETL by Friday';
const MINUTE = 60_000;

let store: Opened;
let w: World;
let team: string;
let workspace: string;
beforeEach(async () => {
  store = openSqlite(':memory:');
  await migrate(store);
  w = await World.make(store);
  team = await w.team();
  workspace = `slack:${team}`;
  w.fake.channels.set('C1', 'churn').set('G1', 'secret');
  await w.slash(team, 'U1', 'C1', 'new Churn');
  await w.slash(team, 'U1', 'G1', 'link Churn');
  await w.settle();
  w.fake.shown.length = 0;
  w.fake.calls.length = 0;
});
afterEach(async () => {
  await w.close();
  await store.close();
});

const ts = (ago = 0) => ((w.clock.now() - ago) / 1_000).toFixed(6);
const said = (more: object = {}) => ({
  type: 'message',
  channel: 'C1',
  channel_type: 'channel',
  user: 'U1',
  text: UNCLEAR,
  ts: ts(),
  ...more,
});
const hear = (event: object, key = newId()) => w.event(team, event, key);
const later = async (ms = 4 * MINUTE) => {
  w.clock.pass(ms);
  await w.settle();
};
const texts = (how?: string) =>
  w.fake.shown.flatMap((s) => ('message' in s && (!how || s.how === how) ? [s.message.text] : []));
const nudges = () => w.store.read(workspace, (r) => r.find('nudge', {}));

describe('messages', () => {
  test('an unclear one is asked about, alone, where it was said', async () => {
    await hear(said({ thread_ts: '1772400000.000100' }));
    await later();
    expect(w.fake.shown).toMatchObject([
      { how: 'whisper', message: { channel: 'C1', onlyFor: 'U1', thread: '1772400000.000100' } },
    ]);
    expect(texts()[0]).toContain('Who will do it');
  });

  test('the task made from it leads back to it', async () => {
    await hear(said({ ts: '1772445600.123456', thread_ts: '1772400000.000100' }));
    const [nudge] = await nudges();
    expect(nudge?.held?.link).toBe(
      'https://acme.slack.com/archives/C1/p1772445600123456?thread_ts=1772400000.000100&cid=C1',
    );
  });

  test.each<[string, object]>([
    ['another bot', { bot_id: 'B9', subtype: 'bot_message' }],
    ['an app in somebody’s name', { bot_id: 'B9' }],
    ['somebody joining', { subtype: 'channel_join' }],
    ['a new topic', { subtype: 'channel_topic' }],
    ['a reminder', { subtype: 'reminder_add' }],
    ['Baton itself', { user: 'UBATON' }],
    ['nobody', { user: undefined }],
    ['no words', { text: '' }],
    ['a command that comes again as a mention', { text: `<@UBATON> ${UNCLEAR}` }],
  ])('%s is not listened to', async (_, more) => {
    expect((await hear(said(more))).status).toBe(200);
    expect(await nudges()).toEqual([]);
  });

  test.each<[string, object]>([
    ['an answer in a thread that is shown in the channel too', { subtype: 'thread_broadcast', thread_ts: '1.1' }],
    ['words with a file', { subtype: 'file_share' }],
    ['an action of somebody’s own', { subtype: 'me_message' }],
    ['a private channel', { channel: 'G1', channel_type: 'group' }],
  ])('%s is', async (_, more) => {
    await hear(said(more));
    expect(await nudges()).toHaveLength(1);
  });

  test('an edit is one where the words change, not where a link unfolds', async () => {
    const at = ts();
    const before = { type: 'message', user: 'U1', text: 'fine', ts: at };
    const changed = (text: string) => ({
      ...{ type: 'message', subtype: 'message_changed', channel: 'C1', ts: ts(), hidden: true },
      message: { ...before, text, edited: { user: 'U1', ts: ts() } },
      previous_message: before,
    });
    await hear(changed('fine'));
    expect(await nudges()).toEqual([]);
    await hear(changed(UNCLEAR));
    expect(await nudges()).toMatchObject([{ message: at }]);
  });

  test('a deleted one is not asked about', async () => {
    const event = said();
    await hear(event);
    await hear({
      type: 'message',
      subtype: 'message_deleted',
      channel: 'C1',
      deleted_ts: event.ts,
      ts: ts(),
      hidden: true,
    });
    await later();
    expect(texts()).toEqual([]);
  });

  test('what comes hours late, after an outage, is recorded and not nudged', async () => {
    await hear(said({ ts: ts(3 * 60 * MINUTE) }));
    await later();
    expect(texts()).toEqual([]);
  });

  test('one of 900,000 letters is taken, and the next one after it', async () => {
    expect((await hear(said({ text: 'should '.repeat(128_000) }))).status).toBe(200);
    await hear(said({ ts: ts(1_000) }));
    expect(w.faults).toEqual([]);
    expect((await nudges()).length).toBeGreaterThan(0);
  });

  test('the same event three times is one', async () => {
    const event = said();
    await Promise.all([1, 2, 3].map(() => hear(event, 'Ev1')));
    await later();
    expect(texts()).toHaveLength(1);
  });

  test('a hand takes the work, with any colour of skin', async () => {
    const event = said();
    await hear(event);
    const item = { type: 'message', channel: 'C1', ts: event.ts };
    await hear({ type: 'reaction_added', user: 'U3', reaction: 'raising_hand::skin-tone-4', item, item_user: 'U1' });
    await later();
    expect(texts('whisper')).toEqual([expect.stringContaining('You take this')]);
    expect(w.fake.shown).toMatchObject([{ message: { onlyFor: 'U3' } }]);
  });

  test('a hand on a file, by Baton, or in private leads to nothing', async () => {
    await hear({ type: 'reaction_added', user: 'U3', reaction: 'raising_hand', item: { type: 'file', channel: 'C1' } });
    await hear({
      type: 'reaction_added',
      user: 'U3',
      reaction: 'raising_hand',
      item: { type: 'message', channel: 'DU3', ts: '1.1' },
    });
    expect(w.faults).toEqual([]);
  });

  test('most messages ask nothing of Slack', async () => {
    await hear(said({ text: 'lunch?' }));
    const { length } = w.fake.calls;
    for (let i = 0; i < 20; i += 1) await hear(said({ text: `lunch ${i}?` }));
    expect(w.fake.calls).toHaveLength(length);
  });
});

describe('words to Baton', () => {
  test('a mention is a command, wherever in the message it stands, and its answer goes to the thread', async () => {
    await hear({
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      text: 'status <@UBATON>',
      ts: ts(),
      thread_ts: '1.1',
    });
    await w.settle();
    expect(w.fake.shown).toMatchObject([{ how: 'post', message: { channel: 'C1', thread: '1.1' } }]);
    expect(texts()[0]).toContain('Churn');
  });

  test('one that is edited is not carried out again', async () => {
    const mention = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> task add x', ts: '5.5' };
    await hear(mention);
    await hear({ ...mention, text: '<@UBATON> task add y', edited: { user: 'U1', ts: ts() } });
    await w.settle();
    expect((await w.store.read(workspace, (r) => r.find('task', {}))).map((t) => t.title)).toEqual(['x']);
  });

  test('one without a command gets the help', async () => {
    await hear({ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON>', ts: ts() });
    await w.settle();
    expect(texts()[0]).toContain('who holds the baton');
  });

  test('a direct message is one too; its edits, and Baton’s own, are not', async () => {
    const im = { type: 'message', channel_type: 'im', channel: 'DU1', user: 'U1', text: 'projects', ts: ts() };
    await hear(im);
    await hear({
      ...im,
      subtype: 'message_changed',
      message: { user: 'U1', text: 'x', ts: ts() },
      previous_message: {},
    });
    await hear({ ...im, user: 'UBATON', bot_id: 'BBATON', text: 'projects' });
    await w.settle();
    expect(w.fake.shown).toMatchObject([{ how: 'post', message: { channel: 'DU1' } }]);
    expect(texts()[0]).toContain('Churn');
  });

  test('people are mentioned by id: one whom Baton has never met can be asked', async () => {
    w.fake.users.set('U9', { id: 'U9', name: 'Nia Novak', zone: 'Europe/Prague', admin: false });
    await hear({ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> own data <@U9>', ts: ts() });
    await w.settle();
    expect(w.fake.shown).toMatchObject([{ message: { channel: 'DU9' } }, { message: { channel: 'C1' } }]);
    expect(texts()[1]).toContain('Nia Novak');
  });

  test('a group is asked for the person in it', async () => {
    await hear({
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      text: '<@UBATON> own data <!subteam^S1|@ml-team>',
      ts: ts(),
    });
    await w.settle();
    expect(texts()[0]).toContain('more than one person');
  });

  test('owners are named in a channel and not called there; in private they are mentioned', async () => {
    await hear({ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> own data <@U2>', ts: ts() });
    await w.settle();
    const [told, posted] = w.fake.shown.map((s) => ('message' in s ? JSON.stringify(s.message.blocks) : ''));
    expect(posted).toContain('Bo Berg');
    expect(posted).not.toContain('<@');
    expect(told).toContain('<@U1>');
  });
});

describe('people', () => {
  const changed = (user: object) => hear({ type: 'user_change', user, cache_ts: 1, event_ts: ts() });

  test('somebody who leaves frees what they held, and the channel is told', async () => {
    await w.slash(team, 'U2', 'C1', 'take data');
    await w.settle();
    w.fake.shown.length = 0;
    await changed({ id: 'U2', name: 'bo', deleted: true });
    await w.settle();
    expect(texts('post')).toEqual([expect.stringContaining('Bo Berg has left the workspace: one thing of theirs')]);
    const [stage] = await w.store.read(workspace, (r) => r.find('stage', { where: { key: 'data' } }));
    expect(stage?.owner).toBeNull();
  });

  test('somebody who left while nobody listened is found out after the start', async () => {
    await w.slash(team, 'U2', 'C1', 'take data');
    await w.settle();
    w.fake.users.set('U2', { id: 'U2', name: 'Bo Berg', zone: '', admin: false, deleted: true });
    await w.slack.listPeople(workspace);
    await w.settle();
    expect(texts('post').at(-1)).toContain('Bo Berg has left');
    await w.slack.listPeople(workspace);
    await w.settle();
    expect(texts('post').filter((t) => t.includes('has left'))).toHaveLength(1);
  });

  test('a new name and zone hold from then on', async () => {
    await changed({ id: 'U2', name: 'bo', real_name: 'Bo Bergman', tz: 'Asia/Tokyo', is_admin: true, profile: {} });
    const bo = await w.store.read(workspace, (r) => r.get('person', 'U2'));
    expect(bo).toMatchObject({ name: 'Bo Bergman', zone: 'Asia/Tokyo', admin: true });
  });

  test('a guest with an admin’s name changes no settings of the workspace', async () => {
    await changed({ id: 'U2', real_name: 'Bo', is_admin: true, is_restricted: true, profile: {} });
    const bo = await w.store.read(workspace, (r) => r.get('person', 'U2'));
    expect(bo?.admin).toBe(false);
  });

  test('bots are nobody', async () => {
    await changed({ id: 'UBOT', name: 'ci', is_bot: true });
    await hear({ type: 'team_join', user: { id: 'USLACKBOT', name: 'slackbot' } });
    expect(await w.store.read(workspace, (r) => r.find('person', { where: { id: ['UBOT', 'USLACKBOT'] } }))).toEqual(
      [],
    );
  });

  test('somebody of another organisation is asked in the channel, where no conversation can be had', async () => {
    w.fake.users.set('U9', { id: 'U9', name: 'Nia Novak', zone: '', admin: false, deleted: true });
    await hear({ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> own data <@U9>', ts: ts() });
    await w.settle();
    expect(w.fake.shown).toMatchObject([
      { how: 'whisper', message: { channel: 'C1', onlyFor: 'U9' } },
      { how: 'post', message: { channel: 'C1' } },
    ]);
  });

  test('where Slack does not tell, people go by their id, and are asked about again later', async () => {
    w.fake.faults.push({ method: 'users.info', status: 500 });
    w.fake.users.set('U8', { id: 'U8', name: 'Kim Lee', zone: 'Asia/Seoul', admin: false });
    await hear({ type: 'app_mention', user: 'U8', channel: 'C1', text: '<@UBATON> take data', ts: '7.1' });
    await w.settle();
    expect(texts()[0]).toContain('U8');
    w.clock.pass(2 * MINUTE);
    await hear({ type: 'app_mention', user: 'U8', channel: 'C1', text: '<@UBATON> status', ts: '7.2' });
    await w.settle();
    expect(texts().at(-1)).toContain('Kim Lee');
  });
});

describe('channels', () => {
  test('Baton says what it reads when it is brought in', async () => {
    w.fake.channels.set('C7', 'new-here');
    await hear({
      type: 'member_joined_channel',
      user: 'UBATON',
      channel: 'C7',
      channel_type: 'C',
      team,
      inviter: 'U1',
    });
    await hear({ type: 'member_joined_channel', user: 'U2', channel: 'C7', channel_type: 'C', team });
    await w.settle();
    expect(w.fake.shown).toMatchObject([{ how: 'post', message: { channel: 'C7' } }]);
    expect(texts()[0]?.split('\n')).toHaveLength(3);
    expect(texts()[0]).toContain('in memory');
  });

  test('brought in by nobody in particular, it says so for the one who installed it', async () => {
    w.fake.channels.set('C7', 'new-here');
    await hear({ type: 'member_joined_channel', user: 'UBATON', channel: 'C7' });
    await w.settle();
    expect(texts('post')).toHaveLength(1);
  });

  test.each<[string, object]>([
    ['archived', { type: 'channel_archive', channel: 'C1', user: 'U1' }],
    ['deleted', { type: 'channel_deleted', channel: 'C1' }],
    ['left by Baton', { type: 'channel_left', channel: 'C1' }],
    ['one that Baton was removed from', { type: 'member_left_channel', user: 'UBATON', channel: 'C1' }],
  ])('in one that is %s nobody is asked any more', async (_, event) => {
    await hear(said());
    await hear(event);
    await later();
    expect(texts()).toEqual([]);
  });

  test('somebody who leaves one is not asked about it any more', async () => {
    await hear(said());
    await hear({ type: 'member_left_channel', user: 'U1', channel: 'C1' });
    await later();
    expect(texts()).toEqual([]);
  });

  test('one that is shared with another organisation, and has another id for it, keeps what belongs to it', async () => {
    await w.slash(team, 'U1', 'C1', 'set answers private channel');
    await w.slash(team, 'U1', 'C1', 'own data <@U2>');
    await hear({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C9', event_ts: ts() });
    w.fake.channels.set('C9', 'churn');
    w.fake.channels.delete('C1');
    await w.settle();
    w.fake.shown.length = 0;
    await w.slash(team, 'U3', 'C9', 'status');
    await hear({ type: 'message', channel_type: 'im', channel: 'DU2', user: 'U2', text: 'accept', ts: ts() });
    await w.settle();
    const seen = w.fake.shown.flatMap((s) => ('message' in s ? [[s.message.channel, s.message.onlyFor]] : []));
    expect(seen).toEqual(
      expect.arrayContaining([
        ['C9', 'U3'],
        ['C9', undefined],
        ['DU2', undefined],
      ]),
    );
    expect(texts().join()).toContain('Churn');
  });

  test('one that is renamed is called so', async () => {
    await hear({ type: 'channel_rename', channel: { id: 'C1', name: 'churn-2026', created: 1 } });
    const channel = await w.store.read(workspace, (r) => r.get('channel', 'C1'));
    expect(channel?.name).toBe('churn-2026');
  });
});

test('an event of a channel shared with another organisation belongs to the workspace that installed Baton', async () => {
  const shared = { team_id: 'TOTHER', is_ext_shared_channel: true, context_team_id: 'TOTHER' };
  await w.event(
    team,
    said({ team: 'TOTHER', user_team: 'TOTHER', source_team: 'TOTHER', user: 'U3' }),
    newId(),
    shared,
  );
  expect(await nudges()).toMatchObject([{ author: 'U3' }]);
});

test('everybody is learnt once a day, by one of all copies', async () => {
  const asked = (one: World) => one.fake.calls.filter((c) => c.method === 'users.list' && c.team === team).length;
  w.clock.pass(25 * 60 * MINUTE);
  await w.slack.tidy();
  await expect.poll(() => asked(w)).toBe(1);
  const copy = await World.make(store);
  await expect.poll(() => asked(copy)).toBe(1);
  copy.clock.pass(w.clock.now() - copy.clock.now());
  await copy.slack.tidy();
  await copy.close();
  expect(asked(copy)).toBe(1);
  w.clock.pass(25 * 60 * MINUTE);
  await w.slack.tidy();
  await expect.poll(() => asked(w)).toBe(2);
});

test('two workspaces with the same channel and person ids never meet', async () => {
  const other = await w.team();
  await w.event(other, { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> projects', ts: '3.3' });
  await w.settle();
  expect(texts()[0]).toContain('No projects yet');
  expect(new Set(w.fake.calls.map((c) => c.team))).toEqual(new Set([other]));
});
