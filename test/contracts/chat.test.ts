/** What every platform does with a message from the outbox. The playground is the first; each adapter joins the list. */
import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/ids.js';
import { Loop } from '../../adapters/loop.js';
import { backoff, Sender } from '../../adapters/sender.js';
import { messageId } from '../../adapters/slack/places.js';
import { messageId as teamsMessageId } from '../../adapters/teams/places.js';
import { Live } from '../../adapters/web/live.js';
import { BATON, directOf, Room, WORKSPACE } from '../../adapters/web/room.js';
import type { Chat, Delivery, Outbound } from '../../src/ports.js';
import { paragraph, plainText, type View, view } from '../../src/view.js';
import { type Kit, kit } from '../support/kit.js';
import { emulated } from '../support/slack/emulated.js';
import { World } from '../support/slack/world.js';
import type { FakeMessage } from '../support/teams/fake.js';
import { aadOf, channelOf, World as TeamsWorld } from '../support/teams/world.js';

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
  close?(): Promise<void>;
}

async function webSubject(): Promise<Subject> {
  const k = await kit();
  const room = new Room(k.opened, k.clock, new Live());
  await room.open(k.roster);
  return {
    chat: room,
    workspace: WORKSPACE,
    elsewhere: 'elsewhere',
    person: (name) => name,
    channel: 'general',
    missing: 'none',
    root: async () => 'T1',
    sees: async (person, channel, thread = null) =>
      (await room.messages(channel === 'direct' ? directOf(person) : channel, person, thread))
        .filter((m) => m.author === BATON)
        .map((m) => (m.content.is === 'view' ? plainText(m.content.view) : '')),
  };
}

/** Slack as the tests of the adapter have it. */
async function slackSubject(): Promise<Subject> {
  const k = await kit();
  const world = await World.make(k.opened);
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
    missing: messageId('C1', '1.1'),
    root: async () => {
      await world.slack.chat.deliver(`slack:${team}`, root);
      return fake.messages.splice(0)[0]?.ts ?? '';
    },
    sees: async (person, channel, thread = null) =>
      fake.messages
        .filter((m) => m.channel === (channel === 'direct' ? `D${person}` : channel) && (m.thread ?? null) === thread)
        .filter((m) => (m.onlyFor ?? person) === person)
        .map((m) => m.text),
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
    missing: messageId(slack.channel, '1.1'),
    root: () => slack.say('root'),
    sees: (person, channel, thread = null) => slack.sees(person, channel, thread),
    close: () => slack.close(),
  };
}

/** Teams as the tests of the adapter have it: what is for one person stands in their own chat. */
async function teamsSubject(): Promise<Subject> {
  const k = await kit();
  const world = await TeamsWorld.make(k.opened);
  const tenant = world.tenant();
  const { fake } = world;
  const workspace = `teams:${tenant}`;
  const channel = channelOf(tenant, 'general');
  await world.say(tenant, 'ana', 'general', 'help');
  await world.settle();
  fake.messages.length = 0;
  const own = (person: string) => fake.personal(`29:${person}`, tenant);
  const whispered = (m: FakeMessage) => m.summary === 'whisper';
  return {
    chat: world.teams.chat,
    workspace,
    elsewhere: 'teams:nowhere',
    person: (name) => aadOf(name),
    channel,
    missing: messageIn(channel, '1'),
    root: async () => {
      await world.teams.chat.deliver(workspace, {
        to: 'channel',
        id: newId(),
        channel,
        thread: null,
        view: text('root'),
      });
      return fake.messages.splice(0)[0]?.id ?? '';
    },
    sees: async (person, place, thread = null) => {
      const seen = (m: FakeMessage) => {
        if (place === 'direct') return m.conversation === own(person) && !whispered(m);
        if (thread) return m.conversation === `${place};messageid=${thread}`;
        // What begins a thread is seen in the channel.
        return m.conversation === `${place};messageid=${m.id}` || (m.conversation === own(person) && whispered(m));
      };
      return fake.messages.filter(seen).map((m) => m.summary);
    },
    close: () => world.close(),
  };
}

