/** Forms: opened by a press, answered in their own window. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InteractionScene } from '../../support/slack/interaction-scene.js';

let scene: InteractionScene;
beforeEach(async () => {
  scene = await InteractionScene.make();
});
afterEach(() => scene.close());

const projects = () => scene.w.store.read(`slack:${scene.team}`, (read) => read.find('project', {}));

test('a form shows what is wrong with it, and closes when it is right', async () => {
  const view = await scene.openForm();
  const wrong = await scene.submit(view, { name: '', stages: '' });
  expect(JSON.parse(wrong.body)).toEqual({
    response_action: 'errors',
    errors: { name: expect.stringContaining('empty') },
  });
  expect(await scene.submit(view, { name: 'Churn', stages: '' })).toEqual({ status: 200, body: '' });
  await scene.w.settle();
  expect(scene.last.text).toContain('Churn');
});

test('if Slack no longer opens a form, the person is asked to press again', async () => {
  const help = await scene.run('help new');
  scene.w.fake.faults.push({ method: 'views.open', error: 'expired_trigger_id' });
  await scene.press(help, 'Fill in');
  expect(scene.last).toMatchObject({ onlyFor: 'U1', text: expect.stringContaining('Press the button again') });
});

test('if the store is slow, the window says so, and then that it is done', async () => {
  const view = await scene.openForm();
  const open = await scene.slow();
  const answer = await scene.submit(view, { name: 'Churn', stages: '' });
  expect(JSON.parse(answer.body)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
  open();
  await expect.poll(() => scene.windows.length).toBe(2);
  expect(JSON.stringify(scene.lastWindow.blocks)).toContain('Done');
});

test.each<[string, string[]]>([
  ['alert', []],
  ['section', ['alert']],
])(
  'if a slow form turns out to be wrong, the window shows it again as it was filled in, with what is wrong as %s',
  async (kind, unknown) => {
    await scene.submit(await scene.openForm(), { name: 'Churn', stages: '' });
    const view = await scene.openForm();
    const open = await scene.slow();
    for (const one of unknown) scene.w.fake.unknownBlocks.add(one);
    await scene.submit(view, { name: 'Churn', stages: 'data, training' });
    open();
    await expect.poll(() => scene.windows.at(-1)?.how).toBe('change');
    const shown = JSON.stringify(scene.lastWindow);
    expect(scene.lastWindow.blocks[0]?.type).toBe(kind);
    expect(shown).toContain('There is already');
    expect(shown).toContain('"initial_value":"data, training"');
  },
);

test('if nothing can be stored, the form stays as it was filled in', async () => {
  const view = await scene.openForm();
  scene.breakStore();
  const answer = await scene.submit(view, { name: 'Churn', stages: '' });
  expect(JSON.parse(answer.body)).toMatchObject({
    response_action: 'errors',
    errors: { name: expect.stringContaining('Try again') },
  });
});

test.each([
  ['in its window', 'change', []],
  ['in private, if it is closed', 'post', [{ method: 'views.update', error: 'not_found' }]],
])('if Baton fails at a slow form, that is said %s', async (_, how, faults) => {
  const view = await scene.openForm();
  const open = await scene.slow();
  const { fake, store } = scene.w;
  const { transact } = store;
  store.transact = (workspace, key, work) => {
    if (key !== 'S1') return transact.call(store, workspace, key, work) as never;
    store.transact = transact;
    return transact.call(store, workspace, key, () => Promise.reject(new TypeError('a bug'))) as never;
  };
  await scene.submit(view, { name: 'Churn', stages: '' }, 'S1');
  fake.faults.push(...faults);
  const before = fake.shown.length;
  open();
  await expect.poll(() => JSON.stringify(fake.shown.slice(before))).toContain('nothing changed. Try again');
  expect(fake.shown[before]?.how).toBe(how);
  expect(await projects()).toEqual([]);
});

test('a form that is delivered twice is carried out once', async () => {
  const view = await scene.openForm();
  await Promise.all([1, 2].map(() => scene.submit(view, { name: 'Churn', stages: '' }, 'S1')));
  expect(await projects()).toHaveLength(1);
});

test.each(['', '{}', '{"call":1}'])('a form whose metadata is not from Baton does nothing: %j', async (metadata) => {
  const view = await scene.openForm();
  const answer = await scene.submit({ ...view, private_metadata: metadata }, { name: 'x' });
  expect(answer).toEqual({ status: 200, body: '' });
  expect(await projects()).toEqual([]);
});
