/** What is said in Teams: commands, what is overheard, hostile texts, and the same activity more than once. */
import { describe, expect, test } from 'vitest';
import { isHeldOut, messageKey } from '../../../src/model/nudges.js';
import { BATON_MENTION, channelDataOf } from '../../support/teams/activities.js';
import { actionsOf, wordsOf } from '../../support/teams/cards.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { channelIdOf, teamsIdOf } from '../../support/teams/ids.js';
import { tellChannels } from '../../support/told.js';

async function made() {
  const fresh = await freshWorld();
  const { w, tenant, workspace } = fresh;
  const happen = (who: string, channel: string, more: object) => w.send(w.activity(tenant, who, channel, more));
  const said = () => w.fake.shown.splice(0).map(({ message }) => wordsOf(message.card));
  /** Creates a project in #churn, and forgets what was said about it. */
  const withProject = async () => {
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.settle();
    said();
  };
  const projects = () => w.store.read(workspace, (read) => read.find('project', {}));
  return { ...fresh, happen, said, withProject, projects };
}

describe('a command', () => {
  test('is given in a group chat by a mention, even if the chat has no name', async () => {
    const { w, tenant, workspace, said } = await made();
    const id = `19:${tenant}:chat@thread.v2`;
    const conversation = { id, conversationType: 'groupChat', tenantId: tenant, isGroup: true };
    await w.say(tenant, 'ana', 'x', 'new Churn model', { conversation, channelData: { tenant: { id: tenant } } });
    await w.settle();
    expect(said().join()).toMatch(/created Churn model with .* linked it to this chat/);
    expect(w.fake.messages.at(-1)?.conversation).toBe(id);
    const row = await w.store.read(workspace, (read) => read.get('channel', id));
    expect(row?.name).toBe('group chat');
  });
  test('speaks of a chat in a group chat, also about settings and nudges', async () => {
    const { w, tenant, said } = await made();
    const id = `19:${tenant}:chat@thread.v2`;
    const where = {
      conversation: { id, conversationType: 'groupChat', tenantId: tenant, isGroup: true },
      channelData: { tenant: { id: tenant } },
    };
    for (const text of ['mute channel', 'unmute channel', 'mute bare-todo channel', 'set stalled-after 9 channel'])
      await w.say(tenant, 'ana', 'x', text, where);
    await w.settle();
    const all = said().join('\n');
    for (const words of ['Nudges are off in this chat', 'back on in this chat', 'is off in this chat', 'for this chat'])
      expect(all).toContain(words);
    expect(all).not.toContain('this channel');
  });

  test('is answered in its thread', async () => {
    const { w, tenant } = await made();
    await w.say(tenant, 'ana', 'churn', 'help', {}, '1772000000009');
    await w.say(tenant, 'ana', 'churn', 'new Churn model', {}, '1772000000009');
    await w.settle();
    const places = w.fake.messages.map(({ conversation }) => conversation);
    expect(places).toContain(`${channelIdOf(tenant, 'churn')};messageid=1772000000009`);
    expect(places).not.toContain(channelIdOf(tenant, 'churn'));
  });
  test('in private gets the same buttons as in a channel', async () => {
    const { w, tenant } = await made();
    await w.say(tenant, 'ana', 'direct', 'new Churn model');
    await w.settle();
    expect(actionsOf(w.fake.messages.at(-1)?.card).map(({ title }) => title)).toContain('Start Data');
  });
  test('that is edited is read again: what it asks is answered, what it orders now is offered', async () => {
    const { w, tenant, workspace, happen, said, withProject } = await made();
    await withProject();
    const channelData = channelDataOf(tenant, 'churn', { eventType: 'editMessage' });
    const edit = (text: string, id: string) =>
      happen('ana', 'churn', {
        ...{ type: 'messageUpdate', id, channelData },
        ...{ text: `<at>Baton</at> ${text}`, entities: [BATON_MENTION] },
      });
    await edit('status', '1772000000101');
    await w.settle();
    expect(said().join()).toContain('Churn model');
    await edit('task add Fix the ETL', '1772000000102');
    await w.settle();
    expect(said().join()).toContain('Shall I do what it says now?');
    expect(await w.store.read(workspace, (read) => read.find('task', {}))).toEqual([]);
  });
  test('that is updated by Teams, as for a preview, is not carried out again, and one of another bot not at all', async () => {
    const { w, happen, said, withProject } = await made();
    await withProject();
    const status = { text: '<at>Baton</at> status', entities: [BATON_MENTION] };
    await happen('ana', 'churn', { type: 'messageUpdate', ...status });
    await happen('ana', 'churn', { type: 'message', ...status, from: { id: '28:other', name: 'Bot' } });
    await happen('ana', 'direct', { type: 'messageUpdate', text: 'status' });
    await w.settle();
    expect(said()).toEqual([]);
  });
  test('sent twenty times at once takes effect once', async () => {
    const { w, tenant, projects } = await made();
    const command = { type: 'message', text: '<at>Baton</at> new Churn model', entities: [BATON_MENTION] };
    const activity = w.activity(tenant, 'ana', 'churn', command);
    const answers = await Promise.all(Array.from({ length: 20 }, () => w.send(activity)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await projects()).toHaveLength(1);
  });
  test('that cannot be stored is answered with "try again"; sent again, it is carried out once', async () => {
    const { w, tenant, said, withProject } = await made();
    await withProject();
    const { transact } = w.store;
    w.store.transact = async () => {
      throw new Error('the store is away');
    };
    const activity = w.activity(tenant, 'ana', 'direct', { type: 'message', text: 'status' });
    expect((await w.send(activity)).status).toBe(200);
    expect(w.fake.messages.at(-1)?.text).toContain('Try again in a minute');
    said();
    w.store.transact = transact;
    expect((await w.send(activity)).status).toBe(200);
    expect((await w.send(activity)).status).toBe(200);
    await w.settle();
    expect(said()).toHaveLength(1);
  });
});

test('overhearing a channel never runs a command', async () => {
  const { w, happen, said, withProject, projects } = await made();
  await withProject();
  for (const text of [
    'archive Churn model',
    '/baton archive Churn model',
    'Baton, archive Churn model',
    '<at>Baton</at> archive',
  ])
    await happen('ana', 'churn', { type: 'message', text });
  await w.settle();
  expect(said()).toEqual([]);
  expect((await projects()).filter(({ archived }) => archived)).toEqual([]);
});

test('somebody who quotes another’s request is not asked about it, whoever wrote it is', async () => {
  const { w, tenant, happen, withProject } = await made();
  await withProject();
  await tellChannels(w.store, `teams:${tenant}`, w.clock.now());
  const html = (content: string) => ({
    text: content.replace(/<[^<>]*>/g, ''),
    attachments: [{ contentType: 'text/html', content }],
  });
  // Some messages are held out of being asked about, by their id.
  const id = () => {
    for (;;) {
      const one = w.fake.id();
      if (!isHeldOut(messageKey(channelIdOf(tenant, 'churn'), one), 20)) return one;
    }
  };
  await happen('bo', 'churn', {
    ...{ type: 'message', id: id() },
    ...html('<blockquote>Someone should fix the ETL.</blockquote><p>Agreed.</p>'),
  });
  await happen('chi', 'churn', { type: 'message', id: id(), ...html('<p>Someone should fix the <b>ETL</b>.</p>') });
  w.clock.pass(5 * 60_000);
  await w.settle();
  const asked = w.fake.messages.filter(({ out }) => out?.to === 'whisper').map(({ conversation }) => conversation);
  expect(asked.filter((one) => one.endsWith(teamsIdOf('chi')))).toHaveLength(1);
  expect(asked.filter((one) => one.endsWith(teamsIdOf('bo')))).toHaveLength(0);
});

describe('a hostile text', () => {
  test.each<[string, string]>([
    ['letters', 'x'.repeat(900_000)],
    ['mentions that never end', '<at>'.repeat(220_000)],
    ['tags that never end', '<at '.repeat(220_000)],
    ['references', '&#x1f994;'.repeat(90_000)],
  ])('of 900,000 %s is answered, and so is what comes after it', async (_, text) => {
    const { w, happen, said } = await made();
    expect((await happen('ana', 'direct', { type: 'message', text })).status).toBe(200);
    expect((await happen('ana', 'churn', { type: 'message', text })).status).toBe(200);
    await w.settle();
    expect(said()).toHaveLength(1);
    expect((await happen('ana', 'direct', { type: 'message', text: 'help' })).status).toBe(200);
    await w.settle();
    expect(said()).toHaveLength(1);
    expect(w.faults).toEqual([]);
  });
  test('of a thousand mentions asks Teams about a hundred of them at most', async () => {
    const { w, happen } = await made();
    const entities = Array.from({ length: 1_000 }, (_, i) => ({
      type: 'mention',
      text: `<at>P${i}</at>`,
      mentioned: { id: `29:p${i}`, name: `P${i}` },
    }));
    const text = entities.map((one) => one.text).join(' ');
    expect((await happen('ana', 'direct', { type: 'message', text, entities })).status).toBe(200);
    // Once for the person's id, and once for their name.
    expect(w.fake.calls.length).toBeLessThanOrEqual(210);
  });
});

describe('today', () => {
  test('is a day in the workspace’s time zone if the person’s is unknown', async () => {
    const { w, tenant, said } = await made();
    for (const text of ['new Churn model', 'due data today'])
      await w.say(tenant, 'ana', 'churn', text, { localTimezone: 'Mars/Base' });
    await w.settle();
    expect(said().join()).toContain('due on Mon 2 Mar');
  });
  test('is the day where the person is, on the night the clocks change as well', async () => {
    const { w, tenant, said } = await made();
    // 29 March 2026, 00:30 UTC: half an hour before Lisbon's clocks go from 1:00 to 2:00; Saturday evening in New York.
    w.clock.pass(Date.UTC(2026, 2, 29, 0, 30) - w.clock.now());
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'churn', 'due data today');
    await w.say(tenant, 'bo', 'churn', 'due training today');
    await w.settle();
    const all = said().join();
    expect(all).toContain('Sun 29 Mar');
    expect(all).toContain('Sat 28 Mar');
  });
});

test('an unknown activity is ignored', async () => {
  const { happen } = await made();
  expect(await happen('ana', 'churn', { type: 'typing' })).toEqual({ status: 200, body: undefined });
});

test.each<[string, number, object | undefined]>([
  ['signin/verifyState', 501, undefined],
  ['message/fetchTask', 200, undefined],
  ['task/other', 200, { task: { type: 'continue' } }],
  ['adaptiveCard/other', 200, { statusCode: 200, value: expect.stringContaining('couldn’t read') }],
  [
    'composeExtension/query',
    200,
    { composeExtension: { type: 'message', text: expect.stringContaining('couldn’t read') } },
  ],
])('an unknown invoke %s is answered in a shape that Teams can show', async (name, status, body) => {
  const { w, tenant } = await made();
  const answer = await w.invoke(tenant, 'ana', name, {}, undefined);
  expect(answer.status).toBe(status);
  if (body) expect(answer.body).toMatchObject(body);
  else expect(answer.body).toBeUndefined();
});
