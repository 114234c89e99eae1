/** Slack's requests at the door: only signed and fresh ones, answered once they are stored, each of them once. */
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { SECRET, sign, World } from '../../support/slack/world.js';
import { DIALECTS, opened } from '../../support/stores.js';

describe.each(DIALECTS)('on %s', (dialect) => {
  let store: Opened;
  let done: () => Promise<void>;
  let w: World;
  let team: string;
  beforeAll(async () => {
    ({ store, done } = await opened(dialect));
  });
  afterAll(() => done());
  beforeEach(async () => {
    w = await World.make(store);
    team = await w.team();
    w.fake.channels.set('C1', 'churn');
  });
  afterEach(() => w.close());

  const seconds = () => Math.floor(w.clock.now() / 1_000);
  const body = (key = newId(), text = '<@UBATON> new Churn') =>
    JSON.stringify({
      ...{ type: 'event_callback', team_id: team, event_id: key, event_time: seconds() },
      authorizations: [
        { team_id: team, enterprise_id: null, is_enterprise_install: false, user_id: 'UBATON', is_bot: true },
      ],
      event: { type: 'app_mention', user: 'U1', channel: 'C1', text, ts: key },
    });
  const post = (text: string, headers: Record<string, string>) =>
    w.raw(text, { 'content-type': 'application/json', ...headers });
  const projects = () => w.store.read(`slack:${team}`, (r) => r.find('project', {}));

  test('takes a signed request', async () => {
    const text = body();
    expect(await post(text, sign(text, seconds()))).toEqual({ status: 200, body: '' });
    expect(await projects()).toHaveLength(1);
  });

  test.each([
    ['without a signature', () => ({})],
    ['with a signature of another body', () => sign('{}', seconds())],
    ['with another secret', () => sign(body('K'), seconds(), 'another secret')],
    ['with half a signature', () => ({ 'x-slack-request-timestamp': String(seconds()), 'x-slack-signature': 'v0=ab' })],
    ['with an older kind of signature', () => old(sign(body('K'), seconds(), SECRET))],
    ['signed six minutes ago', () => sign(body('K'), seconds() - 360)],
    ['with a time that is no number', () => ({ ...sign(body('K'), seconds()), 'x-slack-request-timestamp': 'now' })],
  ] as const)('refuses one %s', async (_, headers) => {
    expect(await post(body('K'), headers())).toEqual({ status: 401, body: '' });
    expect(await projects()).toEqual([]);
  });

  test('takes the very same request again, and does nothing twice', async () => {
    const text = body();
    const headers = sign(text, seconds());
    for (let i = 0; i < 3; i += 1) expect((await post(text, headers)).status).toBe(200);
    await w.settle();
    expect(await projects()).toHaveLength(1);
    expect(w.fake.shown.filter((s) => 'message' in s && s.message.team === team)).toHaveLength(1);
  });

  test('three deliveries at once take effect once', async () => {
    const text = body();
    const headers = { ...sign(text, seconds()), 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    const answers = await Promise.all([1, 2, 3].map(() => post(text, headers)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
    await w.settle();
    expect(await projects()).toHaveLength(1);
    expect(w.fake.shown.filter((s) => 'message' in s && s.message.team === team)).toHaveLength(1);
  });

  test('delivered to two copies of Baton at once, it takes effect once and is answered once', async () => {
    const copy = await World.make(store);
    copy.fake.channels.set('C1', 'churn');
    const text = body();
    const headers = { 'content-type': 'application/json', ...sign(text, seconds()) };
    const answers = await Promise.all([w, copy, w, copy].map((one) => one.raw(text, headers)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200]);
    await Promise.all([w.settle(), copy.settle()]);
    expect(await projects()).toHaveLength(1);
    const shown = [...w.fake.shown, ...copy.fake.shown].filter((s) => 'message' in s && s.message.team === team);
    expect(shown).toHaveLength(1);
    await copy.close();
  });

  test('is asked whether it is there', async () => {
    const text = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
    expect(await post(text, sign(text, seconds()))).toEqual({ status: 200, body: '{"challenge":"abc"}' });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await w.raw('ssl_check=1&token=x', form)).status).toBe(200);
    expect((await w.raw('command=%2Fbaton&text=ssl_check=1', form)).status).toBe(401);
  });

  test.each(['', 'null', '[]', '"text"', '{', '{"type":', '12', 'payload={', '\u0000'])(
    'answers 400 to what Slack does not send: %j',
    async (text) => {
      const answer = await post(text, sign(text, seconds()));
      expect(answer).toEqual({ status: 400, body: '' });
      expect(w.faults).toEqual([]);
    },
  );

  test.each([
    {},
    { type: 'event_callback' },
    { type: 'event_callback', event: {} },
    { type: 'block_actions' },
    { type: 'block_actions', actions: [] },
    { type: 'view_submission' },
    { type: 'unheard_of' },
    { command: '/other' },
  ])('does nothing for %j, and does not fall over', async (content) => {
    const text = JSON.stringify({ ...content, team_id: team });
    await post(text, sign(text, seconds()));
    const good = body();
    expect((await post(good, sign(good, seconds()))).status).toBe(200);
    expect(await projects()).toHaveLength(1);
  });

  test('refuses more than a megabyte, announced or not, without waiting for it', async () => {
    const big = 'x'.repeat(1024 * 1024 + 1);
    expect((await post(big, sign(big, seconds()))).status).toBe(413);
    const { hostname, port } = new URL(w.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
        const chunk = 'y'.repeat(65_536);
        const more = () => {
          while (socket.write(`10000\r\n${chunk}\r\n`));
          socket.once('drain', more);
        };
        more();
      });
      let got = '';
      socket.on('data', (data) => (got += data));
      socket.on('error', () => resolve(got));
      socket.on('close', () => resolve(got));
    });
    expect(answer).toContain('413');
  });

  test('leaves other addresses to others', async () => {
    expect((await w.raw('', {}, '/slack/events', 'GET')).status).toBe(404);
    expect((await w.raw('', {}, '/slack/eventsx')).status).toBe(404);
    expect((await w.raw('', {}, '/slack/install')).status).toBe(404);
  });

  test('what cannot be stored is not acknowledged, and comes again', async () => {
    const text = body();
    const send = w.store.transact.bind(w.store);
    w.store.transact = () => Promise.reject(new Error('the database is away, password hunter2'));
    const answer = await post(text, sign(text, seconds()));
    expect(answer).toEqual({ status: 500, body: '' });
    expect(w.faults.length).toBeGreaterThan(0);
    w.store.transact = send;
    expect((await post(text, sign(text, seconds()))).status).toBe(200);
    expect(await projects()).toHaveLength(1);
  });

  test('an event is stored before it is acknowledged', async () => {
    const order: string[] = [];
    const send = w.store.transact.bind(w.store);
    w.store.transact = async (...args) => {
      const result = await send(...args);
      await new Promise((resolve) => setTimeout(resolve, 30));
      order.push('stored');
      return result;
    };
    const text = body();
    await post(text, sign(text, seconds()));
    order.push('acknowledged');
    expect(order.at(-1)).toBe('acknowledged');
    expect(order).toContain('stored');
  });
});

const old = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, v.replace(/^v0=/, 'v1=')]));

test('with the store out of reach a command is answered, an event left to be delivered again', async () => {
  const lost = openSqlite(':memory:');
  await migrate(lost);
  const w = await World.make(lost);
  const team = await w.team();
  w.fake.channels.set('C1', 'churn');
  await lost.db.destroy();
  const answer = await w.slash(team, 'U1', 'C1', 'new Churn');
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringContaining('try again in a minute'),
  });
  const mention = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBATON> new Churn', ts: '1.1' };
  expect((await w.event(team, mention)).status).toBe(500);
  await w.close();
});
