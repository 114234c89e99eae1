/** Baton's commands in the menu of a message. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { InteractionScene } from '../../support/slack/interaction-scene.js';

let scene: InteractionScene;
beforeEach(async () => {
  scene = await InteractionScene.make();
});
afterEach(() => scene.close());

const THREAD = '1772445600.000100';

/** U1 chooses an entry on a message that U2 wrote in a thread. */
const choose = (callback_id: string, text: string, more: object = {}) =>
  scene.w.interaction({
    type: 'message_action',
    callback_id,
    team: { id: scene.team },
    user: { id: 'U1', name: 'ana', team_id: scene.team },
    channel: { id: 'C1', name: 'churn' },
    message: { type: 'message', user: 'U2', text, ts: '1772445600.000200', thread_ts: THREAD },
    trigger_id: newId(),
    response_url: scene.w.fake.reply(scene.team, 'C1', 'U1'),
    ...more,
  });

test('a message becomes a task that links to it, and the answer is in its thread', async () => {
  await scene.slash('new Churn');
  await choose('make_task', 'We need to retrain the model by Friday &amp; tell <@U2>');
  expect(JSON.stringify(scene.lastWindow.blocks)).toContain('Retrain the model by Friday & tell @Bo Berg');
  await scene.submit(scene.lastWindow, { title: 'retrain', due: 'friday' });
  await scene.w.settle();
  const [task] = await scene.w.store.read(`slack:${scene.team}`, (read) => read.find('task', {}));
  expect(task).toMatchObject({
    title: 'retrain',
    link: expect.stringContaining('/archives/C1/p1772445600000200?thread_ts='),
  });
  expect(scene.last).toMatchObject({ channel: 'C1', thread: THREAD });
});

test.each([
  ['the thread of a message', THREAD, {}],
  [
    'a message that nobody has answered',
    '1.2',
    { message: { type: 'message', user: 'U2', text: 'Retrain', ts: '1.2' } },
  ],
])('%s hears that the task which was made of it is done', async (_, thread, more) => {
  await scene.slash('new Churn');
  await choose('make_task', 'We need to retrain the model', more);
  await scene.submit(scene.lastWindow, { title: 'retrain' });
  await scene.slash('done #1');
  await scene.w.settle();
  const told = scene.messages.filter(({ text }) => text.includes('finished #1 retrain in Churn'));
  expect(told).toContainEqual(expect.objectContaining({ channel: 'C1', thread, onlyFor: undefined }));
});

test('a message is checked for the person who asked alone, even if Baton is not in the channel', async () => {
  scene.w.fake.outside.add('C1');
  await choose('check_clarity', 'Someone should fix the ETL');
  await scene.w.settle();
  expect(scene.last).toMatchObject({ onlyFor: 'U1', text: expect.stringContaining('names nobody') });
});

test.each<[string, object]>([
  [
    'blocks',
    { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*We need to retrain* the `churn` model' } }] },
  ],
  ['attachments', { attachments: [{ title: 'We need to retrain the churn model', text: '', fallback: 'x' }] }],
])('the post of an app with an empty text becomes a task, from its %s', async (_, more) => {
  await scene.slash('new Churn');
  const message = { type: 'message', subtype: 'bot_message', bot_id: 'B9', text: '', ts: '1772445600.000200', ...more };
  await choose('make_task', '', { message });
  expect(JSON.stringify(scene.lastWindow.blocks)).toContain('"Retrain the churn model"');
});

test('a message without words and one of 40,000 characters are checked as well', async () => {
  await choose('check_clarity', '', { message: { type: 'message', ts: '1.1' } });
  await choose('check_clarity', 'should '.repeat(6_000));
  await scene.w.settle();
  expect(scene.messages).toHaveLength(2);
  expect(scene.w.faults).toEqual([]);
});
