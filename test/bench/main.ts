/**
 * `npm run bench`: commands a second through the whole app on each store, and how a few commands grow with the workspace.
 * Small and large are measured in turn within one run, so that what else the machine does falls on both; the ratio of the
 * medians is what counts. Ends with 1 where one grows more than it may. `npm run bench -- digests`, `-- insights`,
 * `-- growth` or `-- hostile` measures those alone;
 * `-- record` keeps the run as the one that later ones are compared with.
 */
import { cpus } from 'node:os';
import { sql } from 'kysely';
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { systemClock } from '../../adapters/runtime/clock.js';
import { migrate } from '../../adapters/store/migrate.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlStore } from '../../adapters/store/store.js';
import { App } from '../../src/dispatch/on-command.js';
import type { Inbound } from '../../src/ports/events.js';
import { auditBook, engine, phrasebook, signalWords } from '../support/engine.js';
import { type Place, postgresPlace, sqlitePlace } from '../support/places.js';
import { startPostgres } from '../support/postgres.js';
import { measureClarity, measureClarityStart } from './clarity.js';
import { throughput, typed } from './commands.js';
import { benchDigests } from './digests.js';
import { hostileTimes } from './hostile.js';
import { hostileDocuments } from './hostile-documents.js';
import { benchInsights } from './insights.js';
import { type Listening, listening } from './listen.js';
import { compareWithRecord } from './record.js';
import { LINKED, type Size, seed } from './seed.js';
import { slackLoad } from './slack.js';
import { measureStart } from './start.js';
import { teamsLoad } from './teams.js';

const MAY_GROW = 1.5;
/** The engine must read chat at least this many times as fast as write-good, which knows nothing of owners. */
const TIMES_WRITE_GOOD = 1;
const SMALL: Size = { projects: 10, tasks: 100 };
const LARGE: Size = { projects: 10_000, tasks: 200_000 };
const ROUNDS = 300;
/** What the hardest text may take of a processor, on a machine with nothing else to do. */
const MOST_HOSTILE_MS = 50;
/** How many times as long as half of it a hostile document may take: twice is in proportion, four times is quadratic. */
const MOST_TIMES_HALF = 3.5;

interface Subject {
  opened: Opened;
  place: Place;
  app: App;
}

async function subject(place: Place): Promise<Subject> {
  const opened = place.open();
  await migrate(opened);
  const fault = (error: unknown) => {
    throw error;
  };
  return {
    opened,
    place,
    app: new App({
      store: new SqlStore(opened, systemClock),
      clock: systemClock,
      say: wording(),
      clarity: engine,
      auditBook,
      signalWords,
      phrasebook,
      newId,
      fault,
    }),
  };
}

async function end({ opened, place }: Subject): Promise<void> {
  await opened.close();
  await place.remove();
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function took(app: App, inbound: Inbound): Promise<number> {
  const begun = performance.now();
  await app.handle(inbound);
  return performance.now() - begun;
}

/** Something whose time may grow with a workspace. */
interface Growing {
  name: string;
  text(i: number, size: Size): string;
  /** Who says it: each has a channel. */
  who?: number;
  /** Whether the rows of the workspace have just been written, so that what was read before does not count. */
  isFresh?: boolean;
}

/** As many projects in either workspace, since a project that was looked at before is remembered; in the large one, far apart. */
const anyProject = (i: number, { projects }: Size) => `"Project ${(i % SMALL.projects) * (projects / SMALL.projects)}"`;

const GROWTH: Growing[] = [
  { name: 'status of a project, looked at before', text: (i, size) => `status ${anyProject(i, size)}` },
  { name: 'status in the channel of a project, all read again', text: () => 'status', who: LINKED, isFresh: true },
  { name: 'task list mine', text: () => 'task list mine' },
  {
    name: 'a stage change',
    text: (i, size) =>
      `${i % 2 ? 'block' : 'unblock'} data${i % 2 ? ' waiting' : ''} in "Project ${Math.floor(i / 2) % size.projects}"`,
  },
];

/** As if each kind of row had been written by another instance. */
const forget = ({ opened }: Subject) => opened.db.updateTable('edition').set({ token: newId() }).execute();

async function growth(small: Subject, large: Subject): Promise<[string, number, number][]> {
  const rows: [string, number, number][] = [];
  for (const { name, text, who = 0, isFresh = false } of GROWTH) {
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS + 20; i += 1) {
      if (isFresh) for (const one of [small, large]) await forget(one);
      const a = await took(small.app, typed(text(i, SMALL), who));
      const b = await took(large.app, typed(text(i, LARGE), who));
      // The first rounds fill caches and compile, and do not count.
      if (i >= 20) {
        times[0].push(a);
        times[1].push(b);
      }
    }
    rows.push([name, median(times[0]), median(times[1])]);
  }
  return rows;
}

function benchClarity(): boolean {
  const { seconds, memory } = measureClarityStart();
  const { engine, parse, writeGood } = measureClarity();
  console.log('| language engine | retext, parse only | write-good | ready after | adds |\n|---|---|---|---|---|');
  console.log(
    `| ${engine.toFixed(0)} messages/s | ${parse.toFixed(0)} | ${writeGood.toFixed(0)} | ${seconds.toFixed(2)} s | ${memory.toFixed(0)} MB |\n`,
  );
  return engine / writeGood >= TIMES_WRITE_GOOD && seconds <= 0.4 && memory <= 80;
}

