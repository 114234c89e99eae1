/** The checker of Slack's limits notices each of them when it is broken. */
import type { KnownBlock, ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { MAX_MESSAGE_TEXT } from '../../../adapters/slack/limits.js';
import { blockProblems, viewProblems } from '../../support/slack/limits.js';

const text = (n: number) => ({ type: 'plain_text', text: 'x'.repeat(n) }) as const;
const marked = (n: number) => ({ type: 'mrkdwn', text: 'x'.repeat(n) }) as const;
const button = (more: object = {}) => ({ type: 'button', text: text(5), action_id: 'a', ...more }) as never;
const select = (more: object = {}) =>
  ({
    type: 'static_select',
    action_id: 'a',
    placeholder: text(3),
    options: [{ text: text(3), value: 'v' }],
    ...more,
  }) as never;
const actions = (...elements: never[]): KnownBlock => ({ type: 'actions', elements });
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
const input = (more: object = {}): KnownBlock =>
  ({ type: 'input', label: text(5), element: { type: 'plain_text_input', action_id: 'a' }, ...more }) as never;

test.each<[string, KnownBlock[], KnownBlock[]]>([
  ['the number of blocks', times(50, { type: 'divider' }), times(51, { type: 'divider' })],
  ['a header', [{ type: 'header', text: text(150) }], [{ type: 'header', text: text(151) }]],
  ['a section', [{ type: 'section', text: marked(3000) }], [{ type: 'section', text: marked(3001) }]],
  ['an empty section', [{ type: 'section', text: marked(1) }], [{ type: 'section', text: marked(0) }]],
  [
    'a context',
    [{ type: 'context', elements: times(10, marked(1)) }],
    [{ type: 'context', elements: times(11, marked(1)) }],
  ],
  ['elements of actions', [actions(...times(25, button()))], [actions(...times(26, button()))]],
  ['actions without an element', [actions(button())], [actions()]],
  ['a button’s label', [actions(button({ text: text(75) }))], [actions(button({ text: text(76) }))]],
  ['a button’s value', [actions(button({ value: 'x'.repeat(2000) }))], [actions(button({ value: 'x'.repeat(2001) }))]],
  ['a button’s style', [actions(button({ style: 'danger' }))], [actions(button({ style: 'red' }))]],
  [
    'an action’s id',
    [actions(button({ action_id: 'x'.repeat(255) }))],
    [actions(button({ action_id: 'x'.repeat(256) }))],
  ],
  [
    'options',
    [actions(select({ options: times(100, { text: text(3), value: 'v' }) }))],
    [actions(select({ options: times(101, { text: text(3), value: 'v' }) }))],
  ],
  ['no options', [actions(select())], [actions(select({ options: [] }))]],
  [
    'an option’s label',
    [actions(select({ options: [{ text: text(75), value: 'v' }] }))],
    [actions(select({ options: [{ text: text(76), value: 'v' }] }))],
  ],
  [
    'an option’s value',
    [actions(select({ options: [{ text: text(3), value: 'x'.repeat(150) }] }))],
    [actions(select({ options: [{ text: text(3), value: 'x'.repeat(151) }] }))],
  ],
  ['a placeholder', [actions(select({ placeholder: text(150) }))], [actions(select({ placeholder: text(151) }))]],
  [
    'a question before a press',
    [actions(button({ confirm: { title: text(100), text: text(300), confirm: text(30), deny: text(30) } }))],
    [actions(button({ confirm: { title: text(101), text: text(300), confirm: text(30), deny: text(30) } }))],
  ],
  ['a block’s id', [{ type: 'divider', block_id: 'x'.repeat(255) }], [{ type: 'divider', block_id: 'x'.repeat(256) }]],
  [
    'ids of blocks',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'b' },
    ],
    times(2, { type: 'divider', block_id: 'a' }),
  ],
  [
    'all its text',
    times(3, { type: 'section', text: marked(MAX_MESSAGE_TEXT / 3) }),
    times(4, { type: 'section', text: marked(MAX_MESSAGE_TEXT / 3) }),
  ],
  ['a block that cannot be in a message', [{ type: 'divider' }], [input()]],
])('in a message: %s', (_, good, bad) => {
  expect(blockProblems(good, 'message')).toEqual([]);
  expect(blockProblems(bad, 'message')).not.toEqual([]);
});

const window = (more: object = {}): ModalView =>
  ({ type: 'modal', title: text(24), submit: text(24), close: text(24), blocks: [input()], ...more }) as never;
test.each<[string, object]>([
  ['a title', { title: text(25) }],
  ['a submit button', { submit: text(25) }],
  ['a close button', { close: text(25) }],
  ['inputs without a submit button', { submit: undefined }],
  ['private metadata', { private_metadata: 'x'.repeat(3001) }],
  ['blocks', { blocks: times(101, { type: 'divider' }) }],
  ['a label', { blocks: [input({ label: text(2001) })] }],
  [
    'an initial value',
    {
      blocks: [input({ element: { type: 'plain_text_input', action_id: 'a', max_length: 2, initial_value: 'xxx' } })],
    },
  ],
  [
    'an initial option that is not among the options',
    { blocks: [input({ element: { ...(select() as object), initial_option: { text: text(1), value: 'w' } } })] },
  ],
])('in a modal: %s', (_, more) => {
  expect(viewProblems(window({ private_metadata: 'x'.repeat(3000) }))).toEqual([]);
  expect(viewProblems(window(more))).not.toEqual([]);
});
