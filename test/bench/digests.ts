/** Digests: how many a second, how the time of one grows with its project's history, what checking alarms costs when none has gone off. */

import { fork } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '../../adapters/common/ids.js';
import { root } from '../../adapters/common/paths.js';
import { wording } from '../../adapters/prompts/wording.js';
import { SqlAlarms } from '../../adapters/store/alarms.js';
import { migrate } from '../../adapters/store/migrate.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlOutbox } from '../../adapters/store/outbox.js';
import { SqlStore } from '../../adapters/store/store.js';
import { describedPerson } from '../../src/dispatch/meet.js';
import { Listener } from '../../src/dispatch/on-message.js';
import { makeDigest } from '../../src/features/digest/make-digest.js';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import { flat } from '../../src/model/text.js';
import { channelId, seedDigests, WORKSPACE } from '../soak/seed.js';
import { auditBook, engine, signalWords } from '../support/engine.js';
import type { Place } from '../support/places.js';
import { insert } from './seed.js';

const DAY = 86_400_000;
const DUE = Date.UTC(2026, 2, 9, 9);
const CHANNELS = 500;
const SCHEDULES = 100_000;
/** Lengths of a project's history. The last two weeks are the same in each: a digest reads one and counts the other. */
const HISTORIES = [10, 1_000, 100_000];
const LAST_WEEK = 10;
const ROUNDS = 60;
/** How much slower a digest may be with the longest history than with the shortest. */
const MAY_GROW = 1.5;
const TICK_MS = 50;

const say = wording();
const clock = { now: () => DUE };
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function listenerOf(opened: Opened): Listener {
  const fault = (error: unknown) => {
    throw error;
  };
  return new Listener({
    store: new SqlStore(opened, clock),
    alarms: new SqlAlarms(opened, clock),
    clock,
    say,
    clarity: engine,
    auditBook,
    signalWords,
    newId,
    fault,
  });
}

async function opened(place: Place): Promise<Opened> {
  const store = place.open();
  await migrate(store);
  return store;
}

/** A project's events: a few in the last week, all others in the year before the last two weeks, about finished tasks. */
function* events(n: number, project: string): Generator<HistoryEvent> {
  for (let i = 0; i < n; i += 1) {
    const recent = i < LAST_WEEK;
    const at = recent ? DUE - (i + 1) * 3_600_000 : DUE - 15 * DAY - Math.floor((i * 350 * DAY) / n);
    const task = `t${project}-${i % 1_000}`;
    const about = { item: 'task' as const, itemId: task, field: 'state' as const, from: 'open', to: 'done', why: null };
    yield {
      ...about,
      id: `${project}-${i}`,
      workspace: WORKSPACE,
      version: 1,
      project,
      at,
      by: 'U1',
      via: 'command',
      channel: channelId(0),
      pass: null,
    };
  }
}

async function perSecond(place: Place): Promise<number> {
  const store = await opened(place);
  await seedDigests(store, CHANNELS, DUE);
  const listener = listenerOf(store);
  const took = await timed(async () => {
    while ((await listener.tick()) > 0);
  });
  await store.close();
  return (CHANNELS * 1_000) / took;
}

/** Reminders a second, of people who each have something overdue. */
async function remindersPerSecond(place: Place): Promise<number> {
  const store = await opened(place);
  await seedDigests(store, 1, DUE);
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: CHANNELS }, (_, i) => make(i + 10));
  const row = { workspace: WORKSPACE, version: 1 };
  await insert(
    store,
    'person',
    each((i) => ({
      ...describedPerson(WORKSPACE, {
        id: `U${i}`,
        name: `Person ${i}`,
        zone: 'UTC',
        admin: false,
        standing: 'member',
      }),
      ...row,
    })),
  );
  await insert(
    store,
    'task',
    each((i) => ({
      ...row,
      id: `t${i}`,
      number: i,
      title: `Task ${i}`,
      project: 'p0',
      stage: 's0',
      state: 'open' as const,
      owner: `U${i}`,
      deputies: [],
      due: '2026-03-06',
      createdAt: 1,
      createdBy: 'U1',
      link: null,
      channel: null,
      thread: null,
    })),
  );
  await insert(
    store,
    'alarm',
    each((i) => ({ ...row, id: `reminder:U${i}`, at: DUE, what: 'reminder' as const, subject: `U${i}` })),
  );
  await store.db.deleteFrom('alarm').where('what', '=', 'digest').execute();
  const listener = listenerOf(store);
  const took = await timed(async () => {
    while ((await listener.tick()) > 0);
  });
  const { waiting } = await new SqlOutbox(store, clock).counts();
  if (waiting !== CHANNELS) throw new Error(`${waiting} reminders in place of ${CHANNELS}`);
  await store.close();
  return (CHANNELS * 1_000) / took;
}

