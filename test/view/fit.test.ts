import { describe, expect, test } from 'vitest';
import { plain } from '../../src/model/text.js';
import { plainText } from '../../src/view/as-text.js';
import { fitForm, fitView } from '../../src/view/fit.js';
import { type Control, controls, heading, items, paragraph, view } from '../../src/view/view.js';
import { checkForm, checkView } from '../support/limits.js';

const long = 'word 🦔 '.repeat(3_000);
const button: Control = {
  control: 'button',
  label: long,
  call: { command: 'block', args: { reason: long, stage: 's' }, after: { command: 'help', args: { topic: long } } },
};
const picker: Control = {
  control: 'picker',
  label: 'p',
  call: { command: 'status', args: {} },
  arg: 'project',
  of: 'options',
  options: Array.from({ length: 300 }, (_, i) => ({ value: `${i}`, label: long })),
};

describe('fitView', () => {
  test('cuts whatever is too long or too many to the limits', () => {
    const item = { title: [plain(long)], detail: [plain(long)], controls: Array.from({ length: 9 }, () => button) };
    const whole = view(
      heading([plain(long)]),
      paragraph([plain(long)]),
      items(Array.from({ length: 90 }, () => item)),
      controls(...Array.from({ length: 90 }, () => picker)),
      ...Array.from({ length: 90 }, () => paragraph([plain('x')])),
    );
    expect(checkView(whole)).not.toEqual([]);
    expect(checkView(fitView(whole))).toEqual([]);
    expect(plainText(fitView(whole))).toContain('…');
  });
  test('leaves a view that fits unchanged', () => {
    const whole = view(
      heading([plain('a')]),
      paragraph([plain('b')]),
      controls({ ...button, label: 'c', call: { command: 'status', args: {} } }),
    );
    expect(fitView(whole)).toEqual(whole);
  });
  test('cuts forms as well', () => {
    const field = {
      name: 'reason',
      label: long,
      type: 'options' as const,
      required: true,
      value: '',
      hint: long,
      max: 10,
      options: picker.control === 'picker' ? picker.options : [],
    };
    expect(checkForm(fitForm({ title: long, submit: long, fields: [field], call: button.call }))).toEqual([]);
  });
  test('the check finds each kind of violation', () => {
    expect(checkView({ blocks: [] })).not.toEqual([]);
    expect(checkView(view(controls({ ...button, label: ' ' })))).not.toEqual([]);
  });
  test.each<[string, Control]>([
    ['unknown command "x"', { ...button, call: { command: 'x', args: {} } }],
    ['"undo" does not declare "page"', { ...button, call: { command: 'undo', args: { page: '2' } } }],
    ['unknown command "y"', { ...button, call: { command: 'undo', args: {}, after: { command: 'y', args: {} } } }],
    ['"status" does not declare "item"', { ...picker, arg: 'item' }],
  ])('a control is reported: %s', (problem, wrong) => {
    expect(checkView(fitView(view(controls(wrong))))).toEqual([problem]);
  });
});
