/**
 * What a project's history comes to: facts, each with its end, its length and whose work it was. Every figure of the insights is
 * made from facts alone, so that facts worked out earlier and kept are as good as the history.
 */

/**
 * `stay`: a stage was in a state. `stall`: it was blocked or at risk, for a kind of reason. `pass`: it was begun and finished.
 * `gap`: the project waited for it to begin. `loop`: stages were re-opened until all of them were finished again. `handover`: an
 * owner followed another. `answer`: an offer was accepted. `owned`: work got an owner. `due`: a due date was moved, by days.
 * `flow`: the project was worked on, blocked or waiting in a month.
 */
export const FACT_KINDS = [
  'stay',
  'stall',
  'pass',
  'gap',
  'loop',
  'handover',
  'answer',
  'owned',
  'due',
  'flow',
] as const;

/** What a fact is about. */
export type FactKind = (typeof FACT_KINDS)[number];

/** One fact. */
export interface Fact {
  kind: FactKind;
  /** Id of the stage it is about; null for tasks and for the whole project. */
  stage: string | null;
  /** When it was over, in whole minutes since 1970. For `flow`, the first minute of the month (UTC). */
  at: number;
  /** Whole minutes; for `due` whole days, below zero if it was moved forward. */
  amount: number;
  /** Whose work it was: who owned it, else who moved it. Null if it is nobody's, as for `flow`. */
  who: string | null;
  /**
   * `stay`: the state. `stall` and `loop`: the kind of reason. `pass`: `first` or `again`. `flow`: `working`, `blocked` or
   * `waiting`. Otherwise the kind of item.
   */
  detail: string;
}

/** What a project is doing while it is under way: somebody can work on it, everything is blocked, or it waits for somebody. */
export type FlowMode = 'working' | 'blocked' | 'waiting';

/** Milliseconds of a minute, the unit of facts. */
export const MINUTE_MS = 60_000;

/** Whole minutes since 1970 at an instant. */
export const minuteOf = (instant: number): number => Math.round(instant / MINUTE_MS);

/** Whole minutes between two instants; 0 if the clock went back in between. */
export const minutesBetween = (from: number, until: number): number =>
  Math.max(0, Math.round((until - from) / MINUTE_MS));
