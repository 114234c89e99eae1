/** Delivering messages: what rate limits, refusals and outages of Slack's Web API mean for them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Api } from '../../../adapters/slack/api.js';
import { refusalKind } from '../../../adapters/slack/errors.js';
import { packMessageRef, packWhisperRef } from '../../../adapters/slack/places.js';
import type { PeopleMessage } from '../../../src/ports/outbound.js';
import { paragraph, type View, view } from '../../../src/view/view.js';
import { START, TestClock } from '../../support/kit.js';
import { FakeSlack } from '../../support/slack/fake.js';
import { API } from '../../support/slack/fixtures.js';
import { SlackWorld } from '../../support/slack/world.js';

let w: SlackWorld;
let workspace: string;
beforeEach(async () => {
  w = await SlackWorld.inMemory();
  workspace = `slack:${await w.team()}`;
  w.fake.channels.set('C1', 'churn').set('C2', 'other');
});
afterEach(() => w.close());

const text = (words: string): View => view(paragraph([{ is: 'plain', text: words }]));
const post = (words: string, more: object = {}): PeopleMessage => ({
  ...{ to: 'channel', id: newId(), channel: 'C1', thread: null, view: text(words) },
  ...more,
});
const whisper = (words: string, more: object = {}): PeopleMessage => ({
  ...{ to: 'whisper', id: newId(), channel: 'C1', thread: null, person: 'U2', view: text(words) },
  ...more,
});
const direct = (words: string, more: object = {}): PeopleMessage => ({
  to: 'direct',
  id: newId(),
  person: 'U2',
  view: text(words),
  ...more,
});
const deliver = (out: PeopleMessage, doubtSince?: number) => w.slack.chat.deliver(workspace, out, doubtSince);
const queue = (...messages: PeopleMessage[]) =>
  w.store.transact(workspace, newId(), async (unit) => {
    await unit.send(messages);
    return {};
  });
const seen = () =>
  w.fake.shown.flatMap((s) => ('message' in s ? [[s.message.channel, s.message.onlyFor ?? '', s.message.text]] : []));
const methods = () => w.fake.calls.map((c) => c.method);

test.each([
  ['asks too often', { status: 429, retryAfter: 60 }],
  ['has no answer', { status: 503 }],
  ['cannot be reached', {}],
  ['has a bad moment', { error: 'internal_error' }],
])('an unconfirmed message waits while Slack %s', async (_, fault) => {
  const out = post('once');
  w.fake.faults.push({ method: 'chat.postMessage', status: 500, after: true });
  expect(await deliver(out)).toMatchObject({ result: 'later', unconfirmed: true });
  w.fake.faults.push({ method: 'conversations.history', ...fault });
  expect(await deliver(out, START)).toMatchObject({ result: 'later', unconfirmed: true });
  w.clock.pass(60_000);
  expect(await deliver(out, START)).toEqual({ result: 'sent' });
  expect(seen()).toEqual([['C1', '', 'once']]);
});

test('an unconfirmed message waits if Slack refuses to be searched, whatever it says', async () => {
  const out = post('once');
  w.fake.faults.push({ method: 'chat.postMessage', status: 500, after: true });
  await deliver(out);
  for (const error of [
    'missing_scope',
    'channel_not_found',
    'thread_not_found',
    'access_denied',
    'brand_new_trouble',
  ]) {
    w.fake.faults.push({ method: 'conversations.history', error });
    expect(await deliver(out, START)).toMatchObject({ result: 'later', unconfirmed: true });
  }
  expect(seen()).toEqual([['C1', '', 'once']]);
});

describe('an unconfirmed reply in a long thread', () => {
  const replies = async (thread: string, n: number) => {
    for (let i = 0; i < n; i += 1) await deliver(post('another', { thread }));
  };
  const once = () => seen().filter(([, , words]) => words === 'once').length;

  test.each([
    [0, 0],
    [14, 0],
    [15, 40],
    [60, 1],
    [310, 1],
  ])('is found behind %i replies and before %i others', async (before, after) => {
    const out = post('once', { thread: '1.1' });
    await replies('1.1', before);
    w.fake.faults.push({ method: 'chat.postMessage', status: 500, after: true });
    await deliver(out);
    await replies('1.1', after);
    // One look is bounded, and the next goes on where it ended.
    for (let looks = 0; looks < 5; looks += 1) {
      if ((await deliver(out, START)).result === 'sent') break;
      w.clock.pass(60_000);
    }
    expect(once()).toBe(1);
    expect(await deliver(out, START)).toEqual({ result: 'sent' });
    expect(once()).toBe(1);
  });

  test('is posted if Slack does not have it', async () => {
    await replies('1.1', 20);
    expect(await deliver(post('once', { thread: '1.1' }), START)).toMatchObject({ result: 'sent' });
    expect(once()).toBe(1);
  });
});

test('what was said long before an unconfirmed message is not searched', async () => {
  for (let i = 0; i < 100; i += 1) await deliver(post('another'));
  w.clock.pass(3_600_000);
  expect(await deliver(post('once'), w.clock.now())).toMatchObject({ result: 'sent' });
  expect(methods().filter((method) => method === 'conversations.history')).toHaveLength(1);
});

test('the first message to a person waits if its answer was lost: only that said where it is', async () => {
  const out = direct('once');
  w.fake.faults.push({ method: 'chat.postMessage', status: 500, after: true });
  await deliver(out);
  expect(await deliver(out, START)).toMatchObject({ result: 'later', unconfirmed: true });
  expect(seen()).toHaveLength(1);
});

describe('a channel that is closed', () => {
  test.each(['is_archived', 'not_in_channel', 'channel_not_found', 'restricted_action_read_only_channel'])(
    '%s: the outcome of an offer goes to the person who made it, in private',
    async (error) => {
      w.fake.faults.push({ method: 'chat.postMessage', error });
      expect(await deliver(post('accepted', { orTo: 'U1' }))).toMatchObject({ result: 'sent' });
      expect(seen()).toEqual([['DU1', '', 'accepted']]);
    },
  );
  test('so does what belongs in the thread of an earlier message there', async () => {
    await deliver(post('an incident', { id: 'incident:1' }));
    w.fake.archived.add('C1');
    expect(await deliver(post('can you take it?', { under: 'incident:1', orTo: 'U1' }))).toMatchObject({
      result: 'sent',
    });
    expect(seen().at(-1)).toEqual(['DU1', '', 'can you take it?']);
  });
  test('without another way, the message is given up with a reason', async () => {
    w.fake.archived.add('C1');
    expect(await deliver(post('x'))).toEqual({ result: 'never', why: 'is_archived' });
  });
  test('a whisper that cannot be shown there becomes a direct message', async () => {
    w.fake.absent.add('C1/U2');
    await deliver(whisper('ask'));
    w.fake.outside.add('C1');
    await deliver(whisper('again'));
    expect(seen()).toEqual([
      ['DU2', '', 'ask'],
      ['DU2', '', 'again'],
    ]);
  });
  test('a whisper that became a direct message can be changed later', async () => {
    w.fake.absent.add('C1/U2');
    const asked = whisper('ask');
    await deliver(asked);
    await deliver({ to: 'message', id: newId(), channel: 'C1', message: asked.id, view: text('settled') });
    expect(w.fake.messages.map((m) => m.text)).toEqual(['settled']);
  });
  test('a whisper that nobody has pressed cannot be changed, and nothing is sent', async () => {
    const asked = whisper('ask');
    await deliver(asked);
    const { length } = w.fake.calls;
    expect(
      await deliver({ to: 'message', id: newId(), channel: 'C1', message: asked.id, view: text('settled') }),
    ).toMatchObject({ result: 'sent' });
    expect(w.fake.calls).toHaveLength(length);
  });
});

describe('a person who cannot be reached', () => {
  test.each(['user_not_found', 'cannot_dm_bot', 'user_disabled', 'messages_tab_disabled'])(
    '%s: the person is asked in the channel',
    async (error) => {
      w.fake.faults.push({ method: 'chat.postMessage', error });
      await deliver(direct('ask', { near: 'C1' }));
      expect(seen()).toEqual([['C1', 'U2', 'ask']]);
    },
  );
  test('without a channel in common, the message is given up', async () => {
    w.fake.faults.push({ method: 'chat.postMessage', error: 'user_not_found' });
    expect(await deliver(direct('ask'))).toEqual({ result: 'never', why: 'user_not_found' });
  });
});

test('a change of a message that is gone is not posted as a new message', async () => {
  const update = (message: string): PeopleMessage => ({
    to: 'message',
    id: newId(),
    channel: 'C1',
    message,
    view: text('x'),
  });
  expect(await deliver(update(packMessageRef('C1', '1.1')))).toEqual({ result: 'never', why: 'message_not_found' });
  expect(seen()).toEqual([]);
  expect(await deliver(update(packWhisperRef('U2', 'http://slack.test/respond/gone')))).toMatchObject({
    result: 'sent',
  });
  expect(seen()).toEqual([['C1', 'U2', 'x']]);
});

describe('a message that Slack rejects', () => {
  test('is sent without blocks, and reported without its words', async () => {
    w.fake.faults.push({ method: 'chat.postMessage', error: 'invalid_blocks' });
    expect(await deliver(post('words'))).toMatchObject({ result: 'sent' });
    expect(w.fake.messages).toMatchObject([{ text: 'words', blocks: [] }]);
    expect(String(w.faults[0])).toContain('invalid_blocks');
    expect(String(w.faults[0])).not.toContain('words');
  });
  test('is given up and reported if a scope is missing', async () => {
    w.fake.faults.push(
      { method: 'chat.postEphemeral', error: 'missing_scope' },
      { method: 'chat.postMessage', error: 'missing_scope' },
    );
    expect(await deliver(whisper('words'))).toEqual({ result: 'never', why: 'missing_scope' });
    expect(w.faults).toHaveLength(2);
  });
  test('is tried again if its code is unknown', async () => {
    w.fake.faults.push({ method: 'chat.postMessage', error: 'brand_new_trouble' });
    expect(await deliver(post('x'))).toMatchObject({ result: 'later', why: 'brand_new_trouble', refused: true });
    expect(refusalKind('brand_new_trouble')).toBe('unknown');
  });
  test('is given up after five tries if its code is unknown, and what waits behind it is sent', async () => {
    for (let i = 0; i < 5; i += 1) w.fake.faults.push({ method: 'chat.postMessage', error: 'brand_new_trouble' });
    await queue(post('never'), post('behind it'));
    for (let i = 0; i < 6; i += 1) {
      await w.sender.drain();
      w.clock.pass(20_000);
    }
    expect(seen()).toEqual([['C1', '', 'behind it']]);
    expect(await w.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
  });
});

describe('rate limits', () => {
  test('a channel gets one message a second, in order, and other channels do not wait', async () => {
    await queue(post('1'), post('2'), post('3'), post('x', { channel: 'C2' }));
    const sender = w.sender;
    await sender.drain();
    expect(
      seen()
        .map((s) => s[2])
        .sort(),
    ).toEqual(['1', 'x']);
    w.clock.pass(999);
    await sender.drain();
    expect(seen()).toHaveLength(2);
    w.clock.pass(1);
    await sender.drain();
    w.clock.pass(1_000);
    await sender.drain();
    expect(
      seen()
        .filter((s) => s[0] === 'C1')
        .map((s) => s[2]),
    ).toEqual(['1', '2', '3']);
  });

  test('Retry-After holds back its method alone, and does not count as an attempt', async () => {
    w.fake.faults.push({ method: 'chat.postMessage', status: 429, retryAfter: 30 });
    await queue(post('a'));
    await w.sender.drain();
    await queue(post('b', { channel: 'C2' }));
    for (let i = 0; i < 12; i += 1) {
      await w.sender.drain();
      w.clock.pass(2_000);
    }
    expect(methods().filter((m) => m === 'chat.postMessage')).toHaveLength(0);
    w.clock.pass(8_000);
    await w.sender.drain();
    expect(seen()).toHaveLength(2);
    expect((await w.outbox.counts()).failed).toBe(0);
  });

  test('a method is not called more often than its tier allows', async () => {
    const clock = new TestClock();
    const fake = new FakeSlack();
    const api = new Api({ url: API, clock, token: async () => 'xoxb-T', fetch: fake.fetch });
    let sent = 0;
    for (let second = 0; second < 120; second += 1) {
      for (let i = 0; i < 5; i += 1) if ((await api.call('w', 'chat.update', {})).ok) sent += 1;
      clock.pass(1_000);
    }
    expect(fake.calls.length).toBeLessThanOrEqual(50 * 2.5);
    expect(fake.calls.length).toBeGreaterThan(90);
    expect(sent).toBe(0);
    expect((await api.call('another', 'chat.update', {})).ok).toBe(false);
    expect(fake.calls.at(-1)?.method).toBe('chat.update');
  });
});

describe('an outage', () => {
  test.each<[string, object]>([
    ['a broken connection', {}],
    ['an error of a gateway', { status: 502 }],
    ['an error of Slack', { status: 500 }],
  ])('%s: everything arrives afterwards, once and in order', async (_, fault) => {
    for (let i = 0; i < 4; i += 1) w.fake.faults.push({ method: 'chat.postMessage', ...fault });
    await queue(post('1'), post('2'), post('3'));
    for (let i = 0; i < 30; i += 1) {
      await w.sender.drain();
      w.clock.pass(10_000);
    }
    expect(seen().map((s) => s[2])).toEqual(['1', '2', '3']);
  });

  test('a message whose answer was lost is found in Slack, and not posted twice', async () => {
    w.fake.faults.push({ method: 'chat.postMessage', status: 502, after: true });
    await queue(post('once'));
    for (let i = 0; i < 3; i += 1) {
      await w.sender.drain();
      w.clock.pass(60_000);
    }
    expect(seen().map((s) => s[2])).toEqual(['once']);
    expect(methods()).toContain('conversations.history');
    expect(await w.outbox.counts()).toEqual({ waiting: 0, failed: 0 });
  });

  test('it is found in a thread too, and in a direct conversation that is known', async () => {
    await deliver(direct('hello'));
    w.fake.faults.push({ method: 'chat.postMessage', after: true }, { method: 'chat.postMessage', after: true });
    await queue(post('in the thread', { thread: '1.1' }), direct('ask'));
    for (let i = 0; i < 3; i += 1) {
      await w.sender.drain();
      w.clock.pass(60_000);
    }
    expect(
      seen()
        .map((s) => s[2])
        .sort(),
    ).toEqual(['ask', 'hello', 'in the thread']);
  });

  test('a message that was posted just before a crash is found in Slack when its lease expires', async () => {
    const out = post('once');
    await queue(out);
    await w.outbox.claim(10, 1_000);
    await deliver(out);
    await w.opened.db.deleteFrom('sent').execute();
    w.clock.pass(2_000);
    await w.sender.drain();
    expect(seen()).toHaveLength(1);
  });

  test('messages are given up after a long outage, and counted', async () => {
    for (let i = 0; i < 20; i += 1) w.fake.faults.push({ method: 'chat.postMessage', status: 503 });
    await queue(post('1'), post('2'));
    for (let i = 0; i < 30; i += 1) {
      await w.sender.drain();
      w.clock.pass(5 * 3_600_000);
    }
    expect((await w.outbox.counts()).failed).toBeGreaterThan(0);
    expect(w.faults).toEqual([]);
  });

  test('an answer that never comes is not waited for long', async () => {
    const never = () => new Promise<Response>(() => {});
    const clock = new TestClock();
    const hung = new Api({
      url: API,
      clock,
      timeoutMs: 20,
      token: async () => 'xoxb-T',
      fetch: (_, init) => Promise.race([never(), aborted(init?.signal)]),
    });
    const answer = await hung.call('w', 'users.info', { user: 'U1' });
    expect(answer).toMatchObject({ ok: false, unconfirmed: true });
  });
});

const aborted = (signal: AbortSignal | undefined) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
