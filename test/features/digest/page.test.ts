/** What a digest offers to press: a row of controls for each part, each saying what it does. */
import { beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '../../../src/view/as-text.js';
import { controlsOf, type View } from '../../../src/view/view.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const says = async (...lines: string[]) => {
  for (const line of lines) await k.say_('ana', line);
};
const digest = async (): Promise<View> => (await k.say_('ana', 'digest')).answer ?? { blocks: [] };
/** The labels of each row, and how many controls stand in lists. */
const rows = (view: View) =>
  view.blocks.flatMap((block) => (block.block === 'controls' ? [block.controls.map(({ label }) => label)] : []));
const inLists = (view: View) => controlsOf({ blocks: view.blocks.filter(({ block }) => block === 'items') });

describe('a part of several items', () => {
  test('has one row that names them', async () => {
    await says('start data', 'block data: no labels', 'start training', 'block training: no GPU');
    await says('task add one', 'task add two', 'task add three', 'task add four');
    const view = await digest();
    expect(inLists(view)).toEqual([]);
    expect(rows(view)).toEqual([
      ['Unblock Data', 'Unblock Training', 'Open a stage…'],
      ['Take #1', 'Take #2', 'Take #3', 'Give to someone…'],
      ['Status', 'Tasks', 'Insights', 'Schedule…'],
    ]);
  });

  test('does what a button says, and shows the digest as it is then', async () => {
    await says('task add one', 'task add two');
    const pressed = await k.press('bo', await digest(), 'Take #2', { shared: true });
    expect(pressed.text).toContain('took #2 two');
    expect(pressed.text).toContain('#1 one');
    expect(inLists(pressed.answer ?? { blocks: [] }).map(({ label }) => label)).toEqual(['I’ll take it', 'Give to…']);
  });

  test('gives one of them away: the form asks to whom', async () => {
    await says('task add one', 'task add two');
    const [task] = await k.store.read('W1', (read) => read.find('task', { where: { number: 2 } }));
    const view = await digest();
    const { handled } = await k.press('ana', view, 'Give to someone…', { value: task?.id, shared: true });
    expect(handled.form?.fields.map(({ name }) => name)).toEqual(['person']);
    const { out } = await k.submit('ana', handled.form, { person: 'U3' });
    expect(out.some((one) => one.to === 'direct' && one.person === 'U3')).toBe(true);
  });

  test('moves the date of one that is due', async () => {
    await says('task add one owner:me by 2026-03-03', 'task add two owner:me by 2026-03-04');
    const view = await digest();
    expect(rows(view)[0]).toEqual(['Mark #1 as done', 'Mark #2 as done', 'Change a due date…']);
    const [task] = await k.store.read('W1', (read) => read.find('task', { where: { number: 1 } }));
    const { handled } = await k.press('ana', view, 'Change a due date…', { value: task?.id, shared: true });
    expect(handled.form?.fields.map(({ name }) => name)).toContain('day');
  });
});

test('a part of one item has all that can be done about it, and names whoever is likely', async () => {
  await says('lead me', 'task add one');
  const [control] = inLists(await digest()).filter(({ control }) => control === 'picker');
  expect(control).toMatchObject({
    label: 'Give to…',
    options: [{ value: 'U1', label: 'Ana Silva', act: 'Give to Ana' }],
  });
});

test('in a digest of the past nothing can be pressed', async () => {
  await says('task add one', 'task add two');
  k.clock.pass(8 * 86_400_000);
  const past = await k.say_('ana', 'digest preview week 2026-03-02');
  expect(inLists(past.answer ?? { blocks: [] })).toEqual([]);
  expect(
    rows(past.answer ?? { blocks: [] })
      .flat()
      .filter((label) => /Take|Give/.test(label)),
  ).toEqual([]);
});

test('a lead that somebody was asked to take reads as such, in the digest and where they are asked', async () => {
  await says('lead @bo');
  k.clock.pass(25 * 3_600_000);
  expect(plainText(await digest())).toContain('Lead of Churn — Bo Berg was asked 1 day ago, no answer yet');
  expect((await k.say_('bo', 'reminder show', { direct: true })).text).toContain('Lead of Churn — from Ana Silva');
});

test('what comes next is a stage that has not started, whatever is due', async () => {
  await says('start training', 'due training 2026-03-20', 'due deployment 2026-03-25');
  expect(plainText(await digest())).toContain('Next: Deployment');
});
