/** The program as it is started: its one line, its errors, its end; and the command-line tool beside it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { Installations } from '../../../adapters/store/installations.js';
import { migrations } from '../../../adapters/store/migrations.js';
import { migrate, openSqlite } from '../../../adapters/store/open.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { installationOf, SECRET, sign } from '../../support/slack/world.js';
import { place } from '../../support/stores.js';

const MAIN = join(root(), 'dist', 'adapters', 'main.js');
const CLI = join(root(), 'dist', 'adapters', 'cli', 'main.js');
const folders: string[] = [];
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'baton-process-'));
  folders.push(made);
  return made;
}

interface Run {
  child: ChildProcess;
  /** Everything printed so far. */
  said(): string;
  ended: Promise<{ code: number | null; out: string }>;
}

function run(script: string, args: string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    cwd: tmpdir(),
  });
  running.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out })),
  );
  return { child, said: () => out, ended };
}

/** Waits for the line with the address. */
async function up(started: Run): Promise<string> {
  for (let i = 0; i < 400; i += 1) {
    const address = /http:\/\/\S+/.exec(started.said())?.[0];
    if (address) return address;
    if (started.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`did not start: ${started.said()}`);
}

async function say(address: string, text: string): Promise<void> {
  const body = new URLSearchParams({ as: 'ana', channel: 'general', text });
  const { status } = await fetch(`${address}/say`, { method: 'POST', body, headers: { origin: address } });
  expect(status).toBe(204);
}

const page = async (address: string) => (await fetch(`${address}/chat/general?as=ana`)).text();

/** The page once it holds some words: the answer comes through the outbox. */
async function shows(address: string, words: string): Promise<string> {
  for (let i = 0; i < 200; i += 1) {
    const html = await page(address);
    if (html.includes(words)) return html;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`"${words}" never came`);
}

test('starts with one line, ends cleanly on Ctrl-C, and finds everything again', async () => {
  const data = folder();
  const first = run(MAIN, [], { BATON_DATA: data, PORT: '0' });
  const address = await up(first);
  expect(first.said().trim().split('\n')).toHaveLength(1);
  await say(address, '@Baton new "Kept model"');
  await shows(address, 'Kept model');
  first.child.kill('SIGINT');
  expect(await first.ended).toMatchObject({ code: 0 });
  const second = run(MAIN, [], { BATON_DATA: data, PORT: '0' });
  const again = await up(second);
  expect(await page(again)).toContain('Kept model');
  second.child.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
});

test('a second process on the same folder is refused, an export beside it is not; after kill -9 the folder is free', async () => {
  const data = folder();
  const first = run(MAIN, [], { BATON_DATA: data, PORT: '0' });
  await up(first);
  const second = await run(MAIN, [], { BATON_DATA: data, PORT: '0' }).ended;
  expect(second.code).toBe(1);
  expect(second.out).toMatch(/^Another Baton is running on the data folder .*BATON_DATA/);
  expect(second.out.trim().split('\n')).toHaveLength(1);
  expect((await run(CLI, ['export', join(data, 'out.jsonl')], { BATON_DATA: data }).ended).code).toBe(0);
  first.child.kill('SIGKILL');
  await first.ended;
  const third = run(MAIN, [], { BATON_DATA: data, PORT: '0' });
  await up(third);
});

test('a taken port and a wrong environment are said in a line, without a stack or the value', async () => {
  const blocker: Server = createServer();
  const port = await new Promise<number>((resolve) =>
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
  );
  const taken = await run(MAIN, [], { BATON_DATA: folder(), PORT: String(port) }).ended;
  blocker.close();
  expect(taken).toMatchObject({ code: 1 });
  expect(taken.out).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program. Choose another one, for example: PORT=${port + 1} npm start\n`,
  );
  const wrong = await run(MAIN, [], {
    BATON_DATA: folder(),
    PORT: 'secret-word',
    DATABASE_URL: 'mysql://user:hunter2@host/db',
  }).ended;
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain('PORT is not usable: it takes a port number');
  expect(wrong.out).toContain('DATABASE_URL is not usable');
  expect(wrong.out).not.toMatch(/hunter2|secret-word|\n\s+at /);
  const nowhere = await run(MAIN, [], {
    BATON_DATA: join(folder(), 'a\0b').replace('\0', ''),
    PORT: '0',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    BATON_KEY: Buffer.alloc(32, 1).toString('base64'),
  }).ended;
  expect(nowhere.code).toBe(1);
});

test('killed in the middle of a nudge: after the restart there is one, and one only', async () => {
  const data = folder();
  const env = { BATON_DATA: data, PORT: '0', LOG_LEVEL: 'silent' };
  const post = (address: string, text: string) =>
    fetch(`${address}/say`, {
      method: 'POST',
      body: new URLSearchParams({ as: 'ana', channel: 'general', thread: '', text }),
      headers: { origin: address },
    });
  const nudges = async (address: string) => {
    const html = await (await fetch(`${address}/parts/messages/general?as=ana`)).text();
    return html.split('Who will do it?').length - 1;
  };
  const first = run(MAIN, [], env);
  const address = await up(first);
  await post(address, '@Baton new Churn model');
  await post(address, 'Someone should fix the ETL by Friday.');
  first.child.kill('SIGKILL');
  await first.ended;
  const second = run(MAIN, [], env);
  const again = await up(second);
  for (let i = 0; i < 200 && (await nudges(again)) === 0; i += 1) await new Promise((r) => setTimeout(r, 25));
  await new Promise((r) => setTimeout(r, 100));
  expect(await nudges(again)).toBe(1);
  second.child.kill('SIGTERM');
  await second.ended;
});

test('killed in a stream of Slack’s events: each that was acknowledged took effect, each that comes again takes it once', async () => {
  const data = folder();
  const seeded = openSqlite(data);
  await migrate(seeded);
  await new Installations(seeded, 'slack').save('T1', 'slack:T1', installationOf('T1'), 1);
  await seeded.close();
  const api = createHttp((_, response) => response.writeHead(200).end('{"ok":true,"url":"https://acme.slack.com/"}'));
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const env = {
    ...{
      BATON_DATA: data,
      PORT: '0',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'secret-secret',
    },
    ...{
      BATON_URL: 'https://baton.test',
      SLACK_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`,
    },
  };
  const send = async (address: string, n: number) => {
    const text = n === 0 ? '<@UBATON> new Churn' : `<@UBATON> task add thing ${n}`;
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', text, ts: `${n}.1` };
    const authorizations = [
      { team_id: 'T1', enterprise_id: null, is_enterprise_install: false, user_id: 'UBATON', is_bot: true },
    ];
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      event_id: `Ev${n}`,
      event_time: 1,
      authorizations,
      event,
    });
    const headers = { 'content-type': 'application/json', ...sign(body, Math.floor(Date.now() / 1_000)) };
    return (await fetch(`${address}/slack/events`, { method: 'POST', body, headers })).status;
  };
  const first = run(MAIN, [], env);
  const address = await up(first);
  expect(await send(address, 0)).toBe(200);
  const acknowledged: number[] = [];
  const sending = Array.from({ length: 30 }, async (_, i) => {
    const status = await send(address, i + 1).catch(() => 0);
    if (status === 200) acknowledged.push(i + 1);
    if (acknowledged.length === 8) first.child.kill('SIGKILL');
  });
  await Promise.all(sending);
  await first.ended;
  expect(acknowledged.length).toBeGreaterThanOrEqual(8);
  const tasks = async () => {
    const store = openSqlite(data, 'beside');
    const found = await new SqlStore(store, { now: () => 0 }).read('slack:T1', (r) => r.find('task', {}));
    await store.close();
    return found.map((t) => Number(t.title.split(' ')[1])).sort((a, b) => a - b);
  };
  const kept = await tasks();
  expect(kept).toEqual(expect.arrayContaining(acknowledged));
  const second = run(MAIN, [], env);
  const again = await up(second);
  for (let n = 1; n <= 30; n += 1) expect(await send(again, n)).toBe(200);
  expect(await tasks()).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  second.child.kill('SIGTERM');
  await second.ended;
  api.closeAllConnections();
  api.close();
});

