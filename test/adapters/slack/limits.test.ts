/** Whatever Baton shows in Slack keeps to Slack's published limits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPicker } from '../../../adapters/slack/actions.js';
import { modalAgain, modalOf } from '../../../adapters/slack/forms.js';
import { sentModal } from '../../../adapters/slack/payloads/interactions.js';
import { render } from '../../../adapters/slack/render.js';
import { plain } from '../../../src/model/text.js';
import { fitForm, fitView } from '../../../src/view/fit.js';
import { type Control, controls, items, paragraph, view } from '../../../src/view/view.js';
import { rounds } from '../../support/full.js';
import { blockProblems, viewProblems } from '../../support/slack/limits.js';
import { anyForm, anyView } from '../../support/views.js';

const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
const words = { cancel: 'Cancel', somebodyElse: 'Someone else…', more: '… more' };
test.each(['message', 'home'] as const)('any view fits into a %s', (surface) => {
  fc.assert(
    fc.property(anyView, (any) => {
      const fitted = fitView(any);
      expect(blockProblems(render(fitted, { surface, shared: true, words }), surface)).toEqual([]);
    }),
    { numRuns: rounds(60, 1_000) },
  );
});

test('a view that is too long ends with a note that there is more', () => {
  const many = fitView(view(...times(20, items(times(20, { title: [plain('a title')], controls: [] as Control[] })))));
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
  const [block] = render(view(controls(picker)), { surface: 'message', shared: true, words });
  expect(block).toMatchObject({ elements: [{ type: 'button', value: JSON.stringify(long) }] });
});

const origin = {
  channel: { id: 'C1', name: 'churn', direct: false, access: 'public' as const, place: 'C1' },
  thread: null,
  message: { id: 'm|C1|1.1|https://hooks.slack.com/x', shared: true },
};
test('any form fits into a modal, and fits again when it is sent back with a problem', () => {
  fc.assert(
    fc.property(anyForm, (any) => {
      const form = fitForm(any);
      const shown = modalOf(form, origin, { cancel: 'Cancel', choose: 'Choose…', inWords: 'Or in words' });
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
