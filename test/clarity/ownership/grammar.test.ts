/** The grammar words, ready to look up. */
import { expect, test } from 'vitest';
import { grammarOf } from '../../../src/clarity/ownership/grammar.js';
import { book } from '../../support/engine.js';

const grammar = grammarOf(book.grammar, ['qa']);

test('a word is looked up by what it means', () => {
  expect(grammar.modals.get('must')).toBe('should');
  expect(grammar.subjects.get('somebody')).toBe('someone');
  expect(grammar.contractions.get("i'll")).toEqual(['i', 'will']);
  expect(grammar.teams.has('qa')).toBe(true);
  expect(grammar.conditions.has('unless')).toBe(true);
});

test.each(['should', "we'll", "let's", 'please', 'let', 'to'])('“%s” can begin a clause', (word) => {
  expect(grammar.triggers.has(word)).toBe(true);
});

test('a verb cannot begin one but as an imperative', () => {
  expect(grammar.triggers.has('fix')).toBe(false);
});