test('in production there is health and metrics, and no playground', async () => {
  const started = run(MAIN, [], { BATON_DATA: folder(), PORT: '0', NODE_ENV: 'production', HOST: '127.0.0.1' });
  const address = await up(started);
  for (const path of ['/', '/chat/general', '/board', '/static/style.css', '/live', '/parts/board'])
    expect((await fetch(address + path, { redirect: 'manual' })).status, path).toBe(404);
  for (const path of ['/say', '/call', '/clear'])
    expect((await fetch(address + path, { method: 'POST' })).status, path).toBe(404);
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await fetch(address + path)).status, path).toBe(200);
  const open = await run(MAIN, [], { BATON_DATA: folder(), PORT: '0', HOST: '0.0.0.0' }).ended;
  expect(open.out).toMatch(/^HOST names an address that others can reach/);
});

test('export and import carry a whole store from SQLite to PostgreSQL and back, the same to the letter', async () => {
  const data = folder();
  const first = run(MAIN, [], { BATON_DATA: data, PORT: '0' });
  const address = await up(first);
  await say(address, '@Baton sample');
  await shows(address, 'loaded the sample');
  await say(address, '@Baton task add “Zoë’s 🦔” owner:me by friday');
  await shows(address, '🦔');
  first.child.kill('SIGINT');
  await first.ended;
  const lines = (path: string) => readFileSync(path, 'utf8').trim().split('\n');
  const one = join(data, 'one.jsonl');
  const two = join(data, 'two.jsonl');
  const three = join(data, 'three.jsonl');
  const postgres = await place('postgres');
  const back = folder();
  expect((await run(CLI, ['export', one], { BATON_DATA: data }).ended).out).toMatch(/^\d+ rows exported/);
  expect((await run(CLI, ['import', one], postgres.env).ended).out).toMatch(/^\d+ rows imported/);
  expect((await run(CLI, ['export', two], postgres.env).ended).code).toBe(0);
  expect(lines(two).sort()).toEqual(lines(one).sort());
  expect((await run(CLI, ['import', two], { BATON_DATA: back }).ended).code).toBe(0);
  expect((await run(CLI, ['export', three], { BATON_DATA: back }).ended).code).toBe(0);
  expect(lines(three).sort()).toEqual(lines(one).sort());
  const again = await run(CLI, ['import', one], postgres.env).ended;
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining('The store is not empty') });
  await postgres.remove();
});

