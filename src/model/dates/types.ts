/** What a text says of days: the contract of the date layer. */

/** What a reading depends on. */
export interface Today {
  /** Epoch milliseconds. */
  now: number;
  /** IANA zone of the person who speaks. */
  zone: string;
  /** Which of the numbers in 5/6 is the day. */
  order: DateOrder;
}

/**
 * The order of day and month in numbers. `unknown`: 5/6 is asked, 18/12 is not. `likely-month-first`: it is asked only if the day
 * would be far off, and in the other order within weeks.
 */
export type DateOrder = 'day-first' | 'month-first' | 'likely-month-first' | 'unknown';

/**
 * What words say of a day. Days are `YYYY-MM-DD`.
 * - `day`: this very day, today or at most a year ahead.
 * - `either`: one of these, to be asked: 5/6 without a known order, "friday or monday".
 * - `range`: no day but a span of them, with its first and last: "next week", "27-30 nov", "december".
 * - `impossible`: no such day: 31 Nov, or "friday 3 december" though that is a Thursday.
 * - `past`: before today: "yesterday", 2020-01-01, or a day and month that passed within the last months; then with the
 *   `next` such day.
 * - `far`: over a year ahead.
 * - `vague`: "soon", "sometime next month", "every monday".
 */
export type DateReading =
  | { is: 'day'; day: string }
  | { is: 'either'; days: string[] }
  | { is: 'range'; days: [string, string] }
  | { is: 'impossible' }
  | { is: 'past'; day: string; next?: string }
  | { is: 'far'; day: string }
  | { is: 'vague' };

/** A run of words that speaks of a calendar day, with its exact place in the text (UTF-16 units): `text.slice(start, end)`. */
export interface DateRun {
  start: number;
  end: number;
  words: string;
  reading: DateReading;
  /** The time of day next to the day, `HH:MM`; the run has its words too. */
  time?: string;
  /** The place of the time's words. A span without a time: one was said, but not clearly which ("at 3", "in the afternoon"). */
  timeSpan?: { start: number; end: number };
}

/** A change of a day by a span: "a week later". */
export interface Shift {
  start: number;
  end: number;
  words: string;
  unit: 'day' | 'workday' | 'week' | 'month';
  /** Negative: earlier. */
  n: number;
  /** "Move it forward 3 days": some mean later by it, others earlier. To be asked; `n` is as if later were meant. */
  unclear?: true;
}
