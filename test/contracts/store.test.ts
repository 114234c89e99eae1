/** What every store does: the same suite against SQLite and a real PostgreSQL. */
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { Installations } from '../../adapters/store/installations.js';
import { migrate } from '../../adapters/store/migrate.js';
import type { Opened } from '../../adapters/store/opened.js';
import { KINDS } from '../../adapters/store/schema.js';
import { type Committed, SqlStore } from '../../adapters/store/store.js';
import { add, type Change, type Kind, type Project, type Rows, remove, set, type Task } from '../../src/model/rows.js';
import { Conflict, type Unit } from '../../src/ports.js';
import { TestClock } from '../support/kit.js';
import { DIALECTS, opened, place } from '../support/stores.js';

const project = (workspace: string, name: string, more: Partial<Project> = {}): Project => ({
  id: newId(),
  workspace,
  version: 1,
  name,
  key: name.toLowerCase(),
  description: '',
  lead: null,
  archived: false,
  sample: false,
  createdAt: 5,
  ...more,
});

const task = (workspace: string, number: number, more: Partial<Task> = {}): Task => ({
  id: newId(),
  workspace,
  version: 1,
  number,
  title: `task ${number}`,
  project: 'p',
  stage: null,
  state: 'open',
  owner: null,
  deputies: [],
  due: null,
  createdAt: 1_800_000_000_000,
  createdBy: 'u',
  link: null,
  ...more,
});

const HELD = {
  sentence: 'Someone should fix the “ETL” 🦔',
  title: 'Fix the “ETL” 🦔',
  actual: 'Someone should',
  message: 'names nobody',
  rewrite: null,
  due: '2026-03-06',
  stage: 'data',
  candidates: [{ name: 'Ana', reason: 'mentioned' }],
  link: null,
};

/** One row of each kind. */
const SAMPLES: { [K in Kind]: (workspace: string) => Rows[K] } = {
  project: (w) => project(w, 'one'),
  task: (w) => task(w, 1, { deputies: ['a', 'b'], due: '2026-03-01', owner: 'x' }),
  stage: (w) => ({
    id: 's',
    workspace: w,
    version: 1,
    project: 'p',
    name: 'Data',
    key: 'data',
    position: 1.5,
    state: 'blocked',
    since: 1_800_000_000_000,
    reason: 'r',
    due: null,
    owner: null,
    deputies: [],
    pass: 2,
    dropped: true,
  }),
  offer: (w) => ({
    id: 'o',
    workspace: w,
    version: 1,
    project: 'p',
    item: 'task',
    itemId: 't',
    asked: 'a',
    by: 'b',
    state: 'waiting',
    word: null,
    at: 1,
    answeredAt: null,
    channel: 'c',
    thread: null,
  }),
  history: (w) => ({
    id: 'h',
    workspace: w,
    version: 1,
    project: 'p',
    item: 'stage',
    itemId: 's',
    at: 1,
    by: 'b',
    field: 'state',
    from: null,
    to: 'done',
    why: 'because “so”',
    via: 'button',
    channel: null,
    pass: 1,
  }),
  person: (w) => ({
    id: 'u',
    workspace: w,
    version: 1,
    name: 'Zoë 🦔',
    zone: 'Asia/Kolkata',
    admin: true,
    gone: false,
  }),
  channel: (w) => ({ id: 'c', workspace: w, version: 1, name: 'general', direct: false }),
  link: (w) => ({ id: 'l', workspace: w, version: 1, channel: 'c', project: 'p', main: true, at: 2 }),
  setting: (w) => ({
    id: 'x',
    workspace: w,
    version: 1,
    scope: 'person',
    target: 'u',
    key: 'answers',
    value: 'private',
  }),
  undo: (w) => ({ id: 'u', workspace: w, version: 1, at: 3, what: 'x', changes: '[]' }),
  alarm: (w) => ({ id: 'n', workspace: w, version: 1, at: 1_800_000_000_000, what: 'nudge', subject: 'm' }),
  nudge: (w) => ({
    id: 'm',
    workspace: w,
    version: 1,
    channel: 'c',
    thread: null,
    message: 'm',
    author: 'u',
    state: 'waiting',
    kind: 'owner',
    rule: 'bare-todo',
    score: 1.25,
    at: 1_800_000_000_000,
    dueAt: 1_800_000_180_000,
    whisper: null,
    held: HELD,
  }),
  lastNudge: (w) => ({ id: 'u', workspace: w, version: 1, at: 1 }),
  nudgeCount: (w) => ({ id: 'c', workspace: w, version: 1, day: '2026-03-02', count: 2 }),
  lastDigest: (w) => ({ id: 'channel:c', workspace: w, version: 1, at: 1, day: '2026-03-02', skipped: 2 }),
  lastReminder: (w) => ({ id: 'u', workspace: w, version: 1, at: 1, day: '2026-03-02' }),
  ledger: (w) => ({
    id: 'c:bare-todo',
    workspace: w,
    version: 1,
    channel: 'c',
    rule: 'bare-todo',
    shown: 3,
    assigned: 1,
    taken: 0,
    rewritten: 0,
    dismissed: 1,
    muted: 0,
    expired: 1,
    level: 1,
    shownThen: 0,
    awayThen: 0,
  }),
  holdOut: (w) => ({ id: 'm', workspace: w, version: 1, channel: 'c', rule: 'r', at: 1, shown: false, ownedAt: null }),
};