test('an import that is not one says which line, and takes nothing in', async () => {
  const data = folder();
  const file = join(data, 'bad.jsonl');
  const bad = async (text: string) => {
    writeFileSync(file, text);
    return run(CLI, ['import', file], { BATON_DATA: join(data, 'store') }).ended;
  };
  const header = JSON.stringify({ baton: 1, steps: Object.keys(migrations('sqlite')) });
  expect((await bad('')).out).toMatch(/^The file is empty/);
  expect((await bad('hello')).out).toMatch(/^Line 1 is not JSON/);
  expect((await bad('{"a":1}')).out).toMatch(/^Line 1 does not say/);
  expect((await bad('{"baton":1,"steps":["000"]}')).out).toMatch(/another version/);
  expect(
    (
      await bad(
        `${header}\n{"table":"channel","row":{"id":"c","workspace":"w","version":1,"name":"n","direct":0}}\nnonsense`,
      )
    ).out,
  ).toMatch(/^Line 3 is not a row/);
  expect((await bad(`${header}\n{"table":"sqlite_master","row":{}}`)).out).toMatch(/^Line 2 is not a row/);
  expect((await bad(header)).out).toMatch(/^0 rows imported/);
  expect((await run(CLI, ['import', join(data, 'none')], { BATON_DATA: data }).ended).out).toMatch(/^There is no file/);
  expect((await run(CLI, ['fly'], {}).ended).code).toBe(1);
});

test.skipIf(process.platform === 'win32')('the tool can be run by its name, as npx does', () => {
  expect(statSync(CLI).mode & 0o111).toBe(0o111);
});
