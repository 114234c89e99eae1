/** Insights and audits of a workspace with 1,000 projects and ten years of history: what they take once facts are kept, and what keeping takes. */

import { sql } from 'kysely';
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { SqlAlarms } from '../../adapters/store/alarms.js';
import { migrate } from '../../adapters/store/migrate.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlStore } from '../../adapters/store/store.js';
import { App } from '../../src/dispatch/on-command.js';
import { Listener } from '../../src/dispatch/on-message.js';
import type { AuditAnswer } from '../../src/model/audit/rows.js';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import { chance } from '../../src/model/insights/forecast.js';
import type { Project, Stage } from '../../src/model/project-rows.js';
import { TEMPLATE } from '../../src/model/stages.js';
import { auditBook, engine, phrasebook, signalWords } from '../support/engine.js';
import type { Place } from '../support/places.js';
import { typed } from './commands.js';
import { insert } from './seed.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 9, 9);
const PROJECTS = Number(process.env.BENCH_PROJECTS ?? 1_000);
const YEARS = 10;
const ROUND_DAYS = 90;
const AUDITS = 4;
const VALUES = ['no', 'hand', 'auto'] as const;
const ROUNDS = (YEARS * 365) / ROUND_DAYS;
const TASKS_A_ROUND = 3;
/** What an answer may take of the process's processor time: the clock counts what else the machine does as well. */
const MOST_MS = 300;
/** The store gives up on a transaction after ten seconds. */
const LONGEST_MS = 3_000;
const TIMES = 15;

const REASONS = [
  'waiting for labels',
  'GPU quota',
  'access to the bucket',
  'drift alert',
  'the vendor',
  'recall drops',
];
const base = { workspace: 'W1', version: 1 };
const person = (n: number) => `U${(n % 40) + 1}`;
const id = (project: number) => `p-${String(project).padStart(5, '0')}`;

/** The projects, and their stages as they are now. */
function* projects(): Generator<Project> {
  for (let i = 0; i < PROJECTS; i += 1)
    yield {
      ...{ ...base, id: id(i), name: `Project ${i}`, key: `project-${i}`, description: '', lead: person(i) },
      ...{ archived: false, sample: false, createdAt: NOW - YEARS * 365 * DAY, audience: 'auto', reach: 'everyone' },
    };
}

function* stages(): Generator<Stage> {
  for (let i = 0; i < PROJECTS; i += 1)
    for (const [n, name] of TEMPLATE.entries())
      yield {
        ...{ ...base, id: `${id(i)}-${name}`, project: id(i), name, key: name, position: n + 1, state: 'done' },
        ...{
          since: NOW - 30 * DAY,
          reason: null,
          due: null,
          owner: person(i + n),
          deputies: [],
          pass: 1,
          dropped: false,
        },
      };
}

type Line = Pick<HistoryEvent, 'item' | 'itemId' | 'field' | 'from' | 'to'> & { why?: string };

/** Ten years of one project: round the loop each quarter, with stalls, hand-overs, dates that move, and tasks. */
function* lifeOf(i: number): Generator<HistoryEvent> {
  const random = chance(i + 1);
  const project = id(i);
  let n = 0;
  let at = NOW - YEARS * 365 * DAY;
  const line = (of: Line, who = person(i + n)): HistoryEvent => {
    n += 1;
    const about = { via: 'command' as const, channel: 'C1', pass: of.item === 'stage' ? 1 : null, why: null };
    return {
      ...base,
      ...about,
      ...of,
      id: `${project}-${String(n).padStart(6, '0')}`,
      project,
      at: Math.round(at),
      by: who,
    };
  };
  for (const name of TEMPLATE) {
    const about = { item: 'stage', itemId: `${project}-${name}` } as const;
    yield line({ ...about, field: 'created', from: null, to: name });
    yield line({ ...about, field: 'state', from: null, to: 'not_started' });
    yield line({ ...about, field: 'owner', from: null, to: person(i) });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = at;
    for (const name of TEMPLATE.slice(0, 4)) {
      const about = { item: 'stage', itemId: `${project}-${name}` } as const;
      yield line({
        ...about,
        field: 'state',
        from: round === 0 ? 'not_started' : 'done',
        to: 'in_progress',
        why: 'drift',
      });
      at += (2 + 10 * random()) * DAY;
      if (random() < 0.3) {
        yield line({ ...about, field: 'state', from: 'in_progress', to: 'blocked', why: REASONS[n % 6] ?? '' });
        at += (1 + 6 * random()) * DAY;
        yield line({ ...about, field: 'state', from: 'blocked', to: 'in_progress' });
      }
      if (random() < 0.2) yield line({ ...about, field: 'owner', from: person(i + round), to: person(i + round + 1) });
      if (random() < 0.2) yield line({ ...about, field: 'due', from: '2026-01-01', to: '2026-01-09' });
      yield line({ ...about, field: 'state', from: 'in_progress', to: 'done' });
      at += DAY * random();
    }
    for (let t = 0; t < TASKS_A_ROUND; t += 1) yield* task(`${project}-t${round}-${t}`, line);
    at = Math.max(at, begun + ROUND_DAYS * DAY);
  }
}

