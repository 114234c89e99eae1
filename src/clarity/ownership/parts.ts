/** What reading and judging need of a book of rules, made ready once. */
import { CLASS } from '../model/classes.js';
import { indexOf, type RuleBook } from '../rules/book.js';
import { grammarOf } from './grammar.js';
import type { Lexicon, SentenceParts } from './read.js';
import { wordClasses } from './words.js';

/** Throws an Error that names a pattern of the book that cannot be read. */
export function partsOf(book: RuleBook, lexicon: Lexicon): SentenceParts {
  return {
    lexicon: withVerbs(lexicon, Object.values(book.verbs).flat()),
    index: indexOf(book),
    grammar: grammarOf(book.grammar, book.lists.team ?? []),
    verbs: wordClasses(book.verbs),
    nouns: wordClasses(book.nouns),
  };
}

/** The verbs of the book are verbs, also where the texts that the lexicon was made from did not show it. */
function withVerbs(lexicon: Lexicon, verbs: readonly string[]): Lexicon {
  const all = new Map(lexicon);
  for (const verb of verbs) all.set(verb, (lexicon.get(verb) ?? 0) | CLASS.verb);
  return all;
}
