/** What becomes of messages on their way to Teams: addresses, refusals, lost answers, the pace, and who sees what. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Sent } from '../../../adapters/store/sent.js';
import { refusalKind } from '../../../adapters/teams/errors.js';
import { personalChannel } from '../../../adapters/teams/places.js';
import { THREAD_LIMITS } from '../../../adapters/teams/posts.js';
import { RateLimiter } from '../../../adapters/teams/rate-limiter.js';
import type { Outbound } from '../../../src/ports.js';
import { controls, paragraph, type View, view } from '../../../src/view.js';
import { kit } from '../../support/kit.js';
import { aadOf, channelOf, idOf, SETTINGS, World, wordsOf } from '../../support/teams/world.js';

const worlds: World[] = [];
afterEach(async () => {
  for (const w of worlds.splice(0)) await w.close();
});

const text = (words: string): View => view(paragraph([{ is: 'plain', text: words }]));
const withButton = (words: string): View =>
  view(
    paragraph([{ is: 'plain', text: words }]),
    controls({ control: 'button', label: 'Help', call: { command: 'help', args: {} } }),
  );

async function made(whispers: 'chat' | 'targeted' = 'chat') {
  const k = await kit();
  const w = await World.make(k.opened, { settings: { ...SETTINGS, whispers } });
  worlds.push(w);
  const tenant = w.tenant();
  const workspace = `teams:${tenant}`;
  // Somebody has spoken, so that the channel and one person's chat are known.
  await w.say(tenant, 'ana', 'churn', 'help');
  await w.say(tenant, 'ana', 'direct', 'help');
  await w.settle();
  w.fake.calls.length = 0;
  w.fake.shown.length = 0;
  w.clock.pass(3_600_000);
  const channel = channelOf(tenant, 'churn');
  const deliver = (out: Outbound, unconfirmed = false) => w.teams.chat.deliver(workspace, out, unconfirmed);
  const post = (words: string, thread: string | null = null, id = newId()): Outbound => ({
    ...{ to: 'channel', id, channel, thread, view: text(words) },
  });
  const whisper = (words: string, who: string, more: object = {}): Outbound => ({
    ...{ to: 'whisper', id: newId(), channel, thread: null, person: aadOf(who), view: text(words) },
    ...more,
  });
  return { w, tenant, workspace, channel, deliver, post, whisper };
}

describe('addresses', () => {
  test('a new thread of a channel, an answer in a thread, a chat that is known, one that is begun', async () => {
    const { w, tenant, channel, deliver, post, workspace } = await made();
    await deliver(post('a'));
    await deliver(post('b', '1772000000001'));
    await deliver({ to: 'direct', id: newId(), person: aadOf('ana'), view: text('c') });
    await deliver({ to: 'direct', id: newId(), person: aadOf('bo'), view: text('d') });
    const own = (who: string) => encodeURIComponent(w.fake.personal(idOf(who), tenant));
    expect(w.fake.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST v3/conversations',
      `POST v3/conversations/${encodeURIComponent(`${channel};messageid=1772000000001`)}/activities`,
      `POST v3/conversations/${own('ana')}/activities`,
      'POST v3/conversations',
      `POST v3/conversations/${own('bo')}/activities`,
    ]);
    expect(w.fake.calls[0]?.body).toMatchObject({
      isGroup: true,
      channelData: { channel: { id: channel } },
      tenantId: tenant,
    });
    expect(w.fake.calls[3]?.body).toMatchObject({ isGroup: false, members: [{ id: aadOf('bo') }], tenantId: tenant });
    expect((await w.addresses.of(workspace, aadOf('bo')))?.id).toBe(w.fake.personal(idOf('bo'), tenant));
    expect(w.fake.problems).toEqual([]);
  });
  test('an update goes to the message it names, in its thread', async () => {
    const { w, channel, deliver, post } = await made();
    const id = newId();
    await deliver(post('a', null, id));
    await deliver({ to: 'message', id: newId(), channel, message: id, view: text('b') });
    const [message] = w.fake.messages.slice(-1);
    expect(wordsOf(message?.card)).toContain('b');
    const put = w.fake.calls.at(-1);
    expect(put?.method).toBe('PUT');
    expect(put?.path).toBe(
      `v3/conversations/${encodeURIComponent(message?.conversation ?? '')}/activities/${message?.id}`,
    );
  });
  test('over a real connection it is the same', async () => {
    const { w, deliver, post, workspace, channel } = await made();
    const service = await w.fake.listen();
    const known = await w.addresses.find(workspace, channel);
    if (known) await w.addresses.keep(workspace, { ...known, service });
    const real = await World.make(w.opened, { fetch: fetch });
    worlds.push(real);
    expect(await real.teams.chat.deliver(workspace, post('real'))).toMatchObject({ result: 'sent' });
    expect(w.fake.calls.at(-1)?.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
    await w.fake.close();
    expect(await real.teams.chat.deliver(workspace, post('away'))).toMatchObject({ result: 'later', unused: true });
    expect(await deliver(post('x'))).toMatchObject({ result: expect.any(String) });
  });
});

describe('one person’s eyes', () => {
  test('a whisper stands in the person’s own chat, and what is pressed there belongs to the channel', async () => {
    const { w, tenant, workspace, channel } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.settle();
    w.fake.messages.length = 0;
    await w.teams.chat.deliver(workspace, {
      ...{ to: 'whisper', id: newId(), channel, thread: null, person: aadOf('ana') },
      view: view(controls({ control: 'button', label: 'Status', call: { command: 'status', args: {} } })),
    });
    const [message] = w.fake.messages;
    expect(message?.conversation).toBe(w.fake.personal(idOf('ana'), tenant));
    const answer = await w.press(tenant, 'ana', message ?? { conversation: '', id: '' }, {
      type: 'Action.Execute',
      verb: 'call',
      data: { call: { command: 'status', args: {} } },
    });
    // The project of the channel, though it was pressed in private.
    expect(wordsOf(answer.body?.value as never)).toContain('Churn model');
  });
  test('targeted where that is wanted: by a mark of the address, with the one recipient', async () => {
    const { w, deliver, whisper } = await made('targeted');
    expect(await deliver(whisper('psst', 'bo', { thread: '1772000000001' }))).toMatchObject({ result: 'sent' });
    const call = w.fake.calls.at(-1);
    expect(call?.path).toMatch(/%3Bmessageid%3D1772000000001\/activities\?isTargetedActivity=true$/);
    expect(call?.body).toMatchObject({ recipient: { id: idOf('bo') } });
    expect(w.fake.messages.at(-1)?.onlyFor).toBe(idOf('bo'));
  });
  test.each([
    ['400', { status: 400, body: { error: { code: 'BadArgument' } } }],
    ['403', { status: 403, body: { error: { code: 'Forbidden' } } }],
    ['404', { status: 404, body: { error: { code: 'NotFound' } } }],
  ])('refused with %s, it goes to the person’s own chat, and never to all', async (_, refusal) => {
    const { w, tenant, deliver, whisper } = await made('targeted');
    w.fake.next.push(refusal, ...(refusal.status === 400 ? [refusal] : []));
    expect(await deliver(whisper('psst', 'ana'))).toMatchObject({ result: 'sent' });
    expect(w.fake.shown.map((one) => one.message.conversation)).toEqual([w.fake.personal(idOf('ana'), tenant)]);
  });
  test('nobody can be written to: who waits for an answer is called, and nothing of it is said', async () => {
    const { w, channel, deliver, whisper } = await made();
    w.fake.closed.add(idOf('bo'));
    expect(await deliver(whisper('a secret', 'bo'))).toMatchObject({ result: 'never' });
    expect(w.fake.shown).toEqual([]);
    const waiting = whisper('a secret', 'bo', { reply: '|1772000000001' });
    expect(await deliver(waiting)).toMatchObject({ result: 'sent' });
    const [message] = w.fake.messages.slice(-1);
    expect(message?.conversation).toBe(`${channel};messageid=1772000000001`);
    expect(JSON.stringify(message)).not.toContain('a secret');
    expect(message?.card?.msteams).toMatchObject({ entities: [{ type: 'mention', mentioned: { id: aadOf('bo') } }] });
  });
  test('an offer to somebody without a chat calls them where they were asked', async () => {
    const { w, channel, deliver } = await made();
    w.fake.closed.add(idOf('chi'));
    const out: Outbound = { to: 'direct', id: newId(), person: aadOf('chi'), near: channel, view: text('an offer') };
    expect(await deliver(out)).toMatchObject({ result: 'sent' });
    expect(wordsOf(w.fake.messages.at(-1)?.card)).toContain('Add the app Baton');
  });
});

describe('what Teams answers', () => {
  test.each([502, 500, 504])('a %i may have come after the deed: it is not said again', async (status) => {
    const { w, deliver, post } = await made();
    w.fake.next.push({ status });
    expect(await deliver(post('once', '1'))).toMatchObject({ result: 'never' });
    expect(w.fake.calls).toHaveLength(1);
  });
  test('an answer that is lost, as well; an update is tried again, it cannot double anything', async () => {
    const { w, channel, deliver, post } = await made();
    const id = newId();
    w.fake.next.push('lost');
    expect(await deliver(post('once', '1', id))).toMatchObject({ result: 'never' });
    expect(w.fake.messages.filter((m) => m.summary === 'once')).toHaveLength(1);
    const second = newId();
    await deliver(post('two', '1', second));
    w.fake.next.push('lost');
    const update: Outbound = { to: 'message', id: newId(), channel, message: second, view: text('three') };
    expect(await deliver(update)).toMatchObject({ result: 'later', unused: false });
    expect(await deliver(update)).toMatchObject({ result: 'sent' });
  });
  test('nothing was done: no connection, 429, 412, a 503 that says when', async () => {
    const { w, deliver, post } = await made();
    for (const [reply, afterMs] of [
      ['refused' as const, 2_000],
      [{ status: 429, headers: { 'retry-after': '7' } }, 7_000],
      [{ status: 429 }, 2_000],
      [{ status: 412 }, 2_000],
      [{ status: 503, headers: { 'retry-after': '3' } }, 3_000],
    ] as const) {
      w.fake.next.push(reply);
      expect(await deliver(post('later', '1'))).toEqual({
        result: 'later',
        afterMs,
        why: 'not its time',
        unused: true,
      });
      w.clock.pass(60_000);
    }
    expect(w.fake.messages.filter((m) => m.summary === 'later')).toEqual([]);
    w.fake.next.push({ status: 503 });
    expect(await deliver(post('unconfirmed', '1'))).toMatchObject({ result: 'never' });
  });
  test('after a crash nobody knows whether it was tried: it is', async () => {
    const { w, deliver, post } = await made();
    const id = newId();
    expect(await deliver(post('x', '1', id), true)).toMatchObject({ result: 'sent' });
    expect(await deliver(post('x', '1', id), true)).toMatchObject({ result: 'sent' });
    expect(w.fake.messages.filter((m) => m.summary === 'x')).toHaveLength(1);
  });
  test('killed after the deed and its note, the lease runs out and nothing is said twice; before the note, it is', async () => {
    const { w, workspace, post } = await made();
    await w.store.transact(workspace, newId(), async (unit) => {
      await unit.send([post('once', '1')]);
      return {};
    });
    const [leased] = await w.outbox.claim(1, 60_000);
    await w.teams.chat.deliver(workspace, leased?.message as Outbound);
    // Here the process ends: nobody tells the outbox.
    w.clock.pass(61_000);
    await w.settle();
    expect(w.fake.messages.filter((m) => m.summary === 'once')).toHaveLength(1);
    expect(await w.outbox.counts()).toEqual({ waiting: 0, failed: 0 });
    await w.opened.db.deleteFrom('sent').execute();
    await w.teams.chat.deliver(workspace, leased?.message as Outbound, true);
    expect(w.fake.messages.filter((m) => m.summary === 'once')).toHaveLength(2);
  });
  test('what was said is not said again because it could not be noted', async () => {
    const { w, deliver, post } = await made();
    vi.spyOn(Sent.prototype, 'note').mockRejectedValueOnce(new Error('the disk is full'));
    expect(await deliver(post('x', '1'))).toMatchObject({ result: 'sent' });
    expect(w.faults.map(String)).toEqual(['Error: the disk is full']);
  });
  test.each([
    ['BadSyntax', 400],
    ['MessageSizeTooBig', 413],
  ])('a card that is refused (%s) goes as words', async (code, status) => {
    const { w, deliver, post } = await made();
    w.fake.next.push({ status, body: { error: { code } } });
    expect(await deliver(post('plain words', '1'))).toMatchObject({ result: 'sent' });
    expect(w.fake.messages.at(-1)).toMatchObject({ text: 'plain words', card: undefined });
    expect(w.faults.map(String)).toEqual([`Error: Teams refused a message: ${code}`]);
  });
  test('403: Baton is not in the channel any more, and what waits for it is let go', async () => {
    const { w, workspace, channel, deliver, post } = await made();
    w.fake.closed.add(channel);
    expect(await deliver({ ...post('x'), orTo: aadOf('ana') } as Outbound)).toMatchObject({ result: 'sent' });
    expect(await w.addresses.find(workspace, channel)).toBeUndefined();
    expect(await deliver(post('y'))).toEqual({ result: 'never', why: 'a conversation that is not known' });
  });
  test('404 in a thread: its first message is gone, and it is said beside it', async () => {
    const { w, workspace, channel, deliver, post } = await made();
    w.fake.next.push({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
    expect(await deliver(post('x', '1772000000001'))).toMatchObject({ result: 'sent' });
    expect(await w.addresses.find(workspace, channel)).toBeDefined();
  });
  test('a message that is gone needs no update', async () => {
    const { channel, deliver } = await made();
    const update: Outbound = { to: 'message', id: newId(), channel, message: `m|${channel}|1|`, view: text('x') };
    expect(await deliver(update)).toMatchObject({ result: 'never' });
    expect(await deliver({ ...update, message: 'never sent' })).toMatchObject({ result: 'sent' });
  });
  test('a token that is refused is asked for anew, once; then the people who run Baton are told', async () => {
    const { w, deliver, post } = await made();
    w.fake.next.push({ status: 401 });
    expect(await deliver(post('a', '1'))).toMatchObject({ result: 'sent' });
    w.fake.next.push({ status: 401 }, { status: 401 });
    expect(await deliver(post('b', '1'))).toMatchObject({ result: 'later', afterMs: 60_000, unused: true });
    expect(w.faults.map(String).join()).toContain('check TEAMS_APP_ID');
  });
  test('an address that is not Teams’ is given nothing', async () => {
    const { w, workspace, channel, deliver, post } = await made();
    const known = await w.addresses.find(workspace, channel);
    if (known) await w.addresses.keep(workspace, { ...known, service: 'https://evil.test/' });
    const before = w.fake.calls.length;
    expect(await deliver(post('x', '1'))).toMatchObject({ result: 'never' });
    expect(w.fake.calls).toHaveLength(before);
  });
  test.each<[number, string, boolean, string]>([
    [403, 'BotNotInConversationRoster', false, 'closed'],
    [403, 'MessageWritesBlocked', false, 'closed'],
    [404, 'ConversationNotFound', false, 'closed'],
    [404, 'ActivityNotFoundInConversation', true, 'gone'],
    [405, 'http_405', true, 'gone'],
    [400, 'BadSyntax', false, 'rejected'],
    [413, 'http_413', false, 'rejected'],
    [409, 'Conflict', false, 'retry'],
    [403, 'TooManyRequests', false, 'retry'],
  ])('%i %s means %s', (status, code, change, meaning) => {
    expect(refusalKind(status, code, change)).toBe(meaning);
  });
});

describe('the pace', () => {
  test.each([
    [7, 1_000],
    [8, 2_000],
    [60, 30_000],
    [1_800, 3_600_000],
  ])('no more than %i in %i ms', (most, ms) => {
    const pace = new RateLimiter(THREAD_LIMITS);
    const sent: number[] = [];
    for (let now = 0; sent.length < 2_500; ) {
      const wait = pace.wait('a', now);
      if (wait > 0) {
        now += wait;
        continue;
      }
      pace.take('a', now);
      sent.push(now);
    }
    for (const [i, at] of sent.entries()) {
      const within = sent.slice(0, i + 1).filter((one) => one > at - ms).length;
      expect(within).toBeLessThanOrEqual(most);
    }
    expect(pace.wait('b', 0)).toBe(0);
  });
  test('a conversation that is full waits without counting as an attempt; another is free', async () => {
    const { w, deliver, post } = await made();
    for (let i = 0; i < 7; i += 1) expect(await deliver(post(`n${i}`, '1'))).toMatchObject({ result: 'sent' });
    expect(await deliver(post('full', '1'))).toMatchObject({ result: 'later', unused: true });
    expect(await deliver(post('free', '2'))).toMatchObject({ result: 'sent' });
    w.clock.pass(2_000);
    expect(await deliver(post('full', '1'))).toMatchObject({ result: 'sent' });
  });
  test('a tenant gets thirty requests a second', async () => {
    const { w, deliver, post } = await made();
    const done = [];
    for (let i = 0; i < 31; i += 1) done.push((await deliver(post('x', String(i)))).result);
    expect(done.filter((one) => one === 'sent')).toHaveLength(30);
    w.clock.pass(1_000);
    expect(await deliver(post('x', '99'))).toMatchObject({ result: 'sent' });
  });
});

test('a start page draws itself anew for its person alone, and says when Baton last heard something', async () => {
  const { w, deliver } = await made();
  const page: View = { ...withButton('home'), page: 'home' };
  await deliver({ to: 'channel', id: newId(), channel: personalChannel(aadOf('ana')), thread: null, view: page });
  const card = w.fake.messages.at(-1)?.card;
  expect(card?.refresh).toMatchObject({ userIds: [idOf('ana')], action: { verb: 'look' } });
  expect(wordsOf(card)).toContain('Baton has not heard a message yet');
});
