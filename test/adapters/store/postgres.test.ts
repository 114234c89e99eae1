/** A PostgreSQL that goes away, comes back or can only be read while Baton runs; and several instances that start at once. */
import { connect, createServer, type Server as NetServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../../../adapters/runtime/config.js';
import { openStore } from '../../../adapters/runtime/open-store.js';
import { type Running, start } from '../../../adapters/runtime/start.js';
import { openPostgres } from '../../../adapters/store/postgres.js';
import { type Server, startPostgres } from '../../support/postgres.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const config = (more: NodeJS.ProcessEnv = {}): Config =>
  readConfig({ DATABASE_URL: server.url, BATON_KEY: KEY, PORT: '0', LOG_LEVEL: 'silent', ...more });

/** The rows of a query, over a connection of its own. */
async function ask<R extends pg.QueryResultRow>(sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<R>(sql);
  await client.end();
  return rows;
}

function portOf(server: NetServer): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  return address.port;
}

const ready = async ({ address }: Running) => {
  const answer = await fetch(`${address}/readyz`);
  return `${answer.status} ${(await answer.text()).trim()}`;
};

const say = async ({ address }: Running, text: string) => {
  const body = new URLSearchParams({ as: 'ana', channel: 'general', text });
  const answer = await fetch(`${address}/say`, { method: 'POST', body, headers: { origin: address } });
  return { status: answer.status, text: await answer.text() };
};
const shown =
  ({ address }: Running) =>
  async () =>
    (await fetch(`${address}/chat/general?as=ana`)).text();

describe('a running Baton', () => {
  test.each(['SIGINT', 'SIGQUIT'] as const)(
    'survives a database server that stops (%s) and starts again',
    async (signal) => {
      const baton = await start(config());
      const name = `Before ${signal}`;
      expect((await say(baton, `@Baton new "${name}"`)).status).toBe(204);
      await expect.poll(shown(baton)).toContain(name);
      await server.down(signal);
      expect(await ready(baton)).toBe('503 the store does not answer');
      const lost = await say(baton, `@Baton new "Lost ${signal}"`);
      expect(lost.status).toBe(500);
      expect(lost.text).toContain('Try again in a minute');
      await server.up();
      await expect.poll(() => ready(baton)).toBe('200 ready');
      expect((await say(baton, `@Baton new "After ${signal}"`)).status).toBe(204);
      await expect.poll(shown(baton)).toContain(`After ${signal}`);
      const names = await ask<{ name: string }>('select name from project order by name');
      expect(names.map((row) => row.name).filter((n) => n.endsWith(signal))).toEqual([`After ${signal}`, name]);
      await baton.stop();
    },
  );

  test('is not ready while the database can only be read', async () => {
    const baton = await start(config());
    await ask('alter system set default_transaction_read_only = on');
    await ask('select pg_reload_conf()');
    await expect.poll(() => ready(baton)).toBe('503 the store can only be read');
    const refused = await say(baton, '@Baton new "Not written"');
    expect(refused.text).toContain('Try again in a minute');
    const client = new pg.Client({ connectionString: server.url, options: '-c default_transaction_read_only=off' });
    await client.connect();
    await client.query('alter system reset default_transaction_read_only');
    await client.query('select pg_reload_conf()');
    await client.end();
    await expect.poll(() => ready(baton)).toBe('200 ready');
    expect((await say(baton, '@Baton new "Written again"')).status).toBe(204);
    await baton.stop();
  });
});

test('instances that start at once on an empty database migrate it together', async () => {
  await ask('create database empty');
  const url = server.url.replace('/postgres?', '/empty?');
  const instances = await Promise.all(
    Array.from({ length: 4 }, () => openStore(config({ DATABASE_URL: url }), () => {})),
  );
  const rows = await instances[0]?.db.selectFrom('handled').selectAll().execute();
  expect(rows).toEqual([]);
  await Promise.all(instances.map((instance) => instance.close()));
});

test('no more connections are made than set, and every query gets its turn', async () => {
  const opened = await openStore(config({ DATABASE_POOL: '3' }), () => {});
  const counts: number[] = [];
  await Promise.all(
    Array.from({ length: 40 }, () =>
      opened.db.transaction().execute(async (tx) => {
        await tx.selectFrom('handled').select('key').limit(1).execute();
        const [row] = await ask<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity where application_name = 'baton' and datname = current_database()`,
        );
        counts.push(row?.n ?? 0);
      }),
    ),
  );
  expect(Math.max(...counts)).toBeLessThanOrEqual(3);
  expect(counts).toHaveLength(40);
  await opened.close();
});

test('a connection that no longer leads anywhere is closed, and work goes on over a new one', async () => {
  const socket = new URL(server.url.replace('postgres@/', 'postgres@here/')).searchParams.get('host') ?? '';
  const ways: [Socket, Socket][] = [];
  const proxy = createServer((from) => {
    const to = connect(`${socket}/.s.PGSQL.5432`);
    from.pipe(to).pipe(from);
    for (const end of [from, to]) end.on('error', () => {});
    ways.push([from, to]);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `postgres://postgres@127.0.0.1:${portOf(proxy)}/postgres`;
  const opened = openPostgres(url, [Buffer.alloc(32)], () => {}, { pool: 1, answerMs: 300 });
  const query = () => opened.db.selectFrom('handled').select('key').limit(1).execute();
  await query();
  // The host vanishes: nothing comes back, and nothing is refused.
  for (const [from, to] of ways) from.unpipe(to).resume();
  await expect(query()).rejects.toThrow();
  await expect.poll(() => query().then(() => 'answered', String)).toBe('answered');
  expect(ways.length).toBeGreaterThan(1);
  await opened.close();
  for (const end of ways.flat()) end.destroy();
  await new Promise((resolve) => proxy.close(resolve));
});

test('an error about an unusable database is one line, without its address', async () => {
  const secret = 'postgres://somebody:hunter2@127.0.0.1:1/baton';
  const failed = await openStore(config({ DATABASE_URL: secret }), () => {}).catch((error: Error) => error);
  expect(failed).toMatchObject({ name: 'CannotOpen' });
  expect(String(failed)).toContain('Nothing listens at the address in DATABASE_URL');
  expect(String(failed)).not.toContain('hunter2');
  const url = server.url.replace('/postgres?', '/nothing?');
  await expect(openStore(config({ DATABASE_URL: url }), () => {})).rejects.toThrow(
    'no database of the name in DATABASE_URL',
  );
});

test('who finds all connections in use waits for one as long as allowed, and no longer', async () => {
  /** What becomes of a question while the only connection is held for so long, or until the question is given up. */
  const askWhileHeld = async (connectMs: number, heldMs: number) => {
    const opened = openPostgres(server.url, [Buffer.alloc(32, 7)], () => {}, { pool: 1, connectMs });
    let asked: Promise<string> | undefined;
    await opened.db.connection().execute(async () => {
      const question = sql`select 1`.execute(opened.db);
      asked = question.then(
        () => 'answered',
        (error: Error) => error.message,
      );
      await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, heldMs))]);
    });
    const outcome = await asked;
    await opened.close();
    return outcome;
  };
  expect(await askWhileHeld(2_000, 50_000)).toContain('timeout exceeded when trying to connect');
  expect(await askWhileHeld(50_000, 500)).toBe('answered');
});
