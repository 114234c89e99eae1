/**
 * Removes one person from the rows of a workspace, a few at a time, so that it can run next to a running Baton: a row that
 * changes in between is left for the next round. After a crash, starting it again goes on where it was.
 */
import { type Kysely, sql } from 'kysely';
import { keyOf } from '../../src/model/names.js';
import { isClash } from './clashes.js';
import type { Opened } from './opened.js';
import { keyColumn, pagesOf } from './pages.js';
import { TABLE_NAMES } from './schema/schema.js';
import type { Database, LooseTables, Stored } from './tables.js';
import { NAMED, type RawRow, THEIRS, TraceRemover } from './traces.js';

/** How often a transaction is tried that clashes with others. */
const ATTEMPTS = 20;
const PAUSE_MS = 50;
/** Rewriting a file of this size takes about a second. */
const MOST_BYTES = 200_000_000;

/** Who is to be removed, and from where. */
interface Target {
  workspace: string;
  id: string;
  /** What they are called in what people wrote. */
  names: readonly string[];
}

interface Patched {
  row: RawRow;
  patch: Record<string, Stored> | 'delete';
}

const isEmpty = (patch: Patched['patch']) => patch !== 'delete' && Object.keys(patch).length === 0;

/** The traces of one person in a store. */
export class Traces {
  constructor(
    private readonly opened: Opened,
    private readonly target: Target,
  ) {}

  /** Ids of their own conversations with Baton. */
  async conversations(): Promise<string[]> {
    const { db } = this.opened;
    const { workspace, id } = this.target;
    const fronts = db.selectFrom('front').select('place').where('workspace', '=', workspace);
    const chats = db.selectFrom('conversation').select('id').where('workspace', '=', workspace);
    const places = await fronts.where('person', '=', id).execute();
    const own = await chats.where('person', '=', id).execute();
    // The playground's name for such a conversation tells whose it is.
    return [...new Set([...places.map(({ place }) => place), ...own.map((one) => one.id), `dm-${id}`])];
  }

  /** What is deleted in SQLite is overwritten in the file as well. */
  async overwrite(): Promise<void> {
    if (this.opened.dialect === 'sqlite') await sql`pragma secure_delete = on`.execute(this.opened.db);
  }

  /**
   * Rewrites SQLite's file without what older versions of rows have left in it, and empties its log. A running Baton waits
   * meanwhile: a large file stays as it is.
   */
  async settle(): Promise<void> {
    const { db, dialect } = this.opened;
    if (dialect !== 'sqlite') return;
    const { rows } = await sql<{ bytes: number }>`
      select page_count * page_size as bytes from pragma_page_count, pragma_page_size`.execute(db);
    if ((rows[0]?.bytes ?? 0) < MOST_BYTES) await retried(() => sql`vacuum`.execute(db));
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  }

  /** One round over all tables. @returns how many rows were deleted or changed; 0 once nothing is left */
  async remove(): Promise<number> {
    const conversations = await this.conversations();
    const { id, names } = this.target;
    const remover = new TraceRemover({ id, names, conversations }, this.opened.seal);
    let count = 0;
    for (let n = 1; n > 0; count += n) n = await this.transact((tx) => this.deleteUnanswered(tx));
    for (const table of Object.keys(NAMED)) count += await this.clean(table, remover);
    // Last: these rows tell which conversations are theirs.
    return count + (await this.transact((tx) => this.deleteTheirs(tx, conversations)));
  }

