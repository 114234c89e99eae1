/** The projects of a store, of all workspaces: for whoever looks after it. */
import type { Opened } from './opened.js';
import type { LooseTables } from './tables.js';

/** A project with where it is. */
interface ListedProject {
  workspace: string;
  id: string;
  name: string;
  key: string;
}

/** All projects, of one workspace if one is named. */
export async function listProjects({ db }: Opened, workspace?: string): Promise<ListedProject[]> {
  const all = db.withTables<LooseTables>().selectFrom('project').select(['id', 'workspace', 'name', 'key']);
  const rows = await (workspace === undefined ? all : all.where('workspace', '=', workspace)).execute();
  return rows.map((row) => ({
    workspace: String(row.workspace),
    id: String(row.id),
    name: String(row.name),
    key: String(row.key),
  }));
}
