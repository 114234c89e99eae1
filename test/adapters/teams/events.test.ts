/** What happens in Teams: installing and removing, people and channels, what is said, edited and deleted, and delivered twice. */
import { afterEach, describe, expect, test } from 'vitest';
import { DELETE_AFTER_MS } from '../../../adapters/platform/lifecycle.js';
import { readActivity } from '../../../adapters/teams/activity.js';
import { messageLink } from '../../../adapters/teams/links.js';
import { emojiOf } from '../../../adapters/teams/reactions.js';
import { kit } from '../../support/kit.js';
import { BOT } from '../../support/teams/fake.js';
import { aadOf, actionsOf, channelOf, idOf, World, wordsOf } from '../../support/teams/world.js';

const worlds: World[] = [];
afterEach(async () => {
  for (const w of worlds.splice(0)) await w.close();
});

async function made(more: Parameters<typeof World.make>[1] = {}) {
  const k = await kit();
  const w = await World.make(k.opened, more);
  worlds.push(w);
  const tenant = w.tenant();
  const workspace = `teams:${tenant}`;
  const happen = (who: string, channel: string, more: object, root?: string) =>
    w.send(w.activity(tenant, who, channel, more, root));
  const said = () => w.fake.shown.splice(0).map((one) => wordsOf(one.message.card));
  const rows = <K extends 'person' | 'channel' | 'task' | 'nudge'>(kind: K) =>
    w.store.read(workspace, (read) => read.find(kind, {}));
  return { w, tenant, workspace, happen, said, rows };
}

describe('installing', () => {
  test('into a team: one welcome in the channel, though Teams says it twice; its people are known', async () => {
    const { w, happen, said, rows } = await made();
    await happen('ana', 'general', { type: 'installationUpdate', action: 'add' });
    await happen('ana', 'general', { type: 'conversationUpdate', membersAdded: [{ id: BOT }] });
    await w.settle();
    const welcome = said();
    expect(welcome).toHaveLength(1);
    expect(welcome[0]).toContain('I keep where each project stands');
    await expect
      .poll(async () => (await rows('person')).map((p) => p.name).sort())
      .toEqual(['Ana Silva', 'Bo Berg', 'Chi Rao']);
  });
  test('for oneself: the start page', async () => {
    const { w, happen, said } = await made();
    await happen('bo', 'direct', { type: 'installationUpdate', action: 'add' });
    await w.settle();
    expect(said().join()).toContain('Nothing waits for you');
  });
  test('removed and added again, it says it again', async () => {
    const { w, happen, said } = await made();
    const add = { type: 'installationUpdate', action: 'add' };
    await happen('ana', 'general', add);
    await w.settle();
    await happen('ana', 'general', { type: 'installationUpdate', action: 'remove' });
    w.clock.pass(60_000);
    await happen('ana', 'general', add);
    await w.settle();
    expect(said()).toHaveLength(2);
  });
  test('removed from the last conversation, all work ends; what was made is kept a month, then deleted', async () => {
    const { w, tenant, workspace, happen, said, rows } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'direct', 'help');
    await w.settle();
    said();
    await w.say(tenant, 'ana', 'churn', 'status');
    await happen('ana', 'direct', { type: 'installationUpdate', action: 'remove' });
    expect((await w.outbox.counts()).waiting).toBe(1);
    await happen('ana', 'churn', { type: 'conversationUpdate', membersRemoved: [{ id: BOT }] });
    expect((await w.outbox.counts()).waiting).toBe(0);
    await w.settle();
    expect(said()).toEqual([]);
    expect(await w.store.read(workspace, (read) => read.find('project', {}))).toHaveLength(1);
    w.clock.pass(DELETE_AFTER_MS + 1);
    await w.teams.tidy();
    expect(await rows('person')).toEqual([]);
    expect(await w.addresses.list(workspace)).toEqual([]);
  });
  test('back within the month, everything is there', async () => {
    const { w, tenant, happen, said } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await happen('ana', 'churn', { type: 'installationUpdate', action: 'remove' });
    w.clock.pass(DELETE_AFTER_MS / 2);
    await w.say(tenant, 'ana', 'churn', 'status');
    w.clock.pass(DELETE_AFTER_MS);
    await w.teams.tidy();
    await w.settle();
    expect(said().join()).toContain('Churn model');
  });
});

