/**
 * What a team's rows were at an instant: those of now, with what happened since taken back by the history. The cost goes
 * with what happened since that instant, not with the length of the history; for the present there is nothing to take back.
 */
import type { HistoryEvent, Offer, Project, Stage, StageState, Task, TaskState } from '../model/rows.js';
import type { Reader, Where } from '../ports.js';

/** Ids in one look-up. */
const MANY = 400;

/** What has happened since an instant and is taken back to see it; more is too long ago. */
const MOST_SINCE = 50_000;

/** More has happened since then than can be taken back. */
export class TooLongAgo extends Error {
  override name = 'TooLongAgo';
}

/** Looks up rows by many ids, some at a time. */
export async function inParts<T>(ids: readonly string[], look: (part: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let i = 0; i < ids.length; i += MANY) found.push(...(await look(ids.slice(i, i + MANY))));
  return found;
}

type Fields = Record<string, unknown>;

/** Whether a row is what a `Where` asks for, as the store would say. */
function fits<R extends object>(row: R, where: Where<R>): boolean {
  return Object.entries(where).every(([field, wanted]) => {
    const value = (row as Fields)[field];
    if (Array.isArray(wanted)) return wanted.includes(value);
    if (typeof wanted !== 'object' || wanted === null) return value === wanted;
    const { below, above } = wanted as { below?: string | number; above?: string | number };
    if (value === null) return below === undefined;
    return (
      (below === undefined || (value as string) < (below as string)) &&
      (above === undefined || (value as string) >= (above as string))
    );
  });
}

/** The field of a row that an event changed; undefined where it is another row's, or none. */
const PLAIN: Partial<Record<HistoryEvent['field'], string>> = {
  owner: 'owner',
  due: 'due',
  name: 'name',
  title: 'title',
  stage: 'stage',
  position: 'position',
};

/** The row before the events, which are given newest first. States are left to the caller. */
function before<R extends Stage | Task>(row: R, events: readonly HistoryEvent[]): R {
  const old: Fields = { ...row };
  for (const { field, from } of events) {
    const name = PLAIN[field];
    if (name && name in old) old[name] = name === 'position' ? Number(from) : from;
  }
  return old as unknown as R;
}

export interface Listed {
  rows: Task[];
  /** How many there are in all. */
  count: number;
}

/** The rows of some projects at an instant. */
export class Past {
  /** What happened since, newest first, by the id of the stage or task. */
  private readonly since = new Map<string, HistoryEvent[]>();
  private tasksThen: Task[] | undefined;

  private constructor(
    private readonly read: Reader,
    private readonly projects: readonly string[],
    private readonly at: number,
    events: readonly HistoryEvent[],
  ) {
    for (const event of events) {
      const list = this.since.get(event.itemId);
      if (list) list.push(event);
      else this.since.set(event.itemId, [event]);
    }
  }

  /**
   * @param at what happens at this instant belongs to the time after it
   * @throws TooLongAgo
   */
  static async at(read: Reader, projects: readonly string[], at: number): Promise<Past> {
    const events = await inParts(projects, (project) =>
      read.find('history', { where: { project, at: { above: at } }, order: ['-at', '-id'], limit: MOST_SINCE + 1 }),
    );
    if (events.length > MOST_SINCE) throw new TooLongAgo();
    return new Past(read, projects, at, events);
  }

  /** Stages in their order; dropped ones, and those that there were not yet, left out. */
  async stages(): Promise<Stage[]> {
    const now = await inParts(this.projects, (project) => this.read.find('stage', { where: { project } }));
    const then: Stage[] = [];
    for (const row of now) {
      const events = this.since.get(row.id) ?? [];
      if (events.some((e) => e.field === 'created' && e.from === null)) continue;
      const dropped = events.findLast((e) => e.field === 'dropped');
      const old = { ...before(row, events), dropped: dropped ? dropped.from === 'true' : row.dropped };
      if (!old.dropped) then.push(events.some((e) => e.field === 'state') ? await this.stateOf(old) : old);
    }
    const order = (s: Stage) => this.projects.indexOf(s.project);
    return then.sort((a, b) => order(a) - order(b) || a.position - b.position || (a.id < b.id ? -1 : 1));
  }

  /** A stage with the state that it had entered last. */
  private async stateOf(stage: Stage): Promise<Stage> {
    const [last] = await this.read.find('history', {
      where: { itemId: stage.id, field: 'state', at: { below: this.at } },
      order: ['-at', '-id'],
      limit: 1,
    });
    if (!last) return { ...stage, state: 'not_started', reason: null, pass: 1 };
    const { to, at, why, pass } = last;
    return { ...stage, state: (to ?? 'not_started') as StageState, since: at, reason: why, pass: pass ?? 1 };
  }

