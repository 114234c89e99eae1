/** Presses on cards: answers that Teams can show, whatever happens. */
import { describe, expect, test } from 'vitest';
import { CARD_CONTENT_TYPE } from '../../../adapters/teams/cards.js';
import { cardIn } from '../../support/teams/answers.js';
import { cardProblems } from '../../support/teams/card-problems.js';
import { wordsOf } from '../../support/teams/cards.js';
import { personalChatId, teamsIdOf } from '../../support/teams/ids.js';
import { callButton, statusCard } from '../../support/teams/status-card.js';

const LINE = 'application/vnd.microsoft.activity.message';

describe('a press', () => {
  test('is answered with the card as it is now, and everybody else sees it', async () => {
    const { w, tenant, message, action } = await statusCard();
    const answer = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body ?? {}).sort()).toEqual(['statusCode', 'type', 'value']);
    expect(answer.body).toMatchObject({ statusCode: 200, type: CARD_CONTENT_TYPE });
    expect(cardProblems(cardIn(answer))).toEqual([]);
    await w.settle();
    const shown = w.fake.shown.at(-1);
    expect(shown).toMatchObject({ how: 'update', message: { id: message.id } });
    expect(wordsOf(shown?.message.card)).toBe(wordsOf(cardIn(answer)));
  });
  test('delivered twice takes effect once and is answered twice', async () => {
    const { w, tenant, message, action } = await statusCard();
    const value = { action: { type: 'Action.Execute', verb: 'call', data: action('Data: Start').data } };
    const invoke = {
      ...w.activity(tenant, 'bo', 'churn', { type: 'invoke', name: 'adaptiveCard/action', value }),
      conversation: { id: message.conversation, conversationType: 'channel', tenantId: tenant },
      replyToId: message.id,
    };
    await w.send(invoke);
    await w.settle();
    const before = w.fake.shown.length;
    const body = { statusCode: 200, type: LINE, value: 'I’ve already handled that.' };
    expect(await w.send(invoke)).toMatchObject({ status: 200, body });
    await w.settle();
    expect(w.fake.shown).toHaveLength(before);
  });
  test('that is not allowed says so in one line to that person alone', async () => {
    const { w, tenant, message, action } = await statusCard();
    await w.say(tenant, 'ana', 'churn', 'lead @ana');
    await w.say(tenant, 'ana', 'churn', 'set changes owners workspace');
    await w.settle();
    const before = w.fake.shown.length;
    const answer = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(answer.body).toMatchObject({ type: LINE, value: expect.stringContaining('Ana Silva') });
    await w.settle();
    expect(w.fake.shown).toHaveLength(before);
  });
  test('with a long private answer says that it is in the person’s own chat', async () => {
    const { w, tenant, message } = await statusCard();
    const answer = await w.press(tenant, 'bo', message, callButton('help'));
    expect(answer.body).toMatchObject({ type: LINE, value: 'I’ve answered in our chat.' });
    await w.settle();
    expect(w.fake.messages.at(-1)?.conversation).toBe(personalChatId(tenant, teamsIdOf('bo')));
  });
  test('on a list with nothing chosen asks for a choice', async () => {
    const { w, tenant, message } = await statusCard();
    const data = { call: { command: 'offer', args: {} }, arg: 'person', people: 'person' };
    const answer = await w.press(tenant, 'ana', message, { type: 'Action.Execute', verb: 'call', data });
    expect(answer.body).toMatchObject({ statusCode: 200, value: 'Choose something first.' });
  });
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a string', 'x'],
    ['no call', {}],
    ['something else than a call', { call: { command: 7 } }],
    ['something else than an argument', { call: { command: 'status', args: { a: {} } } }],
    ['a place that is made up', { call: { command: 'status', args: {} }, at: 'made up' }],
    ['an unknown command', { call: { command: 'rm -rf', args: {} } }],
  ])('that sends %s breaks nothing', async (_, data) => {
    const { w, tenant, message } = await statusCard();
    const value = { action: { type: 'Action.Execute', verb: 'call', data } };
    const answer = await w.invoke(tenant, 'ana', 'adaptiveCard/action', value, message);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      statusCode: expect.any(Number),
      type: expect.any(String),
      value: expect.anything(),
    });
    expect(w.faults).toEqual([]);
  });
  test('from an old client, which sends it as a message, has the same effect', async () => {
    const { w, tenant, message, action } = await statusCard();
    const base = w.activity(tenant, 'bo', 'churn', { type: 'message', value: action('Data: Start').data });
    const conversation = { id: message.conversation, conversationType: 'channel', tenantId: tenant };
    await w.send({ ...base, conversation, replyToId: message.id });
    await w.settle();
    expect(w.fake.shown.at(-1)).toMatchObject({ how: 'update', message: { id: message.id } });
  });
  test('that takes long is answered in time, and its result follows in the chat', async () => {
    const { w, tenant, message } = await statusCard({ patienceMs: 20 });
    const { handle } = w.app;
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    w.app.handle = async (inbound) => {
      await held;
      return handle.call(w.app, inbound);
    };
    const answer = await w.press(tenant, 'bo', message, callButton('unheard of'));
    expect(answer.body).toMatchObject({ type: LINE, value: expect.stringContaining('taking longer') });
    go();
    const chat = personalChatId(tenant, teamsIdOf('bo'));
    await expect.poll(() => w.fake.messages.at(-1)?.conversation).toBe(chat);
    w.app.handle = handle;
  });
  test.each([
    ['turns out to be wrong', { name: 'wrong' }, 'Open it again'],
    ['fails', { '': 'failed' }, 'Try again in a minute'],
  ])('of a form that takes long and %s is answered in its conversation', async (_, errors, says) => {
    const { w, tenant, message } = await statusCard({ patienceMs: 20 });
    const { handle } = w.app;
    let go = () => {};
    w.app.handle = async () => {
      await new Promise<void>((resolve) => (go = resolve));
      return { errors };
    };
    const data = { call: { command: 'task add', args: {} } };
    const value = { action: { type: 'Action.Execute', verb: 'form', data }, trigger: 'manual' };
    await w.invoke(tenant, 'bo', 'adaptiveCard/action', value, message);
    go();
    await expect.poll(() => w.fake.messages.at(-1)?.text).toContain(says);
    w.app.handle = handle;
  });
  test('that cannot be stored says "try again", and works when tried again', async () => {
    const { w, tenant, message, action } = await statusCard();
    const { handle } = w.app;
    w.app.handle = async () => {
      throw new Error('the store is away');
    };
    const answer = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(answer.body).toMatchObject({ statusCode: 200, value: expect.stringContaining('Try again in a minute') });
    w.app.handle = handle;
    expect((await w.press(tenant, 'bo', message, action('Data: Start'))).body?.type).toBe(CARD_CONTENT_TYPE);
  });
  test('and a command are answered with "try again" while the store is out of reach', async () => {
    const { w, tenant, message, action } = await statusCard();
    await w.opened.db.destroy();
    const before = w.fake.messages.length;
    expect((await w.say(tenant, 'ana', 'churn', 'new Other')).status).toBe(200);
    const said = w.fake.messages.slice(before).map(({ text }) => text);
    expect(said).toEqual([expect.stringContaining('Try again in a minute')]);
    const pressed = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(pressed.body).toMatchObject({ statusCode: 200, value: expect.stringContaining('Try again in a minute') });
  });
});

test('a start page refreshes itself without a trace in the store', async () => {
  const { w, tenant } = await statusCard();
  await w.say(tenant, 'bo', 'direct', 'home');
  await w.settle();
  const page = w.fake.messages.at(-1);
  expect(page?.card?.refresh).toMatchObject({ userIds: [teamsIdOf('bo')] });
  const handled = async () => (await w.opened.db.selectFrom('handled').select('key').execute()).length;
  const before = await handled();
  const value = { ...Object(page?.card?.refresh), trigger: 'automatic' };
  const answer = await w.invoke(tenant, 'bo', 'adaptiveCard/action', value, page);
  expect(answer.body).toMatchObject({ statusCode: 200, type: CARD_CONTENT_TYPE });
  expect(await handled()).toBe(before);
});
