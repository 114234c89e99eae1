import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { CannotListen, close, listen, portOf } from '../../../adapters/web/server.js';

/** A server with a request in progress, which is answered when `answer` is called. */
async function busyServer() {
  let answer: () => void = () => {};
  let began: () => void = () => {};
  const begun = new Promise<void>((resolve) => (began = resolve));
  const app = new Hono();
  app.get('/', async (c) => {
    began();
    await new Promise<void>((resolve) => (answer = resolve));
    return c.text('done');
  });
  const server = await listen(app, '127.0.0.1', 0);
  const address = `http://127.0.0.1:${portOf(server)}/`;
  const response = fetch(address).then((r) => r.text(), String);
  await begun;
  return { server, address, response, answer: () => answer() };
}

test('a request in progress is answered before the server closes, and no new one is accepted', async () => {
  const { server, address, response, answer } = await busyServer();
  const ended = close(server, 60_000);
  await expect(fetch(address)).rejects.toThrow();
  answer();
  expect(await response).toBe('done');
  await ended;
});

test('a request that takes too long is cut', async () => {
  const { server, response } = await busyServer();
  await close(server, 1);
  expect(await response).toContain('fetch failed');
});

test('a port that is taken is refused with advice', async () => {
  const server = await listen(new Hono(), '127.0.0.1', 0);
  const port = portOf(server);
  const second = listen(new Hono(), '127.0.0.1', port);
  await expect(second).rejects.toThrow(CannotListen);
  await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken by another program.`);
  const named = listen(new Hono(), '127.0.0.1', port, { variable: 'METRICS_PORT' });
  await expect(named).rejects.toThrow(`for example: METRICS_PORT=${port + 1} npm start`);
  await close(server, 0);
  expect(() => portOf(server)).toThrow('does not listen');
});

test.each([
  ['192.0.2.1', /^192\.0\.2\.1 isn’t an address of this machine\. Change HOST, or leave it out\.$/],
  ['no-such-host.invalid', /HOST/],
])('the host %s is refused with advice', async (host, advice) => {
  await expect(listen(new Hono(), host, 0)).rejects.toThrow(CannotListen);
  await expect(listen(new Hono(), host, 0)).rejects.toThrow(advice);
});

test('a platform answers its requests before the pages do', async () => {
  const server = await listen(new Hono(), '127.0.0.1', 0, {
    intercept: (request, response) => {
      if (request.url !== '/slack/events') return false;
      response.end('taken');
      return true;
    },
  });
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${portOf(server)}${path}`)).text();
  expect(await get('/slack/events')).toBe('taken');
  expect(await get('/other')).toBe('404 Not Found');
  await close(server, 0);
});
