import { expect, test } from 'vitest';
import { ControlRow, everybody } from '../../../adapters/web/controls.js';
import type { Say } from '../../../src/ports/say.js';
import type { Control, Picker } from '../../../src/view/view.js';
import { valuesOfControl } from '../../support/playground.js';

const html = (...controls: Control[]) => `<article id="m-1">${String(ControlRow({ controls, about: 'm-1-by' }))}`;
const CALL = { command: 'own', args: { item: '"<1>"' } };

test('a button sends its call as it is, and asks first if it has to', () => {
  const shown = html({ control: 'button', label: 'Drop', call: CALL, style: 'danger', confirm: 'Really?' });
  expect(shown).toContain('class="danger"');
  expect(shown).toContain('hx-confirm="Really?"');
  expect(JSON.parse(valuesOfControl(shown, 'Drop').call)).toEqual(CALL);
});

const label = (id: string, words?: Parameters<Say>[1]) => `${words?.name} ${id}`;

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
  expect(labels).toHaveLength(everybody(label).length);
  expect(labels).not.toContain('Chi Rao');
});

test('a menu of people marks guests, and leaves out whoever has a button of their own', () => {
  expect(everybody(label).map((one) => one.label)).toContain('Fay Moss name-guest');
  expect(html({ ...picker('people'), but: ['emi'] })).not.toContain('Emi Sato');
});

const minor = (label: string): Control => ({ control: 'button', label, call: CALL, minor: true });

test('what is seldom wanted is behind “…”, in a menu that has a name, and each of it still sends its call', () => {
  const shown = html({ control: 'button', label: 'Take it', call: CALL }, minor('Later'), minor('Why?'));
  const [before = '', menu = ''] = shown.split('<details class="picker more">');
  expect(before).toContain('Take it');
  expect(before).not.toContain('Later');
  expect(menu).toMatch(/<summary aria-label="[^"]+"/);
  expect([...menu.matchAll(/>([^<]+)<\/button>/g)].map(([, label]) => label)).toEqual(['Later', 'Why?']);
  expect(JSON.parse(valuesOfControl(shown, 'Why?').call)).toEqual(CALL);
});

test('a single one of these stands beside the rest', () => {
  expect(html({ control: 'button', label: 'Take it', call: CALL }, minor('Later'))).not.toContain('<details');
});
