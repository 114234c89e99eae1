/** Commands, presses, forms and message menus: answered in time, whatever the store and Slack do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import type { FakeMessage, Shown } from '../../support/slack/fake.js';
import { World } from '../../support/slack/world.js';

/** However busy the machine is, an answer is waited for; but for what shall be late, which is held back until then. */
const PATIENT_MS = 60_000;

let store: Opened;
let w: World;
let team: string;
beforeEach(async () => {
  store = openSqlite(':memory:');
  await migrate(store);
  w = await World.make(store, { patienceMs: PATIENT_MS });
  team = await w.team();
  w.fake.channels.set('C1', 'churn');
});
afterEach(async () => {
  await w.close();
  await store.close();
});

const messages = () => w.fake.shown.flatMap((s) => ('message' in s ? [s.message] : []));
const last = () => messages().at(-1) as FakeMessage;
const windows = () =>
  w.fake.shown.flatMap((s) => (s.how === 'open' || s.how === 'change' ? [s] : [])) as Extract<
    Shown,
    { trigger: string }
  >[];

/** A Baton that waits for nothing, over a store that answers only when it is let to: everything is late. */
async function slow(): Promise<() => void> {
  await w.close();
  const { fake } = w;
  w = await World.make(store, { patienceMs: 1, fetch: fake.fetch });
  Object.assign(w, { fake });
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const send = w.store.transact.bind(w.store);
  w.store.transact = async (...args) => {
    await opened;
    return send(...args);
  };
  return open;
}

const down = () => {
  w.store.transact = () => Promise.reject(new Error('away; password hunter2'));
};

const press = (message: FakeMessage, label: string, more: object = {}) => w.press(team, message, label, 'U1', more);

function submit(view: object & { id: string }, values: Record<string, string>, trigger = newId()) {
  const state = { values: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, { value: { value: v } }])) };
  return w.interaction({
    type: 'view_submission',
    team: { id: team },
    user: { id: 'U1', team_id: team },
    view: { ...view, state },
    trigger_id: trigger,
  });
}

async function openForm() {
  await w.slash(team, 'U1', 'C1', 'help new');
  await w.settle();
  await press(last(), 'Fill in');
  const [opened] = windows();
  if (!opened) throw new Error('no window');
  return opened.view;
}

describe('commands', () => {
  test('are answered where Baton is no member: in private by the address of the command, in public too', async () => {
    w.fake.outside.add('C9');
    w.fake.channels.set('C9', 'elsewhere');
    await w.slash(team, 'U1', 'C9', 'new Churn');
    await w.slash(team, 'U1', 'C9', 'help');
    await w.settle();
    expect(messages().map((m) => [m.channel, m.onlyFor])).toEqual([
      ['C9', undefined],
      ['C9', 'U1'],
    ]);
  });

  test('in a conversation of two others, and in a private channel, are answered there', async () => {
    await w.slash(team, 'U1', 'DOTHERS', 'projects', { channel_name: 'directmessage' });
    await w.slash(team, 'U1', 'G7', 'projects', { channel_name: 'privategroup' });
    await w.settle();
    expect(messages().map((m) => m.channel)).toEqual(['DOTHERS', 'G7']);
    const channels = await w.store.read(`slack:${team}`, (r) => r.find('channel', { order: ['id'] }));
    expect(channels.map((c) => [c.id, c.direct])).toEqual([
      ['DOTHERS', false],
      ['G7', false],
    ]);
  });

  test('where the address is used up, the answer comes another way', async () => {
    const url = 'http://slack.test/respond/gone';
    await w.slash(team, 'U1', 'C1', 'help', { response_url: url });
    await w.settle();
    expect(last()).toMatchObject({ channel: 'C1', onlyFor: 'U1' });
  });

  test('an address that is not Slack’s is not called', async () => {
    await w.slash(team, 'U1', 'C1', 'help', { response_url: 'http://127.0.0.1:1/steal' });
    await w.settle();
    expect(last()).toMatchObject({ channel: 'C1', onlyFor: 'U1' });
  });

  test('a slow store: a word at once, and the answer after it', async () => {
    const open = await slow();
    const answer = await w.slash(team, 'U1', 'C1', 'new Churn');
    expect(JSON.parse(answer.body)).toEqual({ response_type: 'ephemeral', text: 'One moment…' });
    open();
    await expect.poll(async () => (await w.outbox.counts()).waiting).toBe(1);
    await w.settle();
    expect(last().text).toContain('Churn');
  });

  test('a store that is away: said so, without why; nothing is lost that was there', async () => {
    const send = w.store.transact;
    down();
    const answer = await w.slash(team, 'U1', 'C1', 'new Churn');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).text).toContain('try again in a minute');
    expect(answer.body).not.toContain('hunter2');
    w.store.transact = send;
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    expect(last().text).toContain('Churn');
  });

  test('the same command delivered twice takes effect once', async () => {
    for (let i = 0; i < 2; i += 1) await w.slash(team, 'U1', 'C1', 'task add x', { trigger_id: 'T1' });
    await w.settle();
    expect(messages()).toHaveLength(1);
  });

  test.each(['x'.repeat(15_000), '"', '<@', '<!here>', '\u0000', '🦔'.repeat(900)])(
    '%# of hostile ones gets one answer',
    async (text) => {
      await w.slash(team, 'U1', 'C1', text);
      await w.settle();
      expect(messages()).toHaveLength(1);
      expect(w.fake.problems).toEqual([]);
      expect(w.faults).toEqual([]);
    },
  );
});

