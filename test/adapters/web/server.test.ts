import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { close, listen } from '../../../adapters/web/server.js';

/** A server with one request under way, which is answered when it is told so. */
async function busy() {
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
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const response = fetch(address).then((r) => r.text(), String);
  await begun;
  return { server, address, response, answer: () => answer() };
}

test('a request under way is answered before the server ends, and no new one is taken', async () => {
  const { server, address, response, answer } = await busy();
  const ended = close(server, 60_000);
  await expect(fetch(address)).rejects.toThrow();
  answer();
  expect(await response).toBe('done');
  await ended;
});

test('what takes too long is cut', async () => {
  const { server, response } = await busy();
  await close(server, 1);
  expect(await response).toContain('fetch failed');
});
