/** `npm start` as a process: its one line, its errors and its end. */
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { portOf } from '../../adapters/web/server.js';
import {
  addressOf,
  channelPage,
  cleanUpProcesses,
  dataFolder,
  end,
  sayIn,
  startBaton,
  waitFor,
} from '../support/program.js';

cleanUpProcesses();

test('starts with one line, has its data folder to itself, and finds everything again after kill -9', async () => {
  const env = { BATON_DATA: dataFolder() };
  const first = startBaton(env);
  const address = await addressOf(first);
  expect(first.printed().trim().split('\n')).toHaveLength(1);
  await sayIn(address, '@Baton new "Kept model"');
  await waitFor(address, 'Kept model');
  const second = await startBaton(env).ended;
  expect(second.code).toBe(1);
  expect(second.out).toMatch(/^Another Baton is running on the data folder .*BATON_DATA/);
  expect(second.out.trim().split('\n')).toHaveLength(1);
  await end(first, 'SIGKILL');
  const third = startBaton(env);
  expect(await channelPage(await addressOf(third))).toContain('Kept model');
  expect((await end(third, 'SIGTERM')).code).toBe(0);
});

test('a taken port is reported in a line, without a stack', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const port = portOf(blocker);
  const { code, out } = await startBaton({ BATON_DATA: dataFolder(), PORT: String(port) }).ended;
  blocker.close();
  expect(code).toBe(1);
  expect(out).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program. Choose another one, for example: PORT=${port + 1} npm start\n`,
  );
});

test('a wrong environment is reported without a stack or the values', async () => {
  const env = { BATON_DATA: dataFolder(), PORT: 'secret-word', DATABASE_URL: 'mysql://user:hunter2@host/db' };
  const { code, out } = await startBaton(env).ended;
  expect(code).toBe(1);
  expect(out).toContain('PORT is not valid. It takes a port number');
  expect(out).toContain('DATABASE_URL is not valid');
  expect(out).not.toMatch(/hunter2|secret-word|\n\s+at /);
});

test('in production there is health, and no playground and no metrics for everybody', async () => {
  const address = await addressOf(startBaton({ BATON_DATA: dataFolder(), NODE_ENV: 'production', HOST: '127.0.0.1' }));
  for (const path of ['/', '/metrics', '/chat/general', '/board', '/static/base.css', '/live', '/parts/board'])
    expect((await fetch(address + path, { redirect: 'manual' })).status, path).toBe(404);
  for (const path of ['/say', '/call', '/clear'])
    expect((await fetch(address + path, { method: 'POST' })).status, path).toBe(404);
  for (const path of ['/healthz', '/readyz']) expect((await fetch(address + path)).status, path).toBe(200);
});
