import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formCard } from '../../../adapters/teams/forms.js';
import { fitForm } from '../../../src/view.js';
import { rounds } from '../../support/full.js';
import { cardProblems } from '../../support/teams/card-problems.js';
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
