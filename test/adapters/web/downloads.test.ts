/** Files to save: given out to whoever has an address that Baton made, for an hour. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Seal } from '../../../adapters/store/seal.js';
import { Downloads } from '../../../adapters/web/downloads.js';
import { TestClock } from '../../support/kit.js';

const seal = new Seal([Buffer.alloc(32, 7)]);
const FILE = { name: 'insights-year-2026-03-02.csv', text: 'figure,of\r\nstage,"Données, brutes"\r\n' };
const clock = new TestClock();
const downloads = new Downloads(seal, clock);
let base: string;
const server = createServer((request, response) => {
  if (!downloads.handles(request, response)) response.writeHead(418).end();
});
beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));
const made = () => downloads.addressOf(FILE, base) ?? '';

test('the file comes as it was, to be saved and not kept on the way', async () => {
  const answer = await fetch(made());
  expect(await answer.text()).toBe(FILE.text);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="insights-year-2026-03-02.csv"');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});

test('after an hour there is nothing any more', async () => {
  const address = made();
  clock.pass(3_600_000);
  expect((await fetch(address)).status).toBe(200);
  clock.pass(1);
  expect((await fetch(address)).status).toBe(404);
});

describe('there is no file at an address that', () => {
  test.each([
    ['is not sealed', () => 'x.y'],
    ['was changed', () => (made().split('/').pop() ?? '').replace(/.{9}$/, 'AAAAAAAAA')],
    ['was sealed for something else', () => seal.close(JSON.stringify({ bars: [] }))],
    ['is a name of JavaScript’s', () => '__proto__'],
    ['is too long', () => 'A'.repeat(5_000)],
  ])('%s', async (_, name) => {
    expect((await fetch(`${base}/file/${name()}`)).status).toBe(404);
  });
});

test('other addresses are left to others, and a file that fits into no address has none', async () => {
  expect((await fetch(`${base}/files`)).status).toBe(418);
  const random = Array.from({ length: 5_000 }, (_, i) => ((i * 7_919) % 9_973).toString(36)).join(',');
  expect(downloads.addressOf({ name: 'a.csv', text: random }, base)).toBeUndefined();
});

test('the figures of a team with a long history fit', () => {
  const rows = Array.from({ length: 160 }, (_, i) => `stage-in_progress,Stage ${i % 30},${i * 7},${i / 4},${i / 2},`);
  expect(downloads.addressOf({ name: 'a.csv', text: rows.join('\r\n') }, base)).toBeDefined();
});