  /** Offers that waited for an answer, the oldest first. */
  async offers(most: number): Promise<Offer[]> {
    const where = { at: { below: this.at } };
    const found = await inParts(this.projects, async (project) => [
      ...(await this.read.find('offer', {
        where: { ...where, project, state: 'waiting' },
        order: ['at'],
        limit: most,
      })),
      ...(this.since.size === 0
        ? []
        : await this.read.find('offer', { where: { ...where, project, answeredAt: { above: this.at } } })),
    ]);
    return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  /** Tasks in the order of their due dates, as many as are wanted, and how many there are. */
  async tasks(where: Where<Task>, most: number): Promise<Listed> {
    const changed = await this.changed();
    const ids = new Set(changed.now.map((t) => t.id));
    const rows: Task[] = [];
    let count = 0;
    for (let i = 0; i < this.projects.length; i += MANY) {
      const wanted = { ...where, project: this.projects.slice(i, i + MANY) };
      const limit = most + ids.size;
      rows.push(...(await this.read.find('task', { where: wanted, order: ['due', 'number'], limit })));
      for (const n of (await this.read.tally('task', 'state', wanted)).values()) count += n;
    }
    const kept = rows.filter((t) => !ids.has(t.id));
    const then = changed.old.filter((t) => fits(t, where));
    const all = [...kept, ...then].sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.number - b.number);
    return { rows: all.slice(0, most), count: count - changed.now.filter((t) => fits(t, where)).length + then.length };
  }

  /** Tasks by their ids. */
  async tasksOf(ids: readonly string[]): Promise<Task[]> {
    if (ids.length === 0) return [];
    const { old } = await this.changed();
    const now = await inParts(ids, (id) => this.read.find('task', { where: { id } }));
    return now.map((row) => old.find((t) => t.id === row.id) ?? row);
  }

  /** Whether there was any such task. */
  async some(where: Where<Task>): Promise<boolean> {
    const changed = await this.changed();
    if (changed.old.some((t) => fits(t, where))) return true;
    const ids = new Set(changed.now.map((t) => t.id));
    const rows = await this.read.find('task', { where, limit: ids.size + 1 });
    return rows.some((t) => !ids.has(t.id));
  }

  /** How many tasks there were, by stage. */
  async byStage(where: Where<Task>): Promise<Map<string | null, number>> {
    const counts = new Map<string | null, number>();
    const count = (stage: string | null, n: number) => counts.set(stage, (counts.get(stage) ?? 0) + n);
    for (let i = 0; i < this.projects.length; i += MANY) {
      const wanted = { ...where, project: this.projects.slice(i, i + MANY) };
      for (const [stage, n] of await this.read.tally('task', 'stage', wanted)) count(stage, n);
    }
    const changed = await this.changed();
    for (const t of changed.now) if (fits(t, where)) count(t.stage, -1);
    for (const t of changed.old) if (fits(t, where)) count(t.stage, 1);
    return counts;
  }

  /** Tasks that something happened to since: as they are, and as they were. */
  private async changed(): Promise<{ now: Task[]; old: Task[] }> {
    const ids = [...this.since].filter(([, [first]]) => first?.item === 'task').map(([id]) => id);
    if (ids.length === 0) return { now: [], old: [] };
    const now = await inParts(ids, (id) => this.read.find('task', { where: { id } }));
    this.tasksThen ??= (
      await Promise.all(
        now.map(async (row) => {
          const events = this.since.get(row.id) ?? [];
          if (events.some((e) => e.field === 'created' && e.from === null)) return [];
          return [{ ...before(row, events), state: await this.taskStateOf(row, events) }];
        }),
      )
    ).flat();
    return { now, old: this.tasksThen };
  }

  private async taskStateOf(row: Task, events: readonly HistoryEvent[]): Promise<TaskState> {
    const first = events.findLast((e) => e.field === 'state' || e.field === 'dropped');
    if (!first) return row.state;
    if (first.field === 'state') return (first.from ?? 'open') as TaskState;
    if (first.from === 'true') return 'dropped';
    // Dropped since: what it was until then is the last that was said of its state.
    const [last] = await this.read.find('history', {
      where: { itemId: row.id, field: 'state', at: { below: this.at } },
      order: ['-at', '-id'],
      limit: 1,
    });
    return (last?.to ?? 'open') as TaskState;
  }
}

/** Whether a project was not archived at an instant. */
async function activeAt(read: Reader, projects: readonly Project[], at: number): Promise<Project[]> {
  const field = 'archived' as const;
  const since = await read.find('history', {
    where: { item: 'project', field, at: { above: at } },
    order: ['at', 'id'],
  });
  return projects.filter((project) => {
    const first = since.find((e) => e.itemId === project.id);
    return project.createdAt < at && !(first ? first.from === 'true' : project.archived);
  });
}

/** In an order that no change of a name or of a channel's main project touches. */
const byAge = (a: Project, b: Project) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

/** The projects that a channel had at an instant, the oldest first. */
export async function projectsAt(read: Reader, channel: string, at: number): Promise<Project[]> {
  const links = await read.find('link', { where: { channel } });
  const since = await read.find('history', {
    where: { item: 'project', field: 'channel', at: { above: at }, channel },
    order: ['at', 'id'],
  });
  // What was done first since then says how it was before.
  const was = (project: string) => since.find((e) => e.project === project);
  const then = [
    ...links.filter((l) => l.at < at && !was(l.project)),
    ...since.filter((e) => e === was(e.project) && e.from !== null),
  ];
  const found = await inParts(
    then.map((row) => row.project),
    (id) => read.find('project', { where: { id } }),
  );
  return (await activeAt(read, found, at)).sort(byAge);
}

/** All projects that there were at an instant, the oldest first. */
export async function allAt(read: Reader, at: number, most: number): Promise<Project[]> {
  const found = await read.find('project', { where: { createdAt: { below: at } }, order: ['key'], limit: most });
  return (await activeAt(read, found, at)).sort(byAge);
}
