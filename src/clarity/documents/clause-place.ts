/** Where a clause stands, and who its subject is. */
import type { Clause, ParsedSentence } from '../ownership/types.js';
import type { Subject } from '../rules/rule-book.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

/** How far prose counts: `told` plans and needs of the group; `process` those among people; `outright` only words that say that nobody is named. */
export type Trust = 'told' | 'process' | 'outright';

/** Subjects that are things, or groups. */
export const THINGS: ReadonlySet<Subject> = new Set(['thing', 'it', 'there', 'team']);

/** Where a clause stands. */
export interface ClausePlace {
  parsed: ParsedSentence;
  genre: Genre;
  words: Vocabulary;
  kind: SectionKind;
  listed: boolean;
  trust: Trust;
}

/** A group of the readers' own, and not people in general. */
export const isTeamWord = ({ subject, head }: Clause, words: Vocabulary): boolean =>
  (THINGS.has(subject) || subject === 'person') &&
  head !== undefined &&
  words.groups.has(head.low) &&
  !words.people.has(head.low);
