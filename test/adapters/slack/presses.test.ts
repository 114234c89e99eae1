/** Presses on buttons and choices in menus: what they change, and where they are answered. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mentionEvent } from '../../support/slack/fixtures.js';
import { InteractionScene } from '../../support/slack/interaction-scene.js';

const USED_UP = 'http://slack.test/respond/gone';

let scene: InteractionScene;
beforeEach(async () => {
  scene = await InteractionScene.make();
});
afterEach(() => scene.close());

const startsOf = (workspace: string) =>
  scene.w.store.read(workspace, (read) => read.find('history', { where: { field: 'state', to: 'in_progress' } }));
const shown = () => scene.w.fake.shown.map(({ how }) => how);

test('a press changes the message it was made on, whether one person sees it or everybody', async () => {
  const help = await scene.run('help');
  const made = await scene.run('new Churn');
  await scene.press(help, 'Status');
  await scene.press(made, 'Start Data');
  await scene.w.settle();
  expect(scene.w.fake.shown.slice(2).map((one) => [one.how, 'message' in one && one.message.ts])).toEqual([
    ['update', help.ts],
    ['update', made.ts],
  ]);
});

test('a private answer to a press leaves the message as it is, for everybody who sees it', async () => {
  await scene.run('new Churn');
  const status = await scene.run('status');
  await scene.press(status, 'Tasks');
  await scene.w.settle();
  expect(scene.w.fake.shown.at(-1)).toMatchObject({ how: 'whisper', message: { onlyFor: 'U1' } });
  const answers = scene.w.fake.calls.filter(({ method }) => method === 'respond');
  expect(answers.length).toBeGreaterThan(0);
  for (const { args } of answers.slice(-1)) expect(args.replace_original).toBe(false);
});

test('a press in a thread is answered in the thread', async () => {
  const { w, team } = scene;
  await w.event(team, mentionEvent('new Churn', { thread_ts: '1.1', ts: '2.2' }));
  await w.event(team, mentionEvent('status', { thread_ts: '1.1', ts: '3.3' }));
  await w.settle();
  const { ts } = scene.last;
  const container = { type: 'message', message_ts: ts, channel_id: 'C1', thread_ts: '1.1', is_ephemeral: false };
  await scene.press(scene.last, 'Tasks', { container });
  await w.settle();
  expect(scene.last).toMatchObject({ onlyFor: 'U1', thread: '1.1' });
});

test('if the address of a whisper is used up, a press is answered in a new whisper', async () => {
  await scene.press(await scene.run('help'), 'Status', { response_url: USED_UP });
  await scene.w.settle();
  expect(shown()).toEqual(['whisper', 'whisper']);
});

test('a message that Baton cannot change by itself is changed by the address of the press', async () => {
  scene.w.fake.outside.add('C1');
  const made = await scene.run('new Churn');
  scene.w.fake.faults.push({ method: 'chat.update', error: 'cant_update_message' });
  await scene.press(made, 'Start Data');
  await scene.w.settle();
  expect(shown()).toEqual(['post', 'update']);
});

test('a press that is delivered twice at once takes effect once', async () => {
  const made = await scene.run('new Churn');
  await Promise.all([1, 2].map(() => scene.press(made, 'Start Data', { trigger_id: 'P1' })));
  await scene.w.settle();
  expect(await startsOf(`slack:${scene.team}`)).toHaveLength(1);
});

test.each([
  { action_id: 'call:1', value: '{"command":"x"' },
  { action_id: 'call:1', value: '[]' },
  { action_id: 'pick:1:{}', selected_user: 'U1' },
  { action_id: 'pick:1:["person",{"command":"own","args":{}}]', selected_user: null },
  { action_id: 'other', value: 'x' },
])('a press that was tampered with does nothing: %j', async (action) => {
  const made = await scene.run('new Churn');
  const actions = [{ type: 'button', block_id: 'b', action_ts: '1', ...action }];
  expect((await scene.press(made, 'Start Data', { actions })).status).toBe(200);
  await scene.w.settle();
  expect(scene.messages).toHaveLength(1);
  expect(scene.w.faults).toEqual([]);
});

test('a press with the ids of another workspace reaches nothing there', async () => {
  const { w, team } = scene;
  const made = await scene.run('new Churn');
  const other = await w.team();
  await w.press(other, made, 'Start Data', 'U1', { response_url: w.fake.reply(other, 'C1', 'U1') });
  await w.settle();
  expect([await startsOf(`slack:${team}`), await startsOf(`slack:${other}`)]).toEqual([[], []]);
  expect(scene.messages.filter((message) => message.team === team)).toHaveLength(1);
});

test('if nothing can be stored, the person who pressed is told to try again', async () => {
  const made = await scene.run('new Churn');
  scene.breakStore();
  expect((await scene.press(made, 'Start Data')).status).toBe(200);
  expect(scene.last).toMatchObject({ onlyFor: 'U1', text: expect.stringContaining('Try again in a minute') });
});
