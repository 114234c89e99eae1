/** What people do with cards: answers that Teams can read, forms of others, stores that are slow, data that was tampered with. */
import { afterEach, describe, expect, test } from 'vitest';
import { type AdaptiveCard, CARD_CONTENT_TYPE } from '../../../adapters/teams/cards.js';
import { kit } from '../../support/kit.js';
import { cardProblems } from '../../support/teams/card-problems.js';
import { actionsOf, inputsOf, SETTINGS, World, wordsOf } from '../../support/teams/world.js';

const worlds: World[] = [];
afterEach(async () => {
  for (const w of worlds.splice(0)) await w.close();
});

async function made(more: Parameters<typeof World.make>[1] = {}) {
  const k = await kit();
  const w = await World.make(k.opened, more);
  worlds.push(w);
  const tenant = w.tenant();
  await w.say(tenant, 'ana', 'churn', 'new Churn model');
  await w.say(tenant, 'ana', 'churn', 'status');
  await w.settle();
  const message = w.fake.messages.at(-1) ?? { conversation: '', id: '', card: undefined };
  const action = (title: string, card: AdaptiveCard | undefined = message.card) => {
    const found = actionsOf(card).find((one) => String(one.action.title).startsWith(title));
    if (!found) throw new Error(`no ${title} among ${actionsOf(card).map((one) => one.action.title)}`);
    return found.action;
  };
  return { w, tenant, message, action };
}

const MESSAGE = 'application/vnd.microsoft.activity.message';

describe('a press', () => {
  test('is answered with the card as it is now, and all others see it', async () => {
    const { w, tenant, message, action } = await made();
    const answer = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body ?? {}).sort()).toEqual(['statusCode', 'type', 'value']);
    expect(answer.body).toMatchObject({ statusCode: 200, type: CARD_CONTENT_TYPE });
    expect(cardProblems(answer.body?.value as AdaptiveCard)).toEqual([]);
    await w.settle();
    expect(w.fake.shown.at(-1)).toMatchObject({ how: 'update', message: { id: message.id } });
    expect(wordsOf(w.fake.shown.at(-1)?.message.card)).toBe(wordsOf(answer.body?.value as AdaptiveCard));
  });
  test('again, word for word, it takes no effect and is answered all the same', async () => {
    const { w, tenant, message, action } = await made();
    const value = { action: { type: 'Action.Execute', verb: 'call', data: action('Data: Start').data } };
    const invoke = {
      ...w.activity(tenant, 'bo', 'churn', { type: 'invoke', name: 'adaptiveCard/action', value }),
      conversation: { id: message.conversation, conversationType: 'channel', tenantId: tenant },
      replyToId: message.id,
    };
    await w.send(invoke);
    await w.settle();
    const before = w.fake.shown.length;
    expect(await w.send(invoke)).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: MESSAGE, value: 'Done.' },
    });
    await w.settle();
    expect(w.fake.shown).toHaveLength(before);
  });
  test('that may not be made says so in one line to that person alone', async () => {
    const { w, tenant, message, action } = await made();
    await w.say(tenant, 'ana', 'churn', 'lead @ana');
    await w.say(tenant, 'ana', 'churn', 'set changes owners workspace');
    await w.settle();
    const before = w.fake.shown.length;
    const answer = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(answer.body).toMatchObject({ type: MESSAGE, value: expect.stringContaining('Ana Silva') });
    await w.settle();
    expect(w.fake.shown).toHaveLength(before);
  });
  test('whose private answer is long is told where it is', async () => {
    const { w, tenant, message } = await made();
    const data = { call: { command: 'help', args: {} } };
    const answer = await w.press(tenant, 'bo', message, { type: 'Action.Execute', verb: 'call', data });
    expect(answer.body).toMatchObject({ type: MESSAGE, value: 'I have answered you in our chat.' });
    await w.settle();
    expect(w.fake.messages.at(-1)?.conversation).toContain('29:u2');
  });
  test('of a list without a choice asks for one', async () => {
    const { w, tenant, message } = await made();
    const data = { call: { command: 'offer', args: {} }, arg: 'person', people: 'person' };
    const answer = await w.press(tenant, 'ana', message, { type: 'Action.Execute', verb: 'call', data });
    expect(answer.body).toMatchObject({ statusCode: 200, value: 'Please choose first.' });
  });
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a word', 'x'],
    ['no call', {}],
    ['a call that is none', { call: { command: 7 } }],
    ['an argument that is none', { call: { command: 'status', args: { a: {} } } }],
    ['a place of its own making', { call: { command: 'status', args: {} }, at: 'made up' }],
    ['a command that is none', { call: { command: 'rm -rf', args: {} } }],
  ])('with %s in it breaks nothing', async (_, data) => {
    const { w, tenant, message } = await made();
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
  test('as old clients send it, as a message, is the same', async () => {
    const { w, tenant, message, action } = await made();
    const base = w.activity(tenant, 'bo', 'churn', { type: 'message', value: action('Data: Start').data });
    const conversation = { id: message.conversation, conversationType: 'channel', tenantId: tenant };
    await w.send({ ...base, conversation, replyToId: message.id });
    await w.settle();
    expect(w.fake.shown.at(-1)).toMatchObject({ how: 'update', message: { id: message.id } });
  });
  test('that takes long is answered in time; what comes of it comes to the chat', async () => {
    const { w, tenant, message } = await made({ patienceMs: 20 });
    const { handle } = w.app;
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    w.app.handle = async (inbound) => {
      await held;
      return handle.call(w.app, inbound);
    };
    const data = { call: { command: 'unheard of', args: {} } };
    const answer = await w.press(tenant, 'bo', message, { type: 'Action.Execute', verb: 'call', data });
    expect(answer.body).toMatchObject({
      statusCode: 200,
      type: MESSAGE,
      value: expect.stringContaining('takes longer'),
    });
    go();
    await expect.poll(() => w.fake.messages.at(-1)?.conversation).toContain('29:u2');
    w.app.handle = handle;
  });
  test('while the store is away says so, and nothing is lost', async () => {
    const { w, tenant, message, action } = await made();
    const { handle } = w.app;
    w.app.handle = async () => {
      throw new Error('the store is away');
    };
    const answer = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(answer.body).toMatchObject({ statusCode: 200, value: expect.stringContaining('Please try again') });
    w.app.handle = handle;
    expect((await w.press(tenant, 'bo', message, action('Data: Start'))).body?.type).toBe(CARD_CONTENT_TYPE);
  });
});

