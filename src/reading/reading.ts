/** What reading a clause depends on, and what comes of it. */
import type { Clarity } from '../clarity/engine.js';
import { type Draft, hasAllNeeded, type Spoken } from './draft.js';
import type { Entry, Phrasebook } from './phrasebook.js';

/** A clause read as a turn of the phrasebook. */
export interface Reading {
  entry: Entry;
  draft: Draft;
  from: number;
  to: number;
  /** Where the turn itself ends. */
  core: number;
  passed: readonly string[];
  score: number;
}

/** What reading a clause depends on. */
export interface Ways {
  line: Spoken;
  book: Phrasebook;
  clarity: Clarity;
  /** A command: every word of it is meant for Baton. */
  isStrict: boolean;
}

/** Whether a reading says something, and all that its command needs. */
export const isComplete = (reading: Reading): boolean =>
  reading.entry.pattern.words > 0 && !reading.entry.isName && hasAllNeeded(reading.draft);

/** Whether a reading has taken words as a text. */
export const takesText = ({ draft }: Reading): boolean =>
  Object.entries(draft.command.args).some(([name, { type }]) => type === 'text' && name in draft.values);

/** Whether a reading names a stage or a task. */
export const isAbout = ({ draft: { values } }: Reading): boolean => 'item' in values || 'stage' in values;

/** Whether a reading only names a stage or a task. */
export const isNaming = ({ entry }: Reading): boolean => entry.command.name === 'about' && entry.pattern.words === 0;

/** Whether a reading is an order of which the rest says why. */
export const isExplainedOrder = ({ entry, draft }: Reading): boolean =>
  entry.mood === 'order' && !entry.isName && draft.left.length === 0 && draft.doubt === 0;

/** Whether a clause is read without words left over. */
export const isWhole = ({ reading }: { reading: Reading | undefined }): boolean =>
  reading !== undefined &&
  reading.draft.left.length === 0 &&
  reading.draft.background === undefined &&
  reading.draft.doubt < 3;

/** Whether a question begins here, with its mark or without. */
export const asksAt = (line: Spoken, at: number): boolean => line.tokens[at]?.is === 'word' && line.says(at, 'asking');

/** What a command's own name counts for at most: "done training?" asks nevertheless. */
const NAME = 12;

/** What a reading gains in what is asked, by asking. */
export function asksBetter({ entry, from }: Reading, line: Spoken): number {
  if (entry.isName && line.says(from, 'alsoStates')) return -NAME;
  return entry.mood === 'question' || entry.mood === 'wish' ? 3 : 0;
}
