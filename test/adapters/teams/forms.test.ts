import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPress } from '../../../adapters/teams/actions.js';
import { formCard } from '../../../adapters/teams/forms.js';
import { fitForm } from '../../../src/view/fit.js';
import type { Field } from '../../../src/view/view.js';
import { rounds } from '../../support/full.js';
import { cardProblems } from '../../support/teams/card-problems.js';
import { inputsOf } from '../../support/teams/cards.js';
import { CARD_WORDS } from '../../support/teams/render-options.js';
import { anyForm } from '../../support/views.js';

test('Teams accepts any form, with fields as long as the product allows', () => {
  const anyErrors = fc.array(fc.string(), { maxLength: 3 });
  fc.assert(
    fc.property(anyForm, fc.boolean(), anyErrors, (any, directory, errors) => {
      const fields = any.fields.map((field) => ({
        ...field,
        value: field.value.slice(0, 600),
        options: field.options.slice(0, 8),
      }));
      const options = {
        surface: 'message',
        words: CARD_WORDS,
        missing: 'Needed.',
        directory,
        at: 'x',
        errors,
      } as const;
      expect(cardProblems(formCard(fitForm({ ...any, fields }), options))).toEqual([]);
    }),
    { numRuns: rounds(200, 2_000) },
  );
});

const day = (value: string) => {
  const field: Field = {
    ...{ name: 'due', label: 'due', type: 'day', required: false, hint: 'friday', max: 60, options: [] },
    value,
  };
  const form = { title: 'Task', submit: 'Save', fields: [field], call: { command: 'edit', args: {} } };
  return inputsOf(formCard(form, { surface: 'dialog', words: CARD_WORDS, missing: 'x', directory: false, at: 'x' }));
};

test('a day is picked, or said in words; each starts where its value belongs', () => {
  expect(day('2026-03-31')).toMatchObject([
    { type: 'Input.Date', id: 'field:due', value: '2026-03-31' },
    { type: 'Input.Text', id: 'words:due', label: 'Or in words', placeholder: 'friday' },
  ]);
  expect(day('next friday').map(({ value }) => value)).toEqual([undefined, 'next friday']);
  expect(day('').map(({ value }) => value)).toEqual([undefined, undefined]);
});

test('what a choice is about stands below it: a list shows no hint of its own', () => {
  const field: Field = {
    ...{ name: 'a1', label: '1. Input checks', type: 'options', required: false, value: 'auto', max: 60 },
    ...{ hint: 'Does a failed check stop the run?', options: [{ value: 'auto', label: 'Automatic' }] },
  };
  const form = { title: 'Data', submit: 'Answer', fields: [field], call: { command: 'audit fill', args: {} } };
  const options = { surface: 'dialog', words: CARD_WORDS, missing: 'x', directory: false, at: 'x' } as const;
  expect(formCard(form, options).body).toMatchObject([
    { type: 'Input.ChoiceSet', label: '1. Input checks', value: 'auto' },
    { type: 'RichTextBlock', inlines: [{ text: 'Does a failed check stop the run?' }] },
  ]);
  // With nothing to choose from, nothing is asked.
  expect(formCard({ ...form, fields: [{ ...field, options: [] }] }, options).body).toEqual([]);
});

test.each([
  ['2026-03-31', '', '2026-03-31'],
  ['2026-03-31', 'friday', 'friday'],
  ['2026-03-31', '  ', '2026-03-31'],
  ['', '', ''],
])('picked %j, said %j: %j', (picked, words, due) => {
  const sent = { call: { command: 'edit', args: { item: 't' } }, 'field:due': picked, 'words:due': words };
  expect(readPress(sent)).toMatchObject({ call: { args: { item: 't', due } }, filled: ['due'] });
});
