/** Rows of one workspace, some at a time. */
import { orderOf } from './exported-tables.js';
import type { Opened } from './opened.js';
import type { LooseTables, Stored } from './tables.js';
import type { RawRow } from './traces.js';

/** Rows that are read at once. */
const PAGE = 500;

/** The columns that order the rows of a table within a workspace. */
const keysOf = (table: string) => orderOf(table).filter((column) => column !== 'workspace');

/** The column that tells the rows of a table in a workspace apart, if it is one. */
export const keyColumn = (table: string): string => keysOf(table)[0] ?? 'id';

/** All rows of a table in a workspace. What is added meanwhile may be missing. */
export async function* pagesOf({ db }: Opened, table: string, workspace: string): AsyncGenerator<RawRow[]> {
  const keys = keysOf(table);
  const [key = 'id'] = keys;
  let last: Stored = null;
  for (let page = 0; ; page += 1) {
    let select = db.withTables<LooseTables>().selectFrom(table).selectAll().where('workspace', '=', workspace);
    // From where the last page ended; only where it takes more than one column to say so, by counting.
    if (keys.length > 1) select = select.offset(page * PAGE);
    else if (last !== null) select = select.where(key, '>', last);
    for (const column of keys) select = select.orderBy(column);
    const rows = await select.limit(PAGE).execute();
    yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.[key] ?? null;
  }
}
