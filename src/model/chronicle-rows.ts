/** What the insights keep of each project, so that nobody has to read ten years of history to answer a question. */
import type { Carry } from './insights/carry.js';
import type { PackedFacts } from './insights/packed.js';
import type { Row } from './row.js';

/**
 * How far a project's history has been told as facts. The id is the project's. All that happened before `through` is in its
 * chapters and in `carry`; what happened since is read from the history.
 */
export interface Chronicle extends Row {
  project: string;
  /** A midnight (UTC), epoch milliseconds. */
  through: number;
  /** By which words reasons were told apart, and in which form facts were told: others have to be told again. */
  made: string;
  carry: Carry;
}

/** The year of a chapter that has what all of a project's facts come to, and when its stages were finished. */
export const ALL_YEARS = 0;

/** The facts of one project that ended in one year (UTC), or all of them as sums. The id is "project:year". */
export interface Chapter extends Row {
  project: string;
  year: number;
  facts: PackedFacts;
}
