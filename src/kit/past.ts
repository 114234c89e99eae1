/**
 * A team's rows as they were at an instant: the present rows, with the history since taken back. The cost depends on how much
 * has happened since then, not on the length of the history; for the present there is nothing to take back.
 */
import type { HistoryEvent } from '../model/history-rows.js';
import { lastingEvents } from '../model/insights/lasting-events.js';
import type { Offer, Stage, Task, TaskState } from '../model/project-rows.js';
import type { Where } from '../ports/query.js';
import type { Reader } from '../ports/store.js';
import { inParts, PART } from './in-parts.js';
import { fitsTask, isCreatedBy, stageBefore, stageStateOf, taskBefore, taskStateOf } from './past-rows.js';

/** Events that can be taken back; more is too long ago. */
const MOST_SINCE = 50_000;

/** Moves of one stage among which those that were taken back are looked for. */
const MOST_MOVES = 2_000;

/** More has happened since an instant than can be taken back. */
export class TooLongAgo extends Error {
  override name = 'TooLongAgo';
}

/** Some tasks, and how many there are in all. */
export interface Listed {
  rows: Task[];
  count: number;
}

/** Tasks that something happened to since the instant: as they are, and as they were. */
interface Changed {
  now: Task[];
  /** Without those that did not exist yet. */
  then: Task[];
}

/** The rows of some projects at an instant. */
export class Past {
  /** What has happened since, the newest first, by the id of the stage or task. */
  private readonly since = new Map<string, HistoryEvent[]>();
  private changedTasks: Changed | undefined;

  private constructor(
    private readonly read: Reader,
    private readonly projects: readonly string[],
    private readonly instant: number,
    events: readonly HistoryEvent[],
  ) {
    for (const event of events) {
      const known = this.since.get(event.itemId);
      if (known) known.push(event);
      else this.since.set(event.itemId, [event]);
    }
  }

  private eventsOf(id: string): readonly HistoryEvent[] {
    return this.since.get(id) ?? [];
  }

  /**
   * @param at what happened at this instant belongs to the time after it
   * @throws TooLongAgo
   */
  static async at(read: Reader, projects: readonly string[], at: number): Promise<Past> {
    const limit = MOST_SINCE + 1;
    const events = await inParts(projects, (project) =>
      read.find('history', { where: { project, at: { above: at } }, order: ['-at', '-id'], limit }),
    );
    if (events.length > MOST_SINCE) throw new TooLongAgo();
    return new Past(read, projects, at, events);
  }

  /** The stages in their order, without dropped ones and those that did not exist yet. */
  async stages(): Promise<Stage[]> {
    const now = await inParts(this.projects, (project) => this.read.find('stage', { where: { project } }));
    const existed = now.filter(({ id }) => !isCreatedBy(this.eventsOf(id)));
    const then = existed.map((stage) => stageBefore(stage, this.eventsOf(stage.id))).filter(({ dropped }) => !dropped);
    const found: Stage[] = [];
    for (const stage of then) found.push(await this.withState(stage));
    const rank = ({ project }: Stage) => this.projects.indexOf(project);
    return found.sort((a, b) => rank(a) - rank(b) || a.position - b.position || (a.id < b.id ? -1 : 1));
  }

  /** A stage with the state that it had entered last, if it has moved since. */
  private async withState(stage: Stage): Promise<Stage> {
    if (!this.eventsOf(stage.id).some(({ field }) => field === 'state')) return stage;
    const last = await this.lastMove(stage.id);
    if (!last) return { ...stage, state: 'not_started', reason: null, pass: 1 };
    const { to, at, why, pass } = last;
    return { ...stage, state: stageStateOf(to), since: at, reason: why, pass: pass ?? 1 };
  }

  /** The last move that was not taken back: what is undone leaves everything as it was, also since when. */
  private async lastMove(itemId: string): Promise<HistoryEvent | undefined> {
    const where = { itemId, field: 'state', at: { below: this.instant } } as const;
    const order = ['-at', '-id'] as const;
    const [last] = await this.read.find('history', { where, order, limit: 1 });
    if (last?.via !== 'undo') return last;
    return lastingEvents(await this.read.find('history', { where, order, limit: MOST_MOVES })).at(-1);
  }

