/** One transaction in one workspace: every query it makes is bound to it. */
import { CompiledQuery, type Transaction } from 'kysely';
import type { Row } from '../../src/model/row.js';
import type { Change, Kind, Project, Removed, Rows, Updated } from '../../src/model/rows.js';
import type { Talk } from '../../src/model/talk-rows.js';
import {
  Conflict,
  type Outbound,
  type Query,
  type Reader,
  type TextField,
  type Unit,
  type Where,
} from '../../src/ports.js';
import { Parameters, quoted, selected } from './conditions.js';
import { asJson } from './direct.js';
import { readEditions } from './editions.js';
import type { KnownNow } from './known.js';
import type { Memory } from './memory.js';
import type { Opened } from './opened.js';
import { Parents } from './parents.js';
import { columnOf, fromDatabase, TABLES, toDatabase } from './schema.js';
import type { Seal } from './seal.js';
import type { Database, LooseTables, Stored } from './tables.js';

/** What belongs to one project, and goes with a sample project. */
const OF_PROJECT = [
  'task',
  'stage',
  'offer',
  'history',
  'link',
  'audit_answer',
  'audit_profile',
  'chronicle',
  'chapter',
  'promotion',
  'contradiction',
  'signal_rule',
  'incident',
];

/** A talk takes the place of the one that had its id. */
const TALK_AGAIN = ` on conflict ("workspace", "id") do update set ${TABLES.talk.columns
  .map(({ name }) =>
    name === 'version' ? '"version" = talk."version" + 1' : `${quoted(name)} = excluded.${quoted(name)}`,
  )
  .join(', ')}`;

/** The number after the last one of a sequence. */
const NEXT_NUMBER = 'on conflict (workspace, name) do update set last = sequence.last + 1 returning last';

/** What is read. */
interface Look {
  kind: Kind;
  /** Columns as SQL. */
  what: string;
  /** Their names, as SQL that reads each to the last digit. */
  columns: readonly string[];
  /** As `Where` in ports.ts states it. */
  where: object;
  any?: readonly object[] | undefined;
  group?: string;
  order?: string;
  limit?: number | undefined;
  offset?: number | undefined;
}

/** Reads and writes with one workspace's rows. */
export class SqlUnit implements Unit {
  /** Whether messages were put into the outbox. */
  sent = false;
  /** When the first alarm goes off that was set; Infinity if none was. */
  alarmAt = Number.POSITIVE_INFINITY;
  /** Whether its transaction has ended: what somebody forgot to wait for must not be written outside of it. */
  isOver = false;
  private readonly tables: Transaction<Database & LooseTables>;
  private readonly parents: Parents | undefined;

  constructor(
    private readonly tx: Transaction<Database>,
    private readonly workspace: string,
    readonly now: number,
    private readonly seal: Seal,
    private readonly memory: Memory,
    private readonly dialect: Opened['dialect'],
    private readonly direct: Opened['direct'],
    private readonly known: KnownNow,
  ) {
    this.tables = tx.withTables<LooseTables>();
    this.parents = dialect === 'postgres' ? new Parents(tx, workspace) : undefined;
  }

  get overall(): Reader {
    return this;
  }

