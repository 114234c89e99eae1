import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../../adapters/runtime/config.js';
import { start } from '../../../adapters/runtime/start.js';

const data = mkdtempSync(join(tmpdir(), 'baton-start-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const config = (port = '0', more: Record<string, string> = {}) =>
  readConfig({ BATON_DATA: data, PORT: port, LOG_LEVEL: 'silent', ...more });

test('it serves health and the playground, until it is stopped', async () => {
  const { address, stop } = await start(config());
  expect(address).toMatch(/^http:\/\/localhost:\d+$/);
  for (const path of ['/healthz', '/readyz', '/chat/general'])
    expect((await fetch(address + path)).status, path).toBe(200);
  await stop();
  await expect(fetch(address)).rejects.toThrow();
});

const TOKEN = 'a-token-of-the-tests';
const bearing = { headers: { authorization: `Bearer ${TOKEN}` } };

test('metrics are served nowhere, on a port of their own, or to whoever bears a token', async () => {
  const nowhere = await start(config());
  expect(nowhere.metricsAddress).toBeUndefined();
  expect((await fetch(`${nowhere.address}/metrics`, bearing)).status).toBe(404);
  await nowhere.stop();
  const own = await start(config('0', { METRICS_PORT: '0' }));
  expect(own.metricsAddress).toMatch(/^http:\/\/localhost:\d+$/);
  expect((await fetch(`${own.address}/metrics`)).status).toBe(404);
  expect((await fetch(`${own.metricsAddress}/metrics`)).status).toBe(200);
  for (const path of ['/', '/healthz', '/chat/general'])
    expect((await fetch(own.metricsAddress + path)).status, path).toBe(404);
  await own.stop();
  await expect(fetch(`${own.metricsAddress}/metrics`)).rejects.toThrow();
  const both = await start(config('0', { METRICS_PORT: '0', METRICS_TOKEN: TOKEN }));
  expect((await fetch(`${both.address}/metrics`, bearing)).status).toBe(404);
  expect((await fetch(`${both.metricsAddress}/metrics`)).status).toBe(401);
  expect((await fetch(`${both.metricsAddress}/metrics`, bearing)).status).toBe(200);
  await both.stop();
  const guarded = await start(config('0', { METRICS_TOKEN: TOKEN }));
  expect((await fetch(`${guarded.address}/metrics`)).status).toBe(401);
  expect((await fetch(`${guarded.address}/metrics`, bearing)).status).toBe(200);
  await guarded.stop();
});

/** Every label of Baton's own metrics and those of the process, with what it can say. */
const LABELS: Record<string, RegExp> = {
  type: /^(command|call|[A-Z][A-Za-z]+)$/,
  state: /^(waiting|failed)$/,
  result: /^(read|late|refused|failed)$/,
  le: /^(\+Inf|[\d.]+)$/,
  quantile: /^[\d.]+$/,
  kind: /^(major|minor|incremental|weakcb)$/,
  space: /^((read_only|new|old|code|shared|trusted|large|object)_?)+$/,
  version: /^v[\d.]+$/,
  major: /^\d+$/,
  minor: /^\d+$/,
  patch: /^\d+$/,
};

test('what is said is handled, counted and answered; the metrics name nobody', async () => {
  const { address, metricsAddress, stop } = await start(config('0', { METRICS_PORT: '0' }));
  const say = (text: string) => {
    const body = new URLSearchParams({ as: 'ana', channel: 'general', text });
    return fetch(`${address}/say`, { method: 'POST', body, headers: { origin: address } });
  };
  await say('@Baton new "Started model"');
  const page = async () => (await fetch(`${address}/chat/general?as=bo`)).text();
  await expect.poll(page).toContain('created <strong>Started model</strong>');
  await say('@Baton task add "hidden words" owner:me');
  await expect.poll(page).toContain('hidden words');
  const metrics = await (await fetch(`${metricsAddress}/metrics`)).text();
  expect(metrics).toContain('baton_event_seconds_count{type="command"} 2');
  expect(metrics).not.toMatch(/started|hidden|ana|general|playground/i);
  const labels = metrics
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)]);
  expect(labels.length).toBeGreaterThan(20);
  for (const [, name = '', value = ''] of labels)
    expect(value, name).toMatch(LABELS[name] ?? /a label that is not listed/);
  await stop();
});

test('a start that fails gives the store back', async () => {
  const first = await start(readConfig({ BATON_DATA: mkdtempSync(join(data, 'other-')), PORT: '0' }));
  const { port } = new URL(first.address);
  await expect(start(config(port))).rejects.toThrow('is taken by another program');
  const own = await start(config('0', { METRICS_PORT: '0' }));
  const metricsPort = new URL(own.metricsAddress ?? '').port;
  await own.stop();
  await expect(start(config(port, { METRICS_PORT: metricsPort }))).rejects.toThrow(`PORT=${Number(port) + 1}`);
  await expect(start(config('0', { METRICS_PORT: port }))).rejects.toThrow(`METRICS_PORT=${Number(port) + 1}`);
  const second = await start(config('0', { METRICS_PORT: metricsPort }));
  await second.stop();
  await first.stop();
});
