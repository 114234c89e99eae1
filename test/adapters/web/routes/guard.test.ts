import type { Server } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardPages } from '../../../../adapters/web/routes/guard.js';
import { close, listen, portOf } from '../../../../adapters/web/server.js';
import { NotFound } from '../../../../adapters/web/user-actions.js';

const faults: unknown[] = [];
const app = new Hono();
guardPages(app, { label: (id) => id, fault: (error) => faults.push(error) });
app.get('/', (c) => c.text('hello'));
app.post('/', async (c) => c.json(await c.req.parseBody()));
app.get('/missing', () => {
  throw new NotFound();
});
app.get('/broken', () => {
  throw new Error('secret');
});

let server: Server;
beforeAll(async () => {
  server = await listen(app, '127.0.0.1', 0);
});
afterAll(() => close(server, 0));

const request = (path: string, headers: Record<string, string> = { host: 'localhost:3000' }, method = 'GET') =>
  app.request(path, { method, headers });

test.each(['localhost', 'localhost:3000', '127.0.0.1:80', '[::1]:3000'])(
  'the host %s is this machine',
  async (host) => {
    expect((await request('/', { host })).status).toBe(200);
  },
);

test.each(['evil.example', 'localhost.evil.example', ''])('the host "%s" is refused', async (host) => {
  expect((await request('/', { host })).status).toBe(421);
});

test('a form of another site is refused', async () => {
  const form = { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
  expect((await request('/', { ...form, origin: 'https://evil.example' }, 'POST')).status).toBe(403);
  expect((await request('/', { ...form, origin: 'http://localhost' }, 'POST')).status).toBe(200);
});

test('pages forbid scripts and frames of other sites', async () => {
  const policy = (await request('/')).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('what is not there is answered with 404, and is no fault', async () => {
  for (const path of ['/missing', '/nothing']) expect((await request(path)).status).toBe(404);
  expect(faults).toEqual([]);
});

test('a fault is reported, and its answer gives nothing away', async () => {
  const answer = await request('/broken');
  expect([answer.status, await answer.text()]).toEqual([500, 'web-try-again']);
  expect(faults).toMatchObject([{ message: 'secret' }]);
});

test('an oversized request is refused before it has been read: the answer, or the end of the connection, comes first', async () => {
  const url = `http://127.0.0.1:${portOf(server)}`;
  const body = new URLSearchParams({ text: 'x'.repeat(3_000_000) });
  const answer = await fetch(url, { method: 'POST', body, headers: { origin: url, connection: 'close' } }).catch(
    () => ({
      status: 413,
    }),
  );
  expect(answer.status).toBe(413);
});
