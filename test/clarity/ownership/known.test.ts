/** What the trained models know. */
import { expect, test } from 'vitest';
import { participantsOf, trainedSigns } from '../../../src/clarity/ownership/known.js';
import type { ParsedSentence } from '../../../src/clarity/ownership/types.js';
import { parse } from '../../support/engine.js';

test('a sign that is newer than the models is left out', () => {
  const parsed = parse('someone should fix it');
  expect(trainedSigns(parsed)).toEqual(parsed.signs);
  const [first, ...others] = parsed.signs;
  if (first === undefined) throw new Error('no sign');
  const newer: ParsedSentence = {
    ...parsed,
    signs: [{ ...first, sign: { ...first.sign, number: undefined } }, ...others],
  };
  expect(trainedSigns(newer)).toEqual(others);
});

test.each([
  [{ participants: 1 }, '1'],
  [{ participants: 2 }, '2'],
  [{ participants: 5 }, '3'],
  [{ participants: 9 }, '9'],
  [{ context: ['Ana: hi'] }, 'unknown'],
  [{ context: [] }, 'none'],
  [{}, 'none'],
])('participants of %j: %s', (context, expected) => expect(participantsOf(context)).toBe(expected));
