import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { keptFetch } from '../../../adapters/platform/kept-fetch.js';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

test('what is sent gets there, and what is answered comes back', async () => {
  let got = '';
  const url = await serve(async (request, response) => {
    for await (const part of request) got += part;
    got = `${request.method} ${request.url} ${request.headers.authorization} ${request.headers['content-length']} ${got}`;
    response.writeHead(429, 'Slow down', { 'Retry-After': '7', 'Set-Cookie': ['a=1', 'b=2'] }).end('{"näme":"Zoë"}');
  });
  const answer = await keptFetch(`${url}v3/x?y=1`, {
    method: 'POST',
    headers: { Authorization: 'Bearer t' },
    body: '“é”',
  });
  expect(got).toBe('POST /v3/x?y=1 Bearer t 8 “é”');
  const { ok, status, statusText, headers } = answer;
  expect({ ok, status, statusText }).toEqual({ ok: false, status: 429, statusText: 'Slow down' });
  expect([headers.get('retry-after'), headers.get('Set-Cookie'), headers.get('x')]).toEqual(['7', 'a=1, b=2', null]);
  expect(Object.fromEntries(headers.entries())).toMatchObject({ 'retry-after': '7' });
  expect(await answer.json()).toEqual({ näme: 'Zoë' });
  expect(await answer.text()).toBe('{"näme":"Zoë"}');
  expect(new TextDecoder().decode(await answer.arrayBuffer())).toBe('{"näme":"Zoë"}');
});

test('a connection is kept for the next call', async () => {
  const sockets = new Set<unknown>();
  const url = await serve((request, response) => {
    sockets.add(request.socket);
    response.end();
  });
  for (let i = 0; i < 3; i += 1) expect((await keptFetch(url)).ok).toBe(true);
  expect(sockets.size).toBe(1);
});

test('a server that does not answer is waited for no longer than the signal says', async () => {
  const url = await serve(() => {});
  const waiting = new AbortController();
  const answer = keptFetch(url, { signal: waiting.signal });
  await once(server as Server, 'request');
  waiting.abort();
  await expect(answer).rejects.toThrow('fetch failed');
});

test('an answer that breaks off is none', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'Content-Length': '9' }).write('half', () => response.destroy());
  });
  await expect(keptFetch(url)).rejects.toThrow('fetch failed');
});

test('a redirect is not followed', async () => {
  let calls = 0;
  const url = await serve((_, response) => {
    calls += 1;
    response.writeHead(302, { Location: '/elsewhere' }).end();
  });
  await expect(keptFetch(url)).rejects.toMatchObject({ cause: { message: 'unexpected redirect' } });
  expect(calls).toBe(1);
});

test('a server that is not there is told from one that has not answered', async () => {
  const url = await serve(() => {});
  await new Promise((resolve) => server?.close(resolve));
  await expect(keptFetch(url)).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNREFUSED' } });
});