describe('presses', () => {
  test('on a whisper change it; on a message of all, that message', async () => {
    await w.slash(team, 'U1', 'C1', 'help');
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    const [help, made] = messages();
    await press(help as FakeMessage, 'Status');
    await press(made as FakeMessage, 'Start Data');
    await w.settle();
    expect(w.fake.shown.slice(2).map((s) => [s.how, 'message' in s && s.message.ts])).toEqual([
      ['update', help?.ts],
      ['update', made?.ts],
    ]);
  });

  test('in a thread are answered in the thread', async () => {
    const where = { type: 'app_mention', user: 'U1', channel: 'C1', thread_ts: '1.1' };
    await w.event(team, { ...where, text: '<@UBATON> new Churn', ts: '2.2' });
    await w.event(team, { ...where, text: '<@UBATON> status', ts: '3.3' });
    await w.settle();
    const container = {
      type: 'message',
      message_ts: last().ts,
      channel_id: 'C1',
      thread_ts: '1.1',
      is_ephemeral: false,
    };
    await press(last(), 'Tasks', { container });
    await w.settle();
    expect(last()).toMatchObject({ onlyFor: 'U1', thread: '1.1' });
  });

  test('on a whisper whose address is used up are answered in a new one', async () => {
    await w.slash(team, 'U1', 'C1', 'help');
    await w.settle();
    await press(last(), 'Status', { response_url: 'http://slack.test/respond/gone' });
    await w.settle();
    expect(w.fake.shown.map((s) => s.how)).toEqual(['whisper', 'whisper']);
  });

  test('on a message that Baton cannot change by itself change it by the address of the press', async () => {
    w.fake.outside.add('C1');
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    w.fake.faults.push({ method: 'chat.update', error: 'cant_update_message' });
    await press(last(), 'Start Data');
    await w.settle();
    expect(w.fake.shown.map((s) => s.how)).toEqual(['post', 'update']);
  });

  test('twice at once take effect once where it is the same press', async () => {
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    const made = last();
    await Promise.all([1, 2].map(() => press(made, 'Start Data', { trigger_id: 'P1' })));
    await w.settle();
    const moves = await w.store.read(`slack:${team}`, (r) =>
      r.find('history', { where: { field: 'state', to: 'in_progress' } }),
    );
    expect(moves).toHaveLength(1);
  });

  test.each([
    { action_id: 'call:1', value: '{"command":"x"' },
    { action_id: 'call:1', value: '[]' },
    { action_id: 'pick:1:{}', selected_user: 'U1' },
    { action_id: 'pick:1:["person",{"command":"own","args":{}}]', selected_user: null },
    { action_id: 'other', value: 'x' },
  ])('that were tampered with do nothing: %j', async (action) => {
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    const answer = await press(last(), 'Start Data', {
      actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
    });
    expect(answer.status).toBe(200);
    await w.settle();
    expect(messages()).toHaveLength(1);
    expect(w.faults).toEqual([]);
  });

  test('with things of another workspace, by their very ids, reach nothing there', async () => {
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    const made = last();
    const other = await w.team();
    await w.press(other, made, 'Start Data', 'U1', { response_url: w.fake.reply(other, 'C1', 'U1') });
    await w.settle();
    const moves = (workspace: string) =>
      w.store.read(`slack:${workspace}`, (r) => r.find('history', { where: { to: 'in_progress' } }));
    expect([await moves(team), await moves(other)]).toEqual([[], []]);
    expect(w.fake.shown.filter((s) => 'message' in s && s.message.team === team)).toHaveLength(1);
  });

  test('where the store is away are answered with a word to the one who pressed', async () => {
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await w.settle();
    const made = last();
    down();
    expect((await press(made, 'Start Data')).status).toBe(200);
    expect(last()).toMatchObject({ onlyFor: 'U1', text: expect.stringContaining('try again in a minute') });
  });
});

