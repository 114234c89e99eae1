/** A row as it was before some events. Pure. */
import type { HistoryEvent } from '../model/history-rows.js';
import type { Stage, StageState, Task, TaskState } from '../model/project-rows.js';
import { STATES } from '../model/stages.js';
import type { Where } from '../ports/query.js';

const TASK_STATES: readonly TaskState[] = ['open', 'done', 'dropped'];

/** A stage's state as the history stores it. */
export const stageStateOf = (stored: string | null): StageState =>
  STATES.find((state) => state === stored) ?? 'not_started';

/** A task's state as the history stores it. */
export const taskStateOf = (stored: string | null): TaskState =>
  TASK_STATES.find((state) => state === stored) ?? 'open';

/** Whether the row was created by one of the events. */
export const isCreatedBy = (events: readonly HistoryEvent[]): boolean =>
  events.some(({ field, from }) => field === 'created' && from === null);

/** A stage before events, the newest first; its state, which needs a look-up, is left to the caller. */
export function stageBefore(stage: Stage, events: readonly HistoryEvent[]): Stage {
  const before = { ...stage };
  for (const { field, from } of events) {
    if (field === 'owner') before.owner = from;
    if (field === 'due') before.due = from;
    if (field === 'name') before.name = from ?? before.name;
    if (field === 'position') before.position = Number(from);
    if (field === 'dropped') before.dropped = from === 'true';
  }
  return before;
}

/** A task before events, the newest first; its state is left to the caller. */
export function taskBefore(task: Task, events: readonly HistoryEvent[]): Task {
  const before = { ...task };
  for (const { field, from } of events) {
    if (field === 'owner') before.owner = from;
    if (field === 'due') before.due = from;
    if (field === 'title') before.title = from ?? before.title;
    if (field === 'stage') before.stage = from;
  }
  return before;
}

/** Whether a task is what a query asks for, as the store would say. */
export function fitsTask(task: Task, where: Where<Task>): boolean {
  const values = new Map<string, unknown>(Object.entries(task));
  return Object.entries(where).every(([field, wanted]) => fits(values.get(field), wanted));
}

function fits(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.includes(value);
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  const below = 'below' in wanted ? wanted.below : undefined;
  const above = 'above' in wanted ? wanted.above : undefined;
  // Like SQL: what is unknown is neither below nor above anything.
  if (value === null) return below === undefined && above === undefined;
  return (below === undefined || isBelow(value, below)) && (above === undefined || !isBelow(value, above));
}

/** Numbers as numbers, everything else as text. */
const isBelow = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b);
