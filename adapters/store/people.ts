/** Who is in a store, for the operator: over all workspaces. */
import type { Opened } from './opened.js';
import type { LooseTables } from './tables.js';

/** A person, or what is left of one who was forgotten. */
export interface FoundPerson {
  workspace: string;
  id: string;
  /** Empty once they are forgotten. */
  name: string;
}

/** Everybody, and those who were forgotten. @param workspace the only one to look in */
export async function peopleInStore({ db }: Opened, workspace: string | undefined): Promise<FoundPerson[]> {
  const rowsOf = async (table: 'person' | 'forgotten'): Promise<FoundPerson[]> => {
    const select = db.withTables<LooseTables>().selectFrom(table).select(['workspace', 'id', 'name']);
    const ordered = select.orderBy('workspace').orderBy('id');
    const rows = await (workspace === undefined ? ordered : ordered.where('workspace', '=', workspace)).execute();
    return rows.map((row) => ({ workspace: String(row.workspace), id: String(row.id), name: String(row.name) }));
  };
  const known = await rowsOf('person');
  const ids = new Set(known.map((one) => `${one.workspace}/${one.id}`));
  const forgotten = await rowsOf('forgotten');
  return [...known, ...forgotten.filter((one) => !ids.has(`${one.workspace}/${one.id}`))];
}