function* task(itemId: string, line: (of: Line) => HistoryEvent): Generator<HistoryEvent> {
  const about = { item: 'task', itemId } as const;
  yield line({ ...about, field: 'created', from: null, to: 'a task' });
  yield line({ ...about, field: 'owner', from: null, to: 'U1' });
  yield line({ ...about, field: 'state', from: 'open', to: 'done' });
}

function* history(): Generator<HistoryEvent> {
  for (let i = 0; i < PROJECTS; i += 1) for (const event of lifeOf(i)) if (event.at < NOW) yield event;
}

/** Four audits of each project, every question answered in each. */
function* answers(): Generator<AuditAnswer> {
  for (let i = 0; i < PROJECTS; i += 1)
    for (let audit = 0; audit < AUDITS; audit += 1)
      for (const [n, { key, area, ask }] of auditBook.filter(({ pack }) => pack === 'core').entries())
        yield {
          ...{ ...base, id: `${id(i)}-a${audit}-${key}`, project: id(i), area, question: key, revision: 0, asked: ask },
          ...{ value: VALUES[(i + n + audit) % 3] ?? null, reason: null, evidence: null, evidenceFrom: null },
          ...{ evidenceAt: null, owner: person(i + n), by: person(i), undoneAt: null },
          at: NOW - (AUDITS - audit) * 90 * DAY + n,
        };
}

async function seeded(place: Place): Promise<Opened> {
  const store = place.open();
  await migrate(store);
  await insert(store, 'project', projects());
  await insert(store, 'stage', stages());
  await insert(store, 'history', history());
  await insert(store, 'auditAnswer', answers());
  const alarm = { id: 'chronicles', workspace: 'W1', version: 1, at: 1, what: 'chronicles' as const, subject: '' };
  await insert(store, 'alarm', [alarm]);
  if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
  return store;
}

const QUESTIONS = [
  'insights all',
  'insights all quarter',
  'insights all ever',
  'insights all stages ever',
  'insights "Project 7"',
  'forecast in "Project 7"',
  'audit all',
  'audit "Project 7"',
  'audit trend "Project 7"',
];

/** @returns whether every answer comes in time */
export async function benchInsights(places: readonly (readonly [string, () => Promise<Place>])[]): Promise<boolean> {
  let inTime = true;
  console.log(
    `| insights of ${PROJECTS} projects and ${YEARS} years | lines of history | keeping all facts, once (longest transaction, at most ${LONGEST_MS} ms) | ${QUESTIONS.map((one) => `\`${one}\``).join(' | ')} processor time (by the clock), at most ${MOST_MS} ms |`,
  );
  console.log(`|---|---|---|${QUESTIONS.map(() => '---|').join('')}`);
  for (const [name, place] of places) {
    const at = await place();
    const store = await seeded(at);
    const clock = { now: () => NOW };
    const fault = (error: unknown) => {
      throw error;
    };
    const parts = {
      store: new SqlStore(store, clock),
      clock,
      say: wording(),
      clarity: engine,
      auditBook,
      signalWords,
      newId,
      fault,
    };
    const listener = new Listener({ ...parts, alarms: new SqlAlarms(store, clock) });
    const keeping = await keepAll(listener);
    const app = new App({ ...parts, phrasebook });
    const times: Took[] = [];
    for (const text of QUESTIONS) times.push(await medianOf(() => app.handle(typed(text))));
    inTime &&= keeping.longest <= LONGEST_MS && times.every(({ processor }) => processor <= MOST_MS);
    const { n } = await store.db
      .withTables<{ history: { id: string } }>()
      .selectFrom('history')
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    console.log(
      `| ${name} | ${n} | ${keeping.seconds.toFixed(1)} s (${keeping.longest.toFixed(0)} ms) | ${times.map(({ processor, clock }) => `${processor.toFixed(0)} ms (${clock.toFixed(0)})`).join(' | ')} |`,
    );
    await store.close();
    await at.remove();
  }
  return inTime;
}

/** Keeps all facts, as the first night does. @returns how long that took, and the processor time of its longest transaction in milliseconds */
async function keepAll(listener: Listener): Promise<{ seconds: number; longest: number }> {
  const begun = performance.now();
  let longest = 0;
  for (let used = process.cpuUsage(); (await listener.tick()) > 0; used = process.cpuUsage()) {
    const { user, system } = process.cpuUsage(used);
    longest = Math.max(longest, (user + system) / 1_000);
  }
  return { seconds: (performance.now() - begun) / 1_000, longest };
}

/** Milliseconds of the processor (of this process alone, not of PostgreSQL), and by the clock. */
interface Took {
  processor: number;
  clock: number;
}

async function medianOf(work: () => Promise<unknown>): Promise<Took> {
  const all: Took[] = [];
  for (let i = 0; i < TIMES + 3; i += 1) {
    const [begun, used] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(used);
    // The first rounds fill caches and compile, and do not count.
    if (i >= 3) all.push({ clock: performance.now() - begun, processor: (user + system) / 1_000 });
  }
  const median = (of: keyof Took) => all.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
  return { processor: median('processor'), clock: median('clock') };
}