describe('people and channels', () => {
  test('who joins is known by name; who leaves is not asked any more', async () => {
    const { w, tenant, happen, said, rows } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await happen('ana', 'churn', {
      type: 'conversationUpdate',
      membersAdded: [{ id: idOf('chi'), aadObjectId: aadOf('chi') }],
    });
    await expect.poll(async () => (await rows('person')).some((p) => p.name === 'Chi Rao')).toBe(true);
    await w.settle();
    said();
    await happen('bo', 'churn', { type: 'message', text: 'Someone should fix the ETL by Friday.' }, '1772000000001');
    await happen('ana', 'churn', {
      type: 'conversationUpdate',
      membersRemoved: [{ id: idOf('bo'), aadObjectId: aadOf('bo') }],
    });
    w.clock.pass(600_000);
    await w.settle();
    expect(said()).toEqual([]);
  });
  test('a channel that is renamed keeps what belongs to it; one that is deleted is let go', async () => {
    const { w, tenant, workspace, happen, rows } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'general', 'help');
    const channel = { id: channelOf(tenant, 'churn'), name: 'Churn 2' };
    const data = (eventType: string) => ({ tenant: { id: tenant }, team: { id: '19:team' }, channel, eventType });
    await happen('ana', 'general', { type: 'conversationUpdate', channelData: data('channelRenamed') });
    expect((await rows('channel')).find((c) => c.id === channel.id)?.name).toBe('Churn 2');
    await happen('ana', 'general', { type: 'conversationUpdate', channelData: data('channelDeleted') });
    expect(await w.addresses.find(workspace, channel.id)).toBeUndefined();
    expect((await w.addresses.list(workspace)).map((one) => one.name)).toEqual(['general']);
  });
  test.each(['teamDeleted', 'teamArchived'])('%s: all its channels are let go', async (eventType) => {
    const { w, tenant, workspace, happen } = await made();
    await w.say(tenant, 'ana', 'churn', 'help');
    await w.say(tenant, 'ana', 'fraud', 'help');
    await w.say(tenant, 'ana', 'direct', 'help');
    const channelData = { tenant: { id: tenant }, team: { id: '19:team' }, eventType };
    await happen('ana', 'churn', { type: 'conversationUpdate', channelData });
    expect((await w.addresses.list(workspace)).map((one) => one.kind)).toEqual(['personal']);
  });
  test('the address for answers is taken anew whenever it changes', async () => {
    const { w, tenant, workspace } = await made();
    await w.say(tenant, 'ana', 'churn', 'help');
    w.service = 'http://connector.test/elsewhere/';
    await w.say(tenant, 'ana', 'churn', 'help');
    expect((await w.addresses.find(workspace, channelOf(tenant, 'churn')))?.service).toBe(w.service);
  });
  test('a mention without the directory’s id is looked up, once', async () => {
    const { w, tenant, said } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'churn', 'task add retrain @bo');
    await w.say(tenant, 'ana', 'churn', 'task add relabel @bo');
    await w.settle();
    expect(said().join()).toContain('will you take');
    expect(w.fake.calls.filter((call) => call.path.endsWith(`members/${encodeURIComponent(idOf('bo'))}`))).toHaveLength(
      1,
    );
  });
});