  remembered<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.memory.get(this.workspace, name, work);
  }

  /** The rows that match, each as the values of the columns, in the columns' order. */
  private async rows(look: Look): Promise<Stored[][]> {
    const { kind, what, columns, where, any, group = '', order = '', limit, offset } = look;
    const { workspace, seal, direct } = this;
    const parameters = new Parameters(this.dialect === 'postgres');
    const matching = selected({ workspace, kind, where, any }, parameters, seal);
    const count = limit === undefined ? '' : ` limit ${parameters.add(limit)}`;
    const start = offset ? ` offset ${parameters.add(offset)}` : '';
    const query = `select ${what} from ${quoted(TABLES[kind].name)} where ${matching}${group}${order}${count}${start}`;
    if (direct) return direct.rows(asJson(columns, query), parameters.values);
    const { rows } = await this.tx.executeQuery<Record<string, Stored>>(CompiledQuery.raw(query, parameters.values));
    return rows.map((row) => Object.values(row));
  }

  async find<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<Rows[K][]> {
    this.mustBeOpen();
    const { any, ...question } = query;
    const rows = await this.known.answer(kind, question, () => this.foundRows(kind, query), any);
    for (const row of rows) this.parents?.saw(kind, row);
    return [...rows];
  }

  private async foundRows<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<readonly Rows[K][]> {
    const { where = {}, any, order = [], limit, offset } = query;
    const by = order.map((field) => {
      const column = quoted(columnOf(kind, field.replace('-', '')).name);
      return `${column} ${field.startsWith('-') ? 'desc' : 'asc'}`;
    });
    const ordered = by.length === 0 ? '' : ` order by ${by.join(', ')}`;
    const { names: what, exact: columns } = TABLES[kind].sql;
    const rows = await this.rows({ kind, what, columns, where, any, order: ordered, limit, offset });
    return rows.map((values) => fromDatabase(kind, values, this.seal));
  }

  async get<K extends Kind>(kind: K, id: string, any?: readonly Where<Rows[K]>[]): Promise<Rows[K] | undefined> {
    this.mustBeOpen();
    const row = await this.known.answer(kind, [id], () => this.foundRow(kind, id, any), any);
    if (row) this.parents?.saw(kind, row);
    return row;
  }

  private async foundRow<K extends Kind>(
    kind: K,
    id: string,
    any?: readonly Where<Rows[K]>[],
  ): Promise<Rows[K] | undefined> {
    const { names: what, exact: columns } = TABLES[kind].sql;
    const [values] = await this.rows({ kind, what, columns, where: { id }, any });
    return values && fromDatabase(kind, values, this.seal);
  }

  async tally<K extends Kind>(
    kind: K,
    by: TextField<Rows[K]>,
    where: Where<Rows[K]>,
    any?: readonly Where<Rows[K]>[],
  ): Promise<Map<string | null, number>> {
    this.mustBeOpen();
    return new Map(await this.known.answer(kind, [by, where], () => this.counted(kind, by, where, any), any));
  }

  private async counted(kind: Kind, by: string, where: object, any?: readonly object[]) {
    const { name, codec } = columnOf(kind, by);
    const column = quoted(name);
    const what = `${column} as "value", count(*) as "n"`;
    // SQLite would go through all rows in the order of an index on the group, though few of them are asked for: "+" keeps it from that.
    const group = ` group by ${this.dialect === 'sqlite' ? '+' : ''}${column}`;
    const rows = await this.rows({ kind, what, columns: ['"value"', '"n"'], where, any, group });
    const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
    return rows.map(([value = null, n]) => [textOf(codec.decode(value, this.seal)), Number(n)] as const);
  }

  async apply(changes: readonly Change[]): Promise<void> {
    await this.parents?.hold(changes);
    for (const change of changes) await this.make(change);
    for (const change of changes)
      if (change.kind === 'alarm' && change.do !== 'remove') this.alarmAt = Math.min(this.alarmAt, change.row.at);
  }

  private async make(change: Change): Promise<void> {
    const { workspace } = change.do === 'add' ? change.row : change.was;
    if (workspace !== this.workspace) throw new TypeError('a change for another workspace');
    if (change.kind === 'history' && change.do !== 'add') throw new TypeError('the history only grows');
    this.known.wrote(change.kind);
    this.mayHaveWaited();
    if (change.do === 'erase') return this.erase(change.was);
    if (change.do === 'add') return this.insert(change.kind, change.row);
    const rows = change.do === 'set' ? await this.update(change) : await this.delete(change);
    if (rows !== 1) throw new Conflict(`another change of this ${change.kind} came first`);
  }

  /** @param otherwise what happens if there is such a row */
  private async insert(kind: Kind, row: Row, otherwise = ''): Promise<void> {
    const { name, unused } = TABLES[kind];
    await this.insertInto(name, { ...unused, ...toDatabase(kind, row, this.seal) }, otherwise);
  }

  private async insertInto(name: string, values: Readonly<Record<string, Stored>>, otherwise = ''): Promise<void> {
    const parameters = new Parameters(this.dialect === 'postgres');
    const columns = Object.keys(values).map(quoted).join(', ');
    const isNew = (column: string) => name === 'history' && column === 'at' && values.at === this.now;
    const marks = Object.entries(values).map(([column, value]) => {
      const mark = parameters.add(value);
      return isNew(column) ? this.notBefore(mark, values.itemId ?? null, parameters) : mark;
    });
    await this.write(`insert into ${quoted(name)} (${columns}) values (${marks.join(', ')})${otherwise}`, parameters);
  }

  /** What happens to an item now does not come before what has happened to it, though this transaction began before that one ended. */
  private notBefore(mark: string, itemId: Stored, parameters: Parameters): string {
    const own = `"workspace" = ${parameters.add(this.workspace)} and "itemId" = ${parameters.add(itemId)}`;
    const later = this.dialect === 'postgres' ? 'greatest' : 'max';
    return `${later}(cast(${mark} as bigint), (select coalesce(max("at"), 0) from "history" where ${own}))`;
  }

  /** @returns how many rows were written */
  private async write(text: string, { values }: Parameters): Promise<number> {
    this.mustBeOpen();
    if (this.direct) return this.direct.run(text, values);
    const { numAffectedRows = 0n } = await this.tx.executeQuery(CompiledQuery.raw(text, values));
    return Number(numAffectedRows);
  }

  private mustBeOpen(): void {
    if (this.isOver) throw new Error('the transaction is over: something in it was not waited for');
  }

  private storedId(kind: Kind, id: string): Stored {
    return columnOf(kind, 'id').codec.encode(id, this.seal);
  }

  /** @returns how many rows there were of that id and version: 1 or 0 */
  private async update({ kind, was, row }: Updated): Promise<number> {
    const stored = toDatabase(kind, { ...row, version: was.version + 1 }, this.seal);
    // An alarm that is set again can be claimed by any instance.
    const values = kind === 'alarm' ? { ...stored, leasedUntil: 0 } : stored;
    const parameters = new Parameters(this.dialect === 'postgres');
    const set = Object.entries(values).map(([name, value]) => `${quoted(name)} = ${parameters.add(value)}`);
    const one = this.oneVersion(kind, was, parameters);
    return this.write(`update ${quoted(TABLES[kind].name)} set ${set.join(', ')} where ${one}`, parameters);
  }

  /** @returns how many rows there were of that id and version: 1 or 0 */
  private async delete({ kind, was }: Removed): Promise<number> {
    const parameters = new Parameters(this.dialect === 'postgres');
    const one = this.oneVersion(kind, was, parameters);
    return this.write(`delete from ${quoted(TABLES[kind].name)} where ${one}`, parameters);
  }

  private oneVersion(kind: Kind, { id, version }: Row, parameters: Parameters): string {
    const own = `"workspace" = ${parameters.add(this.workspace)}`;
    return `${own} and "id" = ${parameters.add(this.storedId(kind, id))} and "version" = ${parameters.add(version)}`;
  }

  /** On PostgreSQL, a write that waits for another transaction is followed by reads that have to know what that one has done. */
  private mayHaveWaited(): void {
    if (this.dialect === 'postgres') this.known.outdated();
  }

  private async erase({ id, sample }: Project): Promise<void> {
    if (!sample) throw new TypeError('only a sample project can be erased');
    this.known.outdated();
    const from = (table: string) => this.tables.deleteFrom(table).where('workspace', '=', this.workspace);
    // First, so that what others are just adding to it is either in the store by now, or refused.
    await from('project').where('id', '=', id).execute();
    for (const table of OF_PROJECT) await from(table).where('project', '=', id).execute();
  }

  async putTalk(talk: Omit<Talk, 'version'>): Promise<void> {
    if (talk.workspace !== this.workspace) throw new TypeError('a talk of another workspace');
    this.mayHaveWaited();
    await this.insert('talk', { ...talk, version: 1 }, TALK_AGAIN);
  }

  async send(messages: readonly Outbound[]): Promise<void> {
    this.sent ||= messages.length > 0;
    const fresh = {
      state: 'waiting',
      attempts: 0,
      dueAt: this.now,
      leasedUntil: 0,
      why: '',
      createdAt: this.now,
    } as const;
    for (const message of messages) {
      const lane = laneOf(message);
      const row = {
        id: message.id,
        workspace: this.workspace,
        lane: `${this.workspace}/${lane}`,
        message: this.seal.close(JSON.stringify(message)),
        ...fresh,
      };
      await this.insertInto('outbox', row);
    }
  }

  async number(sequence: string): Promise<number> {
    const parameters = new Parameters(this.dialect === 'postgres');
    const values = `${parameters.add(this.workspace)}, ${parameters.add(sequence)}, 1`;
    const text = `insert into sequence (workspace, name, last) values (${values}) ${NEXT_NUMBER}`;
    const { rows } = await this.tx.executeQuery<{ last: number }>(CompiledQuery.raw(text, parameters.values));
    // It may have waited for another transaction, and the reads that follow have to know what that one has done.
    if (this.dialect === 'postgres') this.known.renew(await readEditions(this.tx, this.workspace, this.direct));
    return Number(rows[0]?.last);
  }
}

/** Messages of one lane are sent in order, one at a time. Those for one person's eyes do not wait for what is said to all. */
function laneOf(message: Outbound): string {
  if (message.to === 'gate') return 'gate';
  if (message.to === 'direct') return `@${message.person}`;
  if (message.to === 'headline') return `${message.channel}/headline`;
  return message.to === 'whisper' ? `@${message.person}/${message.channel}` : message.channel;
}
