import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Refused, readBody, sendAnswer, sendError } from '../../../adapters/platform/request.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers with the length of what it gets, and collects faults. */
async function serve(handle: (body: Buffer) => unknown = (body) => String(body.length)) {
  const faults: unknown[] = [];
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => sendAnswer(response, 200, handle(body)))
      .catch((error: unknown) => sendError(request, response, error, (one) => faults.push(one)));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { faults, url: `http://127.0.0.1:${port}/` };
}

const post = async (url: string, body: string) => {
  const response = await fetch(url, { method: 'POST', body });
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') };
};

test('a body arrives whole, and its answer is plain text', async () => {
  const { url } = await serve();
  expect(await post(url, 'x'.repeat(100_000))).toEqual({ status: 200, body: '100000', type: 'text/plain' });
});

test('an object is answered as JSON, and nothing as nothing', async () => {
  const json = await serve(() => ({ ok: true }));
  expect(await post(json.url, '')).toEqual({ status: 200, body: '{"ok":true}', type: 'application/json' });
  const nothing = await serve(() => undefined);
  expect(await post(nothing.url, '')).toEqual({ status: 200, body: '', type: null });
});

test('a megabyte is taken, and a byte more is refused', async () => {
  const { url, faults } = await serve();
  expect((await post(url, 'x'.repeat(1024 * 1024))).status).toBe(200);
  expect((await post(url, 'x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  expect(faults).toEqual([]);
});

test('a body that breaks off is no fault', async () => {
  const { url, faults } = await serve();
  const request = httpRequest(url, { method: 'POST', headers: { 'content-length': '100' } });
  request.on('error', () => {});
  request.write('x');
  await new Promise((resolve) => setTimeout(resolve, 50));
  request.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(faults).toEqual([]);
});

test('a refusal has its status; anything else is 500, and is reported without being shown', async () => {
  const refusing = await serve(() => {
    throw new Refused(403);
  });
  expect(await post(refusing.url, '')).toMatchObject({ status: 403, body: '' });
  expect(refusing.faults).toEqual([]);
  const failing = await serve(() => {
    throw new Error('hunter2');
  });
  expect(await post(failing.url, '')).toMatchObject({ status: 500, body: '' });
  expect(failing.faults.map(String)).toEqual(['Error: hunter2']);
});
