/** How stuck stages are found in projects of any size: as one would by reading everything, without reading everything. */
import { describe, expect, test } from 'vitest';
import { stuckAmong } from '../../src/kit/stuck.js';
import { DAY } from '../../src/model/dates/calendar.js';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import type { Stage, Task } from '../../src/model/project-rows.js';
import type { Reader } from '../../src/ports/store.js';
import { insert, seed } from '../bench/seed.js';
import { kit } from '../support/kit.js';
import { SAMPLES, sampleTask } from '../support/sample-rows.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

/** What `stalled-after` is unless somebody sets it. */
const LIMIT = 14 * DAY;

/** Numbers that look like chance and are the same each time: from 0 up to `below`. */
function numbers(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** Rows of made-up projects. */
class MadeUp {
  readonly stages: Stage[] = [];
  readonly tasks: Task[] = [];
  readonly history: HistoryEvent[] = [];

  constructor(
    private readonly workspace: string,
    private readonly now: number,
  ) {}

  /** A stage with tasks. @param ages of the lines of its history in days; each is about another of its tasks, or itself */
  stage(project: string, tasks: number, sinceDays: number, ages: readonly number[]): void {
    const { workspace, now } = this;
    const id = `s${this.stages.length}`;
    const own = { id, workspace, project, key: id, position: this.stages.length, since: now - sinceDays * DAY };
    this.stages.push({ ...SAMPLES.stage(workspace), ...own, state: 'in_progress', dropped: false });
    const items = [id];
    for (let n = 0; n < tasks; n += 1) {
      const task = sampleTask(workspace, this.tasks.length + 1, { id: `t${this.tasks.length}`, project, stage: id });
      this.tasks.push(task);
      items.push(task.id);
    }
    for (const [i, age] of ages.entries()) this.line(project, items[i % items.length] ?? id, age);
  }

  private line(project: string, itemId: string, age: number): void {
    const { workspace, now } = this;
    const item = itemId.startsWith('s') ? 'stage' : 'task';
    const own = { id: `h${this.history.length}`, workspace, project, item, itemId, at: now - age * DAY } as const;
    this.history.push({ ...SAMPLES.history(workspace), ...own, field: 'due', from: null, to: null });
  }

  /** What is stuck, told from all rows: the stage, how long it has been quiet, and the last line about it. */
  stuck(until: number): [string, number, string | undefined][] {
    const { now } = this;
    const old = this.stages.filter(({ since }) => now - since > LIMIT);
    const oldest = Math.min(...old.map(({ since }) => since));
    const stageOf = new Map(this.tasks.map(({ id, stage }) => [id, stage]));
    const found = old.map(({ id, since }): [string, number, string | undefined] => {
      const [last] = this.history
        .filter(({ itemId, at }) => (stageOf.get(itemId) ?? itemId) === id && at >= oldest && at < until)
        .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
      return [id, now - Math.max(since, last?.at ?? 0), last?.id];
    });
    return found.filter(([, quiet]) => quiet > LIMIT).sort((a, b) => b[1] - a[1]);
  }
}

/** Stages of all sizes and ages; `p0` has one whose last line lies below thousands of newer ones of another, `p4` has one that is busy. */
function madeUp(workspace: string, now: number, start: number): MadeUp {
  const made = new MadeUp(workspace, now);
  const next = numbers(start);
  const ages = (count: number, least: number, most: number) =>
    Array.from({ length: count }, () => least + next(most - least));
  made.stage('p0', 450, 900, ages(460, 700, 800));
  made.stage('p0', 120, 900, ages(1_700, 100, 600));
  made.stage('p4', 450, 900, ages(460, 1, 10));
  made.stage('p4', 3, 900, [20, 3, 300]);
  made.stage('p4', 120, 900, ages(300, 15, 600));
  for (let n = 0; n < 16; n += 1) {
    const least = [0, 13, 14, 15, 60][next(5)] ?? 0;
    const tasks = [0, 2, 30, 120][next(4)] ?? 0;
    made.stage(`p${1 + (n % 3)}`, tasks, [5, 20, 400][next(3)] ?? 0, ages(next(tasks * 2 + 2), least, least + 500));
  }
  return made;
}

describe.each(DIALECTS)('on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  test.each([1, 2, 3])('made-up projects, number %i: the same as when everything is read', async (start) => {
    const w = shared.newWorkspace();
    const now = shared.clock.now();
    const made = madeUp(w, now, start);
    await insert(shared.db, 'stage', made.stages);
    await insert(shared.db, 'task', made.tasks);
    await insert(shared.db, 'history', made.history);
    for (const until of [now + 1, now]) {
      const found = await shared.store.read(w, (read) => stuckAmong(read, made.stages, now, until));
      const seen = found.map(({ stage, quietMs, last }) => [stage.id, quietMs, last?.id]);
      expect(seen).toEqual(made.stuck(until));
      expect(seen.length).toBeGreaterThan(3);
    }
  });
});

/** A reader that counts the rows that it hands over. */
function weighing(read: Reader): { read: Reader; rows(): number } {
  let rows = 0;
  const weighed: Reader = {
    now: read.now,
    overall: read.overall,
    remembered: (_name, work) => work(),
    get: (kind, id, any) => read.get(kind, id, any),
    find: async (kind, query) => {
      const found = await read.find(kind, query);
      rows += found.length;
      return found;
    },
    tally: async (kind, by, where, any) => {
      const found = await read.tally(kind, by, where, any);
      rows += found.size;
      return found;
    },
  };
  return { read: weighed, rows: () => rows };
}

/** Rows that are read to see what is stuck in a project to which nothing has happened for years. */
async function rowsRead(tasks: number): Promise<number> {
  const k = await kit();
  await seed(k.opened, { projects: 1, tasks });
  return k.store.read('W1', async (read) => {
    const stages = await read.find('stage', {});
    const { read: weighed, rows } = weighing(read);
    expect(await stuckAmong(weighed, stages, k.clock.now())).toHaveLength(stages.length);
    return rows();
  });
}

test('as much is read for a quiet project with 4,000 tasks as for one with 1,000', async () => {
  const few = await rowsRead(1_000);
  expect(await rowsRead(4_000)).toBe(few);
  expect(few).toBeLessThan(200);
});