  /** Deletes the rows that are about them alone. */
  private async deleteTheirs(tx: Kysely<Database>, conversations: readonly string[]): Promise<number> {
    const { workspace, id } = this.target;
    const loose = tx.withTables<LooseTables>();
    let count = 0;
    const deleteFrom = async (table: string, column: string, values: readonly string[]) => {
      const own = loose.deleteFrom(table).where('workspace', '=', workspace).where(column, 'in', values);
      count += Number((await own.executeTakeFirst()).numDeletedRows);
    };
    // A write comes first: SQLite lets nobody write in between.
    await deleteFrom('channel', 'id', conversations);
    await deleteFrom('setting', 'target', conversations);
    await deleteFrom('sent', 'place', conversations);
    const digests = conversations.map((channel) => `channel:${channel}`);
    await deleteFrom('alarm', 'subject', [...digests, ...(await this.theirNudges(tx))]);
    const lanes = [`@${id}`, ...conversations].map((lane) => `${workspace}/${lane}`);
    await deleteFrom('outbox', 'lane', lanes);
    // Whispers have a lane for each channel. Those given up long ago have no words left that would say whose they were.
    const whispers = `${workspace}/@${id}/`;
    const whispered = tx.deleteFrom('outbox').where('workspace', '=', workspace);
    const begin = sql<string>`substr(lane, 1, ${whispers.length})`;
    count += Number((await whispered.where(begin, '=', whispers).executeTakeFirst()).numDeletedRows);
    const last = digests.map((subject) => `digest:${subject}`);
    await deleteFrom('pace', 'id', last);
    // Who reads along there is not known until the platform has said so again.
    const places = loose.selectFrom('member').select('place').where('workspace', '=', workspace);
    const changed = loose.updateTable('place').set((eb) => ({ listedAt: 0, version: eb('version', '+', 1) }));
    const theirs = changed.where('workspace', '=', workspace).where('id', 'in', places.where('person', '=', id));
    await theirs.where('listedAt', '>', 0).execute();
    for (const { table, column, values } of THEIRS) await deleteFrom(table, column, values(id));
    const keys = tx.deleteFrom('handled').where('workspace', '=', workspace);
    await keys.where(sql<string>`substr(key, 1, ${id.length + 6})`, '=', `left:${id}:`).execute();
    return count;
  }

  private async theirNudges(tx: Kysely<Database>): Promise<string[]> {
    const { workspace, id } = this.target;
    const own = tx.withTables<LooseTables>().selectFrom('nudge').select('id').where('workspace', '=', workspace);
    return (await own.where('author', '=', id).execute()).map((row) => String(row.id));
  }

  /** What they wrote in the playground; what others answered to stays, without its words. */
  private async deleteUnanswered(tx: Kysely<Database>): Promise<number> {
    const { workspace } = this.target;
    const done = await tx
      .deleteFrom('room_message')
      .where('workspace', '=', workspace)
      .where('author', '=', this.target.id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('room_message as reply').select('reply.seq').whereRef('reply.thread', '=', 'room_message.id'),
          ),
        ),
      )
      .executeTakeFirst();
    return Number(done.numDeletedRows);
  }

  private async clean(table: string, remover: TraceRemover): Promise<number> {
    let count = 0;
    for await (const rows of pagesOf(this.opened, table, this.target.workspace)) {
      const patches = rows.map((row) => ({ row, patch: remover.cleaned(table, row) }));
      const wanted = patches.filter(({ patch }) => !isEmpty(patch));
      if (wanted.length === 0) continue;
      count += wanted.length;
      await this.transact(async (tx) => {
        for (const one of wanted) await this.write(tx, table, one);
        return 0;
      });
    }
    return count;
  }

  /** A row that has changed since it was read is left for the next round. */
  private async write(tx: Kysely<Database>, table: string, { row, patch }: Patched): Promise<void> {
    const loose = tx.withTables<LooseTables>();
    const { workspace } = this.target;
    const key = keyColumn(table);
    const value = row[key] ?? null;
    if (patch === 'delete') {
      await loose.deleteFrom(table).where('workspace', '=', workspace).where(key, '=', value).execute();
      return;
    }
    const isVersioned = TABLE_NAMES.includes(table) && table !== 'history';
    const named = table === 'stage' && patch.name !== undefined ? await freeName(tx, row, String(patch.name)) : {};
    const values = { ...patch, ...named, ...(isVersioned && { version: Number(row.version) + 1 }) };
    let update = loose.updateTable(table).set(values).where('workspace', '=', workspace).where(key, '=', value);
    for (const column of Object.keys(values)) update = update.where(column, '=', row[column] ?? null);
    await update.execute();
  }

  private async transact(work: (tx: Kysely<Database>) => Promise<number>): Promise<number> {
    const count = await retried(() => this.opened.db.transaction().execute(work));
    await this.opened.flush();
    return count;
  }
}

/** Tries again after a clash with another transaction. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isClash(error) || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
}

/** Stages of one project have different names: another "somebody" is "somebody 2". */
async function freeName(tx: Kysely<Database>, row: RawRow, name: string): Promise<Record<string, Stored>> {
  const loose = tx.withTables<LooseTables>();
  const { workspace = null, project = null, id = null } = row;
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name} ${n}`;
    const taken = await loose
      .selectFrom('stage')
      .select('id')
      .where('workspace', '=', workspace)
      .where('project', '=', project)
      .where('key', '=', keyOf(free))
      .where('id', '<>', id)
      .limit(1)
      .executeTakeFirst();
    if (!taken) return { name: free, key: keyOf(free) };
  }
}