/** Milliseconds of one digest by the length of its project's history; alternating, so that the machine's pace affects all alike. */
async function growth(place: Place): Promise<number[]> {
  const store = await opened(place);
  await seedDigests(store, HISTORIES.length, DUE);
  for (const [i, n] of HISTORIES.entries()) await insert(store, 'history', events(n, `p${i}`));
  if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
  const kept = new SqlStore(store, clock);
  const draw = (i: number) =>
    kept.read(WORKSPACE, async (read) => {
      const target = { kind: 'channel', id: channelId(i) } as const;
      const desk = {
        auditBook,
        read,
        say,
        now: DUE,
        label: (id: string, args = {}) => flat(say(id, args)),
      };
      await makeDigest(desk, target, { from: DUE - 7 * DAY, until: DUE, zone: 'UTC' }, { after: undefined });
    });
  const took: number[][] = HISTORIES.map(() => []);
  for (let round = 0; round < ROUNDS + 10; round += 1)
    for (const i of HISTORIES.keys()) {
      const ms = await timed(() => draw(i));
      // The first rounds fill caches and compile, and do not count.
      if (round >= 10) took[i]?.push(ms);
    }
  await store.close();
  return took.map(median);
}

/** Milliseconds of checking many alarms of which none has gone off. */
async function idle(place: Place): Promise<number> {
  const store = await opened(place);
  const alarms = Array.from({ length: SCHEDULES }, (_, i) => ({
    id: `digest:channel:C${i}`,
    workspace: WORKSPACE,
    version: 1,
    at: DUE + 1 + i * 1_000,
    what: 'digest' as const,
    subject: `channel:C${i}`,
  }));
  await insert(store, 'alarm', alarms);
  if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
  const listener = listenerOf(store);
  const took: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) took.push(await timed(() => listener.tick()));
  await store.close();
  return median(took);
}

/** Commands a second of several instances together, each a process of its own. */
async function together(place: Place, instances: number): Promise<number> {
  const store = await opened(place);
  await store.close();
  const script = join(root(), 'dist/test/bench/instance.js');
  const children = Array.from({ length: instances }, (_, i) =>
    fork(script, [String(i)], { env: { PATH: process.env.PATH ?? '', ...place.env }, stdio: 'inherit' }),
  );
  const heard = (child: (typeof children)[number]) =>
    new Promise<number>((resolve, reject) => {
      child.once('message', (n) => resolve(Number(n)));
      child.once('exit', (code) => code && reject(new Error(`an instance ended with ${code}`)));
    });
  await Promise.all(children.map(heard));
  const counts = children.map(heard);
  const ended = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of children) child.send('go');
  const rates = await Promise.all(counts);
  await Promise.all(ended);
  return rates.reduce((sum, n) => sum + n, 0);
}

/** @returns whether all is within its bounds */
export async function benchDigests(places: readonly [string, () => Promise<Place>][]): Promise<boolean> {
  let fine = true;
  const at = async <T>(make: () => Promise<Place>, work: (place: Place) => Promise<T>): Promise<T> => {
    const place = await make();
    try {
      return await work(place);
    } finally {
      await place.remove();
    }
  };
  console.log(
    `\n| digests | a second | reminders a second | history of ${HISTORIES.map((n) => n.toLocaleString('en')).join(' | ')} events | ratio (at most ${MAY_GROW}) | tick over ${SCHEDULES.toLocaleString('en')} schedules, none due (under ${TICK_MS} ms) |\n|---|---|---|---|---|---|---|---|`,
  );
  for (const [name, make] of places) {
    const rate = await at(make, perSecond);
    const reminders = await at(make, remindersPerSecond);
    const grown = await at(make, growth);
    const tick = await at(make, idle);
    const ratio = (grown.at(-1) ?? 0) / (grown[0] ?? 1);
    fine &&= ratio <= MAY_GROW && tick < TICK_MS;
    console.log(
      `| ${name} | ${rate.toFixed(0)} | ${reminders.toFixed(0)} | ${grown.map((ms) => `${ms.toFixed(2)} ms`).join(' | ')} | ${ratio.toFixed(2)} | ${tick.toFixed(2)} ms |`,
    );
  }
  const postgres = places.find(([name]) => name === 'PostgreSQL')?.[1];
  if (postgres) {
    console.log('\n| instances over one PostgreSQL | 1 | 2 | 4 |\n|---|---|---|---|');
    const rates: string[] = [];
    for (const instances of [1, 2, 4])
      rates.push(`${(await at(postgres, (place) => together(place, instances))).toFixed(0)} commands/s`);
    console.log(`| all together | ${rates.join(' | ')} |`);
  }
  return fine;
}