describe('a form', () => {
  const opened = async (forms: 'dialog' | 'card' = 'dialog') => {
    const all = await made({ settings: { ...SETTINGS, forms } });
    const { w, tenant, message, action } = all;
    const answer = await w.press(tenant, 'bo', message, action('Add a task'));
    const { task, value } = (answer.body ?? {}) as {
      task?: { type: string; value: { card: { content: AdaptiveCard } } };
      value?: AdaptiveCard;
    };
    const card = task?.value.card.content ?? value;
    const send = actionsOf(card).find((one) => one.action.style === 'positive')?.action;
    return { ...all, answer, card, send, task };
  };
  test('opens as a dialog, with people to choose from the directory, and those whom Baton knows', async () => {
    const { answer, card, task } = await opened();
    expect(answer.status).toBe(200);
    expect(task?.type).toBe('continue');
    const people = inputsOf(card).find((one) => one.type === 'Input.ChoiceSet' && 'choices.data' in one);
    expect(people).toMatchObject({ 'choices.data': { dataset: 'graph.microsoft.com/users?scope=currentContext' } });
    expect(JSON.stringify(people)).toContain('Ana Silva');
  });
  test('that was given to somebody else does nothing', async () => {
    const { w, tenant, message, send } = await opened();
    const data = { ...(send?.data as object), 'field:title': 'not mine' };
    const answer = await w.invoke(tenant, 'chi', 'task/submit', { data }, message);
    expect(answer.status).toBe(200);
    expect(await w.store.read(`teams:${tenant}`, (read) => read.find('task', {}))).toEqual([]);
  });
  test('with something wrong stays open, with the word and all that was filled in', async () => {
    const { w, tenant, message, send } = await opened();
    const data = { ...(send?.data as object), 'field:title': 'retrain', 'field:due': 'the day after never' };
    const answer = await w.invoke(tenant, 'bo', 'task/submit', { data }, message);
    const { task } = answer.body as { task: { value: { card: { content: AdaptiveCard } } } };
    const card = task.value.card.content;
    expect(inputsOf(card).find((one) => one.id === 'field:title')?.value).toBe('retrain');
    expect(inputsOf(card).find((one) => one.id === 'field:due')?.value).toBe('the day after never');
    expect(JSON.stringify(card)).toContain('Attention');
    expect(cardProblems(card)).toEqual([]);
  });
  test('that is sent closes, and the task is there', async () => {
    const { w, tenant, message, send } = await opened();
    const data = { ...(send?.data as object), 'field:title': 'retrain', 'field:owner': 'u3' };
    expect(await w.invoke(tenant, 'bo', 'task/submit', { data }, message)).toEqual({ status: 200, body: undefined });
    await w.settle();
    expect(w.fake.shown.map((one) => wordsOf(one.message.card)).join()).toContain('will you take #1 retrain');
  });
  test('in a card can be left again', async () => {
    const { w, tenant, message, card } = await opened('card');
    const cancel = actionsOf(card).find((one) => one.action.verb === 'cancel')?.action;
    const answer = await w.press(tenant, 'bo', message, cancel ?? { type: 'Action.Execute' });
    expect(answer.body).toMatchObject({ statusCode: 200, type: CARD_CONTENT_TYPE });
    expect(wordsOf(answer.body?.value as AdaptiveCard)).toMatch(/Nothing was changed|Churn model/);
  });
});

