import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../../adapters/runtime/config.js';
import { start } from '../../../adapters/runtime/start.js';

const data = mkdtempSync(join(tmpdir(), 'baton-start-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const config = (port = '0') => readConfig({ BATON_DATA: data, PORT: port, LOG_LEVEL: 'silent' });

test('it serves health, metrics and the playground, until it is stopped', async () => {
  const { address, stop } = await start(config());
  expect(address).toMatch(/^http:\/\/localhost:\d+$/);
  for (const path of ['/healthz', '/readyz', '/metrics', '/chat/general'])
    expect((await fetch(address + path)).status, path).toBe(200);
  await stop();
  await expect(fetch(address)).rejects.toThrow();
});

test('what is said is handled, counted and answered; the metrics name nobody', async () => {
  const { address, stop } = await start(config());
  const body = new URLSearchParams({ as: 'ana', channel: 'general', text: '@Baton new "Started model"' });
  await fetch(`${address}/say`, { method: 'POST', body, headers: { origin: address } });
  const page = async () => (await fetch(`${address}/chat/general?as=bo`)).text();
  await expect.poll(page).toContain('created <strong>Started model</strong>');
  const metrics = await (await fetch(`${address}/metrics`)).text();
  expect(metrics).toContain('baton_event_seconds_count{type="command"} 1');
  expect(metrics).not.toMatch(/Started model|Ana/);
  await stop();
});

test('a start that fails gives the store back', async () => {
  const first = await start(readConfig({ BATON_DATA: mkdtempSync(join(data, 'other-')), PORT: '0' }));
  const { port } = new URL(first.address);
  await expect(start(config(port))).rejects.toThrow('is taken by another program');
  const second = await start(config());
  await second.stop();
  await first.stop();
});
