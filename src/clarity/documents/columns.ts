/** What the columns of a table are kept for, by their heads. */
import type { Finder } from './word-patterns.js';

/** What a column is kept for: whoever has it, what is to be done, what follows from the rest of the row, how far it is. */
export type ColumnKind = 'owner' | 'team' | 'task' | 'action' | 'status';

/** Tells of heads what their columns are kept for. @param heads whether a head is one of some phrases @param isOfWork words that make a heading one of work */
export const columnFinders = (
  { owner, team, task, action, status }: Record<ColumnKind, string[]>,
  heads: (phrases: readonly string[]) => Finder,
  isOfWork: RegExp,
): Record<ColumnKind, Finder> => ({
  owner: heads(owner),
  team: heads(team),
  task: anyOf(heads(task), (head) => isOfWork.test(head)),
  action: anyOf(heads(action), (head) => isOfWork.test(head)),
  status: heads(status),
});

const anyOf =
  (...finders: readonly Finder[]): Finder =>
  (text) =>
    finders.some((finds) => finds(text));