describe('forms', () => {
  test('open in a window, tell what is wrong in it, and close when it is right', async () => {
    const view = await openForm();
    const wrong = await submit(view, { name: '', stages: '' });
    expect(JSON.parse(wrong.body)).toEqual({
      response_action: 'errors',
      errors: { name: expect.stringContaining('empty') },
    });
    expect(await submit(view, { name: 'Churn', stages: '' })).toEqual({ status: 200, body: '' });
    await w.settle();
    expect(last().text).toContain('Churn');
  });

  test('that Slack does not open any more are asked for again', async () => {
    await w.slash(team, 'U1', 'C1', 'help new');
    await w.settle();
    w.fake.faults.push({ method: 'views.open', error: 'expired_trigger_id' });
    await press(last(), 'Fill in');
    expect(last()).toMatchObject({ onlyFor: 'U1', text: expect.stringContaining('press again') });
  });

  test('over a slow store: the window says so, and then how it ended', async () => {
    const view = await openForm();
    const open = await slow();
    const answer = await submit(view, { name: 'Churn', stages: '' });
    expect(JSON.parse(answer.body)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    open();
    await expect.poll(() => windows().length).toBe(2);
    expect(JSON.stringify(windows()[1]?.view.blocks)).toContain('Done');
  });

  test('over a slow store, with something wrong: what was filled in is still there', async () => {
    await openForm();
    await submit((await openForm()) as never, { name: 'Churn', stages: '' });
    const view = windows().at(-1)?.view as never;
    const open = await slow();
    await submit(view, { name: 'Churn', stages: 'data, training' });
    open();
    await expect.poll(() => windows().at(-1)?.how).toBe('change');
    const shown = JSON.stringify(windows().at(-1)?.view);
    expect(shown).toContain('There is already');
    expect(shown).toContain('"initial_value":"data, training"');
  });

  test('where the store is away keep what was filled in', async () => {
    const view = await openForm();
    down();
    const answer = await submit(view, { name: 'Churn', stages: '' });
    expect(JSON.parse(answer.body)).toMatchObject({
      response_action: 'errors',
      errors: { name: expect.stringContaining('try again') },
    });
  });

  test('sent twice are carried out once', async () => {
    const view = await openForm();
    await Promise.all([1, 2].map(() => submit(view, { name: 'Churn', stages: '' }, 'S1')));
    expect(await w.store.read(`slack:${team}`, (r) => r.find('project', {}))).toHaveLength(1);
  });

  test('whose metadata is not ours do nothing', async () => {
    const view = await openForm();
    for (const private_metadata of ['', '{}', '{"call":1}'])
      expect(await submit({ ...view, private_metadata } as never, { name: 'x' })).toEqual({ status: 200, body: '' });
    expect(await w.store.read(`slack:${team}`, (r) => r.find('project', {}))).toEqual([]);
  });
});

describe('the menu of a message', () => {
  const menu = (callback_id: string, text: string, more: object = {}) =>
    w.interaction({
      type: 'message_action',
      callback_id,
      team: { id: team },
      user: { id: 'U1', name: 'ana', team_id: team },
      channel: { id: 'C1', name: 'churn' },
      message: { type: 'message', user: 'U2', text, ts: '1772445600.000200', thread_ts: '1772445600.000100' },
      trigger_id: newId(),
      response_url: w.fake.reply(team, 'C1', 'U1'),
      ...more,
    });

  test('makes a task of it, with its address, in its thread', async () => {
    await w.slash(team, 'U1', 'C1', 'new Churn');
    await menu('make_task', 'We need to retrain the model by Friday &amp; tell <@U2>');
    const [opened] = windows();
    if (!opened) throw new Error('no window');
    expect(JSON.stringify(opened.view.blocks)).toContain('Retrain the model by Friday & tell @Bo Berg');
    await submit(opened.view, { title: 'retrain', due: 'friday' });
    await w.settle();
    const [task] = await w.store.read(`slack:${team}`, (r) => r.find('task', {}));
    expect(task).toMatchObject({
      title: 'retrain',
      link: expect.stringContaining('/archives/C1/p1772445600000200?thread_ts='),
    });
    expect(last()).toMatchObject({ channel: 'C1', thread: '1772445600.000100' });
  });

  test('looks at what it leaves open, for the asker alone, also where Baton is no member', async () => {
    w.fake.outside.add('C1');
    await menu('check_clarity', 'Someone should fix the ETL');
    await w.settle();
    expect(last()).toMatchObject({ onlyFor: 'U1', text: expect.stringContaining('names nobody') });
  });

  test('on a message without words, and on one of 40,000 letters', async () => {
    await menu('check_clarity', '', { message: { type: 'message', ts: '1.1' } });
    await menu('check_clarity', 'should '.repeat(6_000));
    await w.settle();
    expect(messages()).toHaveLength(2);
    expect(w.faults).toEqual([]);
  });
});
