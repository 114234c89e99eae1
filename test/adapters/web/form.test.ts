import { expect, test } from 'vitest';
import { FormDialog, formSchema } from '../../../adapters/web/form.js';
import type { Field, Form } from '../../../src/view/view.js';
import { valuesOfForm } from '../../support/playground.js';

const field = (name: string, more: Partial<Field> = {}): Field => ({
  ...{ name, label: name, type: 'line', required: false, value: '', hint: '', max: 60, options: [] },
  ...more,
});
const FORM: Form = {
  title: 'Block “Data”',
  submit: 'Save',
  fields: [
    field('reason', { type: 'text', required: true, value: '<none>', hint: 'A few words' }),
    field('state', {
      type: 'options',
      value: 'b',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    }),
    field('owner', { type: 'people', value: 'bo' }),
  ],
  call: { command: 'block', args: { stage: 'S1' } },
};
const html = (errors: Record<string, string> = {}) =>
  String(FormDialog({ form: FORM, origin: { message: 'M1' }, label: (id) => id, errors }));

test('the form that is sent back is the form that was shown', () => {
  const { message, form } = valuesOfForm(html());
  expect(message).toBe('M1');
  expect(formSchema.parse(JSON.parse(form))).toEqual(FORM);
});

test('each field has its label, its value and its hint', () => {
  const shown = html();
  expect(shown).toContain('<label for="field-reason">reason<span aria-hidden="true"> *</span></label>');
  expect(shown).toMatch(
    /<textarea id="field-reason" [^>]*aria-describedby="hint-reason"[^>]*>&lt;none&gt;<\/textarea>/,
  );
  expect(shown).toContain('<option value="b" selected="">B</option>');
  expect(shown).toContain('<option value="bo" selected="">Bo Berg</option>');
});

test('an error is shown at its field, and read out with it', () => {
  const shown = html({ reason: 'Please write a few words.' });
  expect(shown).toMatch(/<textarea id="field-reason" [^>]*aria-invalid="true" aria-describedby="error-reason"/);
  expect(shown).toContain('<p class="error" id="error-reason" role="alert">Please write a few words.</p>');
});

test('an error that belongs to no field is shown above them', () => {
  expect(html({ stage: 'It is gone.' })).toContain(
    '</h2><p class="error" role="alert">It is gone.</p><div class="field">',
  );
});

test.each([{}, { ...FORM, fields: [{ name: 'x' }] }, { ...FORM, call: { command: 1 } }])('%j is no form', (form) => {
  expect(formSchema.safeParse(form).success).toBe(false);
});
