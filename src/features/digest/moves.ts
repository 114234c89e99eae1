/** What moved in the time a digest covers, and how much was done in the time before. */
import { inParts } from '../../kit/in-parts.js';
import { lastingMoves } from '../../kit/lasting-moves.js';
import type { Past } from '../../kit/past.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Stage, Task } from '../../model/project-rows.js';
import type { Reader } from '../../ports/store.js';

/** Stages that are in another state than at the beginning, and tasks that are done. */
export interface Moves {
  stages: { stage: Stage; event: HistoryEvent }[];
  /** The last of the tasks that were done. */
  tasks: Task[];
  /** Ids of everybody who finished something, in no particular order. */
  people: string[];
  passed: number;
  done: number;
}

/** How many stages and tasks were finished. */
export type DoneCounts = Pick<Moves, 'passed' | 'done'>;

/** What moved. @param events moves in the time covered, oldest first @param most tasks that are named */
export async function movesIn(
  past: Past,
  stages: readonly Stage[],
  events: readonly HistoryEvent[],
  most: number,
): Promise<Moves> {
  const moves = lastingMoves(events).map(({ last }) => last);
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const ofStages = moves.flatMap((event) => {
    const stage = byId.get(event.itemId);
    return stage && event.to !== 'not_started' ? [{ stage, event }] : [];
  });
  const passed = ofStages.filter(({ event }) => event.to === 'done').map(({ event }) => event);
  const done = moves.filter(({ item, to }) => item === 'task' && to === 'done');
  const tasks = await past.tasksOf(done.slice(-most).map(({ itemId }) => itemId));
  return {
    stages: ofStages,
    tasks: tasks.sort((a, b) => a.number - b.number),
    people: [...new Set([...passed, ...done].map(({ by }) => by))],
    passed: passed.length,
    done: done.length,
  };
}

/** How much was finished in a time, less what was re-opened: counted in the store, not read. */
export async function doneIn(
  read: Reader,
  projects: readonly string[],
  at: { above: number; below: number },
): Promise<DoneCounts> {
  const net = await inParts(projects, async (project) => {
    const where = { project, field: 'state', at } as const;
    const finished = await read.tally('history', 'item', { ...where, to: 'done' });
    const reopened = await read.tally('history', 'item', { ...where, from: 'done' });
    const of = (item: string) => (finished.get(item) ?? 0) - (reopened.get(item) ?? 0);
    return [{ stages: of('stage'), tasks: of('task') }];
  });
  const sum = (of: 'stages' | 'tasks') =>
    Math.max(
      0,
      net.reduce((total, part) => total + part[of], 0),
    );
  return { passed: sum('stages'), done: sum('tasks') };
}
