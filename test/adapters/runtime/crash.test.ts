/**
 * kill -9 at any moment: every acknowledged change is there once, with its line of history and its answer; what was not
 * acknowledged is there once after it is delivered again, as platforms do. One kill on each database; `npm run soak` makes
 * it forty.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { Installations } from '../../../adapters/store/installations.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { portOf } from '../../../adapters/web/server.js';
import { command } from '../../support/crash-commands.js';
import { rounds } from '../../support/full.js';
import { Kit } from '../../support/kit.js';
import type { Place } from '../../support/places.js';
import { addressOf, channelPage, cleanUpProcesses, dataFolder, end, sayIn, startBaton } from '../../support/program.js';
import { installationOf, SECRET, sign } from '../../support/slack/fixtures.js';
import { DIALECTS, place } from '../../support/stores.js';

const KILLS = rounds(1, 40);
const CHILD = join(root(), 'dist', 'test', 'support', 'crash-child.js');

/** Runs the child from command `first` on and kills it after `acks` acknowledgements and `ms` more. @returns the last one acknowledged */
function killed(at: Place, first: number, acks: number, ms: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, String(first)], {
      env: { PATH: process.env.PATH, ...at.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let errors = '';
    let dying = false;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (dying || out.split('\n').length - 1 < acks) return;
      dying = true;
      setTimeout(() => child.kill('SIGKILL'), ms);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the child ended by itself (${code}): ${errors}`));
      else resolve(Number(out.slice(0, out.lastIndexOf('\n')).split('\n').at(-1)));
    });
  });
}

/** Checks the whole store: each task up to number `last` is there once, in the order of the numbers. */
async function check(k: Kit, last: number): Promise<void> {
  const tasks = await k.store.read('W1', (r) => r.find('task', { order: ['number'] }));
  const lines = await k.store.read('W1', (r) => r.find('history', { where: { item: 'task', field: 'created' } }));
  const answers = await k.opened.db.selectFrom('outbox').select('id').execute();
  const titles = Array.from({ length: last - 1 }, (_, i) => `t${i + 2}`);
  expect(tasks.map((t) => t.title)).toEqual(titles);
  expect(tasks.map((t) => t.number)).toEqual(titles.map((_, i) => i + 1));
  expect(lines.map((l) => l.to).sort()).toEqual([...titles].sort());
  expect(answers).toHaveLength(last);
}

describe.concurrent.each(DIALECTS)('a stream of commands on %s', (dialect) => {
  test(`survives ${KILLS} kill(s)`, { timeout: 480_000 }, async () => {
    const at = await place(dialect);
    let next = 1;
    for (let round = 0; round < KILLS; round += 1) {
      // Killed at another moment each time: after few or many acknowledgements, in the middle of the next command.
      const acked = await killed(at, next, 3 + (((round + 1) * 7) % 23), ((round + 1) * 3) % 8);
      expect(acked).toBeGreaterThanOrEqual(next);
      const opened = at.open();
      await migrate(opened);
      const k = new Kit(opened);
      // The platform has no answer for the command after the last one acknowledged, and delivers it again; and the last one too.
      await k.app.handle(command(acked + 1));
      await k.app.handle(command(acked));
      expect(k.faults).toEqual([]);
      await check(k, acked + 1);
      await opened.close();
      next = acked + 2;
    }
    await at.remove();
    expect(next).toBeGreaterThan(KILLS * 5);
  });
});

describe('the program', () => {
  cleanUpProcesses();

  test('asks once, and only once, when it is killed in the middle of a nudge', async () => {
    const env = { BATON_DATA: dataFolder(), LOG_LEVEL: 'silent' };
    const nudges = async (address: string) => (await channelPage(address)).split('<strong>Who will do it?').length - 1;
    const first = startBaton(env);
    const address = await addressOf(first);
    await sayIn(address, '@Baton new Churn model');
    await sayIn(address, 'Someone should fix the ETL by Friday.');
    await end(first, 'SIGKILL');
    const again = await addressOf(startBaton(env));
    await expect.poll(() => nudges(again)).toBe(1);
    // A second nudge would come at once.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await nudges(again)).toBe(1);
  });

  test('loses none of Slack’s events that it acknowledged, and takes those that come again once', async () => {
    const data = dataFolder();
    const slack = await slackFor(data);
    const first = startBaton(slack.env);
    const address = await addressOf(first);
    expect(await slack.send(address, 0)).toBe(200);
    const acknowledged: number[] = [];
    const sending = Array.from({ length: 30 }, async (_, i) => {
      const status = await slack.send(address, i + 1).catch(() => 0);
      if (status === 200) acknowledged.push(i + 1);
      if (acknowledged.length === 8) first.child.kill('SIGKILL');
    });
    await Promise.all(sending);
    await first.ended;
    expect(acknowledged.length).toBeGreaterThanOrEqual(8);
    expect(await tasksIn(data)).toEqual(expect.arrayContaining(acknowledged));
    const again = await addressOf(startBaton(slack.env));
    for (let n = 1; n <= 30; n += 1) expect(await slack.send(again, n)).toBe(200);
    expect(await tasksIn(data)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    slack.close();
  });
});

/** A store with an installation of Slack, an API that says yes to everything, and the events of one channel. */
async function slackFor(data: string) {
  const store = openSqlite(data);
  await migrate(store);
  await new Installations(store, 'slack').save('T1', 'slack:T1', installationOf('T1'), 1);
  await store.close();
  const api = createServer((_, response) =>
    response.writeHead(200).end('{"ok":true,"url":"https://acme.slack.com/","user":{"id":"U1","name":"ana"}}'),
  );
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const env = {
    BATON_DATA: data,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'secret-secret',
    BATON_URL: 'https://baton.test',
    SLACK_API_URL: `http://127.0.0.1:${portOf(api)}/api/`,
  };
  const close = () => {
    api.closeAllConnections();
    api.close();
  };
  return { env, close, send: sendEvent };
}

/** Sends event number `n`: 0 makes the project, each other one a task of that number. @returns the status */
async function sendEvent(address: string, n: number): Promise<number> {
  const text = n === 0 ? '<@UBATON> new Churn' : `<@UBATON> task add thing ${n}`;
  const bot = { team_id: 'T1', enterprise_id: null, is_enterprise_install: false, user_id: 'UBATON', is_bot: true };
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${n}`,
    event_time: 1,
    authorizations: [bot],
    event: { type: 'app_mention', user: 'U1', channel: 'C1', text, ts: `${n}.1` },
  });
  const headers = { 'content-type': 'application/json', ...sign(body, Math.floor(Date.now() / 1_000)) };
  return (await fetch(`${address}/slack/events`, { method: 'POST', body, headers })).status;
}

/** The numbers of the tasks in the store of a data folder, sorted. */
async function tasksIn(data: string): Promise<number[]> {
  const store = openSqlite(data, 'beside');
  const found = await new SqlStore(store, { now: () => 0 }).read('slack:T1', (r) => r.find('task', {}));
  await store.close();
  return found.map((t) => Number(t.title.split(' ')[1])).sort((a, b) => a - b);
}
