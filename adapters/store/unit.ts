/** One transaction in one workspace: every query it makes is bound to it. */
import { type ExpressionBuilder, sql, type Transaction } from 'kysely';
import type { Change, Kind, Project, Row, Rows } from '../../src/model/rows.js';
import { Conflict, type Outbound, type Query, type Unit, type Where } from '../../src/ports.js';
import { columnOf, fromDatabase, TABLES, toDatabase } from './schema.js';
import type { Seal } from './seal.js';
import type { Database, ProductTables } from './tables.js';

type Builder = ExpressionBuilder<ProductTables, string>;

/** The condition that one field of a `Where` states. */
function condition(eb: Builder, kind: Kind, field: string, wanted: unknown, seal: Seal) {
  const { name, codec } = columnOf(kind, field);
  const value = (raw: unknown) => codec.encode(raw, seal) as never;
  if (Array.isArray(wanted))
    return wanted.length === 0 ? sql<boolean>`1 = 0` : eb(name, 'in', wanted.map(value) as never);
  if (typeof wanted !== 'object' || wanted === null) {
    const stored = value(wanted);
    return stored === null ? eb(name, 'is', null) : eb(name, '=', stored);
  }
  const { below, above } = wanted as { below?: unknown; above?: unknown };
  return eb.and([
    ...(below === undefined ? [] : [eb(name, '<', value(below))]),
    ...(above === undefined ? [] : [eb(name, '>=', value(above))]),
  ]);
}

export class SqlUnit implements Unit {
  sent = false;
  alarmAt = Number.POSITIVE_INFINITY;
  private readonly rows: Transaction<ProductTables>;

  constructor(
    private readonly tx: Transaction<Database>,
    private readonly workspace: string,
    private readonly now: number,
    private readonly seal: Seal,
  ) {
    this.rows = tx as unknown as Transaction<ProductTables>;
  }

  private conditions<K extends Kind>(eb: Builder, kind: K, where: Where<Rows[K]> = {}) {
    const stated = Object.entries(where).filter(([, wanted]) => wanted !== undefined);
    const { prefix } = TABLES[kind];
    return eb.and([
      eb('workspace', '=', this.workspace),
      ...(prefix === undefined ? [] : [eb('id', 'like', `${prefix}%`)]),
      ...stated.map(([field, wanted]) => condition(eb, kind, field, wanted, this.seal)),
    ]);
  }

  async find<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<Rows[K][]> {
    let select = this.rows
      .selectFrom(TABLES[kind].name)
      .selectAll()
      .where((eb) => this.conditions(eb, kind, query.where));
    for (const by of query.order ?? []) {
      const { name } = columnOf(kind, by.replace('-', ''));
      select = select.orderBy(name, by.startsWith('-') ? 'desc' : 'asc');
    }
    if (query.limit !== undefined) select = select.limit(query.limit);
    if (query.offset) select = select.offset(query.offset);
    return (await select.execute()).map((raw) => fromDatabase(kind, raw as Record<string, unknown>, this.seal));
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Rows[K] | undefined> {
    const [row] = await this.find(kind, { where: { id } as Where<Rows[K]>, limit: 1 });
    return row;
  }

  async tally<K extends Kind>(
    kind: K,
    by: keyof Rows[K] & string,
    where: Where<Rows[K]>,
  ): Promise<Map<string | null, number>> {
    const { name, codec } = columnOf(kind, by);
    const rows = await this.rows
      .selectFrom(TABLES[kind].name)
      .select((eb) => [eb.ref(name).as('value'), eb.fn.countAll().as('n')])
      .where((eb) => this.conditions(eb, kind, where))
      .groupBy(name)
      .execute();
    return new Map(rows.map((row) => [codec.decode(row.value, this.seal) as string | null, Number(row.n)]));
  }

  async apply(changes: readonly Change[]): Promise<void> {
    for (const change of changes) await this.one(change);
    for (const change of changes)
      if (change.kind === 'alarm' && change.do !== 'remove') this.alarmAt = Math.min(this.alarmAt, change.row.at);
  }

  private async one(change: Change): Promise<void> {
    const row: Row = change.do === 'add' ? change.row : change.was;
    if (row.workspace !== this.workspace) throw new TypeError('a change for another workspace');
    if (change.kind === 'history' && change.do !== 'add') throw new TypeError('the history only grows');
    if (change.do === 'erase') return this.erase(change.was);
    const table = TABLES[change.kind];
    if (change.do === 'add') {
      const values = { ...table.unused, ...toDatabase(change.kind, change.row as never, this.seal) };
      await this.rows.insertInto(table.name).values(values).execute();
      return;
    }
    const match = (eb: Builder) => this.conditions(eb, change.kind, { id: row.id, version: row.version } as never);
    if (change.do === 'remove') {
      const [gone] = await this.rows
        .deleteFrom(table.name)
        .where((eb) => match(eb))
        .execute();
      if (Number(gone?.numDeletedRows) !== 1) throw new Conflict(`${change.kind} changed meanwhile`);
      return;
    }
    const next = toDatabase(change.kind, { ...change.row, version: row.version + 1 } as never, this.seal);
    const [done] = await this.rows
      .updateTable(table.name)
      // An alarm that is set anew is anybody's again.
      .set(change.kind === 'alarm' ? { ...next, leasedUntil: 0 } : next)
      .where((eb) => match(eb))
      .execute();
    if (Number(done?.numUpdatedRows) !== 1) throw new Conflict(`${change.kind} changed meanwhile`);
  }

  private async erase(project: Project): Promise<void> {
    if (!project.sample) throw new TypeError('only a sample project can be erased');
    for (const kind of ['task', 'stage', 'offer', 'history', 'link'] as const) {
      await this.rows
        .deleteFrom(kind)
        .where('workspace', '=', this.workspace)
        .where('project', '=', project.id)
        .execute();
    }
    await this.rows
      .deleteFrom('project')
      .where('workspace', '=', this.workspace)
      .where('id', '=', project.id)
      .execute();
  }

  async send(messages: readonly Outbound[]): Promise<void> {
    this.sent ||= messages.length > 0;
    for (const message of messages) {
      const lane = message.to === 'direct' ? `@${message.person}` : message.channel;
      const fresh = { state: 'waiting', attempts: 0, dueAt: this.now, leasedUntil: 0, why: '', createdAt: this.now };
      const row = {
        id: message.id,
        workspace: this.workspace,
        lane: `${this.workspace}/${lane}`,
        message: this.seal.close(JSON.stringify(message)),
        ...fresh,
      };
      await this.tx.insertInto('outbox').values(row).execute();
    }
  }

  async number(sequence: string): Promise<number> {
    const row = await this.tx
      .insertInto('sequence')
      .values({ workspace: this.workspace, name: sequence, last: 1 })
      .onConflict((oc) => oc.columns(['workspace', 'name']).doUpdateSet({ last: sql`sequence.last + 1` }))
      .returning('last')
      .executeTakeFirstOrThrow();
    return Number(row.last);
  }
}
