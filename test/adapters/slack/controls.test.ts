/** Controls in Slack: one row where there is little room, and the rest behind "…". */
import { describe, expect, test } from 'vitest';
import { packMenu, unpackAction } from '../../../adapters/slack/actions.js';
import { render } from '../../../adapters/slack/render.js';
import { plain } from '../../../src/model/text.js';
import type { Button, Call, Control, ListItem, Picker } from '../../../src/view/view.js';
import { controls, items, view } from '../../../src/view/view.js';
import { blockProblems } from '../../support/slack/limits.js';
import { elementsOf, labelOf, pressOn } from '../../support/slack/screen.js';

const words = { cancel: 'Cancel', somebodyElse: 'Someone else…', more: '… more' };
const AFTER: Call = { command: 'task list', args: { which: 'open', project: '0'.repeat(36), page: '1' } };
const button = (label: string, more: Partial<Button> = {}): Button => ({
  ...{ control: 'button', label, call: { command: 'done', args: { item: `${label}-${'0'.repeat(36)}`.slice(0, 36) } } },
  ...more,
});
const minor = (label: string, more: Partial<Button> = {}) => button(label, { minor: true, ...more });
const drawn = (...list: Control[]) => {
  const blocks = render(view(controls(...list)), { surface: 'message', shared: false, words });
  expect(blockProblems(blocks, 'message')).toEqual([]);
  return blocks;
};
const types = (...list: Control[]) =>
  drawn(...list).flatMap((block) => (block.type === 'actions' ? block.elements.map(({ type }) => type) : []));

const GIVE: Picker = {
  ...{
    control: 'picker',
    label: 'Give to…',
    of: 'people',
    arg: 'person',
    call: { command: 'nudge give', args: { nudge: 'C1/1.1' } },
  },
  options: [
    { value: 'U1', label: 'Ana Silva · owns Data', act: 'Give to Ana' },
    { value: 'U2', label: 'Bo Berg · leads the project' },
  ],
};

describe('a row', () => {
  test('whoever is likeliest has a button that says what it does; all others are in the menu', () => {
    const [row] = drawn(GIVE);
    expect(elementsOf(row ? [row] : []).map(labelOf)).toEqual(['Give to Ana', 'Someone else…']);
  });

  test('of a nudge has what it is for, and “…”', () => {
    expect(types({ ...GIVE, options: [] }, button('take'), minor('a'), minor('b'), minor('c'))).toEqual([
      'users_select',
      'button',
      'overflow',
    ]);
  });

  test('of a nudge is as short where somebody is likely: they are the first entry behind “…”', () => {
    const row = drawn(GIVE, button('take'), minor('a'), minor('b'), minor('c'), minor('d'));
    expect(elementsOf(row).map(labelOf)).toEqual(['Give to…', 'take', 'Give to Ana', 'a', 'b', 'c', 'd']);
    expect(types(GIVE, button('take'), minor('a'), minor('b'), minor('c'), minor('d'))).toEqual([
      'users_select',
      'button',
      'overflow',
    ]);
    const ana = elementsOf(row).find((element) => labelOf(element) === 'Give to Ana');
    expect(ana && unpackAction({ ...pressOn(ana) })?.call).toEqual({
      command: 'nudge give',
      args: { nudge: 'C1/1.1', person: 'U1' },
    });
  });

  test('keeps the button of whoever is likely where “…” is full', () => {
    const full = ['a', 'b', 'c', 'd', 'e'].map((label) => minor(label));
    expect(types(GIVE, button('take'), ...full)).toEqual(['button', 'users_select', 'button', 'overflow']);
  });

  test('shows what is seldom wanted as a button where it is a single one, or one of more than five', () => {
    expect(types(button('x'), minor('a'))).toEqual(['button', 'button']);
    expect(types(...['a', 'b', 'c', 'd', 'e', 'f'].map((label) => minor(label)))).toEqual(Array(6).fill('button'));
  });

  test('a button that asks first is not behind “…”: the question would be one for all', () => {
    expect(types(minor('a'), minor('b'), minor('c', { confirm: 'Sure?' }))).toEqual(['button', 'overflow']);
  });

  test('what is too long for “…” is shown as buttons', () => {
    const long = { command: 'done', args: { item: 'x'.repeat(150) } };
    expect(types(minor('a', { call: long }), minor('b'))).toEqual(['button', 'button']);
  });
});

describe('a call behind “…”', () => {
  test('comes back as it was, with what the message shows afterwards', () => {
    const calls: Call[] = [
      { command: 'done', args: { item: '1' }, seen: 'open', after: AFTER },
      { command: 'task show', args: { item: '1' } },
      { command: 'take', args: { item: '1' }, seen: '', after: AFTER },
    ];
    const packed = packMenu(3, calls);
    const back = packed?.values.map(
      (value) => unpackAction({ action_id: packed.id, selected_option: { value } })?.call,
    );
    expect(back).toEqual(calls);
  });

  test('two that show different things afterwards do not share a menu', () => {
    const other: Call = { command: 'status', args: {} };
    expect(
      packMenu(1, [
        { ...other, after: AFTER },
        { ...other, after: other },
      ]),
    ).toBeUndefined();
  });

  test.each(['', '[]', '["x",{},null,2]', '["x",{"a":1},null,0]', '{"command":"x"}'])(
    'does nothing if it was tampered with: %s',
    (value) => {
      expect(unpackAction({ action_id: 'menu:1:', selected_option: { value } })).toBeUndefined();
    },
  );
});

describe('a list', () => {
  const row = (title: string) => ({
    title: [{ is: 'plain' as const, text: title }],
    controls: ['Take', 'Done', 'Open'].map((label) => button(label, { call: { ...button(label).call, after: AFTER } })),
  });
  const listed = (...titles: string[]) =>
    render(view(items(titles.map(row))), { surface: 'message', shared: true, words });

  test('of more than three items has their buttons behind “…” at the end of each line', () => {
    const blocks = listed('one', 'two', 'three', 'four');
    expect(blockProblems(blocks, 'message')).toEqual([]);
    expect(blocks.map((block) => block.type === 'section' && block.accessory?.type)).toEqual(Array(4).fill('overflow'));
    const [take] = elementsOf(blocks);
    expect(take && pressOn(take)).toMatchObject({ type: 'overflow' });
  });

  test('of few items has them below each', () => {
    expect(listed('one', 'two').map(({ type }) => type)).toEqual(['section', 'actions', 'section', 'actions']);
  });
});

describe('a list', () => {
  const listed = (...list: ListItem[]) => {
    const blocks = render(view(items(list)), { surface: 'message', shared: false, words });
    expect(blockProblems(blocks, 'message')).toEqual([]);
    return blocks;
  };

  test('has long details below a line with a control, over the whole width, and then those of all its lines', () => {
    const row = (words: string) => ({
      title: [plain('Nudges')],
      detail: [plain(words)],
      controls: [button('Change…')],
    });
    const blocks = listed(row('where Baton looks '.repeat(8)), row('short'));
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'context', 'section', 'context']);
    expect(blocks[0]).toMatchObject({ text: { text: 'Nudges' }, accessory: { type: 'button' } });
    expect(listed(row('short'), row('short')).map(({ type }) => type)).toEqual(['section', 'section']);
  });

  test('has no full stop before what follows on the same line', () => {
    const [line] = listed({ title: [plain('Bo took Data.')], detail: [plain('2 Mar')] });
    expect(line).toMatchObject({ text: { text: 'Bo took Data · 2 Mar' } });
  });
});
