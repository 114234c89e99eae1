/** What reading and judging need of a book of rules, made ready once. */
import { indexOf, type RuleBook } from '../rules/book.js';
import type { Verbs } from './frames.js';
import { grammarOf } from './grammar.js';
import type { Lexicon, ReadingParts } from './read.js';
import { verbsOf } from './verbs.js';

/** Throws an Error that names a pattern of the book that cannot be read. */
export function partsOf(book: RuleBook, lexicon: Lexicon): ReadingParts & { verbs: Verbs } {
  return {
    lexicon,
    index: indexOf(book),
    grammar: grammarOf(book.grammar, book.lists.team ?? []),
    verbs: verbsOf(book.verbs),
  };
}
