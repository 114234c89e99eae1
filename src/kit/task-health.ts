/** How many open tasks need a person, project by project: counted in the store, so that only offered ones are read. */
import { isOverdue, type Reason, taskReasons } from '../model/health.js';
import type { Offer, Task } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** How many open tasks of a project need a person. */
export interface TaskHealth {
  unowned: number;
  overdue: number;
  /** Offered a day ago or longer, and not answered. */
  waiting: number;
  /** All of them, each counted once. */
  needs: number;
}

/** Nothing to do, or a project that is archived. */
export const NO_TASKS: TaskHealth = { unowned: 0, overdue: 0, waiting: 0, needs: 0 };

/** When something is judged. */
export interface Moment {
  now: number;
  /** `YYYY-MM-DD` in the reader's zone. */
  today: string;
}

/** An open task that somebody is asked to take. */
interface OfferedTask {
  task: Task;
  reasons: readonly Reason[];
}

/** The counts by project. @param offers the waiting offers of all these projects */
export async function taskHealthOf(
  read: Reader,
  project: readonly string[],
  offers: readonly Offer[],
  at: Moment,
): Promise<Map<string, TaskHealth>> {
  const open = { project, state: 'open' as const };
  const due = { below: at.today };
  const [unowned, overdue, both, offered] = await Promise.all([
    read.tally('task', 'project', { ...open, owner: null }),
    read.tally('task', 'project', { ...open, due }),
    read.tally('task', 'project', { ...open, owner: null, due }),
    offeredTasks(read, offers, at),
  ]);
  return new Map(
    project.map((id) => {
      const counts = { unowned: unowned.get(id) ?? 0, overdue: overdue.get(id) ?? 0, both: both.get(id) ?? 0 };
      const own = offered.filter(({ task }) => task.project === id);
      return [id, withOffers(counts, own, at)];
    }),
  );
}

async function offeredTasks(read: Reader, offers: readonly Offer[], at: Moment): Promise<OfferedTask[]> {
  const offerOf = new Map(offers.flatMap((offer) => (offer.item === 'task' ? [[offer.itemId, offer] as const] : [])));
  const tasks = await inParts([...offerOf.keys()], (id) => read.find('task', { where: { id, state: 'open' } }));
  return tasks.map((task) => ({ task, reasons: taskReasons(task, { ...at, offer: offerOf.get(task.id) }) }));
}

/** A task without an owner is not unowned while somebody is asked to take it. */
function withOffers(
  counts: { unowned: number; overdue: number; both: number },
  offered: readonly OfferedTask[],
  { today }: Moment,
): TaskHealth {
  const asked = offered.filter(({ task }) => task.owner === null);
  const unowned = counts.unowned - asked.length;
  const both = counts.both - asked.filter(({ task }) => isOverdue(task, today)).length;
  const waiting = offered.filter(({ reasons }) => reasons.includes('waiting'));
  const onlyWaiting = waiting.filter(({ reasons }) => reasons.length === 1).length;
  return {
    unowned,
    overdue: counts.overdue,
    waiting: waiting.length,
    needs: unowned + counts.overdue - both + onlyWaiting,
  };
}
