/** Prepares what the ownership analysis needs of a rule book, once. */
import { CLASS, type Lexicon } from '../model/word-classes.js';
import { compilePattern } from '../rules/pattern.js';
import { PatternIndex } from '../rules/pattern-index.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type PatternCounts, patternCountsOf, type Sign, signsOf } from '../rules/signs.js';
import { grammarOf } from './grammar.js';
import { semanticClasses } from './semantic-classes.js';
import type { Resources } from './types.js';

/**
 * The resources of a rule book.
 * @param trained the patterns that the models know; all of the book for training
 * @throws Error that quotes a bad pattern
 */
export function resourcesOf(
  book: RuleBook,
  lexicon: Lexicon,
  trained: PatternCounts = patternCountsOf(book),
): Resources {
  return {
    lexicon: withVerbs(lexicon, Object.values(book.verbs).flat()),
    signs: signIndex(book, trained),
    grammar: grammarOf(book.grammar, book.lists.team ?? []),
    verbs: semanticClasses(book.verbs),
    nouns: semanticClasses(book.nouns),
  };
}

function signIndex(book: RuleBook, trained: PatternCounts): PatternIndex<Sign> {
  const index = new PatternIndex<Sign>();
  for (const { pattern, sign } of signsOf(book, trained)) index.add(compilePattern(pattern, book.lists), sign);
  return index;
}

/** The verbs of the book are verbs even if the texts that the lexicon was made from never used them as such. */
function withVerbs(lexicon: Lexicon, verbs: readonly string[]): Lexicon {
  const all = new Map(lexicon);
  for (const verb of verbs) all.set(verb, (lexicon.get(verb) ?? 0) | CLASS.verb);
  return all;
}
