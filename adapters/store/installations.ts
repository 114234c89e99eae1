/** Where a platform has installed Baton: what it gave then, sealed, and whether that has ended since. */
import type { Opened } from './opened.js';

export interface Installation<D> {
  /** The platform's own id of the place. */
  id: string;
  workspace: string;
  data: D;
  /** Epoch milliseconds. */
  installedAt: number;
}

interface Row {
  id: string;
  workspace: string;
  data: string | null;
  installedAt: number;
}

/** What is kept cannot be opened with the keys that are here. */
export class CannotUnseal extends Error {
  override name = 'CannotUnseal';
}

export class Installations<D extends object> {
  constructor(
    private readonly opened: Opened,
    private readonly platform: string,
  ) {}

  private get rows() {
    return this.opened.db.selectFrom('installation').where('platform', '=', this.platform);
  }

  private read(row: Row): Installation<D> | undefined {
    const data = row.data === null ? undefined : this.opened.seal.open(row.data);
    if (data === undefined) return undefined;
    const { id, workspace } = row;
    return { id, workspace, data: JSON.parse(data) as D, installedAt: Number(row.installedAt) };
  }

  /**
   * The installation of a place; undefined where there is none, or it has ended.
   * @throws CannotUnseal where the key that it was sealed with is not here: that is no end of it
   */
  async find(id: string): Promise<Installation<D> | undefined> {
    const row = await this.rows.selectAll().where('id', '=', id).executeTakeFirst();
    if (!row || row.data === null) return undefined;
    const found = this.read(row);
    if (!found) throw new CannotUnseal('an installation is sealed with a key that is not among those of BATON_KEY');
    return found;
  }

  /** All that have not ended and can be opened. */
  async list(): Promise<Installation<D>[]> {
    const rows = await this.rows.selectAll().where('data', 'is not', null).orderBy('id').execute();
    return rows.flatMap((row) => this.read(row) ?? []);
  }

  /** Keeps an installation in place of an earlier one. `at`: when it was made; as it is where that is not given. */
  async save(id: string, workspace: string, data: D, at?: number): Promise<void> {
    const sealed = this.opened.seal.close(JSON.stringify(data));
    const row = { platform: this.platform, id, workspace, data: sealed, installedAt: at ?? 0, heardAt: 0 };
    const again = { workspace, data: sealed, endedAt: null, ...(at !== undefined && { installedAt: at }) };
    await this.opened.db
      .insertInto('installation')
      .values({ ...row, endedAt: null })
      .onConflict((oc) => oc.columns(['platform', 'id']).doUpdateSet(again))
      .execute();
  }

  /** The place has removed Baton: what it gave is gone at once. */
  async end(id: string, at: number): Promise<void> {
    const all = this.opened.db.updateTable('installation').set({ data: null, endedAt: at });
    await all.where('platform', '=', this.platform).where('id', '=', id).execute();
  }

  /** Workspaces whose installation ended before an instant. */
  async ended(before: number): Promise<string[]> {
    const rows = await this.rows.select('workspace').where('endedAt', '<', before).execute();
    return rows.map((row) => row.workspace);
  }

  /** Something was heard in a workspace. */
  async heard(workspace: string, at: number): Promise<void> {
    const all = this.opened.db.updateTable('installation').set({ heardAt: at }).where('platform', '=', this.platform);
    await all.where('workspace', '=', workspace).where('heardAt', '<', at).execute();
  }

  /** When something was last heard in a workspace, by any copy; 0 where nothing was. */
  async heardAt(workspace: string): Promise<number> {
    const row = await this.rows.select('heardAt').where('workspace', '=', workspace).executeTakeFirst();
    return Number(row?.heardAt ?? 0);
  }

  /** Seals everything with the first key, so that older keys can be taken away. @returns how many were sealed anew */
  async reseal(): Promise<number> {
    const { db, seal } = this.opened;
    const rows = await this.rows.select(['id', 'data']).where('data', 'is not', null).execute();
    let done = 0;
    for (const { id, data } of rows) {
      const opened = data === null || seal.isCurrent(data) ? undefined : seal.open(data);
      if (opened === undefined) continue;
      const one = db.updateTable('installation').set({ data: seal.close(opened) });
      // One that was changed meanwhile was sealed with the first key by that.
      await one.where('platform', '=', this.platform).where('id', '=', id).where('data', '=', data).execute();
      done += 1;
    }
    return done;
  }
}
