/**
 * A year of a company at a stated rate, through the real product: commands, messages, mornings and digests, with the hourly tidying.
 * Prints how many rows and bytes each table has in the end. `node dist/test/soak/year.js [people]`: ten of 1,000 people by default,
 * and the figures are given for 1,000.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '../../adapters/common/ids.js';
import { readAuditBook } from '../../adapters/prompts/audit-book.js';
import { readPhrasebook } from '../../adapters/prompts/phrasebook.js';
import { readRules } from '../../adapters/prompts/rules.js';
import { readSignalWords } from '../../adapters/prompts/signal-words.js';
import { readWeights } from '../../adapters/prompts/weights.js';
import { wording } from '../../adapters/prompts/wording.js';
import { SqlAlarms } from '../../adapters/store/alarms.js';
import { ALL_TABLES } from '../../adapters/store/exported-tables.js';
import { migrate } from '../../adapters/store/migrate.js';
import { forgetHandled, forgetMembers, forgetOld, forgetTalks } from '../../adapters/store/old-rows.js';
import { tidyOutbox } from '../../adapters/store/outbox-upkeep.js';
import { openSqlite } from '../../adapters/store/sqlite.js';
import { SqlStore } from '../../adapters/store/store.js';
import { Clarity } from '../../src/clarity/engine.js';
import { App } from '../../src/dispatch/on-command.js';
import { Listener } from '../../src/dispatch/on-message.js';
import { DAY, dayAt } from '../../src/model/dates/calendar.js';
import { TALK_MS } from '../../src/model/talk.js';

const PEOPLE = Number(process.argv[2] ?? 10);
const PER_CHANNEL = 10;
/** What one person does in a working day: commands, and unclear messages that Baton asks about, one in so many days. */
const COMMANDS = 2;
const DAYS_PER_UNCLEAR = 5;
const WORKING_DAYS = 250;

const folder = mkdtempSync(join(tmpdir(), 'baton-year-'));
const opened = openSqlite(folder);
await migrate(opened);
let now = Date.UTC(2026, 0, 5, 8);
const clock = { now: () => now };
const store = new SqlStore(opened, clock);
const faults: unknown[] = [];
const parts = {
  store,
  clock,
  say: wording(),
  newId,
  fault: (error: unknown) => void faults.push(error),
  clarity: new Clarity(readRules(), readWeights()),
  auditBook: readAuditBook(),
  signalWords: readSignalWords(),
};
const app = new App({ ...parts, phrasebook: readPhrasebook() });
const listener = new Listener({ ...parts, alarms: new SqlAlarms(opened, clock) });

const channels = Math.ceil(PEOPLE / PER_CHANNEL);
const origin = (n: number) => ({
  ...{ workspace: 'W1', key: newId(), thread: null },
  channel: {
    id: `C${n % channels}`,
    name: `team-${n % channels}`,
    direct: false,
    access: 'public' as const,
    place: `C${n % channels}`,
  },
  person: { id: `U${n}`, name: `Person ${n}`, zone: 'UTC', admin: n === 0, standing: 'member' as const },
});
const say = (n: number, text: string) => app.handle({ ...origin(n), type: 'command', text, mentions: [] });

/** Tasks are made and done: each person’s commands take turns. */
const open: number[][] = Array.from({ length: PEOPLE }, () => []);
let task = 0;
async function command(n: number, turn: number): Promise<void> {
  const own = open[n] ?? [];
  const oldest = own[0];
  if (turn % 4 === 0) return void (await say(n, 'status'));
  if (turn % 4 === 2 && oldest !== undefined) {
    own.shift();
    return void (await say(n, `done #${oldest}`));
  }
  task += 1;
  own.push(task);
  await say(n, `task add piece of work ${task} owner:me by ${dayAt(now + 5 * DAY, 'UTC')}`);
}

async function unclear(n: number): Promise<void> {
  const said = {
    id: newId(),
    text: `Someone should fix the import ${n} by Friday`,
    mentions: [],
    link: null,
    edited: false,
  };
  await listener.hear({ ...origin(n), at: now, type: 'message', ...said });
}

/** As the runtime does. Everything in the outbox counts as sent. */
async function background(): Promise<void> {
  while ((await listener.tick()) > 0);
  await opened.db.deleteFrom('outbox').execute();
  await forgetHandled(opened, now - 7 * DAY, now - 35 * DAY);
  await forgetTalks(opened, now - TALK_MS);
  await forgetMembers(opened, now - DAY);
  await tidyOutbox(opened, clock);
  await forgetOld(opened, { holdOuts: now - 365 * DAY, counts: dayAt(now - 2 * DAY, 'UTC'), undos: now - 30 * DAY });
}

for (let c = 0; c < channels; c += 1) await say(c, `new Project ${c}`);
await say(0, 'set nudge-hold-out 10 workspace');
let turn = 0;
for (let worked = 0; worked < WORKING_DAYS; now += DAY) {
  const weekday = new Date(now).getUTCDay();
  if (weekday === 0 || weekday === 6) continue;
  worked += 1;
  for (let n = 0; n < PEOPLE; n += 1) {
    for (let i = 0; i < COMMANDS; i += 1) await command(n, turn + i + n);
    if ((n + worked) % DAYS_PER_UNCLEAR === 0) await unclear(n);
  }
  turn += COMMANDS;
  now += 3_600_000;
  await background();
  now -= 3_600_000;
}
now += DAY;
await background();

const times = 1_000 / PEOPLE;
const rows: [string, number, number][] = [];
for (const table of ALL_TABLES) {
  const size = await sql<{ n: number; bytes: number | null }>`select
    (select count(*) from ${sql.table(table)}) as n,
    (select sum(pgsize) from dbstat where name = ${table} or name in (select name from sqlite_master where tbl_name = ${table})) as bytes`
    .execute(opened.db)
    .catch(async () => ({
      rows: (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(opened.db)).rows.map(
        ({ n }) => ({ n, bytes: null }),
      ),
    }));
  const [found] = size.rows;
  if (found && found.n > 0) rows.push([table, Math.round(found.n * times), Math.round((found.bytes ?? 0) * times)]);
}
const pages = await sql<{
  size: number;
}>`select page_count * page_size as size from pragma_page_count(), pragma_page_size()`.execute(opened.db);
const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1);
process.stdout.write('| table | rows | MB with indexes |\n|---|---|---|\n');
for (const [table, n, bytes] of rows.sort((a, b) => b[1] - a[1]))
  process.stdout.write(`| \`${table}\` | ${n.toLocaleString('en')} | ${bytes === 0 ? '' : mb(bytes)} |\n`);
process.stdout.write(`| all | | ${mb((pages.rows[0]?.size ?? 0) * times)} |\n`);
process.stderr.write(`${PEOPLE} people, ${WORKING_DAYS} days, ${faults.length} faults ${String(faults[0] ?? '')}\n`);
await opened.close();
rmSync(folder, { recursive: true });
