import { expect, test } from 'vitest';
import { ControlRow, everybody } from '../../../adapters/web/controls.js';
import type { Control, Picker } from '../../../src/view.js';
import { valuesOfControl } from '../../support/playground.js';

const html = (...controls: Control[]) => `<article id="m-1">${String(ControlRow({ controls }))}`;
const CALL = { command: 'own', args: { item: '"<1>"' } };

test('a button sends its call as it is, and asks first if it has to', () => {
  const shown = html({ control: 'button', label: 'Drop', call: CALL, style: 'danger', confirm: 'Really?' });
  expect(shown).toContain('class="danger"');
  expect(shown).toContain('hx-confirm="Really?"');
  expect(JSON.parse(valuesOfControl(shown, 'Drop').call)).toEqual(CALL);
});

const picker = (of: Picker['of']): Picker => ({
  ...{ control: 'picker', label: 'Offer to', call: CALL, arg: 'who', of },
  options: [{ value: 'chi', label: 'Chi Rao (likely)' }],
});

test('a choice sends the call with its value', () => {
  const shown = html(picker('options'));
  expect(shown.match(/hx-post/g)).toHaveLength(1);
  expect(JSON.parse(valuesOfControl(shown, 'Chi').call)).toEqual({ ...CALL, args: { ...CALL.args, who: 'chi' } });
});

test('a picker for people offers everybody once, the likely ones first', () => {
  const labels = [...html(picker('people')).matchAll(/>([^<]+)<\/button>/g)].map(([, label]) => label);
  expect(labels[0]).toBe('Chi Rao (likely)');
  expect(labels).toHaveLength(everybody().length);
  expect(labels).not.toContain('Chi Rao');
});
