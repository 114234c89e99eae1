/**
 * What belongs to a project is written only while the project is as this transaction has read it: not archived, renamed or erased
 * in between. So too for an offer and its item. On SQLite transactions come one after the other, and nothing is in between.
 */
import { sql, type Transaction } from 'kysely';
import type { Change } from '../../src/model/changes.js';
import type { Row } from '../../src/model/row.js';
import type { Kind, Rows } from '../../src/model/rows.js';
import { Conflict } from '../../src/ports/store.js';
import type { Database } from './tables.js';

/** Kinds of rows that others belong to. */
const PARENTS = ['project', 'stage', 'task'] as const;
type ParentKind = (typeof PARENTS)[number];
const isParent = (kind: Kind): kind is ParentKind => PARENTS.some((one) => one === kind);

/** The rows that others belong to, as one transaction has read them. */
export class Parents {
  private readonly read = new Map<string, { kind: ParentKind; id: string; version: number }>();

  constructor(
    private readonly tx: Transaction<Database>,
    private readonly workspace: string,
  ) {}

  /** A row was read. */
  saw<K extends Kind>(kind: K, row: Rows[K]): void {
    const key = `${kind}:${row.id}`;
    if (isParent(kind) && !this.read.has(key)) this.read.set(key, { kind, id: row.id, version: row.version });
  }

  /** Keeps what the changes belong to as it is until the end of the transaction. @throws Conflict if it is not as it was read */
  async hold(changes: readonly Change[]): Promise<void> {
    const wanted = new Set(changes.flatMap(parentsOf));
    // What is changed itself is compared when it is.
    for (const change of changes)
      if (isParent(change.kind) && change.do !== 'add') wanted.delete(`${change.kind}:${change.was.id}`);
    const held = [...wanted].flatMap((key) => this.read.get(key) ?? []);
    for (const kind of PARENTS) {
      const rows = held.filter((one) => one.kind === kind).sort((a, b) => (a.id < b.id ? -1 : 1));
      if (rows.length > 0) await this.lock(kind, rows);
    }
    // Once held, nobody else changes it; what this transaction itself makes of it is its own business.
    for (const { kind, id } of held) this.read.delete(`${kind}:${id}`);
    for (const key of this.changed(changes)) this.read.delete(key);
  }

  private changed(changes: readonly Change[]): string[] {
    return changes.flatMap((one) => (one.do === 'set' && isParent(one.kind) ? [`${one.kind}:${one.was.id}`] : []));
  }

  private async lock(kind: ParentKind, rows: readonly Pick<Row, 'id' | 'version'>[]): Promise<void> {
    const ids = sql.join(rows.map(({ id }) => sql`${id}`));
    const found = await sql<Pick<Row, 'id' | 'version'>>`select id, version from ${sql.table(kind)}
      where workspace = ${this.workspace} and id in (${ids}) order by id for share`.execute(this.tx);
    const now = new Map(found.rows.map(({ id, version }) => [id, version]));
    if (rows.some(({ id, version }) => now.get(id) !== version))
      throw new Conflict(`the ${kind} that this belongs to was changed first`);
  }
}

/** What a change belongs to, as "project:ID". Whatever ends may do so whatever becomes of that. */
function parentsOf(change: Change): string[] {
  if (change.do === 'remove' || change.do === 'erase') return [];
  switch (change.kind) {
    case 'stage':
    case 'task':
    case 'link':
    case 'auditAnswer':
    case 'auditProfile':
    case 'promotion':
    case 'contradiction':
    case 'signalRule':
    case 'incident':
      return [`project:${change.row.project}`];
    case 'offer': {
      const { project, item, itemId, state } = change.row;
      return state === 'waiting' ? [`project:${project}`, `${item}:${itemId}`] : [`project:${project}`];
    }
    default:
      return [];
  }
}
