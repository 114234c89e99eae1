/** Semantic classes of verbs and nouns. */
import { expect, test } from 'vitest';
import { semanticClasses, stemOf } from '../../../src/clarity/ownership/semantic-classes.js';

const { classOf } = semanticClasses({ make: ['write', 'review'], talk: ['discuss', 'review'] });

test.each([
  ['write', 'make'],
  ['writing', 'make'],
  ['wrote', 'make'],
  ['written', 'make'],
  ['reviewed', 'make'],
  ['discussing', 'talk'],
  ['sing', 'other'],
])('the class of “%s” is %s', (word, name) => expect(classOf(word)).toBe(name));

test('forms of a word share a stem', () => {
  expect(stemOf('reviewing')).toBe(stemOf('reviews'));
  expect(stemOf('took')).toBe(stemOf('take'));
});