describe.each(DIALECTS)('store on %s', (dialect) => {
  let db: Opened;
  let done: () => Promise<void>;
  let store: SqlStore;
  const clock = new TestClock();

  beforeAll(async () => {
    ({ store: db, done } = await opened(dialect));
    store = new SqlStore(db, clock);
  });
  afterAll(() => done());

  /** A workspace that no other test has. */
  const fresh = () => `W-${newId()}`;
  const write = (w: string, work: (unit: Unit) => Promise<unknown>, key = newId()) =>
    store.transact(w, key, async (unit) => {
      await work(unit);
      return {};
    });

  test.each(KINDS)('gives back a %s as it was put in, and to its own workspace only', async (kind) => {
    const w = fresh();
    const row = SAMPLES[kind](w);
    await write(w, (unit) => unit.apply([add(kind, row as never)]));
    expect(await store.read(w, (r) => r.find(kind, {}))).toEqual([row]);
    expect(await store.read(w, (r) => r.get(kind, row.id))).toEqual(row);
    expect(await store.read(w, (r) => r.get(kind, 'no such id'))).toBeUndefined();
    expect(await store.read(fresh(), (r) => r.get(kind, row.id))).toBeUndefined();
    expect(await store.read(fresh(), (r) => r.find(kind, {}))).toEqual([]);
    expect(await store.read(fresh(), (r) => r.tally(kind, 'id', {}))).toEqual(new Map());
  });

  test.each(KINDS)('never changes or removes a %s of another workspace', async (kind) => {
    const w = fresh();
    const row = SAMPLES[kind](w);
    await write(w, (unit) => unit.apply([add(kind, row as never)]));
    await expect(write(fresh(), (unit) => unit.apply([set(kind, row as never, {})]))).rejects.toThrow();
    await expect(write(fresh(), (unit) => unit.apply([remove(kind, row as never)]))).rejects.toThrow();
    await expect(
      write(fresh(), (unit) => unit.apply([set(kind, { ...row, workspace: fresh() } as never, {})])),
    ).rejects.toThrow();
    expect(await store.read(w, (r) => r.find(kind, {}))).toEqual([row]);
  });

  test('a unit that gives nothing back leaves nothing behind, and its key may come again', async () => {
    const w = fresh();
    const nothing = async (unit: Unit) => {
      await unit.apply([add('project', project(w, 'one'))]);
      return undefined;
    };
    expect(await store.transact(w, 'K1', nothing)).toBeUndefined();
    expect(await store.read(w, (r) => r.find('project', {}))).toEqual([]);
    expect(await store.transact(w, 'K1', async () => ({}))).toEqual({});
    expect(await store.transact(w, 'K1', async () => ({}))).toBeUndefined();
  });

  test('acknowledges a commit, and tells of it, once it is on the disk', async () => {
    const order: string[] = [];
    const flush = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('on the disk');
    };
    const own = new SqlStore({ ...db, flush }, clock);
    own.onCommit = () => order.push('told');
    await own.transact(fresh(), newId(), async () => ({}));
    order.push('acknowledged');
    expect(order).toEqual(['on the disk', 'told', 'acknowledged']);
    await Promise.all([1, 2, 3].map(() => db.flush()));
  });

  test('says after a commit what there is to do now', async () => {
    const w = fresh();
    const told: Committed[] = [];
    const own = new SqlStore(db, clock);
    own.onCommit = (committed) => told.push(committed);
    const alarm = { id: 'a', workspace: w, at: 5, what: 'nudge', subject: 's' } as const;
    const out = { to: 'direct', id: newId(), person: 'p', view: { blocks: [] } } as const;
    await own.transact(w, newId(), async (unit) => {
      await unit.apply([add('alarm', alarm)]);
      return {};
    });
    await own.transact(w, newId(), async (unit) => {
      await unit.send([{ ...out, view: { blocks: [] } }]);
      return {};
    });
    await own.transact(w, newId(), async () => undefined);
    expect(told).toEqual([
      { workspace: w, sent: false, alarmAt: 5 },
      { workspace: w, sent: true, alarmAt: Number.POSITIVE_INFINITY },
    ]);
    await own.halt(w);
  });

  test('a workspace is ended, and erased, without a trace in another', async () => {
    const [gone, stays] = [fresh(), fresh()];
    const installations = new Installations<{ token: string }>(db, 'chat');
    const fill = (w: string) =>
      write(w, async (unit) => {
        await unit.apply(KINDS.map((kind) => ({ do: 'add', kind, row: SAMPLES[kind](w) }) as Change));
        await unit.send([{ to: 'channel', id: newId(), channel: 'c', thread: null, view: { blocks: [] } }]);
      });
    const rows = (w: string) =>
      store.read(w, async (r) => {
        const counts = await Promise.all(KINDS.map(async (kind) => [kind, (await r.find(kind, {})).length] as const));
        return Object.fromEntries(counts.filter(([, n]) => n > 0));
      });
    for (const w of [gone, stays]) {
      await fill(w);
      await installations.save(w, w, { token: 'secret' }, 7);
    }
    await store.halt(gone);
    expect(Object.keys(await rows(gone)).sort()).toEqual(KINDS.filter((k) => !['nudge', 'alarm'].includes(k)).sort());
    await store.erase(gone);
    expect(await rows(gone)).toEqual({});
    expect(await installations.find(gone)).toBeUndefined();
    expect(Object.keys(await rows(stays)).sort()).toEqual([...KINDS].sort());
    expect(await installations.find(stays)).toEqual({
      id: stays,
      workspace: stays,
      data: { token: 'secret' },
      installedAt: 7,
    });
    await installations.end(stays, 9);
    expect(await installations.find(stays)).toBeUndefined();
    expect(await installations.ended(9)).not.toContain(stays);
    expect(await installations.ended(10)).toContain(stays);
    await store.erase(stays);
  });

  test('finds by value, by one of several, by nothing, by bounds; orders; pages; a missing day comes last', async () => {
    const w = fresh();
    const rows = [
      task(w, 1, { due: '2026-03-09' }),
      task(w, 2, { owner: 'ana', due: null }),
      task(w, 3, { owner: 'bo', due: '2026-03-02' }),
    ];
    await write(w, (unit) => unit.apply(rows.map((r) => add('task', r))));
    const numbers = async (query: Parameters<Unit['find']>[1]) =>
      (await store.read(w, (r) => r.find('task', query as never))).map((t) => (t as Task).number);
    expect(await numbers({ order: ['due', 'number'] } as never)).toEqual([3, 1, 2]);
    expect(await numbers({ order: ['-number'], limit: 2 } as never)).toEqual([3, 2]);
    expect(await numbers({ order: ['number'], limit: 2, offset: 1 } as never)).toEqual([2, 3]);
    expect(await numbers({ where: { owner: null } } as never)).toEqual([1]);
    expect(await numbers({ where: { owner: ['ana', 'bo'] }, order: ['number'] } as never)).toEqual([2, 3]);
    expect(await numbers({ where: { owner: [] } } as never)).toEqual([]);
    expect(await numbers({ where: { due: { below: '2026-03-09' } } } as never)).toEqual([3]);
    expect(await numbers({ where: { due: { above: '2026-03-09' } }, order: ['number'] } as never)).toEqual([1, 2]);
    expect(await store.read(w, (r) => r.tally('task', 'owner', { state: 'open' }))).toEqual(
      new Map([
        [null, 1],
        ['ana', 1],
        ['bo', 1],
      ]),
    );
    await expect(store.read(w, (r) => r.find('task', { where: { nonsense: 1 } as never }))).rejects.toThrow(/no field/);
  });

  test('a change made from an outdated reading is refused, and nothing of its transaction stays', async () => {
    const w = fresh();
    const one = project(w, 'one');
    await write(w, (unit) => unit.apply([add('project', one)]));
    await write(w, (unit) => unit.apply([set('project', one, { name: 'two' })]));
    await expect(
      write(w, (unit) => unit.apply([add('task', task(w, 1)), set('project', one, { name: 'three' })])),
    ).rejects.toThrow(Conflict);
    expect(await store.read(w, (r) => r.find('task', {}))).toEqual([]);
    const [now] = await store.read(w, (r) => r.find('project', {}));
    expect(now).toEqual({ ...one, name: 'two', version: 2 });
  });

  test('forty changes of one row at once all count', async () => {
    const w = fresh();
    await write(w, (unit) => unit.apply([add('project', project(w, 'counter', { description: '0' }))]));
    const bump = () =>
      write(w, async (unit) => {
        const [row] = await unit.find('project', {});
        if (row) await unit.apply([set('project', row, { description: String(Number(row.description) + 1) })]);
      });
    const results = await Promise.allSettled(Array.from({ length: 40 }, bump));
    const kept = results.filter((r) => r.status === 'fulfilled').length;
    const [row] = await store.read(w, (r) => r.find('project', {}));
    expect(Number(row?.description)).toBe(kept);
    expect(kept).toBeGreaterThan(20);
  });

  test('two that make the same thing at once: the second sees the first', async () => {
    const w = fresh();
    const make = () =>
      store.transact(w, newId(), async (unit) => {
        const [taken] = await unit.find('project', { where: { key: 'same' } });
        if (taken) return { made: false };
        await unit.apply([add('project', project(w, 'same'))]);
        return { made: true };
      });
    const made = await Promise.all([make(), make(), make()]);
    expect(made.filter((m) => m?.made)).toHaveLength(1);
  });

  test('a key takes effect once, also when it comes several times at once; in another workspace it is another key', async () => {
    const w = fresh();
    let runs = 0;
    const once = () =>
      write(
        w,
        async (unit) => {
          runs += 1;
          await unit.apply([add('task', task(w, await unit.number('task')))]);
        },
        'event-1',
      );
    const results = await Promise.all([once(), once(), once()]);
    expect(results.filter((r) => r !== undefined)).toHaveLength(1);
    expect(await once()).toBeUndefined();
    expect(runs).toBe(1);
    expect(await write(fresh(), async () => {}, 'event-1')).toEqual({});
  });

  test('a key whose work failed may come again', async () => {
    const w = fresh();
    await expect(write(w, () => Promise.reject(new Error('boom')), 'event-1')).rejects.toThrow('boom');
    expect(await write(w, async () => {}, 'event-1')).toEqual({});
  });

  test('numbers have no gaps and no repeats, also after a failure and at once', async () => {
    const w = fresh();
    const take = (fail = false) =>
      store.transact(w, newId(), async (unit) => {
        const n = await unit.number('task');
        if (fail) throw new Error('undone');
        return { n };
      });
    expect((await take())?.n).toBe(1);
    await expect(take(true)).rejects.toThrow('undone');
    const more = await Promise.all([take(), take(), take()]);
    expect(more.map((m) => m?.n).sort()).toEqual([2, 3, 4]);
  });

  test('the history only grows', async () => {
    const w = fresh();
    const row = SAMPLES.history(w);
    await write(w, (unit) => unit.apply([add('history', row)]));
    await expect(write(w, (unit) => unit.apply([set('history', row, { why: 'rewritten' })]))).rejects.toThrow(
      /only grows/,
    );
    await expect(write(w, (unit) => unit.apply([remove('history', row)]))).rejects.toThrow(/only grows/);
  });

  test('erases a sample project with all that is its own, and no other', async () => {
    const w = fresh();
    const sample = project(w, 'sample', { sample: true });
    const real = project(w, 'real');
    const of = (p: Project) => [
      add('project', p),
      add('task', task(w, p.sample ? 1 : 2, { project: p.id })),
      add('history', { ...SAMPLES.history(w), id: newId(), project: p.id }),
    ];
    await write(w, (unit) => unit.apply([...of(sample), ...of(real)]));
    await expect(write(w, (unit) => unit.apply([{ do: 'erase', kind: 'project', was: real }]))).rejects.toThrow(
      /only a sample/,
    );
    await write(w, (unit) => unit.apply([{ do: 'erase', kind: 'project', was: sample }]));
    for (const kind of ['project', 'task', 'history'] as const)
      expect(await store.read(w, (r) => r.find(kind, {}))).toHaveLength(1);
  });

  test('hostile text is only text', async () => {
    const w = fresh();
    const name = `'); drop table project; -- \u0000? $1 "`.replace('\u0000', '');
    await write(w, (unit) => unit.apply([add('project', project(w, name))]));
    expect((await store.read(w, (r) => r.find('project', { where: { name } })))[0]?.name).toBe(name);
  });

  test('migrating again, and twice at once, changes nothing', async () => {
    await Promise.all([migrate(db), migrate(db)]);
    expect(await store.ping()).toBeUndefined();
  });

  test('a database that a newer version has brought further is left as it is', async () => {
    const steps = db.db as unknown as Kysely<{ kysely_migration: { name: string; timestamp: string } }>;
    await steps.insertInto('kysely_migration').values({ name: '999-later', timestamp: '2030-01-01' }).execute();
    await migrate(db);
    expect(await store.ping()).toBeUndefined();
    await steps.deleteFrom('kysely_migration').where('name', '=', '999-later').execute();
    await migrate(db);
  });

  test('both bounds of a field hold at once', async () => {
    const w = fresh();
    await write(w, (unit) =>
      unit.apply([1, 2, 3, 4].map((at) => add('link', { ...SAMPLES.link(w), id: `l${at}`, at }))),
    );
    const at = { above: 2, below: 4 };
    const found = await store.read(w, (r) => r.find('link', { where: { at }, order: ['at'] }));
    expect(found.map((row) => row.at)).toEqual([2, 3]);
    expect(await store.read(w, (r) => r.tally('link', 'channel', { at }))).toEqual(new Map([[found[0]?.channel, 2]]));
  });
});

test('two copies that open a new PostgreSQL at once both find it ready', async () => {
  const at = await place('postgres');
  const copies = [at.open(), at.open(), at.open()];
  await Promise.all(copies.map((copy) => migrate(copy)));
  await Promise.all(copies.map((copy) => copy.close()));
  await at.remove();
});
