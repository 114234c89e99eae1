/** Where messages go in Teams, and who sees them. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { personalChannel } from '../../../adapters/teams/places.js';
import type { PeopleMessage } from '../../../src/ports/outbound.js';
import { controls, paragraph, type View, view } from '../../../src/view/view.js';
import { cardIn } from '../../support/teams/answers.js';
import { wordsOf } from '../../support/teams/cards.js';
import { closedAfterTest, deliveryWorld, wordsView } from '../../support/teams/fresh-world.js';
import { objectIdOf, personalChatId, teamsIdOf } from '../../support/teams/ids.js';
import { World } from '../../support/teams/world.js';

describe('a message', () => {
  test('starts a thread of a channel, continues one, goes into a known chat, or opens a chat', async () => {
    const { w, tenant, channel, deliver, post, workspace } = await deliveryWorld();
    await deliver(post('a'));
    await deliver(post('b', '1772000000001'));
    await deliver({ to: 'direct', id: newId(), person: objectIdOf('ana'), view: wordsView('c') });
    await deliver({ to: 'direct', id: newId(), person: objectIdOf('bo'), view: wordsView('d') });
    const chat = (who: string) => encodeURIComponent(personalChatId(tenant, teamsIdOf(who)));
    expect(w.fake.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST v3/conversations',
      `POST v3/conversations/${encodeURIComponent(`${channel};messageid=1772000000001`)}/activities`,
      `POST v3/conversations/${chat('ana')}/activities`,
      'POST v3/conversations',
      `POST v3/conversations/${chat('bo')}/activities`,
    ]);
    expect(w.fake.calls[0]?.body).toMatchObject({
      isGroup: true,
      channelData: { channel: { id: channel } },
      tenantId: tenant,
    });
    const members = [{ id: objectIdOf('bo') }];
    expect(w.fake.calls[3]?.body).toMatchObject({ isGroup: false, members, tenantId: tenant });
    const known = await w.addresses.of(workspace, objectIdOf('bo'));
    expect(known?.id).toBe(personalChatId(tenant, teamsIdOf('bo')));
    expect(w.fake.problems).toEqual([]);
  });
  test('replaces the message it names, in its thread', async () => {
    const { w, channel, deliver, post } = await deliveryWorld();
    const id = newId();
    await deliver(post('a', null, id));
    await deliver({ to: 'message', id: newId(), channel, message: id, view: wordsView('b') });
    const [message] = w.fake.messages.slice(-1);
    expect(wordsOf(message?.card)).toContain('b');
    const conversation = encodeURIComponent(message?.conversation ?? '');
    expect(w.fake.calls.at(-1)).toMatchObject({
      method: 'PUT',
      path: `v3/conversations/${conversation}/activities/${message?.id}`,
    });
  });
  test('that would replace one that is gone, or was never sent, is not needed', async () => {
    const { channel, deliver } = await deliveryWorld();
    const update: PeopleMessage = {
      to: 'message',
      id: newId(),
      channel,
      message: `m|${channel}|1|`,
      view: wordsView('x'),
    };
    expect(await deliver(update)).toMatchObject({ result: 'never' });
    expect(await deliver({ ...update, message: 'never sent' })).toMatchObject({ result: 'sent' });
  });
  test('starts a new thread if the first message of its own was deleted', async () => {
    const { w, workspace, channel, deliver, post } = await deliveryWorld();
    w.fake.next.push({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
    expect(await deliver(post('x', '1772000000001'))).toMatchObject({ result: 'sent' });
    expect(await w.addresses.find(workspace, channel)).toBeDefined();
  });
  test('goes over a real connection in the same way', async () => {
    const { w, deliver, post, workspace, channel } = await deliveryWorld();
    const service = await w.fake.listen();
    const known = await w.addresses.find(workspace, channel);
    if (known) await w.addresses.keep(workspace, { ...known, service });
    const { teams } = closedAfterTest(await World.make(w.opened, { fetch }));
    expect(await teams.chat.deliver(workspace, post('real'))).toMatchObject({ result: 'sent' });
    expect(w.fake.calls.at(-1)?.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
    await w.fake.close();
    expect(await teams.chat.deliver(workspace, post('away'))).toMatchObject({ result: 'later', unused: true });
    expect(await deliver(post('x'))).toMatchObject({ result: expect.any(String) });
  });
});

describe('a whisper', () => {
  test('is posted in the person’s own chat, and what is pressed there belongs to the channel', async () => {
    const { w, tenant, workspace, channel } = await deliveryWorld();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.settle();
    w.fake.messages.length = 0;
    await w.teams.chat.deliver(workspace, {
      ...{ to: 'whisper', id: newId(), channel, thread: null, person: objectIdOf('ana') },
      view: view(controls({ control: 'button', label: 'Status', call: { command: 'status', args: {} } })),
    });
    const [message] = w.fake.messages;
    expect(message?.conversation).toBe(personalChatId(tenant, teamsIdOf('ana')));
    const answer = await w.press(tenant, 'ana', message ?? { conversation: '', id: '' }, {
      type: 'Action.Execute',
      verb: 'call',
      data: { call: { command: 'status', args: {} } },
    });
    // The project is the channel's, although the button was pressed in private.
    expect(wordsOf(cardIn(answer))).toContain('Churn model');
  });
  test('is a targeted message if that is set: marked in the address, with one recipient', async () => {
    const { w, deliver, whisper } = await deliveryWorld('targeted');
    expect(await deliver(whisper('psst', 'bo', { thread: '1772000000001' }))).toMatchObject({ result: 'sent' });
    const call = w.fake.calls.at(-1);
    expect(call?.path).toMatch(/%3Bmessageid%3D1772000000001\/activities\?isTargetedActivity=true$/);
    expect(call?.body).toMatchObject({ recipient: { id: teamsIdOf('bo') } });
    expect(w.fake.messages.at(-1)?.onlyFor).toBe(teamsIdOf('bo'));
  });
  test.each([
    [400, 'BadArgument'],
    [403, 'Forbidden'],
    [404, 'NotFound'],
  ])('refused with %i goes to the person’s own chat, never to everybody', async (status, code) => {
    const { w, tenant, deliver, whisper } = await deliveryWorld('targeted');
    const refusal = { status, body: { error: { code } } };
    // A card that is rejected is sent again in words.
    w.fake.next.push(refusal, ...(status === 400 ? [refusal] : []));
    expect(await deliver(whisper('psst', 'ana'))).toMatchObject({ result: 'sent' });
    expect(w.fake.shown.map(({ message }) => message.conversation)).toEqual([personalChatId(tenant, teamsIdOf('ana'))]);
  });
});

describe('somebody who cannot be written to in private', () => {
  test('is called by a mention if they wait for an answer, and nothing of it is said', async () => {
    const { w, channel, deliver, whisper } = await deliveryWorld();
    w.fake.closed.add(teamsIdOf('bo'));
    expect(await deliver(whisper('a secret', 'bo'))).toMatchObject({ result: 'never' });
    expect(w.fake.shown).toEqual([]);
    const waiting = whisper('a secret', 'bo', { reply: '|1772000000001' });
    expect(await deliver(waiting)).toMatchObject({ result: 'sent' });
    const message = w.fake.messages.at(-1);
    expect(message?.conversation).toBe(`${channel};messageid=1772000000001`);
    expect(JSON.stringify(message)).not.toContain('a secret');
    const mention = { type: 'mention', mentioned: { id: objectIdOf('bo') } };
    expect(message?.card?.msteams).toMatchObject({ entities: [mention] });
  });
  test('is called where they were made an offer', async () => {
    const { w, channel, deliver } = await deliveryWorld();
    w.fake.closed.add(teamsIdOf('chi'));
    const person = objectIdOf('chi');
    const out: PeopleMessage = { to: 'direct', id: newId(), person, near: channel, view: wordsView('an offer') };
    expect(await deliver(out)).toMatchObject({ result: 'sent' });
    expect(wordsOf(w.fake.messages.at(-1)?.card)).toContain('Add the Baton app');
  });
});

test('a start page refreshes for its person alone, and says when Baton last heard something', async () => {
  const { w, deliver } = await deliveryWorld();
  const help = { control: 'button' as const, label: 'Help', call: { command: 'help', args: {} } };
  const page: View = { ...view(paragraph([{ is: 'plain', text: 'home' }]), controls(help)), page: 'home' };
  const channel = personalChannel(objectIdOf('ana'));
  await deliver({ to: 'channel', id: newId(), channel, thread: null, view: page });
  const card = w.fake.messages.at(-1)?.card;
  expect(card?.refresh).toMatchObject({ userIds: [teamsIdOf('ana')], action: { verb: 'look' } });
  expect(wordsOf(card)).toContain('I haven’t seen a message yet');
});
