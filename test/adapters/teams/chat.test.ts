/** What becomes of a message when Teams refuses it, does not answer, or has to be waited for. */
import { describe, expect, test, vi } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Sent } from '../../../adapters/store/sent.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { START } from '../../support/kit.js';
import { deliveryWorld, wordsView } from '../../support/teams/fresh-world.js';
import { objectIdOf } from '../../support/teams/ids.js';

describe('a lost answer', () => {
  test.each([502, 500, 504])('after a %i nothing is sent again: Teams might have carried it out', async (status) => {
    const { w, deliver, post } = await deliveryWorld();
    w.fake.next.push({ status });
    expect(await deliver(post('once', '1'))).toMatchObject({ result: 'never' });
    expect(w.fake.calls).toHaveLength(1);
  });
  test('a post whose answer is lost is not sent again; an update is, since it cannot double anything', async () => {
    const { w, channel, deliver, post } = await deliveryWorld();
    w.fake.next.push('lost');
    expect(await deliver(post('once', '1'))).toMatchObject({ result: 'never' });
    expect(w.fake.messages.filter((m) => m.summary === 'once')).toHaveLength(1);
    const id = newId();
    await deliver(post('two', '1', id));
    w.fake.next.push('lost');
    const update: Outbound = { to: 'message', id: newId(), channel, message: id, view: wordsView('three') };
    expect(await deliver(update)).toMatchObject({ result: 'later', unused: false });
    expect(await deliver(update)).toMatchObject({ result: 'sent' });
  });
  test.each([
    ['no connection', 'refused' as const, 2_000],
    ['429 with a time', { status: 429, headers: { 'retry-after': '7' } }, 7_000],
    ['429', { status: 429 }, 2_000],
    ['412', { status: 412 }, 2_000],
    ['503 with a time', { status: 503, headers: { 'retry-after': '3' } }, 3_000],
  ] as const)('%s means that nothing was sent: it waits without counting as an attempt', async (_, reply, afterMs) => {
    const { w, deliver, post } = await deliveryWorld();
    w.fake.next.push(reply);
    expect(await deliver(post('later', '1'))).toEqual({ result: 'later', afterMs, why: 'not its time', unused: true });
    expect(w.fake.messages.filter((m) => m.summary === 'later')).toEqual([]);
  });
  test('503 without a time can mean that it was sent', async () => {
    const { w, deliver, post } = await deliveryWorld();
    w.fake.next.push({ status: 503 });
    expect(await deliver(post('unconfirmed', '1'))).toMatchObject({ result: 'never' });
  });
});

describe('a crash', () => {
  test('before anything was sent: the message is delivered once', async () => {
    const { w, deliver, post } = await deliveryWorld();
    const out = post('x', '1');
    expect(await deliver(out, START)).toMatchObject({ result: 'sent' });
    expect(await deliver(out, START)).toMatchObject({ result: 'sent' });
    expect(w.fake.messages.filter((m) => m.summary === 'x')).toHaveLength(1);
  });
  test('after it was sent and noted: the lease expires and nothing is sent twice; before it was noted, it is', async () => {
    const { w, workspace, deliver, post } = await deliveryWorld();
    const out = post('once', '1');
    const copies = () => w.fake.messages.filter((m) => m.summary === 'once');
    await w.store.transact(workspace, newId(), async (unit) => {
      await unit.send([out]);
      return {};
    });
    // The process ends after delivering what it has claimed, before it tells the outbox.
    expect((await w.outbox.claim(1, 60_000)).map(({ message }) => message.id)).toEqual([out.id]);
    await deliver(out);
    w.clock.pass(61_000);
    await w.settle();
    expect(copies()).toHaveLength(1);
    expect(await w.outbox.counts()).toEqual({ waiting: 0, failed: 0 });
    await w.opened.db.deleteFrom('sent').execute();
    await deliver(out, START);
    expect(copies()).toHaveLength(2);
  });
  test('a message that cannot be noted is not sent again', async () => {
    const { w, deliver, post } = await deliveryWorld();
    vi.spyOn(Sent.prototype, 'note').mockRejectedValueOnce(new Error('the disk is full'));
    expect(await deliver(post('x', '1'))).toMatchObject({ result: 'sent' });
    expect(w.faults.map(String)).toEqual(['Error: the disk is full']);
  });
});

describe('a refusal', () => {
  test.each([
    ['BadSyntax', 400],
    ['MessageSizeTooBig', 413],
  ])('of the card (%s) sends its words instead', async (code, status) => {
    const { w, deliver, post } = await deliveryWorld();
    w.fake.next.push({ status, body: { error: { code } } });
    expect(await deliver(post('plain words', '1'))).toMatchObject({ result: 'sent' });
    expect(w.fake.messages.at(-1)).toMatchObject({ text: 'plain words', card: undefined });
    expect(w.faults.map(String)).toEqual([`Error: Teams refused a message: ${code}`]);
  });
  test('with 403 means that Baton is not in the channel: it is forgotten, and the message goes to its stand-in', async () => {
    const { w, workspace, channel, deliver, post } = await deliveryWorld();
    w.fake.closed.add(channel);
    expect(await deliver({ ...post('x'), orTo: objectIdOf('ana') })).toMatchObject({ result: 'sent' });
    expect(await w.addresses.find(workspace, channel)).toBeUndefined();
    expect(await deliver(post('y'))).toEqual({ result: 'never', why: 'a conversation that is not known' });
  });
  test('of the token asks for another one once, then reports it to whoever runs Baton', async () => {
    const { w, deliver, post } = await deliveryWorld();
    w.fake.next.push({ status: 401 });
    expect(await deliver(post('a', '1'))).toMatchObject({ result: 'sent' });
    w.fake.next.push({ status: 401 }, { status: 401 });
    expect(await deliver(post('b', '1'))).toMatchObject({ result: 'later', afterMs: 60_000, unused: true });
    expect(w.faults.map(String).join()).toContain('check TEAMS_APP_ID');
  });
});

test('nothing is sent to an address that is not Teams’', async () => {
  const { w, workspace, channel, deliver, post } = await deliveryWorld();
  const known = await w.addresses.find(workspace, channel);
  if (known) await w.addresses.keep(workspace, { ...known, service: 'https://evil.test/' });
  const before = w.fake.calls.length;
  expect(await deliver(post('x', '1'))).toMatchObject({ result: 'never' });
  expect(w.fake.calls).toHaveLength(before);
});

describe('the rate', () => {
  test('a full conversation waits without counting as an attempt; another one does not wait', async () => {
    const { w, deliver, post } = await deliveryWorld();
    for (let i = 0; i < 7; i += 1) expect(await deliver(post(`n${i}`, '1'))).toMatchObject({ result: 'sent' });
    expect(await deliver(post('full', '1'))).toMatchObject({ result: 'later', unused: true });
    expect(await deliver(post('free', '2'))).toMatchObject({ result: 'sent' });
    w.clock.pass(2_000);
    expect(await deliver(post('full', '1'))).toMatchObject({ result: 'sent' });
  });
  test('a tenant gets thirty requests a second', async () => {
    const { w, deliver, post } = await deliveryWorld();
    const results = [];
    for (let i = 0; i < 31; i += 1) results.push((await deliver(post('x', String(i)))).result);
    expect(results.filter((one) => one === 'sent')).toHaveLength(30);
    w.clock.pass(1_000);
    expect(await deliver(post('x', '99'))).toMatchObject({ result: 'sent' });
  });
});
