/** What people write in Slack: which messages are heard, and which are commands (docs.slack.dev/reference/events). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventScene, UNCLEAR } from '../../support/slack/event-scene.js';

let scene: EventScene;
beforeEach(async () => {
  scene = await EventScene.make();
});
afterEach(() => scene.close());

describe('messages', () => {
  test('the author of an unclear message is asked about it in its thread, and nobody else sees that', async () => {
    await scene.send(scene.message({ thread_ts: '1772400000.000100' }));
    await scene.later();
    expect(scene.w.fake.shown).toMatchObject([
      { how: 'whisper', message: { channel: 'C1', onlyFor: 'U1', thread: '1772400000.000100' } },
    ]);
    expect(scene.texts()[0]).toContain('Who will do it');
  });

  test('a nudge links to its message', async () => {
    await scene.send(scene.message({ ts: '1772445600.123456', thread_ts: '1772400000.000100' }));
    const [nudge] = await scene.nudges();
    expect(nudge?.held?.link).toBe(
      'https://acme.slack.com/archives/C1/p1772445600123456?thread_ts=1772400000.000100&cid=C1',
    );
  });

  test.each<[string, object]>([
    ['from another bot', { bot_id: 'B9', subtype: 'bot_message' }],
    ['from an app in somebody’s name', { bot_id: 'B9' }],
    ['about somebody joining', { subtype: 'channel_join' }],
    ['about a new topic', { subtype: 'channel_topic' }],
    ['from Slack’s reminders', { subtype: 'reminder_add' }],
    ['from Baton', { user: 'UBATON' }],
    ['from nobody', { user: undefined }],
    ['without words', { text: '' }],
    ['that mentions Baton, and comes again as a mention', { text: `<@UBATON> ${UNCLEAR}` }],
  ])('a message is not heard: %s', async (_, more) => {
    expect((await scene.send(scene.message(more))).status).toBe(200);
    expect(await scene.nudges()).toEqual([]);
  });

  test.each<[string, object]>([
    ['in a thread, and shown in the channel too', { subtype: 'thread_broadcast', thread_ts: '1.1' }],
    ['with a file', { subtype: 'file_share' }],
    ['written with /me', { subtype: 'me_message' }],
    ['in a private channel', { channel: 'G1', channel_type: 'group' }],
  ])('a message is heard: %s', async (_, more) => {
    await scene.send(scene.message(more));
    expect(await scene.nudges()).toHaveLength(1);
  });

  test('a message is edited if its words change, but not if Slack unfurls a link', async () => {
    const at = scene.ts();
    const before = { type: 'message', user: 'U1', text: 'fine', ts: at };
    const changed = (text: string) => ({
      ...{ type: 'message', subtype: 'message_changed', channel: 'C1', ts: scene.ts(), hidden: true },
      message: { ...before, text, edited: { user: 'U1', ts: scene.ts() } },
      previous_message: before,
    });
    await scene.send(changed('fine'));
    expect(await scene.nudges()).toEqual([]);
    await scene.send(changed(UNCLEAR));
    expect(await scene.nudges()).toMatchObject([{ message: at }]);
  });

  test('a deleted message that has replies leaves a gravestone, and is not taken for one that was rewritten', async () => {
    const event = scene.message({ reply_count: 1 });
    await scene.send(event);
    await scene.send({
      ...{ type: 'message', subtype: 'message_changed', channel: 'C1', ts: scene.ts(), hidden: true },
      message: {
        ...{
          type: 'message',
          subtype: 'tombstone',
          user: 'USLACKBOT',
          hidden: true,
          ts: event.ts,
          thread_ts: event.ts,
        },
        text: 'This message was deleted.',
      },
      previous_message: event,
    });
    expect(await scene.nudges()).toEqual([]);
    await scene.later();
    expect(scene.texts()).toEqual([]);
    expect(scene.w.fake.calls.filter(({ args }) => args.user === 'USLACKBOT')).toEqual([]);
  });

  test.each<[string, object]>([
    ['empty', { text: '' }],
    ['poorer', { text: 'Someone should fix' }],
  ])('the words of the blocks count where the text is %s', async (_, more) => {
    const elements = [
      { type: 'text', text: 'Someone', style: { bold: true } },
      { type: 'text', text: ' should fix the ETL by Friday' },
    ];
    const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
    await scene.send(scene.message({ blocks, ...more }));
    expect(await scene.nudges()).toMatchObject([{ held: { sentence: UNCLEAR } }]);
  });

  test('what is quoted in the blocks is not its author’s, though the text does not show it', async () => {
    const elements = [{ type: 'rich_text_quote', elements: [{ type: 'text', text: UNCLEAR }] }];
    await scene.send(scene.message({ blocks: [{ type: 'rich_text', elements }] }));
    expect(await scene.nudges()).toEqual([]);
  });

  test('marks of emphasis hide no words, and are not quoted', async () => {
    await scene.send(scene.message({ text: '*Someone* should _fix_ the `ETL`' }));
    await scene.later();
    expect(scene.texts()[0]).toContain('“Someone should fix the ETL”');
  });

  test('nobody is asked about a deleted message', async () => {
    const event = scene.message();
    await scene.send(event);
    await scene.send({
      type: 'message',
      subtype: 'message_deleted',
      channel: 'C1',
      deleted_ts: event.ts,
      ts: scene.ts(),
      hidden: true,
    });
    await scene.later();
    expect(scene.texts()).toEqual([]);
  });

  test('nobody is asked about a message that arrives hours late', async () => {
    await scene.send(scene.message({ ts: scene.ts(3 * 3_600_000) }));
    await scene.later();
    expect(scene.texts()).toEqual([]);
  });

  test('a message of 900,000 characters is taken, and so is the next one', async () => {
    expect((await scene.send(scene.message({ text: 'should '.repeat(128_000) }))).status).toBe(200);
    await scene.send(scene.message({ ts: scene.ts(1_000) }));
    expect(scene.w.faults).toEqual([]);
    expect((await scene.nudges()).length).toBeGreaterThan(0);
  });

  test('an event that is delivered three times counts once', async () => {
    const event = scene.message();
    await Promise.all([1, 2, 3].map(() => scene.send(event, 'Ev1')));
    await scene.later();
    expect(scene.texts()).toHaveLength(1);
  });

  test('a message from a known person in a known channel takes no call to Slack', async () => {
    await scene.send(scene.message({ text: 'lunch?' }));
    const { length } = scene.w.fake.calls;
    for (let i = 0; i < 20; i += 1) await scene.send(scene.message({ text: `lunch ${i}?` }));
    expect(scene.w.fake.calls).toHaveLength(length);
  });
});

describe('commands', () => {
  test('a mention is a command wherever it is in the message, and is answered in its thread', async () => {
    await scene.send({
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      text: 'status <@UBATON>',
      ts: scene.ts(),
      thread_ts: '1.1',
    });
    await scene.w.settle();
    expect(scene.w.fake.shown).toMatchObject([{ how: 'post', message: { channel: 'C1', thread: '1.1' } }]);
    expect(scene.texts()[0]).toContain('Churn');
  });

  describe('that are edited', () => {
    const mention = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> task add x', ts: '5.5' };
    const titles = async () =>
      (await scene.w.store.read(scene.workspace, (r) => r.find('task', {}))).map((task) => task.title);

    test('are read again: what they order now is offered in private, not carried out', async () => {
      await scene.happen(mention);
      const edit = { ...mention, text: '<@UBATON> task add y', edited: { user: 'U1', ts: '6.6' } };
      await scene.happen(edit);
      await scene.happen(edit);
      expect(await titles()).toEqual(['x']);
      expect(scene.texts('whisper')).toEqual(['You edited your message. Shall I do what it says now?']);
      const [offer] = scene.w.fake.messages.filter(({ onlyFor }) => onlyFor === 'U1').slice(-1);
      if (!offer) throw new Error('nothing was offered');
      await scene.w.press(scene.team, offer, 'Create the task “y”');
      expect(await titles()).toEqual(['x', 'y']);
    });

    test('are answered where they ask', async () => {
      await scene.happen({ ...mention, text: '<@UBATON> stauts of nothing' });
      scene.w.fake.shown.length = 0;
      await scene.happen({ ...mention, text: '<@UBATON> status', edited: { user: 'U1', ts: '6.6' } });
      expect(scene.texts('post')[0]).toContain('Churn');
    });

    test('are carried out if they have mentioned nobody before', async () => {
      await scene.happen({ ...mention, edited: { user: 'U1', ts: '6.6' } });
      expect(await titles()).toEqual(['x']);
    });
  });

  test('channels and groups have their names, but private channels none', async () => {
    scene.w.fake.channels.set('C7', 'on-call');
    scene.w.fake.groups.set('S1', 'ml-team');
    await scene.happen(scene.mention('task add ask <#C7|> and <#G1> and <!subteam^S1>'));
    expect((await scene.w.store.read(scene.workspace, (r) => r.find('task', {}))).map(({ title }) => title)).toEqual([
      'ask #on-call and #private-channel and @ml-team',
    ]);
    const { length } = scene.w.fake.calls;
    await scene.happen(scene.mention('task add ask <#C7> and <!subteam^S1>', { ts: '7.7' }));
    const asked = scene.w.fake.calls.slice(length).map(({ method }) => method);
    expect(asked.filter((method) => method !== 'chat.postMessage' && method !== 'conversations.members')).toEqual([]);
  });

  test('without the scope for it a group is called one', async () => {
    scene.w.fake.faults.push({ method: 'usergroups.list', error: 'missing_scope' });
    await scene.happen(scene.mention('task add ask <!subteam^S1>'));
    expect((await scene.w.store.read(scene.workspace, (r) => r.find('task', {}))).map(({ title }) => title)).toEqual([
      'ask @group',
    ]);
  });

  test('a mention without a command is answered with the help', async () => {
    await scene.happen(scene.mention(''));
    expect(scene.texts()[0]).toContain('Baton keeps track of who owns what in your ML projects');
  });

  test('“@Baton” in its own conversation is an address, not a person', async () => {
    const im = { type: 'message', channel_type: 'im', channel: 'DU1', user: 'U1', ts: scene.ts() };
    await scene.happen({ ...im, text: '<@UBATON> task add think owner:me in Churn' });
    const tasks = await scene.w.store.read(scene.workspace, (r) => r.find('task', {}));
    expect(tasks.map(({ title, owner }) => ({ title, owner }))).toEqual([{ title: 'think', owner: 'U1' }]);
  });

  test('a direct message is a command; its edits and Baton’s own messages are not', async () => {
    const im = { type: 'message', channel_type: 'im', channel: 'DU1', user: 'U1', text: 'projects', ts: scene.ts() };
    await scene.send(im);
    await scene.send({
      ...im,
      subtype: 'message_changed',
      message: { user: 'U1', text: 'x', ts: scene.ts() },
      previous_message: {},
    });
    await scene.happen({ ...im, user: 'UBATON', bot_id: 'BBATON', text: 'projects' });
    expect(scene.w.fake.shown).toMatchObject([{ how: 'post', message: { channel: 'DU1' } }]);
    expect(scene.texts()[0]).toContain('Churn');
  });

  test('somebody whom Baton has never seen can be mentioned in a command', async () => {
    scene.w.fake.users.set('U9', {
      id: 'U9',
      name: 'Nia Novak',
      zone: 'Europe/Prague',
      admin: false,
      standing: 'member',
    });
    await scene.happen(scene.mention('own data <@U9>'));
    expect(scene.w.fake.shown).toMatchObject([{ message: { channel: 'DU9' } }, { message: { channel: 'C1' } }]);
    expect(scene.texts()[1]).toContain('Nia Novak');
  });

  test('a group cannot own a stage', async () => {
    await scene.happen(scene.mention('own data <!subteam^S1|@ml-team>'));
    expect(scene.texts()[0]).toContain('more than one person');
  });

  test('people are named in a channel, and mentioned in private', async () => {
    await scene.happen(scene.mention('own data <@U2>'));
    const [told, posted] = scene.w.fake.shown.map((s) => ('message' in s ? JSON.stringify(s.message.blocks) : ''));
    expect(posted).toContain('Bo Berg');
    expect(posted).not.toContain('<@');
    expect(told).toContain('<@U1>');
  });
});