  /** The offers that were waiting for an answer, the oldest first. */
  async offers(most: number): Promise<Offer[]> {
    const at = { below: this.instant };
    const waiting = await inParts(this.projects, (project) =>
      this.read.find('offer', { where: { at, project, state: 'waiting' }, order: ['at'], limit: most }),
    );
    const answered = this.since.size === 0 ? [] : await this.offersAnsweredSince();
    return [...waiting, ...answered].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  private offersAnsweredSince(): Promise<Offer[]> {
    const span = { at: { below: this.instant }, answeredAt: { above: this.instant } };
    return inParts(this.projects, (project) => this.read.find('offer', { where: { ...span, project } }));
  }

  /** Tasks in the order of their due dates, and how many there were. @param most rows to return */
  async tasks(where: Where<Task>, most: number): Promise<Listed> {
    const { now, then } = await this.changed();
    const changed = new Set(now.map(({ id }) => id));
    const order = ['due', 'number'] as const;
    const limit = most + changed.size;
    const found = await inParts(this.projects, (project) =>
      this.read.find('task', { where: { ...where, project }, order, limit }),
    );
    const fitting = then.filter((task) => fitsTask(task, where));
    const all = [...found.filter(({ id }) => !changed.has(id)), ...fitting];
    all.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.number - b.number);
    const count = [...(await this.byStage(where)).values()].reduce((sum, n) => sum + n, 0);
    return { rows: all.slice(0, most), count };
  }

  /** Tasks with these ids. */
  async tasksOf(ids: readonly string[]): Promise<Task[]> {
    if (ids.length === 0) return [];
    const { then } = await this.changed();
    const now = await inParts(ids, (id) => this.read.find('task', { where: { id } }));
    return now.map((task) => then.find(({ id }) => id === task.id) ?? task);
  }

  /** Whether there was any such task. */
  async some(where: Where<Task>): Promise<boolean> {
    const { now, then } = await this.changed();
    if (then.some((task) => fitsTask(task, where))) return true;
    const changed = new Set(now.map(({ id }) => id));
    const found = await this.read.find('task', { where, limit: changed.size + 1 });
    return found.some(({ id }) => !changed.has(id));
  }

  /** How many tasks there were, by stage. */
  async byStage(where: Where<Task>): Promise<Map<string | null, number>> {
    const counts = new Map<string | null, number>();
    const count = (stage: string | null, n: number) => counts.set(stage, (counts.get(stage) ?? 0) + n);
    for (let i = 0; i < this.projects.length; i += PART) {
      const project = this.projects.slice(i, i + PART);
      for (const [stage, n] of await this.read.tally('task', 'stage', { ...where, project })) count(stage, n);
    }
    const { now, then } = await this.changed();
    for (const task of now) if (fitsTask(task, where)) count(task.stage, -1);
    for (const task of then) if (fitsTask(task, where)) count(task.stage, 1);
    return counts;
  }

  private async changed(): Promise<Changed> {
    if (this.changedTasks) return this.changedTasks;
    const ids = [...this.since].filter(([, [newest]]) => newest?.item === 'task').map(([id]) => id);
    const now = await inParts(ids, (id) => this.read.find('task', { where: { id } }));
    const then: Task[] = [];
    for (const task of now) {
      const events = this.eventsOf(task.id);
      if (isCreatedBy(events)) continue;
      then.push({ ...taskBefore(task, events), state: await this.taskState(task, events) });
    }
    this.changedTasks = { now, then };
    return this.changedTasks;
  }

  private async taskState(task: Task, events: readonly HistoryEvent[]): Promise<TaskState> {
    const first = events.findLast(({ field }) => field === 'state' || field === 'dropped');
    if (!first) return task.state;
    if (first.field === 'state') return taskStateOf(first.from);
    if (first.from === 'true') return 'dropped';
    // Dropped since: until then it was what its last move made it.
    return taskStateOf((await this.lastMove(task.id))?.to ?? null);
  }
}