const messageIn = (conversation: string, activity: string) =>
  teamsMessageId({ conversation, activity, targeted: false });

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
    const send = (message: Outbound) => subject.chat.deliver(subject.workspace, message);
    const { channel } = subject;
    const post = (id: string, words: string, thread: string | null = null): Outbound => ({
      ...{ to: 'channel', id, channel, thread, view: text(words) },
    });
    return { ...subject, send, post, ana: subject.person('ana'), bo: subject.person('bo') };
  };
  afterEach(async () => {
    for (const subject of subjects.splice(0)) await subject.close?.();
  });
  const sent = expect.objectContaining({ result: 'sent' });

  test('a post is for all, a whisper for one, a private message in one’s own conversation', async () => {
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
  test('a message delivered twice shows once; an update takes the place of what it names', async () => {
    const { send, sees, post, channel, ana } = await made();
    const id = newId();
    await send(post(id, 'one'));
    await send(post(id, 'one'));
    await send({ to: 'message', id: newId(), channel, message: id, view: text('two') });
    expect(await sees(ana, channel)).toEqual(['two']);
  });
  test('an answer in a thread stays there', async () => {
    const { send, sees, post, root, channel, ana } = await made();
    const thread = await root();
    await send(post(newId(), 'inside', thread));
    expect(await sees(ana, channel)).not.toContain('inside');
    expect(await sees(ana, channel, thread)).toContain('inside');
  });
  test('what cannot be delivered says so for good', async () => {
    const { chat, send, elsewhere, channel, missing, bo } = await made();
    expect(await chat.deliver(elsewhere, { to: 'direct', id: newId(), person: bo, view: text('x') })).toMatchObject({
      result: 'never',
    });
    expect(await send({ to: 'message', id: newId(), channel, message: missing, view: text('x') })).toMatchObject({
      result: 'never',
    });
  });
});

