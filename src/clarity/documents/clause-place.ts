/** Where a clause stands, and who its subject is. */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { Clause, ParsedSentence } from '../ownership/types.js';
import type { Subject } from '../rules/rule-book.js';
import { lowOf, type TextToken } from '../text/tokens.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

/** How far prose counts: `told` plans and needs of the group; `process` those among people; `outright` only words that say that nobody is named. */
export type Trust = 'told' | 'process' | 'outright';

/** Subjects that are things, or groups. */
export const THINGS: ReadonlySet<Subject> = new Set(['thing', 'it', 'there', 'team']);

/** Subjects that are the writers' own group. */
export const GROUP: ReadonlySet<Subject> = new Set(['we', 'all']);

/** Where a clause stands. */
export interface ClausePlace {
  parsed: ParsedSentence;
  genre: Genre;
  words: Vocabulary;
  kind: SectionKind;
  listed: boolean;
  /** Whether it is a decision of a meeting: "Decision: the bridge will be shortened". */
  isDecided: boolean;
  trust: Trust;
}

/** A group of the readers' own, and not people in general. */
export const isTeamWord = (
  { subject, head, start }: Clause,
  { parsed, words }: Pick<ClausePlace, 'parsed' | 'words'>,
): boolean =>
  (THINGS.has(subject) || subject === 'person') &&
  head !== undefined &&
  words.groups.has(head.low) &&
  (!words.people.has(head.low) || isCertainTeam(head, start, parsed, words));

/** "The site team", not "the team": one of several. What it must do is a rule as often. */
function isCertainTeam(
  head: TextToken,
  start: number,
  { sentence: { tokens }, classes }: ParsedSentence,
  { grammar }: Vocabulary,
): boolean {
  const before = tokens.indexOf(head) - 1;
  const isNoun = (bitsAt(classes, before) & (CLASS.noun | CLASS.name)) !== 0;
  if (grammar('duties').has(lowOf(tokens[start]))) return false;
  return grammar('group-words').has(head.low) && isNoun && (bitsAt(classes, before) & CLASS.functional) === 0;
}
