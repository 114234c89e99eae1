/** Signs of what a document is, as regular expressions. */
import type { DocumentGrammar } from './grammar.js';

/** The patterns of a language. */
export type GenrePatterns = ReturnType<typeof genrePatternsOf>;

/** Compiles them. */
export function genrePatternsOf(grammar: DocumentGrammar) {
  const month = grammar('months').any;
  const words = (list: 'orders' | 'readers' | 'writers' | 'past-verbs' | 'gaps') =>
    new RegExp(`\\b${grammar(list).any}\\b`, 'gi');
  return {
    date: new RegExp(
      `\\b(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}|${month}[a-z]{0,6}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?\\b|\\d{1,2}\\s${month})`,
      'i',
    ),
    /** What is left to be filled in. */
    gap: /<[a-z][a-z _/-]{2,40}>(?!\()|\{\{|(?<!\])\[(?!(?<=^[^\S\n]*\[)\p{Lu}\p{Ll}+\]\s)(?!\d{1,2}[:.]\d\d)[^\]\n]{3,60}\](?![([:])|YYYY|X\.Y|_{4,}/gmu,
    /** "TBD" stands in templates, and in the place of an owner. */
    open: words('gaps'),
    /** "A proposal by Bo": said at the beginning. */
    opensProposal: new RegExp(`(?<![\\p{L}\\p{N}])${grammar('opens-proposal').any}(?![\\p{L}\\p{N}])`, 'iu'),
    /** "This document has been archived" */
    archived: new RegExp(`\\b${grammar('archived').any}\\b`, 'i'),
    demands: words('orders'),
    readers: words('readers'),
    writers: words('writers'),
    past: words('past-verbs'),
    /** Fields at the top of a form. */
    form: new RegExp(`^---\\n(?=[\\s\\S]{0,600}?^${grammar('form-fields').any}:)`, 'm'),
  };
}