describe('the menu of a message', () => {
  test('a message in HTML, with a link, becomes the words of the form', async () => {
    const { w, tenant } = await made();
    const content = '<p>Bo, can you <b>retrain</b> &amp; deploy by Friday?</p><div>Thanks</div>';
    const messagePayload = {
      body: { contentType: 'html', content },
      linkToMessage: 'https://teams.microsoft.com/l/message/1',
    };
    const value = { commandId: 'createTask', commandContext: 'message', messagePayload };
    const answer = await w.send(
      w.activity(tenant, 'ana', 'churn', { type: 'invoke', name: 'composeExtension/fetchTask', value }),
    );
    const { task } = answer.body as { task: { value: { card: { content: AdaptiveCard } } } };
    const title = inputsOf(task.value.card.content).find((one) => one.id === 'field:title');
    expect(title?.value).toBe('Retrain & deploy');
  });
  test.each([undefined, {}, { commandId: 'unknown', messagePayload: { body: { content: 'x' } } }])(
    '%j is said to be unreadable',
    async (value) => {
      const { w, tenant } = await made();
      const answer = await w.send(
        w.activity(tenant, 'ana', 'churn', { type: 'invoke', name: 'composeExtension/fetchTask', value }),
      );
      expect(JSON.stringify(answer.body)).toContain('could not read');
    },
  );
});

test('the start page draws itself anew without a trace', async () => {
  const { w, tenant } = await made();
  await w.say(tenant, 'bo', 'direct', 'home');
  await w.settle();
  const page = w.fake.messages.at(-1);
  const refresh = page?.card?.refresh as { action: { data: object; verb: string } } | undefined;
  const { verb, data } = refresh?.action ?? { verb: '', data: {} };
  const handled = async () => (await w.opened.db.selectFrom('handled').select('key').execute()).length;
  const before = await handled();
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' };
  const answer = await w.invoke(tenant, 'bo', 'adaptiveCard/action', value, page);
  expect(answer.body).toMatchObject({ statusCode: 200, type: CARD_CONTENT_TYPE });
  expect(await handled()).toBe(before);
});

describe('with the store out of reach', () => {
  test('a command and a press are answered: nothing was changed, try again', async () => {
    const { w, tenant, message, action } = await made();
    await w.opened.db.destroy();
    const said = w.fake.messages.length;
    expect((await w.say(tenant, 'ana', 'churn', 'new Other')).status).toBe(200);
    const [sorry, ...more] = w.fake.messages.slice(said);
    expect(more).toEqual([]);
    expect(sorry?.text).toContain('try again in a minute');
    const pressed = await w.press(tenant, 'bo', message, action('Data: Start'));
    expect(pressed.body).toMatchObject({ statusCode: 200, value: expect.stringContaining('try again in a minute') });
  });
});
