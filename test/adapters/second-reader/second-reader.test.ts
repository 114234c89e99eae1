/** The second reader with a local service that answers well, wrongly, slowly or not at all. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { SecondReader } from '../../../adapters/second-reader/second-reader.js';
import { portOf } from '../../../adapters/web/server.js';

const QUESTION = { message: 'Someone should fix the ETL.', before: ['one', 'two', 'three'], words: 'Someone should' };
let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

interface Seen {
  body: { model: string; messages: { role: string; content: string }[] };
  headers: IncomingMessage['headers'];
}

/** A service that answers each request with `body`, or never if that is undefined. */
async function service(body: string | undefined, status = 200): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      seen.push({ body: JSON.parse(text), headers: request.headers });
      if (body !== undefined) response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  server.unref();
  return { url: `http://127.0.0.1:${portOf(server)}/v1`, seen };
}

const says = (content: unknown) =>
  JSON.stringify({
    choices: [{ message: { content: typeof content === 'string' ? content : JSON.stringify(content) } }],
  });
const reader = (url: string, more: { daily?: number; now?: () => number; timeout?: number } = {}) =>
  new SecondReader(
    { url, key: 'k-1', model: 'small', daily: more.daily ?? 10 },
    more.now ?? (() => 0),
    more.timeout ?? 2_000,
  );

test('asks with the message and two lines before it, and takes the answer', async () => {
  const { url, seen } = await service(says({ confirm: true, rewrite: '@… will you fix the ETL?' }));
  const second = reader(url);
  expect(await second.read(QUESTION)).toEqual({ confirm: true, rewrite: '@… will you fix the ETL?' });
  expect(seen[0]?.headers.authorization).toBe('Bearer k-1');
  expect(seen[0]?.body.model).toBe('small');
  expect(JSON.parse(seen[0]?.body.messages[1]?.content ?? '')).toEqual({ ...QUESTION, before: ['two', 'three'] });
  expect(second.counts).toEqual({ asked: 1, confirmed: 1, dropped: 0, failed: 0, unasked: 0 });
});

test('a no is a no, whatever rewrite comes with it', async () => {
  const { url } = await service(says({ confirm: false, rewrite: 'pay me' }));
  expect(await reader(url).read(QUESTION)).toEqual({ confirm: false, rewrite: null });
});

test.each([
  ['text that is not JSON', says('I think so!')],
  ['more fields than were asked for', says({ confirm: true, rewrite: null, run: 'rm -rf /' })],
  ['a field of another type', says({ confirm: 'yes', rewrite: null })],
  ['no choice', JSON.stringify({ choices: [] })],
  ['an HTML page', '<html></html>'],
  ['an answer that is too long', says({ confirm: true, rewrite: 'x'.repeat(30_000) })],
])('%s is no answer', async (_, body) => {
  const { url } = await service(body);
  const second = reader(url);
  expect(await second.read(QUESTION)).toBeUndefined();
  expect(second.counts.failed).toBe(1);
});

test('a rewrite that is much longer than the message is left out', async () => {
  const { url } = await service(says({ confirm: true, rewrite: 'Buy now! '.repeat(100) }));
  expect(await reader(url).read(QUESTION)).toEqual({ confirm: true, rewrite: null });
});

test('an endless answer is cut off', async () => {
  const { url } = await service(`${' '.repeat(3_000_000)}${says({ confirm: true, rewrite: null })}`);
  expect(await reader(url).read(QUESTION)).toBeUndefined();
});

test('after an error, silence or a refused connection the finding stands', async () => {
  const broken = await service('{}', 500);
  expect(await reader(broken.url).read(QUESTION)).toBeUndefined();
  const silent = await service(undefined);
  expect(await reader(silent.url, { timeout: 50 }).read(QUESTION)).toBeUndefined();
  server?.closeAllConnections();
  expect(await reader('http://127.0.0.1:1/v1').read(QUESTION)).toBeUndefined();
});

test('no more questions are asked in a day than the budget allows', async () => {
  const { url, seen } = await service(says({ confirm: false, rewrite: null }));
  let now = 0;
  const second = reader(url, { daily: 2, now: () => now });
  for (let i = 0; i < 3; i++) await second.read(QUESTION);
  expect(seen).toHaveLength(2);
  expect(second.counts.unasked).toBe(1);
  now = 86_400_000;
  await second.read(QUESTION);
  expect(seen).toHaveLength(3);
});
