import { type CompiledQuery, createQueryId, type RootOperationNode, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { SqlAlarms } from '../../../adapters/store/alarms.js';
import { MOST_COUNTED, SqlOutbox } from '../../../adapters/store/outbox.js';
import { makeMetrics } from '../../../adapters/web/metrics.js';
import { SharedStore } from '../../support/shared-store.js';
import { DIALECTS } from '../../support/stores.js';

const sources = {
  outboxCounts: async () => ({ waiting: 3, failed: 1 }),
  lag: async () => 4_500,
  secondReader: { asked: 2, confirmed: 1, dropped: 1, failed: 0, unasked: 0 },
  encoder: { read: 5, late: 1, refused: 0, failed: 0 },
};

test('the outbox, the lag, the second reader and the encoder are read when the metrics are', async () => {
  const text = await makeMetrics(sources).registry.metrics();
  expect(text).toContain('baton_outbox_messages{state="waiting"} 3');
  expect(text).toContain('baton_outbox_messages{state="failed"} 1');
  expect(text).toContain('baton_due_seconds 4.5');
  expect(text).toContain('baton_second_reader_questions{result="confirmed"} 1');
  expect(text).toContain('baton_encoder_messages{result="late"} 1');
});

test('events and faults are counted', async () => {
  const metrics = makeMetrics({ ...sources, secondReader: undefined, encoder: undefined });
  metrics.handled('command', 0.02);
  metrics.fault();
  const text = await metrics.registry.metrics();
  expect(text).toContain('baton_event_seconds_bucket{le="0.025",type="command"} 1');
  expect(text).toContain('baton_faults_total 1');
  expect(text).not.toMatch(/baton_(?:second_reader|encoder)/);
});

describe.each(DIALECTS)('reading the metrics on %s', (dialect) => {
  const shared = new SharedStore(dialect);
  const WAITING = 25_000;
  const FAILED = 11_000;

  /** Adds messages, and alarms that are due. */
  async function fill(state: 'waiting' | 'failed', count: number): Promise<void> {
    const { db } = shared.db;
    const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(count)})`;
    await sql`insert into outbox (id, workspace, lane, message, state, attempts, "dueAt", "leasedUntil", why, "createdAt")
      ${numbers} select ${sql.lit(state)} || i, 'W', 'lane' || (i % 100), 'words', ${sql.lit(state)}, 0, 0, 0, '', 0 from n`.execute(
      db,
    );
    await sql`insert into alarm (id, workspace, version, at, what, subject)
      ${numbers} select ${sql.lit(state)} || i, 'W', 1, 1000 + i, 'arm', '' from n`.execute(db);
  }

  /** Reads the metrics once. @returns their text, and what was asked of the database */
  async function scrape(): Promise<{ text: string; queries: CompiledQuery[] }> {
    const nodes: RootOperationNode[] = [];
    const { db } = shared.db;
    const spied = db.withPlugin({
      transformQuery: ({ node }) => {
        nodes.push(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const watched = { ...shared.db, db: spied };
    const [outbox, alarms] = [new SqlOutbox(watched, shared.clock), new SqlAlarms(watched, shared.clock)];
    const metrics = makeMetrics({
      outboxCounts: () => outbox.counts(),
      lag: () => alarms.lag(),
      secondReader: undefined,
    });
    const text = await metrics.registry.metrics();
    return { text, queries: nodes.map((node) => db.getExecutor().compileQuery(node, createQueryId())) };
  }

  /** How the database answers a question, in its own words. */
  async function planOf({ sql: text, parameters, ...query }: CompiledQuery): Promise<string[]> {
    const how = dialect === 'postgres' ? 'explain (analyze, costs off, timing off, summary off)' : 'explain query plan';
    const explained = { ...query, sql: `${how} ${text}`, parameters };
    const { rows } = await shared.db.db.executeQuery<Record<string, string>>(explained);
    return rows.map((row) => String(row.detail ?? row['QUERY PLAN']));
  }

  test('costs the same, however many messages and alarms wait', async () => {
    await fill('waiting', WAITING);
    await fill('failed', FAILED);
    // As the server does by itself from time to time.
    if (dialect === 'postgres') await sql`vacuum analyze`.execute(shared.db.db);
    const { text, queries } = await scrape();
    expect(text).toContain(`baton_outbox_messages{state="waiting"} ${MOST_COUNTED}`);
    expect(text).toContain(`baton_outbox_messages{state="failed"} ${MOST_COUNTED}`);
    expect(queries).toHaveLength(3);
    for (const query of queries) {
      const plan = (await planOf(query)).join('\n');
      // All from an index in its order, so that the limit ends the reading.
      expect(plan).toMatch(
        dialect === 'postgres' ? /Index (Only )?Scan using/ : /(SEARCH|SCAN) .*USING (COVERING )?INDEX/,
      );
      expect(plan).not.toMatch(/Seq Scan|Bitmap|Sort|TEMP B-TREE/);
      for (const [, rows] of plan.matchAll(/actual rows=(\d+)/g))
        expect(Number(rows)).toBeLessThanOrEqual(MOST_COUNTED);
    }
  });
});
