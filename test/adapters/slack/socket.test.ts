/** Socket Mode with Slack's own client: a local server stands for Slack's, and sees when an envelope is acknowledged. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { newId } from '../../../adapters/common/ids.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { API, FakeSlack } from '../../support/slack/fake.js';
import { World } from '../../support/slack/world.js';

/** The two addresses that Socket Mode needs: the Web API's, which gives away the socket's. */
async function slackSocket(fake: FakeSlack, appToken = 'xapp-good') {
  const acknowledged: { envelope_id: string; payload?: unknown }[] = [];
  const sockets: WebSocket[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const method = (request.url ?? '').replace('/api/', '');
    const authorization = request.headers.authorization ?? '';
    const answer =
      method === 'apps.connections.open'
        ? Response.json(
            authorization.endsWith(appToken)
              ? { ok: true, url: `${address.replace('http', 'ws')}/link` }
              : { ok: false, error: 'invalid_auth' },
          )
        : await fake.fetch(`${API}${method}`, { body, headers: { authorization } });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  const wss = new WebSocketServer({ server });
  wss.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => acknowledged.push(JSON.parse(String(data))));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (type: string, payload: object, id = newId()) => {
    sockets
      .at(-1)
      ?.send(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: type !== 'events_api' }));
    return id;
  };
  const acked = (id: string) => expect.poll(() => acknowledged.find((a) => a.envelope_id === id)).toBeDefined();
  const close = async () => {
    for (const socket of sockets) socket.terminate();
    wss.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    settings: { mode: 'socket', botToken: 'xoxb-T1', appToken: 'xapp-good', apiUrl: `${address}/api/` } as const,
    send,
    acked,
    acknowledged,
    sockets,
    close,
  };
}

let store: Opened;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  store = openSqlite(':memory:');
  await migrate(store);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await store.close();
});

async function connected() {
  const fake = new FakeSlack();
  fake.channels.set('C1', 'churn');
  for (const [id, name] of [
    ['U1', 'Ana Silva'],
    ['U2', 'Bo Berg'],
  ] as const)
    fake.users.set(id, { id, name, zone: 'UTC', admin: true });
  const slack = await slackSocket(fake);
  closing.push(slack.close);
  const w = await World.make(store, { settings: slack.settings, fetch: undefined });
  closing.push(() => w.close());
  return { w, slack, fake };
}

const mention = (key: string, text: string) => ({
  ...{ type: 'event_callback', team_id: 'T1', event_id: key },
  authorizations: [
    { team_id: 'T1', enterprise_id: null, is_enterprise_install: false, user_id: 'UBATON', is_bot: true },
  ],
  event: { type: 'app_mention', user: 'U1', channel: 'C1', text, ts: key },
});

describe('one workspace', () => {
  test('is heard and answered, with two tokens and no address', async () => {
    const { w, slack, fake } = await connected();
    const id = slack.send('events_api', mention('1.1', '<@UBATON> new Churn'));
    await slack.acked(id);
    await w.settle();
    expect(fake.messages.map((m) => [m.team, m.channel])).toEqual([['T1', 'C1']]);
    const command = {
      command: '/baton',
      text: 'projects',
      team_id: 'T1',
      user_id: 'U1',
      channel_id: 'C1',
      channel_name: 'churn',
    };
    await slack.acked(slack.send('slash_commands', { ...command, trigger_id: 'X1', response_url: 'http://x.test' }));
    await w.settle();
    expect(fake.messages.at(-1)?.text).toContain('Churn');
    await expect.poll(() => w.store.read('slack:T1', (r) => r.find('person', {}))).toHaveLength(2);
  });

  test('an envelope is acknowledged once it is stored, and comes again where it is not', async () => {
    const { w, slack } = await connected();
    const send = w.store.transact.bind(w.store);
    let open = () => {};
    const held = new Promise<void>((resolve) => (open = resolve));
    let waiting = 0;
    w.store.transact = async (...args) => {
      waiting += 1;
      await held;
      return send(...args);
    };
    const id = slack.send('events_api', mention('1.1', '<@UBATON> new Churn'));
    await expect.poll(() => waiting).toBeGreaterThan(0);
    expect(slack.acknowledged).toEqual([]);
    open();
    await slack.acked(id);
    w.store.transact = () => Promise.reject(new Error('away'));
    const lost = slack.send('events_api', mention('2.2', '<@UBATON> new Ranking'));
    await expect.poll(() => w.faults.length).toBeGreaterThan(0);
    expect(slack.acknowledged.find((a) => a.envelope_id === lost)).toBeUndefined();
    w.store.transact = send;
    await slack.acked(slack.send('events_api', mention('2.2', '<@UBATON> new Ranking')));
    expect(await w.store.read('slack:T1', (r) => r.find('project', {}))).toHaveLength(2);
  });

  test('connects again when the connection breaks', async () => {
    const { slack, w } = await connected();
    slack.sockets[0]?.terminate();
    await expect.poll(() => slack.sockets.length, { timeout: 10_000 }).toBe(2);
    await slack.acked(slack.send('events_api', mention('1.1', '<@UBATON> new Churn')));
    expect(await w.store.read('slack:T1', (r) => r.find('project', {}))).toHaveLength(1);
  });
});

describe('tokens that are wrong', () => {
  test('the bot’s: the start says which, and not what it was', async () => {
    const fake = new FakeSlack();
    fake.revoked = true;
    const slack = await slackSocket(fake);
    closing.push(slack.close);
    await expect(World.make(store, { settings: slack.settings, fetch: undefined })).rejects.toThrow(
      /SLACK_BOT_TOKEN \(token_revoked\)/,
    );
  });
  test('the app’s', async () => {
    const slack = await slackSocket(new FakeSlack(), 'xapp-another');
    closing.push(slack.close);
    await expect(World.make(store, { settings: slack.settings, fetch: undefined })).rejects.toThrow(/SLACK_APP_TOKEN/);
  });
  test('Slack is out of reach', async () => {
    const settings = {
      mode: 'socket',
      botToken: 'xoxb-secret',
      appToken: 'xapp-1',
      apiUrl: 'http://127.0.0.1:1/api/',
    } as const;
    await expect(World.make(store, { settings, fetch: undefined })).rejects.toThrow(/cannot be reached/);
  });
});
