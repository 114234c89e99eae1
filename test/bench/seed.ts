/** Fills a store directly with a workspace of a given size: rows as months of use would leave them. */

import type { Opened } from '../../adapters/store/opened.js';
import { TABLES, toDatabase } from '../../adapters/store/schema/schema.js';
import type { LooseTables, Stored } from '../../adapters/store/tables.js';
import type { Kind, Rows } from '../../src/model/rows.js';
import { TEMPLATE } from '../../src/model/stages.js';

export interface Size {
  projects: number;
  tasks: number;
}

export const PEOPLE = 5;
/** Whose channel is that of a project; the others have no project. */
export const LINKED = 1;
const BATCH = 200;
const WORKSPACE = 'W1';
const id = (kind: string, n: number) => `${kind}-${String(n).padStart(8, '0')}`;
const base = { workspace: WORKSPACE, version: 1 };
const person = (n: number) => `U${(n % PEOPLE) + 1}`;

export async function insert<K extends Kind>(opened: Opened, kind: K, rows: Iterable<Rows[K]>): Promise<void> {
  const db = opened.db.withTables<LooseTables>();
  await db.transaction().execute(async (tx) => {
    let batch: Record<string, Stored>[] = [];
    const flush = async () => {
      if (batch.length > 0) await tx.insertInto(TABLES[kind].name).values(batch).execute();
      batch = [];
    };
    for (const row of rows) {
      batch.push({ ...TABLES[kind].unused, ...toDatabase(kind, row, opened.seal) });
      if (batch.length === BATCH) await flush();
    }
    await flush();
  });
}

function* range<T>(n: number, make: (i: number) => T): Generator<T> {
  for (let i = 0; i < n; i += 1) yield make(i);
}

const event = (n: number, project: string, item: 'stage' | 'task', itemId: string): Rows['history'] => ({
  ...base,
  id: id('h', n),
  project,
  item,
  itemId,
  at: 1_700_000_000_000 + n,
  by: person(n),
  field: 'state',
  from: null,
  to: item === 'stage' ? 'not_started' : 'open',
  why: null,
  via: 'command',
  channel: 'C1',
  pass: item === 'stage' ? 1 : null,
});

/** Projects named "Project 0" onward with the five stages each; tasks spread evenly over projects, stages and people. */
export async function seed(opened: Opened, { projects, tasks }: Size): Promise<void> {
  const stages = projects * TEMPLATE.length;
  const of = (task: number) => task % stages;
  await insert(
    opened,
    'project',
    range(projects, (i) => ({
      ...base,
      id: id('p', i),
      name: `Project ${i}`,
      key: `project-${i}`,
      description: '',
      lead: person(i),
      archived: false,
      sample: false,
      createdAt: 1,
      audience: 'auto' as const,
      reach: 'everyone' as const,
    })),
  );
  await insert(
    opened,
    'stage',
    range(stages, (i) => {
      const name = TEMPLATE[i % TEMPLATE.length] ?? 'data';
      const project = id('p', Math.floor(i / TEMPLATE.length));
      return {
        ...base,
        id: id('s', i),
        project,
        name,
        key: name,
        position: (i % TEMPLATE.length) + 1,
        state: 'in_progress',
        since: 1_700_000_000_000,
        reason: null,
        due: null,
        owner: person(i),
        deputies: [],
        pass: 1,
        dropped: false,
      };
    }),
  );
  await insert(
    opened,
    'task',
    range(tasks, (i) => {
      const stage = of(i);
      const due = i % 3 === 0 ? null : `2099-0${(i % 9) + 1}-1${i % 10}`;
      return {
        ...base,
        id: id('t', i),
        number: i + 1,
        title: `Task ${i}`,
        project: id('p', Math.floor(stage / TEMPLATE.length)),
        stage: id('s', stage),
        state: 'open',
        owner: person(Math.floor(i / 7)),
        deputies: [],
        due,
        createdAt: 1,
        createdBy: person(i),
        link: null,
        channel: null,
        thread: null,
      };
    }),
  );
  await insert(
    opened,
    'history',
    range(stages, (i) => event(i, id('p', Math.floor(i / TEMPLATE.length)), 'stage', id('s', i))),
  );
  await insert(
    opened,
    'history',
    range(tasks, (i) => event(stages + i, id('p', Math.floor(of(i) / TEMPLATE.length)), 'task', id('t', i))),
  );
  const link = { ...base, id: id('l', 0), channel: `C${LINKED}`, project: id('p', 0), main: true, at: 1 };
  await insert(opened, 'link', [link]);
  await opened.db.insertInto('sequence').values({ workspace: WORKSPACE, name: 'task', last: tasks }).execute();
}