const postgres = await startPostgres();
const places: [string, () => Promise<Place>][] = [
  ['SQLite', async () => sqlitePlace()],
  ['PostgreSQL', () => postgresPlace(postgres.url)],
];
const asked = process.argv.slice(2);
const only = asked.find((one) => one !== 'record');
const printed: string[] = [];
const print = console.log;
console.log = (...parts) => {
  printed.push(parts.join(' '));
  print(...parts);
};
let failed = false;
try {
  console.log(
    `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), PostgreSQL and load on the same machine.\n`,
  );
  if (only === undefined || only === 'digests') failed = !(await benchDigests(places));
  if (only === undefined || only === 'insights') failed = !(await benchInsights(places)) || failed;
  if (only === undefined) failed = !(await rest()) || failed;
  if (only === 'growth') failed = !(await benchGrowth());
  if (only === 'hostile') failed = !(await benchHostile());
  compareWithRecord(printed.join('\n'), asked.includes('record'));
} finally {
  await postgres.stop();
}
process.exitCode = failed ? 1 : 0;

/** Everything but the digests. @returns whether all figures are within their bounds */
async function rest(): Promise<boolean> {
  let failed = !benchClarity();
  console.log('| start | to the first page (at most 0.7 s) | memory when idle (at most 150 MB) |\n|---|---|---|');
  for (const [name, place] of places) {
    const at = await place();
    const { firstPage, memory } = await measureStart(at);
    failed ||= firstPage > 700 || (memory ?? 0) > 150;
    console.log(`| ${name} | ${(firstPage / 1_000).toFixed(2)} s | ${memory?.toFixed(0) ?? 'not told'} MB |`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await at.remove();
  }
  console.log(
    '\n| listening at 500 messages/s | p50 | p99 (at most 50 ms) | behind at the end | nudges |\n|---|---|---|---|---|',
  );
  for (const [name, place] of places) {
    const runs: Listening[] = [];
    for (let i = 0; i < 3; i += 1) {
      const at = await place();
      runs.push(await listening(at, 500, 6));
      await at.remove();
    }
    // The median of three: other work on the machine affects single runs.
    const { p50, p99, behind, nudges } = runs.sort((a, b) => a.p99 - b.p99)[1] as Listening;
    failed ||= p99 > 50;
    console.log(`| ${name} | ${p50.toFixed(1)} ms | ${p99.toFixed(1)} ms | ${behind.toFixed(0)} ms | ${nudges} |`);
  }
  for (const [name, trivial, load, addedMs] of [
    ['Slack', 'Bolt', slackLoad, 25],
    ['Teams', 'botbuilder', teamsLoad, 30],
  ] as const) {
    const at = sqlitePlace();
    console.log(
      `\n| ${name} (SQLite) | trivial ${trivial} app | Baton | share | processor, trivial app | processor, Baton | p99, trivial app | p99, Baton |\n|---|---|---|---|---|---|---|---|`,
    );
    for (const row of await load(at)) {
      const added = row.batonP99 - row.trivialP99;
      failed ||= row.refused > 0 || added > addedMs || (row.bound !== undefined && row.share < row.bound);
      console.log(
        `| ${row.what} | ${row.trivial.toFixed(0)}/s | ${row.baton.toFixed(0)}/s | ${(row.share * 100).toFixed(0)} % | ${row.trivialCpu.toFixed(0)} µs | ${row.batonCpu.toFixed(0)} µs | ${row.trivialP99.toFixed(1)} ms | ${row.batonP99.toFixed(1)} ms |`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    await at.remove();
  }
  console.log('\n| store | one at a time | eight at once |\n|---|---|---|');
  for (const [name, place] of places) {
    const rates: number[] = [];
    for (const at of [1, 8]) {
      const one = await subject(await place());
      await throughput(one.app, 1, at).catch(() => 0);
      rates.push(await throughput(one.app, 4, at));
      await end(one);
    }
    console.log(`| ${name} | ${rates.map((r) => `${r.toFixed(0)} commands/s`).join(' | ')} |`);
  }
  failed = !(await benchHostile()) || failed;
  return (await benchGrowth()) && !failed;
}

/** What texts made to take long cost. @returns whether none takes longer than it may */
async function benchHostile(): Promise<boolean> {
  console.log(`\n| text | processor (at most ${MOST_HOSTILE_MS} ms) | the first time |\n|---|---|---|`);
  const one = await subject(sqlitePlace());
  const times = await hostileTimes(one.app);
  await end(one);
  for (const { what, ms, first } of times) console.log(`| ${what} | ${ms.toFixed(0)} ms | ${first.toFixed(0)} ms |`);
  console.log(`\n| document | processor | times that of half of it (at most ${MOST_TIMES_HALF}) |\n|---|---|---|`);
  const documents = hostileDocuments();
  for (const { what, ms, ratio } of documents) console.log(`| ${what} | ${ms.toFixed(0)} ms | ${ratio.toFixed(1)} |`);
  return times.every(({ ms }) => ms <= MOST_HOSTILE_MS) && documents.every(({ ratio }) => ratio <= MOST_TIMES_HALF);
}

/** How a few commands grow with the workspace. @returns whether none grows more than it may */
async function benchGrowth(): Promise<boolean> {
  let failed = false;
  console.log(
    '\n| store | command | 10 projects, 100 tasks | 10,000 projects, 200,000 tasks | ratio (at most 1.5) |\n|---|---|---|---|---|',
  );
  for (const [name, place] of places) {
    const [small, large] = [await subject(await place()), await subject(await place())];
    await seed(small.opened, SMALL);
    await seed(large.opened, LARGE);
    if (small.opened.dialect === 'postgres')
      for (const { opened } of [small, large]) await sql`vacuum analyze`.execute(opened.db);
    for (const [what, a, b] of await growth(small, large)) {
      failed ||= b / a > MAY_GROW;
      console.log(`| ${name} | ${what} | ${a.toFixed(2)} ms | ${b.toFixed(2)} ms | ${(b / a).toFixed(2)} |`);
    }
    await end(small);
    await end(large);
  }
  return !failed;
}
