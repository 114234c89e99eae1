/** What every platform does with a message from the outbox. The playground is the first; each adapter joins the list. */
import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { packMessageRef as slackMessageRef } from '../../adapters/slack/places.js';
import { packMessageRef as teamsMessageRef } from '../../adapters/teams/places.js';
import { directChannelOf } from '../../adapters/web/channels.js';
import { PlaygroundChat } from '../../adapters/web/chat.js';
import { LiveUpdates } from '../../adapters/web/live-updates.js';
import { BATON, PLAYGROUND_WORKSPACE } from '../../adapters/web/people.js';
import { Room } from '../../adapters/web/room.js';
import type { Chat } from '../../src/ports/chat.js';
import type { Outbound, PeopleMessage } from '../../src/ports/outbound.js';
import { plainText } from '../../src/view/as-text.js';
import { items, paragraph, type View, view } from '../../src/view/view.js';
import { kit } from '../support/kit.js';
import { emulated } from '../support/slack/emulated.js';
import { SlackWorld } from '../support/slack/world.js';
import type { FakeMessage } from '../support/teams/fake.js';
import { channelIdOf, objectIdOf, personalChatId } from '../support/teams/ids.js';
import { World as TeamsWorld } from '../support/teams/world.js';

/** A platform to test, and a way to look at what a person sees there. Names are those of the playground. */
interface Subject {
  chat: Chat;
  workspace: string;
  /** A workspace that it does not know. */
  elsewhere: string;
  /** The platform's ids of a person and a channel, and of a message that is not there. */
  person(name: 'ana' | 'bo'): string;
  channel: string;
  missing: string;
  /** A message of the channel that can be answered in its thread. */
  root(): Promise<string>;
  sees(person: string, channel: string, thread?: string | null): Promise<string[]>;
  /** The line at the top of the channel, where a platform has one. */
  top?(): Promise<string[]>;
  close?(): Promise<void>;
}

async function webSubject(): Promise<Subject> {
  const k = await kit();
  const room = new Room(k.opened, k.clock, new LiveUpdates());
  await room.open(k.roster);
  return {
    chat: new PlaygroundChat(room),
    workspace: PLAYGROUND_WORKSPACE,
    elsewhere: 'elsewhere',
    person: (name) => name,
    channel: 'general',
    missing: 'none',
    root: async () => 'T1',
    sees: async (person, channel, thread = null) =>
      (await room.messages(channel === 'direct' ? directChannelOf(person) : channel, person, thread))
        .filter((m) => m.author === BATON)
        .map((m) => (m.content.is === 'view' ? plainText(m.content.view) : '')),
  };
}

/** Slack as the tests of the adapter have it. */
async function slackSubject(): Promise<Subject> {
  const k = await kit();
  const world = await SlackWorld.make(k.opened);
  const team = await world.team();
  const { fake } = world;
  fake.channels.set('C1', 'general');
  const root: Outbound = { to: 'channel', id: newId(), channel: 'C1', thread: null, view: text('root') };
  return {
    chat: world.slack.chat,
    workspace: `slack:${team}`,
    elsewhere: 'slack:TNONE',
    person: (name) => (name === 'ana' ? 'U1' : 'U2'),
    channel: 'C1',
    missing: slackMessageRef('C1', '1.1'),
    root: async () => {
      await world.slack.chat.deliver(`slack:${team}`, root);
      return fake.messages.splice(0)[0]?.ts ?? '';
    },
    sees: async (person, channel, thread = null) =>
      fake.messages
        .filter((m) => m.channel === (channel === 'direct' ? `D${person}` : channel) && (m.thread ?? null) === thread)
        .filter((m) => (m.onlyFor ?? person) === person)
        .map((m) => m.text),
    top: async () => fake.bookmarks.in('C1').map(({ title }) => title),
    close: () => world.close(),
  };
}

/** Slack's Web API by an emulator that others wrote. Whispers cannot be read there: what is seen of them is that others do not. */
async function emulatedSubject(): Promise<Subject> {
  const k = await kit();
  const slack = await emulated(k.opened);
  return {
    chat: slack.world.slack.chat,
    workspace: slack.workspace,
    elsewhere: 'slack:TNONE',
    person: (name) => slack.people[name] ?? '',
    channel: slack.channel,
    missing: slackMessageRef(slack.channel, '1.1'),
    root: () => slack.say('root'),
    sees: (person, channel, thread = null) => slack.sees(person, channel, thread),
    top: () => slack.bookmarks(),
    close: () => slack.close(),
  };
}

/** Teams as the adapter's tests have it. A whisper is posted in the person's own chat. */
async function teamsSubject(): Promise<Subject> {
  const k = await kit();
  const world = await TeamsWorld.make(k.opened);
  const tenant = world.tenant();
  const { fake } = world;
  const { chat } = world.teams;
  const workspace = `teams:${tenant}`;
  const channel = channelIdOf(tenant, 'general');
  await world.say(tenant, 'ana', 'general', 'help');
  await world.settle();
  fake.messages.length = 0;
  return {
    chat,
    workspace,
    elsewhere: 'teams:nowhere',
    person: objectIdOf,
    channel,
    missing: teamsMessageRef({ conversation: channel, activity: '1', targeted: false }),
    root: async () => {
      await chat.deliver(workspace, { to: 'channel', id: newId(), channel, thread: null, view: text('root') });
      return fake.messages.splice(0)[0]?.id ?? '';
    },
    sees: async (person, place, thread = null) => {
      const ownChat = personalChatId(tenant, `29:${person}`);
      const isVisible = ({ conversation, id, summary }: FakeMessage) => {
        const isOwn = conversation === ownChat;
        if (place === 'direct') return isOwn && summary !== 'whisper';
        if (thread) return conversation === `${place};messageid=${thread}`;
        // The first message of a thread is visible in the channel.
        return conversation === `${place};messageid=${id}` || (isOwn && summary === 'whisper');
      };
      return fake.messages.filter(isVisible).map(({ summary }) => summary);
    },
    close: () => world.close(),
  };
}

