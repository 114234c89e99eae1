/** Days in forms: picked, or said in words. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InteractionScene } from '../../support/slack/interaction-scene.js';

let scene: InteractionScene;
beforeEach(async () => {
  scene = await InteractionScene.make();
  await scene.run('new Churn');
  await scene.run('task add one owner:me by 2026-03-05');
});
afterEach(() => scene.close());

const task = async () => {
  const [found] = await scene.w.store.read(`slack:${scene.team}`, (read) => read.find('task', {}));
  return found;
};
/** The form behind “Due date…” on the card of the task. */
const open = async () => {
  await scene.press(await scene.run('task #1'), 'Due date');
  return scene.lastWindow;
};
/** Sends the form with a day that is picked, and words. */
const send = (picked: string | null, said: string | null) => {
  const view = scene.lastWindow;
  const values = { day: { value: { selected_date: picked } }, 'day.words': { value: { value: said } } };
  return scene.w.interaction({
    ...{ type: 'view_submission', team: { id: scene.team }, user: { id: 'U1', team_id: scene.team } },
    view: { ...view, state: { values } },
    trigger_id: `X${picked}${said}`,
  });
};

test('the form has a picker, and a line for words', async () => {
  const { blocks } = await open();
  expect(blocks).toMatchObject([
    { type: 'input', block_id: 'day', optional: true, element: { type: 'datepicker' } },
    { type: 'input', block_id: 'day.words', optional: true, element: { type: 'plain_text_input' } },
  ]);
  expect(JSON.stringify(blocks[1])).toContain('Or in words');
  expect(scene.w.fake.problems).toEqual([]);
});

test('where the form knows the day, the picker shows it', async () => {
  await scene.press(await scene.run('task #1'), 'Edit');
  expect(scene.lastWindow.blocks).toContainEqual(
    expect.objectContaining({
      block_id: 'due',
      element: expect.objectContaining({ type: 'datepicker', initial_date: '2026-03-05' }),
    }),
  );
});

test.each<[string, string | null, string | null, string | null]>([
  ['a picked day', '2026-03-09', null, '2026-03-09'],
  ['words, whatever the picker shows', '2026-03-05', 'next friday', '2026-03-13'],
  ['words that clear it', '2026-03-05', 'none', null],
])('what counts is %s', async (_, picked, said, due) => {
  await open();
  expect((await send(picked, said)).body).toBe('');
  expect(await task()).toMatchObject({ due });
});

test.each<[string, string | null, string | null, string]>([
  ['at the words', '2026-03-05', 'some day', 'day.words'],
  ['at the picker if nothing is given', null, null, 'day'],
])('what is wrong is said %s', async (_, picked, said, block) => {
  await open();
  const { body } = await send(picked, said);
  expect(Object.keys(JSON.parse(body).errors)).toEqual([block]);
  expect(await task()).toMatchObject({ due: '2026-03-05' });
});
