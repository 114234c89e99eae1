/** Slack's published limits: the checker sees each of them broken, and what is rendered breaks none. */
import type { KnownBlock, ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packPicker } from '../../../adapters/slack/actions.js';
import { modalAgain, modalOf } from '../../../adapters/slack/forms.js';
import { MAX_MESSAGE_TEXT } from '../../../adapters/slack/limits.js';
import { sentModal } from '../../../adapters/slack/payloads.js';
import { render } from '../../../adapters/slack/render.js';
import { plain } from '../../../src/model/text.js';
import { type Control, controls, fitForm, fitView, items, paragraph, view } from '../../../src/view.js';
import { rounds } from '../../support/full.js';
import { blockProblems, viewProblems } from '../../support/slack/limits.js';
import { anyForm, anyView } from '../../support/views.js';

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

describe('the checker', () => {
  test.each<[string, KnownBlock[], KnownBlock[]]>([
    ['blocks of a message', times(50, { type: 'divider' }), times(51, { type: 'divider' })],
    ['a header', [{ type: 'header', text: text(150) }], [{ type: 'header', text: text(151) }]],
    ['a section', [{ type: 'section', text: marked(3000) }], [{ type: 'section', text: marked(3001) }]],
    ['an empty section', [{ type: 'section', text: marked(1) }], [{ type: 'section', text: marked(0) }]],
    [
      'a context',
      [{ type: 'context', elements: times(10, marked(1)) }],
      [{ type: 'context', elements: times(11, marked(1)) }],
    ],
    ['elements of actions', [actions(...times(25, button()))], [actions(...times(26, button()))]],
    ['actions without any', [actions(button())], [actions()]],
    ['a button’s words', [actions(button({ text: text(75) }))], [actions(button({ text: text(76) }))]],
    [
      'a button’s value',
      [actions(button({ value: 'x'.repeat(2000) }))],
      [actions(button({ value: 'x'.repeat(2001) }))],
    ],
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
      'an option’s words',
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
    [
      'a block’s id',
      [{ type: 'divider', block_id: 'x'.repeat(255) }],
      [{ type: 'divider', block_id: 'x'.repeat(256) }],
    ],
    [
      'ids that differ',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'b' },
      ],
      times(2, { type: 'divider', block_id: 'a' }),
    ],
    [
      'all text of a message',
      times(3, { type: 'section', text: marked(MAX_MESSAGE_TEXT / 3) }),
      times(4, { type: 'section', text: marked(MAX_MESSAGE_TEXT / 3) }),
    ],
    ['what a message cannot hold', [{ type: 'divider' }], [input()]],
  ])('%s', (_, good, bad) => {
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
      'an initial choice that is none',
      { blocks: [input({ element: { ...(select() as object), initial_option: { text: text(1), value: 'w' } } })] },
    ],
  ])('%s of a modal', (_, more) => {
    expect(viewProblems(window({ private_metadata: 'x'.repeat(3000) }))).toEqual([]);
    expect(viewProblems(window(more))).not.toEqual([]);
  });
});

const words = { cancel: 'Cancel', somebodyElse: 'Somebody else…', more: '… more' };
describe('what is rendered', () => {
  test.each(['message', 'home'] as const)('any view fits into a %s', (surface) => {
    fc.assert(
      fc.property(anyView, (any) => {
        const fitted = fitView(any);
        expect(blockProblems(render(fitted, { surface, shared: true, words }), surface)).toEqual([]);
      }),
      { numRuns: rounds(60, 1_000) },
    );
  });

  test('what is too much ends with word that there is more', () => {
    const many = fitView(
      view(...times(20, items(times(20, { title: [plain('a title')], controls: [] as Control[] })))),
    );
    const all = render(many, { surface: 'message', shared: true, words });
    expect(all.length).toBeLessThanOrEqual(50);
    const long = render(view(...times(25, paragraph([plain('x'.repeat(2_000))]))), {
      surface: 'message',
      shared: true,
      words,
    });
    expect(long.at(-1)).toEqual({ type: 'context', elements: [{ type: 'plain_text', text: '… more' }] });
  });

  test('a menu whose call is too long for its id becomes a button that asks in a form', () => {
    const long = { command: 'own', args: { item: 'x'.repeat(300) } };
    expect(packPicker(1, long, 'person')).toBeUndefined();
    const picker: Control = {
      control: 'picker',
      label: 'Offer to…',
      call: long,
      arg: 'person',
      of: 'people',
      options: [],
    };
    const [block_] = render(view(controls(picker)), { surface: 'message', shared: true, words });
    expect(block_).toMatchObject({ elements: [{ type: 'button', value: JSON.stringify(long) }] });
  });

  const origin = {
    channel: { id: 'C1', name: 'churn', direct: false },
    thread: null,
    message: { id: 'm|C1|1.1|https://hooks.slack.com/x', shared: true },
  };
  test('any form fits into a modal, and one that is sent back as well', () => {
    fc.assert(
      fc.property(anyForm, (any) => {
        const form = fitForm(any);
        const shown = modalOf(form, origin, { cancel: 'Cancel', choose: 'Choose…' });
        const blocks = shown.blocks.length > 0 ? shown.blocks : [{ type: 'divider' } as const];
        expect(viewProblems({ ...shown, blocks }).filter((p) => !p.includes('private_metadata'))).toEqual([]);
        const values = Object.fromEntries(
          form.fields.map((f) => [f.name, { value: { value: f.value.slice(0, Math.min(f.max, 3_000)) } }]),
        );
        const again = modalAgain(sentModal.parse({ ...shown, id: 'V1', state: { values } }), ['Not so.']);
        expect(viewProblems(again).filter((p) => !p.includes('private_metadata'))).toEqual([]);
      }),
      { numRuns: rounds(60, 1_000) },
    );
  });
});