const text = (words: string): View => view(paragraph([{ is: 'plain', text: words }]));

describe.each([
  ['playground', webSubject],
  ['slack, as the tests have it', slackSubject],
  ['slack, emulated', emulatedSubject],
  ['teams, as the tests have it', teamsSubject],
] as const)('%s', (name, make) => {
  const subjects: Subject[] = [];
  const made = async () => {
    const subject = await make();
    subjects.push(subject);
    const send = (message: PeopleMessage) => subject.chat.deliver(subject.workspace, message);
    const { channel } = subject;
    const post = (id: string, words: string, thread: string | null = null): Extract<Outbound, { to: 'channel' }> => ({
      ...{ to: 'channel', id, channel, thread, view: text(words) },
    });
    return { ...subject, send, post, ana: subject.person('ana'), bo: subject.person('bo') };
  };
  afterEach(async () => {
    for (const subject of subjects.splice(0)) await subject.close?.();
  });
  const sent = expect.objectContaining({ result: 'sent' });

  test('a post is for everybody, a whisper for one person, a private message in their own conversation', async () => {
    const { send, sees, post, channel, ana, bo } = await made();
    const readable = name !== 'slack, emulated';
    expect(await send(post(newId(), 'post'))).toEqual(sent);
    const whisper: Outbound = { to: 'whisper', id: newId(), channel, thread: null, person: bo, view: text('whisper') };
    expect(await send(whisper)).toEqual(sent);
    expect(await send({ to: 'direct', id: newId(), person: bo, view: text('direct') })).toEqual(sent);
    expect(await sees(ana, channel)).toEqual(['post']);
    expect(await sees(bo, channel)).toEqual(readable ? ['post', 'whisper'] : ['post']);
    expect(await sees(bo, 'direct')).toEqual(['direct']);
    expect(await sees(ana, 'direct')).toEqual([]);
  });
  test('a message delivered twice shows once, and an update replaces the message that it names', async () => {
    const { send, sees, post, channel, ana } = await made();
    const id = newId();
    await send(post(id, 'one'));
    await send(post(id, 'one'));
    await send({ to: 'message', id: newId(), channel, message: id, view: text('two') });
    expect(await sees(ana, channel)).toEqual(['two']);
  });
  test('a line for the top of a channel stands there, or whoever wanted it is told in private', async () => {
    const { send, sees, top, channel, ana } = await made();
    const line = (words: string) => view(items([{ title: [{ is: 'plain', text: words }] }]));
    const first = { to: 'headline', id: newId(), channel, view: line('one'), first: true } as const;
    expect(await send({ ...first, orTell: { person: ana, view: text('no top') } })).toEqual(sent);
    const next = { ...first, id: newId(), first: false };
    expect(await send({ ...next, view: line('two') })).toEqual(sent);
    expect(await top?.()).toEqual(top && ['two']);
    expect(await sees(ana, 'direct')).toEqual(top ? [] : ['no top']);
    expect(await send({ ...next, view: view() })).toEqual(sent);
    expect(await top?.()).toEqual(top && []);
    expect(await sees(ana, channel)).toEqual([]);
  });
  test('a reply in a thread stays there', async () => {
    const { send, sees, post, root, channel, ana } = await made();
    const thread = await root();
    await send(post(newId(), 'inside', thread));
    expect(await sees(ana, channel)).not.toContain('inside');
    expect(await sees(ana, channel, thread)).toContain('inside');
  });
  test('a message goes into the thread of an earlier one of Baton’s own, once', async () => {
    const { send, sees, post, channel, ana } = await made();
    const earlier = newId();
    await send(post(earlier, 'earlier'));
    const later: Outbound = { ...post(newId(), 'later'), under: earlier };
    expect(await send(later)).toEqual(sent);
    expect(await send(later)).toEqual(sent);
    expect(await sees(ana, channel)).toEqual(['earlier']);
  });
  test('a message goes into the channel itself if the earlier one was never sent, or stands elsewhere', async () => {
    const { send, sees, post, channel, ana, bo } = await made();
    const elsewhere = newId();
    await send({ to: 'direct', id: elsewhere, person: bo, view: text('direct') });
    expect(await send({ ...post(newId(), 'one'), under: newId() })).toEqual(sent);
    expect(await send({ ...post(newId(), 'two'), under: elsewhere })).toEqual(sent);
    expect(await sees(ana, channel)).toEqual(['one', 'two']);
  });
  test('the platform gets nothing once somebody else may be sending it', async () => {
    const { chat, workspace, sees, post, channel, ana } = await made();
    if (name === 'playground') return;
    const view = text('late');
    const late: PeopleMessage[] = [
      post(newId(), 'late'),
      { to: 'direct', id: newId(), person: ana, view },
      { to: 'whisper', id: newId(), channel, thread: null, person: ana, view },
    ];
    for (const message of late)
      expect(await chat.deliver(workspace, message, undefined, () => false)).toMatchObject({
        result: 'later',
        unused: true,
      });
    expect(await sees(ana, channel)).toEqual([]);
  });
  test('a message that cannot be delivered is refused for good', async () => {
    const { chat, send, elsewhere, channel, missing, bo } = await made();
    expect(await chat.deliver(elsewhere, { to: 'direct', id: newId(), person: bo, view: text('x') })).toMatchObject({
      result: 'never',
    });
    expect(await send({ to: 'message', id: newId(), channel, message: missing, view: text('x') })).toMatchObject({
      result: 'never',
    });
  });
});
