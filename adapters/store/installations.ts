/** Where a platform has installed Baton: the tokens it gave, encrypted, and whether Baton was removed since. */
import type { Opened } from './opened.js';

/** One installation, in force. */
export interface Installation<D> {
  /** The platform's own id of the place: a Slack team, a Teams tenant. */
  id: string;
  workspace: string;
  /** What the platform gave. */
  data: D;
  /** Epoch milliseconds. */
  installedAt: number;
}

/** An installation as its row has it. */
interface InstallationRow extends Omit<Installation<never>, 'data'> {
  data: string | null;
}

/** What is stored was encrypted with a key that this instance does not have. */
export class CannotUnseal extends Error {
  override name = 'CannotUnseal';
}

/** The installations of one platform. `D`: what the platform gives, stored as encrypted JSON. */
export class Installations<D extends object> {
  constructor(
    private readonly opened: Opened,
    private readonly platform: string,
  ) {}

  private get rows() {
    return this.opened.db.selectFrom('installation').where('platform', '=', this.platform);
  }

  /** Undefined if it has ended or cannot be decrypted. */
  private installationFrom({ id, workspace, data, installedAt }: InstallationRow): Installation<D> | undefined {
    const json = data === null ? undefined : this.opened.seal.open(data);
    return json === undefined ? undefined : { id, workspace, data: JSON.parse(json), installedAt };
  }

  /**
   * The installation of a place; undefined if there is none, or Baton was removed.
   * @throws CannotUnseal if the key it was encrypted with is missing: that must not look as if Baton was removed
   */
  async find(id: string): Promise<Installation<D> | undefined> {
    const row = await this.rows.selectAll().where('id', '=', id).executeTakeFirst();
    if (!row || row.data === null) return undefined;
    const found = this.installationFrom(row);
    if (!found) throw new CannotUnseal('an installation is sealed with a key that is not among those of BATON_KEY');
    return found;
  }

  /** All installations in force that can be decrypted. */
  async list(): Promise<Installation<D>[]> {
    const rows = await this.rows.selectAll().where('data', 'is not', null).orderBy('id').execute();
    return rows.flatMap((row) => this.installationFrom(row) ?? []);
  }

  /** Keeps an installation in place of an earlier one. @param at when it was made; unchanged if not given */
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

  /**
   * Baton was removed there: what the platform gave is deleted at once.
   * @param saidAt when the platform said so: an installation made after that is another one, and stays
   * @returns whether an installation has ended
   */
  async end(id: string, at: number, saidAt?: number): Promise<boolean> {
    let ending = this.opened.db.updateTable('installation').set({ data: null, endedAt: at });
    if (saidAt !== undefined) ending = ending.where('installedAt', '<=', saidAt);
    const inForce = ending.where('platform', '=', this.platform).where('id', '=', id).where('data', 'is not', null);
    return Number((await inForce.executeTakeFirst()).numUpdatedRows) > 0;
  }

  /** When the installation of a place ended; undefined if it has not, or never was. */
  async endedAt(id: string): Promise<number | undefined> {
    const row = await this.rows.select('endedAt').where('id', '=', id).executeTakeFirst();
    return row?.endedAt ?? undefined;
  }

  /** Workspaces whose installation ended before an instant. */
  async ended(before: number): Promise<string[]> {
    const rows = await this.rows.select('workspace').where('endedAt', '<', before).execute();
    return rows.map((row) => row.workspace);
  }

  /** Notes that an event came from a workspace. */
  async heard(workspace: string, at: number): Promise<void> {
    const heard = this.opened.db.updateTable('installation').set({ heardAt: at }).where('platform', '=', this.platform);
    await heard.where('workspace', '=', workspace).where('heardAt', '<', at).execute();
  }

  /** When the last event came from a workspace, to any instance; 0 if none ever did. */
  async heardAt(workspace: string): Promise<number> {
    const row = await this.rows.select('heardAt').where('workspace', '=', workspace).executeTakeFirst();
    return row?.heardAt ?? 0;
  }

  /** Encrypts everything with the first key, so that older keys can be removed. @returns how many were changed */
  async reseal(): Promise<number> {
    const rows = await this.rows.select(['id', 'data']).where('data', 'is not', null).execute();
    let count = 0;
    for (const { id, data } of rows) if (data !== null && (await this.resealOne(id, data))) count += 1;
    return count;
  }

  private async resealOne(id: string, data: string): Promise<boolean> {
    const { db, seal } = this.opened;
    const json = seal.isCurrent(data) ? undefined : seal.open(data);
    if (json === undefined) return false;
    const resealed = db.updateTable('installation').set({ data: seal.close(json) });
    // If it has changed in the meantime, that change has encrypted it with the first key.
    await resealed.where('platform', '=', this.platform).where('id', '=', id).where('data', '=', data).execute();
    return true;
  }
}