describe('what is said', () => {
  test('a group chat: commands by mention, and names of chats without any', async () => {
    const { w, tenant, said, rows } = await made();
    const id = `19:${tenant}:chat@thread.v2`;
    const conversation = { id, conversationType: 'groupChat', tenantId: tenant, isGroup: true };
    await w.say(tenant, 'ana', 'x', 'new Churn model', { conversation, channelData: { tenant: { id: tenant } } });
    await w.settle();
    expect(said().join()).toContain('Churn model');
    expect(w.fake.messages.at(-1)?.conversation).toBe(id);
    expect((await rows('channel')).find((c) => c.id === id)?.name).toBe('group chat');
  });
  test('listening to a channel never runs a command', async () => {
    const { w, tenant, happen, said } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.settle();
    said();
    for (const text of [
      'archive Churn model',
      '/baton archive Churn model',
      'Baton, archive Churn model',
      '<at>Baton</at> archive',
    ])
      await happen('ana', 'churn', { type: 'message', text });
    await w.settle();
    expect(said()).toEqual([]);
    expect(
      await w.store.read(`teams:${tenant}`, (read) => read.find('project', { where: { archived: true } })),
    ).toEqual([]);
  });
  test('a command that is edited is not carried out again, nor is one of another bot', async () => {
    const { w, tenant, happen, said } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.settle();
    said();
    const entities = [{ type: 'mention', text: '<at>Baton</at>', mentioned: { id: BOT, name: 'Baton' } }];
    await happen('ana', 'churn', { type: 'messageUpdate', text: '<at>Baton</at> status', entities });
    await happen('ana', 'churn', {
      type: 'message',
      text: '<at>Baton</at> status',
      entities,
      from: { id: '28:other', name: 'Bot' },
    });
    await happen('ana', 'direct', { type: 'messageUpdate', text: 'status' });
    await w.settle();
    expect(said()).toEqual([]);
  });
  test('an answer goes into the thread of the question', async () => {
    const { w, tenant } = await made();
    await w.say(tenant, 'ana', 'churn', 'help', {}, '1772000000009');
    await w.say(tenant, 'ana', 'churn', 'new Churn model', {}, '1772000000009');
    await w.settle();
    expect(w.fake.messages.at(-1)?.conversation).toBe(`${channelOf(tenant, 'churn')};messageid=1772000000009`);
  });
  test('a store that does not answer: whoever spoke is told, and what comes again then is done once', async () => {
    const { w, tenant, said } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.settle();
    said();
    const { transact } = w.store;
    w.store.transact = async () => {
      throw new Error('the store is away');
    };
    const activity = w.activity(tenant, 'ana', 'direct', { type: 'message', text: 'status' });
    expect((await w.send(activity)).status).toBe(200);
    expect(w.fake.messages.at(-1)?.text).toContain('try again in a minute');
    said();
    w.store.transact = transact;
    expect((await w.send(activity)).status).toBe(200);
    expect((await w.send(activity)).status).toBe(200);
    await w.settle();
    expect(said()).toHaveLength(1);
  });
  test.each<[string, string]>([
    ['letters', 'x'.repeat(900_000)],
    ['mentions that never end', '<at>'.repeat(220_000)],
    ['tags that never end', '<at '.repeat(220_000)],
    ['references', '&#x1f994;'.repeat(90_000)],
  ])('900,000 of %s are taken and answered, and what comes after them as well', async (_, text) => {
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
  test('a thousand mentions ask Teams a hundred times at the most', async () => {
    const { w, happen } = await made();
    const one = (i: number) => ({
      type: 'mention',
      text: `<at>P${i}</at>`,
      mentioned: { id: `29:p${i}`, name: `P${i}` },
    });
    const entities = Array.from({ length: 1_000 }, (_, i) => one(i));
    const text = entities.map((e) => e.text).join(' ');
    expect((await happen('ana', 'direct', { type: 'message', text, entities })).status).toBe(200);
    expect(w.fake.calls.length).toBeLessThanOrEqual(210);
  });
  test('a time zone that nobody knows is none: days are read in the workspace’s', async () => {
    const { w, tenant, said } = await made();
    for (const text of ['new Churn model', 'due data today'])
      await w.say(tenant, 'ana', 'churn', text, { localTimezone: 'Mars/Base' });
    await w.settle();
    expect(said().join()).toContain('due on Mon 2 Mar');
  });
  test('on the night the clocks change, today is the day where the person is', async () => {
    const { w, tenant, said } = await made();
    // 29 March 2026, 00:30 UTC: half an hour before Lisbon goes from 1:00 to 2:00; Saturday evening in New York.
    w.clock.pass(Date.UTC(2026, 2, 29, 0, 30) - w.clock.now());
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'churn', 'due data today');
    await w.say(tenant, 'bo', 'churn', 'due training today');
    await w.settle();
    const all = said().join();
    expect(all).toContain('Sun 29 Mar');
    expect(all).toContain('Sat 28 Mar');
  });
  test('twenty of one at once take effect once', async () => {
    const { w, tenant } = await made();
    const activity = w.activity(tenant, 'ana', 'churn', {
      ...{ type: 'message', text: '<at>Baton</at> new Churn model' },
      entities: [{ type: 'mention', text: '<at>Baton</at>', mentioned: { id: BOT, name: 'Baton' } }],
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => w.send(activity)));
    expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await w.store.read(`teams:${tenant}`, (read) => read.find('project', {}))).toHaveLength(1);
  });
  test('an activity that nobody knows is let go; an invoke that nobody knows is said to be so', async () => {
    const { w, tenant, happen } = await made();
    expect(await happen('ana', 'churn', { type: 'typing' })).toEqual({ status: 200, body: undefined });
    expect((await w.invoke(tenant, 'ana', 'signin/verifyState', {}, undefined)).status).toBe(501);
  });
  test('a nudge’s link leads to the message', () => {
    const activity = readActivity({
      ...{ type: 'message', id: '5', channelId: 'msteams', serviceUrl: 'x', from: { id: 'a' }, recipient: { id: 'b' } },
      conversation: { id: '19:c@thread.tacv2;messageid=4', tenantId: 't' },
      channelData: { team: { id: '19:t', aadGroupId: 'g' } },
    });
    expect(activity && messageLink('teams:t', activity)).toBe(
      'https://teams.microsoft.com/l/message/19%3Ac%40thread.tacv2/5?tenantId=t&groupId=g&parentMessageId=4&createdTime=5',
    );
  });
  test.each([
    ['like', 'like'],
    ['1f64b_personraisinghand', '🙋'],
    ['270b-raisedhand', '✋'],
    ['heart', 'heart'],
    ['facebook', 'facebook'],
  ])('a reaction %s is %s', (type, emoji) => {
    expect(emojiOf(type)).toBe(emoji);
  });
});

test('cards of somebody’s own chat offer what the channel’s do', async () => {
  const { w, tenant } = await made();
  await w.say(tenant, 'ana', 'direct', 'new Churn model');
  await w.settle();
  expect(actionsOf(w.fake.messages.at(-1)?.card).map(({ action }) => action.title)).toContain('Start Data');
});
