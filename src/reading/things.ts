/** What words can stand for: stages, tasks, projects, people and days, each with the exact place of its words. */
import type { DateReading, Shift } from '../model/dates/types.js';
import type { Person } from '../model/people-rows.js';
import type { Project, Stage, Task } from '../model/project-rows.js';

/** One thing that words stand for. */
export type Thing =
  /** Several if more than one project has a stage of this name and none is named; the channel's main one first. `project`: the one named with it. */
  | { is: 'stage'; rows: readonly Stage[]; project?: string | undefined }
  | { is: 'task'; rows: readonly Task[] }
  | { is: 'project'; rows: readonly Project[] }
  /** Several if they share a name. */
  | { is: 'person'; rows: readonly Person[] }
  /** Several people at once: "the data team", "@Bo and @Emi", "bo or chi". */
  /** `isAnyone`: "someone", who is nobody in particular; `isEveryone`: "everyone", which chooses nobody. */
  | { is: 'group'; rows: readonly Person[]; words: string; isAnyone?: true; isEveryone?: true }
  /** With its words, for the answer if it cannot be used. */
  | { is: 'day'; reading: DateReading; words: string }
  /** "by a week": from the day of the item. */
  | { is: 'shift'; unit: Shift['unit']; n: number; unclear: boolean }
  /** "#1, #2 and training"; `either`: "#1 or #2", one of which is meant */
  | { is: 'list'; of: readonly Thing[]; either: boolean }
  /** "it": what was spoken of last. */
  | { is: 'pronoun' }
  /** "him": the person who was spoken of last. */
  | { is: 'personal' }
  /** Nothing has this name or number. */
  | { is: 'unknown'; kind: 'task' | 'person'; words: string };

/** A thing and the tokens it was read from: from `from`, up to but without `to`. */
export interface NamedThing {
  from: number;
  to: number;
  thing: Thing;
  /** How sure it is that these words mean it: 3 its name, 2 a short form or an alias, 1 a word that reminds of it. */
  sure: 1 | 2 | 3;
  /** "her tasks", "danas tasks": the words are as much as "dana's", and mean nothing without what belongs to them. */
  genitive?: true;
}
