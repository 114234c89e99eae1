/** One transaction in one workspace: every query it makes is bound to it. */
import { CompiledQuery } from 'kysely';
import type { Change } from '../../src/model/changes.js';
import type { Kind, Rows } from '../../src/model/rows.js';
import type { Talk } from '../../src/model/talk-rows.js';
import type { Outbound } from '../../src/ports/outbound.js';
import type { Query, TextField, Where } from '../../src/ports/query.js';
import { Conflict, type Reader, type Unit } from '../../src/ports/store.js';
import { readEditions } from './editions.js';
import { eraseProject } from './erase-project.js';
import { countRows, findRow, findRows } from './find-rows.js';
import type { KnownNow } from './known.js';
import type { Memory } from './memory.js';
import { outboxRow } from './outbox-row.js';
import { Parents } from './parents.js';
import type { Statements } from './statements.js';
import { deleteRow, insertInto, insertRow, replaceTalk, updateRow } from './write-rows.js';

/** The number after the last one of a sequence. */
const NEXT_NUMBER = 'on conflict (workspace, name) do update set last = sequence.last + 1 returning last';

/** Reads and writes with one workspace's rows. */
export class SqlUnit implements Unit {
  /** Whether messages were put into the outbox. */
  sent = false;
  /** When the first alarm goes off that was set; Infinity if none was. */
  alarmAt = Number.POSITIVE_INFINITY;
  private readonly parents: Parents | undefined;

  constructor(
    private readonly statements: Statements,
    readonly now: number,
    private readonly memory: Memory,
    private readonly known: KnownNow,
  ) {
    const { tx, workspace, dialect } = statements;
    this.parents = dialect === 'postgres' ? new Parents(tx, workspace) : undefined;
  }

  get overall(): Reader {
    return this;
  }

  remembered<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.memory.get(this.statements.workspace, name, work);
  }

  async find<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<Rows[K][]> {
    const { statements } = this;
    statements.mustBeOpen();
    const { any, ...question } = query;
    const rows = await this.known.answer(kind, question, () => findRows(statements, kind, query), any);
    for (const row of rows) this.parents?.saw(kind, row);
    return [...rows];
  }

  async get<K extends Kind>(kind: K, id: string, any?: readonly Where<Rows[K]>[]): Promise<Rows[K] | undefined> {
    const { statements } = this;
    statements.mustBeOpen();
    const row = await this.known.answer(kind, [id], () => findRow(statements, kind, id, any), any);
    if (row) this.parents?.saw(kind, row);
    return row;
  }

  async tally<K extends Kind>(
    kind: K,
    by: TextField<Rows[K]>,
    where: Where<Rows[K]>,
    any?: readonly Where<Rows[K]>[],
  ): Promise<Map<string | null, number>> {
    const { statements } = this;
    statements.mustBeOpen();
    return new Map(await this.known.answer(kind, [by, where], () => countRows(statements, kind, by, where, any), any));
  }

  async apply(changes: readonly Change[]): Promise<void> {
    await this.parents?.hold(changes);
    for (const change of changes) await this.make(change);
    for (const change of changes)
      if (change.kind === 'alarm' && change.do !== 'remove') this.alarmAt = Math.min(this.alarmAt, change.row.at);
  }

  private async make(change: Change): Promise<void> {
    const { statements } = this;
    const { workspace } = change.do === 'add' ? change.row : change.was;
    if (workspace !== statements.workspace) throw new TypeError('a change for another workspace');
    if (change.kind === 'history' && change.do !== 'add') throw new TypeError('the history only grows');
    this.known.wrote(change.kind);
    this.mayHaveWaited();
    if (change.do === 'erase') {
      this.known.outdated();
      return eraseProject(statements, change.was);
    }
    if (change.do === 'add') return insertRow(statements, change.kind, change.row, this.now);
    const rows = change.do === 'set' ? await updateRow(statements, change) : await deleteRow(statements, change);
    if (rows !== 1) throw new Conflict(`another change of this ${change.kind} came first`);
  }

  /** On PostgreSQL, a write that waits for another transaction is followed by reads that have to know what that one has done. */
  private mayHaveWaited(): void {
    if (this.statements.dialect === 'postgres') this.known.outdated();
  }

  async putTalk(talk: Omit<Talk, 'version'>): Promise<void> {
    if (talk.workspace !== this.statements.workspace) throw new TypeError('a talk of another workspace');
    this.mayHaveWaited();
    await replaceTalk(this.statements, { ...talk, version: 1 });
  }

  async send(messages: readonly Outbound[]): Promise<void> {
    const { statements, now } = this;
    this.sent ||= messages.length > 0;
    for (const message of messages) await insertInto(statements, 'outbox', outboxRow(statements, message, now));
  }

  async number(sequence: string): Promise<number> {
    const { tx, workspace, dialect, direct } = this.statements;
    const parameters = this.statements.parameters();
    const values = `${parameters.add(workspace)}, ${parameters.add(sequence)}, 1`;
    const text = `insert into sequence (workspace, name, last) values (${values}) ${NEXT_NUMBER}`;
    const { rows } = await tx.executeQuery<{ last: number }>(CompiledQuery.raw(text, parameters.values));
    // It may have waited for another transaction, and the reads that follow have to know what that one has done.
    if (dialect === 'postgres') this.known.renew(await readEditions(tx, workspace, direct));
    return Number(rows[0]?.last);
  }
}