describe('sender', () => {
  const queue = async (k: Kit, words: string[], channel = 'c') => {
    for (const w of words)
      await k.store.transact('W1', newId(), async (unit) => {
        await unit.send([{ to: 'channel', id: newId(), channel, thread: null, view: text(w) }]);
        return {};
      });
  };
  const senderOf = (k: Kit, chat: Chat, fault: (error: unknown) => void = () => {}) =>
    new Sender(k.outbox, chat, k.clock, fault);
  /** A platform that answers as it is told, and notes what reached it. */
  const platform = (answers: (Delivery | Error)[]) => {
    const got: string[] = [];
    const chat: Chat = {
      deliver: async (_, message) => {
        const next = answers.shift() ?? { result: 'sent' as const };
        if (next instanceof Error) throw next;
        if (next.result === 'sent') got.push(plainText(message.view));
        return next;
      },
    };
    return { chat, got };
  };

  test('keeps the order of a channel over retries, and does not hold up another', async () => {
    const k = await kit();
    await queue(k, ['1', '2', '3']);
    await queue(k, ['x'], 'd');
    const { chat, got } = platform([{ result: 'later', afterMs: 30_000, why: '429' }]);
    const faults: unknown[] = [];
    const sender = senderOf(k, chat, (error) => faults.push(error));
    await sender.drain();
    expect(got).toEqual(['x']);
    k.clock.pass(29_000);
    await sender.drain();
    expect(got).toEqual(['x']);
    k.clock.pass(2_000);
    await sender.drain();
    expect(got).toEqual(['x', '1', '2', '3']);
    expect(faults).toEqual([]);
  });
  test('gives up on what never can be; what is behind goes on', async () => {
    const k = await kit();
    await queue(k, ['a', 'b']);
    const { chat, got } = platform([{ result: 'never', why: 'channel_not_found' }]);
    await senderOf(k, chat).drain();
    expect(got).toEqual(['b']);
    expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
  });
  /** A platform that takes nothing while `down` says so, and notes what was said in doubt. */
  const failing = (down: (words: string) => boolean) => {
    const got: string[] = [];
    const chat: Chat = {
      deliver: async (_, message) => {
        const words = plainText(message.view);
        if (down(words)) throw new Error('ECONNRESET');
        got.push(words);
        return { result: 'sent' };
      },
    };
    return { chat, got };
  };
  test('an outage of hours loses nothing but whispers, which are of no use by then', async () => {
    const k = await kit();
    await queue(k, ['1', '2', '3']);
    await queue(k, ['x'], 'd');
    await k.store.transact('W1', newId(), async (unit) => {
      await unit.send([
        { to: 'whisper', id: newId(), channel: 'e', thread: null, person: 'U1', view: text('psst') },
        { to: 'channel', id: newId(), channel: 'e', thread: null, view: text('after it') },
      ]);
      return {};
    });
    let isDown = true;
    const { chat, got } = failing(() => isDown);
    const sender = senderOf(k, chat);
    for (let i = 0; i < 60; i += 1) {
      await sender.drain();
      k.clock.pass(300_000);
    }
    isDown = false;
    for (let i = 0; i < 3; i += 1) {
      await sender.drain();
      k.clock.pass(300_000);
    }
    expect(got.filter((words) => words !== 'x')).toEqual(['1', 'after it', '2', '3']);
    expect(got).toContain('x');
    expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
  });
  test('what alone fails while all else gets through is given up after an hour, and after a day anything', async () => {
    const k = await kit();
    await queue(k, ['bad', 'behind it']);
    const { chat, got } = failing((words) => words === 'bad');
    const sender = senderOf(k, chat);
    for (let i = 0; i < 14; i += 1) {
      await queue(k, [`other ${i}`], 'd');
      await sender.drain();
      k.clock.pass(300_000);
    }
    expect(got).toContain('behind it');
    expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
    await queue(k, ['bad']);
    const alone = senderOf(k, failing(() => true).chat);
    await alone.drain();
    k.clock.pass(86_400_001);
    await alone.drain();
    expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 2 });
  });
  test('a copy that ends in the middle of any attempt leaves a doubt', async () => {
    const k = await kit();
    await queue(k, ['a']);
    const [first] = await k.outbox.claim(1, 60_000);
    expect(first?.why).toBe('');
    await k.outbox.later(first as NonNullable<typeof first>, 1_000, 'not its time', true);
    k.clock.pass(1_000);
    // Claimed, and never heard of again.
    expect(await k.outbox.claim(1, 60_000)).toMatchObject([{ why: 'not its time' }]);
    k.clock.pass(60_001);
    const doubts: boolean[] = [];
    const chat: Chat = {
      deliver: async (_, __, doubt = false) => {
        doubts.push(doubt);
        return { result: 'sent' };
      },
    };
    await senderOf(k, chat).drain();
    expect(doubts).toEqual([true]);
  });
  test('what is in doubt stays so until it is settled, whatever comes between', async () => {
    const k = await kit();
    await queue(k, ['a']);
    const answers: (Delivery | Error)[] = [
      new Error('ECONNRESET'),
      { result: 'later', afterMs: 1_000, why: 'not its time', unused: true },
      { result: 'later', afterMs: 1_000, why: '429' },
    ];
    const doubts: boolean[] = [];
    const chat: Chat = {
      deliver: async (_, __, doubt = false) => {
        doubts.push(doubt);
        const next = answers.shift() ?? { result: 'sent' as const };
        if (next instanceof Error) throw next;
        return next;
      },
    };
    const sender = senderOf(k, chat);
    for (let i = 0; i < 5; i += 1) {
      await sender.drain();
      k.clock.pass(10_000);
    }
    expect(doubts).toEqual([false, true, true, true]);
  });
  test('waits longer each time, never longer than five minutes', () => {
    expect([1, 2, 3, 8, 20].map(backoff)).toEqual([1_000, 2_000, 4_000, 128_000, 300_000]);
  });
  test('asks to be woken when a place is free again, or an answer may come', async () => {
    const k = await kit();
    await queue(k, ['a'], 'x');
    await queue(k, ['b'], 'y');
    await queue(k, ['c'], 'z');
    const { chat } = platform([
      { result: 'sent', pauseMs: 1_000 },
      { result: 'later', afterMs: 30_000, why: '429', unused: true },
      { result: 'sent' },
    ]);
    const woken: number[] = [];
    await new Sender(
      k.outbox,
      chat,
      k.clock,
      () => {},
      (ms) => woken.push(ms),
    ).drain();
    expect(woken).toEqual([1_001, 30_001]);
  });
  test('is woken by the soonest of several times, and not after it was stopped', async () => {
    let rounds = 0;
    const loop = new Loop(
      async () => {
        rounds += 1;
      },
      1_000_000,
      () => {},
    );
    loop.pokeIn(1_000_000);
    loop.pokeIn(1);
    loop.pokeIn(500_000);
    await expect.poll(() => rounds).toBe(1);
    loop.pokeIn(1);
    await loop.stop();
    loop.pokeIn(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(rounds).toBe(1);
  });
  test('stops without beginning anything new', async () => {
    const k = await kit();
    const { chat, got } = platform([]);
    const sender = senderOf(k, chat);
    const sending = new Loop(
      () => sender.drain(),
      1_000,
      () => {},
    );
    await sending.stop();
    await queue(k, ['late']);
    sending.poke();
    await sending.stop();
    expect(got).toEqual([]);
  });
});
