/** Writes rows of one workspace. What is changed or removed has to have the version that was read. */

import type { Removed, Updated } from '../../src/model/changes.js';
import type { Row } from '../../src/model/row.js';
import type { Kind } from '../../src/model/rows.js';
import type { Talk } from '../../src/model/talk-rows.js';
import { type Parameters, quoted } from './conditions.js';
import { columnOf, TABLES, toDatabase } from './schema/schema.js';
import type { Statements } from './statements.js';
import type { Stored } from './tables.js';

/** A talk takes the place of the one that had its id. */
const TALK_AGAIN = ` on conflict ("workspace", "id") do update set ${TABLES.talk.columns
  .map(({ name }) =>
    name === 'version' ? '"version" = talk."version" + 1' : `${quoted(name)} = excluded.${quoted(name)}`,
  )
  .join(', ')}`;

type Values = Readonly<Record<string, Stored>>;

/** Adds a row. @param now when the transaction began */
export async function insertRow(statements: Statements, kind: Kind, row: Row, now: number): Promise<void> {
  const { name, unused } = TABLES[kind];
  const values: Values = { ...unused, ...toDatabase(kind, row, statements.seal) };
  const isNow = kind === 'history' && values.at === now;
  await insertInto(statements, name, values, isNow ? notBefore(statements, values.itemId ?? null) : {});
}

/** Adds a talk, or puts it in the place of the one that had its id. */
export const replaceTalk = (statements: Statements, talk: Talk): Promise<void> =>
  insertInto(statements, TABLES.talk.name, toDatabase('talk', talk, statements.seal), { otherwise: TALK_AGAIN });

/** How rows are added. */
interface Insertion {
  /** What is written as `at` instead of the value that a mark stands for. */
  at?: (mark: string, parameters: Parameters) => string;
  /** What happens if there is such a row. */
  otherwise?: string;
}

/** Adds a row to a table, whichever it is. */
export async function insertInto(
  statements: Statements,
  table: string,
  values: Values,
  { at = (mark) => mark, otherwise = '' }: Insertion = {},
): Promise<void> {
  const parameters = statements.parameters();
  const columns = Object.keys(values).map(quoted).join(', ');
  const marks = Object.entries(values).map(([column, value]) => {
    const mark = parameters.add(value);
    return column === 'at' ? at(mark, parameters) : mark;
  });
  await statements.write(
    `insert into ${quoted(table)} (${columns}) values (${marks.join(', ')})${otherwise}`,
    parameters,
  );
}

/** What happens to an item now does not come before what has happened to it, though this transaction began before that one ended. */
const notBefore = ({ workspace, dialect }: Statements, itemId: Stored): Insertion => ({
  at: (mark, parameters) => {
    const own = `"workspace" = ${parameters.add(workspace)} and "itemId" = ${parameters.add(itemId)}`;
    const later = dialect === 'postgres' ? 'greatest' : 'max';
    return `${later}(cast(${mark} as bigint), (select coalesce(max("at"), 0) from "history" where ${own}))`;
  },
});

/** @returns how many rows there were of that id and version: 1 or 0 */
export function updateRow(statements: Statements, { kind, was, row }: Updated): Promise<number> {
  const stored = toDatabase(kind, { ...row, version: was.version + 1 }, statements.seal);
  // An alarm that is set again can be claimed by any instance.
  const values = kind === 'alarm' ? { ...stored, leasedUntil: 0 } : stored;
  const parameters = statements.parameters();
  const set = Object.entries(values).map(([name, value]) => `${quoted(name)} = ${parameters.add(value)}`);
  const one = oneVersion(statements, kind, was, parameters);
  return statements.write(`update ${quoted(TABLES[kind].name)} set ${set.join(', ')} where ${one}`, parameters);
}

/** @returns how many rows there were of that id and version: 1 or 0 */
export function deleteRow(statements: Statements, { kind, was }: Removed): Promise<number> {
  const parameters = statements.parameters();
  const one = oneVersion(statements, kind, was, parameters);
  return statements.write(`delete from ${quoted(TABLES[kind].name)} where ${one}`, parameters);
}

function oneVersion({ workspace, seal }: Statements, kind: Kind, { id, version }: Row, parameters: Parameters): string {
  const storedId = columnOf(kind, 'id').codec.encode(id, seal);
  const own = `"workspace" = ${parameters.add(workspace)}`;
  return `${own} and "id" = ${parameters.add(storedId)} and "version" = ${parameters.add(version)}`;
}
