/** Socket Mode with Slack's own client: a local server stands in for Slack's, and sees when an envelope is acknowledged. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { newId } from '../../../adapters/common/ids.js';
import { CAST } from '../../support/kit.js';
import { FakeSlack } from '../../support/slack/fake.js';
import { API, mentionEvent } from '../../support/slack/fixtures.js';
import { SlackWorld } from '../../support/slack/world.js';

/** The two addresses that Socket Mode needs: the Web API, and the socket whose address it gives away. */
async function slackSocket(fake: FakeSlack, appToken = 'xapp-good') {
  const acknowledged: { envelope_id: string; payload?: unknown }[] = [];
  const sockets: WebSocket[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
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

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function connected() {
  const fake = new FakeSlack();
  fake.channels.set('C1', 'churn');
  for (const person of Object.values(CAST)) fake.users.set(person.id, person);
  const slack = await slackSocket(fake);
  closing.push(slack.close);
  const w = await SlackWorld.inMemory({ settings: slack.settings, fetch: undefined });
  closing.push(() => w.close());
  return { w, slack, fake };
}

const mention = (key: string, text: string) => ({
  ...{ type: 'event_callback', team_id: 'T1', event_id: key },
  authorizations: [
    { team_id: 'T1', enterprise_id: null, is_enterprise_install: false, user_id: 'UBATON', is_bot: true },
  ],
  event: mentionEvent(text, { ts: key }),
});

describe('one workspace', () => {
  test('is heard and answered with two tokens, and without a public address', async () => {
    const { w, slack, fake } = await connected();
    const id = slack.send('events_api', mention('1.1', 'new Churn'));
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
    await expect.poll(() => w.store.read('slack:T1', (r) => r.find('person', {}))).toHaveLength(3);
  });

  test('an envelope is acknowledged once it is stored; if nobody can be told either, Slack sends it again', async () => {
    const { w, slack, fake } = await connected();
    const send = w.store.transact.bind(w.store);
    let open = () => {};
    const held = new Promise<void>((resolve) => (open = resolve));
    let waiting = 0;
    w.store.transact = async (...args) => {
      waiting += 1;
      await held;
      return send(...args);
    };
    const id = slack.send('events_api', mention('1.1', 'new Churn'));
    await expect.poll(() => waiting).toBeGreaterThan(0);
    expect(slack.acknowledged).toEqual([]);
    open();
    await slack.acked(id);
    w.store.transact = () => Promise.reject(new Error('away'));
    fake.outside.add('C1');
    const lost = slack.send('events_api', mention('2.2', 'new Ranking'));
    await expect.poll(() => w.faults.length).toBeGreaterThan(0);
    expect(slack.acknowledged.find((a) => a.envelope_id === lost)).toBeUndefined();
    w.store.transact = send;
    fake.outside.delete('C1');
    await slack.acked(slack.send('events_api', mention('2.2', 'new Ranking')));
    expect(await w.store.read('slack:T1', (r) => r.find('project', {}))).toHaveLength(2);
  });

  test('is connected again when the connection breaks', async () => {
    const { slack, w } = await connected();
    slack.sockets[0]?.terminate();
    await expect.poll(() => slack.sockets.length, { timeout: 10_000 }).toBe(2);
    await slack.acked(slack.send('events_api', mention('1.1', 'new Churn')));
    expect(await w.store.read('slack:T1', (r) => r.find('project', {}))).toHaveLength(1);
  });
});

describe('tokens that are wrong', () => {
  test('the bot’s: the error says which, and not its value', async () => {
    const fake = new FakeSlack();
    fake.revoked = true;
    const slack = await slackSocket(fake);
    closing.push(slack.close);
    await expect(SlackWorld.inMemory({ settings: slack.settings, fetch: undefined })).rejects.toThrow(
      /SLACK_BOT_TOKEN \(token_revoked\)/,
    );
  });
  test('the app’s: the error says which', async () => {
    const slack = await slackSocket(new FakeSlack(), 'xapp-another');
    closing.push(slack.close);
    await expect(SlackWorld.inMemory({ settings: slack.settings, fetch: undefined })).rejects.toThrow(
      /SLACK_APP_TOKEN/,
    );
  });
  test('none can be checked while Slack is out of reach', async () => {
    const settings = {
      mode: 'socket',
      botToken: 'xoxb-secret',
      appToken: 'xapp-1',
      apiUrl: 'http://127.0.0.1:1/api/',
    } as const;
    await expect(SlackWorld.inMemory({ settings, fetch: undefined })).rejects.toThrow(/cannot reach Slack/);
  });
});
