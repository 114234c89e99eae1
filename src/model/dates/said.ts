/** What one piece of a date says, before its pieces are put together. */
import type { Today } from './types.js';

/** From where days are counted: today, as a numbered day, and which way a day without a year is looked for. */
export interface Here {
  today: Today;
  /** Today as a numbered day. */
  n: number;
  /** "Since monday": the last one, not the next. */
  back: boolean;
  /** The pieces found last, by their place. */
  seen: Map<number, Piece | undefined>;
}

/** A first and a last numbered day. */
export type Period = readonly [number, number];

/**
 * What a piece says. Days are numbered (`civil.ts`).
 * - `day`: this day; `week` if it stands for its week when a weekday is next to it ("friday in 2 weeks").
 * - `monthly`: a day of a month, of a certain year or the next one; `numbers`: the same, in either order.
 * - `nth`: "the 30th". `weekday`: the coming one, or of this, next or last week, and so many days later.
 * - `week`: "next week", one that has two readings at a weekend. `offset`: "a week from", with the day to follow.
 * - `end`: "EOD", part of whatever day is next to it, else today. `clock`: a time; none if it is not clear which.
 */
export type Said =
  | { is: 'day'; n: number; week?: true }
  | { is: 'days'; n: readonly number[] }
  | { is: 'monthly'; m: number; d: number; y?: number }
  | { is: 'numbers'; a: number; b: number; y?: number }
  | { is: 'nth'; d: number }
  | { is: 'weekday'; w: number; which: 'coming' | 'this' | 'next' | 'last'; plus: number }
  | { is: 'week'; of: readonly Period[]; plain: boolean }
  | { is: 'range'; of: Period }
  | { is: 'offset'; n: number; unit: SpanUnit }
  | { is: 'impossible' }
  | { is: 'vague' }
  | { is: 'end' }
  | { is: 'clock'; at?: string };

/** Units in which spans are counted. */
export type SpanUnit = 'day' | 'week' | 'month' | 'workday' | 'minute';

/**
 * What else has to be there before a piece counts as a date in running text; a text that is nothing but it always does.
 * - `noun`: no word may follow that makes a name of it: "Q3 report", "sat scores".
 * - `cue`: that, and a word like "by" or "until" before it: "march", "30th".
 * - `until`: that, and a word that is said of dates and of no numbers: "until 15.1.".
 * - `fraction`: that, and such a word anywhere before it: 5/6.
 * - `whole`: nothing else at all: "2.5." at the end of a sentence is a number.
 */
export type Need = 'noun' | 'cue' | 'until' | 'fraction' | 'whole';

/** A piece of a date and its place in the text. */
export interface Piece {
  start: number;
  end: number;
  said: Said;
  need?: Need;
}

/** One pattern of a table of phrases, and what it says; undefined if it says nothing after all. */
export interface Phrase {
  pattern: RegExp;
  says(words: Words, here: Here): Said | undefined;
  need?: Need;
}

/** The named groups of a match. */
export type Words = Readonly<Record<string, string | undefined>>;

/** What a named group has matched; nothing if it has not. */
export const wordOf = (words: Words, group: string): string => words[group] ?? '';

/** Phrases, and the words that they begin with: only there they are tried. Separated by `|`; `1` stands for all numbers. */
export interface PhraseGroup {
  heads: string;
  phrases: readonly Phrase[];
}
