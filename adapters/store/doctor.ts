/** Looks whether what always holds in a store does, and mends what can be mended without a loss. */
import { sql, type Transaction } from 'kysely';
import { INVARIANTS, type Invariant } from './invariants.js';
import type { Opened } from './opened.js';
import type { Database, Stored } from './tables.js';

/** What is wrong. */
export interface Disorder {
  name: string;
  says: string;
  help: string;
  /** How many rows, and the first of them as "workspace: table id". */
  count: number;
  rows: string[];
  /** Whether `mend` can do something about it. */
  mendable: boolean;
  /** How many rows were mended. */
  mended: number;
}

/** How many rows of each finding are named. */
const NAMED = 5;
const DAY_MS = 86_400_000;

type Run = Pick<Transaction<Database>, 'executeQuery'> & Parameters<ReturnType<typeof sql>['execute']>[0];

/** What is wrong in a store, in one consistent look. @param now epoch milliseconds */
export function examine({ db, dialect }: Opened, now: number): Promise<Disorder[]> {
  const begin = dialect === 'postgres' ? db.transaction().setIsolationLevel('repeatable read') : db.transaction();
  return begin.execute((tx) => findings(tx, now));
}

/**
 * Mends in one transaction, and does nothing if the store is in order.
 * @returns what was wrong; `mended` says how much of it no longer is
 */
export async function mend({ db, flush }: Opened, now: number): Promise<Disorder[]> {
  const found = await db.transaction().execute(async (tx) => {
    const before = await findings(tx, now);
    for (const { name } of before) {
      const invariant = INVARIANTS.find((one) => one.name === name);
      if (invariant?.mend) await mendRows(tx, invariant, now);
    }
    const after = new Map((await findings(tx, now)).map(({ name, count }) => [name, count]));
    return before.map((one) => ({ ...one, mended: one.mendable ? one.count - (after.get(one.name) ?? 0) : 0 }));
  });
  await flush();
  return found;
}

async function findings(tx: Run, now: number): Promise<Disorder[]> {
  const all: Disorder[] = [];
  for (const invariant of INVARIANTS) {
    const { name, says, help, table, broken, mend } = invariant;
    const from = `from "${table}" t where ${at(broken, now)}`;
    const { rows } = await sql<{ n: number }>`${sql.raw(`select count(*) as n ${from}`)}`.execute(tx);
    const count = Number(rows[0]?.n ?? 0);
    if (count === 0) continue;
    const id = keyOf(invariant);
    const named = await sql<{ workspace: string; id: Stored }>`${sql.raw(
      `select t.workspace as workspace, t.${id} as id ${from} order by t.workspace, t.${id} limit ${NAMED}`,
    )}`.execute(tx);
    const said = named.rows.map((row) => `${row.workspace}: ${table} ${row.id}`);
    all.push({ name, says, help, count, rows: said, mendable: mend !== undefined, mended: 0 });
  }
  return all;
}

async function mendRows(tx: Run, { name, table, key = 'id', broken, mend }: Invariant, now: number): Promise<void> {
  const run = (text: string) => sql`${sql.raw(at(text, now))}`.execute(tx);
  if (name === 'task-number') {
    await run(`insert into sequence (workspace, name, last) select workspace, 'task', max(number) from task where number > 0
      group by workspace on conflict (workspace, name) do update set last = case when excluded.last > sequence.last then excluded.last else sequence.last end`);
    return;
  }
  const chosen = `(workspace, "${key}") in (select t.workspace, t."${key}" from "${table}" t where ${broken})`;
  if (mend === 'delete') await run(`delete from "${table}" where ${chosen}`);
  else if (mend) await run(`update "${table}" set ${mend.set} where ${chosen}`);
}

const keyOf = ({ key = 'id' }: Pick<Invariant, 'key'>): string => `"${key}"`;

/** A condition at a time. */
const at = (text: string, now: number): string =>
  text.replaceAll(':now', String(now)).replaceAll(':day', String(now - DAY_MS));
