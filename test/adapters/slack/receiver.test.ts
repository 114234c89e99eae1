/** Slack's requests: only signed and fresh ones are taken, and each is answered once it is stored. */
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { mentionEvent, SECRET, sign } from '../../support/slack/fixtures.js';
import { SlackWorld } from '../../support/slack/world.js';
import { DIALECTS, opened } from '../../support/stores.js';

describe.each(DIALECTS)('on %s', (dialect) => {
  let store: Opened;
  let done: () => Promise<void>;
  let w: SlackWorld;
  let team: string;
  beforeAll(async () => {
    ({ store, done } = await opened(dialect));
  });
  afterAll(() => done());
  beforeEach(async () => {
    w = await SlackWorld.make(store);
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

  test('a signed request is taken', async () => {
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
  ] as const)('a request is refused %s', async (_, headers) => {
    expect(await post(body('K'), headers())).toEqual({ status: 401, body: '' });
    expect(await projects()).toEqual([]);
  });

  test('the same request is taken again, and takes effect once', async () => {
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

  test('a request that is delivered to two instances at once takes effect once and is answered once', async () => {
    const other = await SlackWorld.make(store);
    other.fake.channels.set('C1', 'churn');
    const text = body();
    const headers = { 'content-type': 'application/json', ...sign(text, seconds()) };
    const answers = await Promise.all([w, other, w, other].map((one) => one.raw(text, headers)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200]);
    await Promise.all([w.settle(), other.settle()]);
    expect(await projects()).toHaveLength(1);
    const shown = [...w.fake.shown, ...other.fake.shown].filter((s) => 'message' in s && s.message.team === team);
    expect(shown).toHaveLength(1);
    await other.close();
  });

  test('Slack’s checks of the address and the certificate are answered', async () => {
    const text = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
    expect(await post(text, sign(text, seconds()))).toEqual({ status: 200, body: '{"challenge":"abc"}' });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await w.raw('ssl_check=1&token=x', form)).status).toBe(200);
    expect((await w.raw('command=%2Fbaton&text=ssl_check=1', form)).status).toBe(401);
  });

  test.each(['', 'null', '[]', '"text"', '{', '{"type":', '12', 'payload={', '\u0000'])(
    'a body that Slack would not send is answered with 400: %j',
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
  ])('the next request is handled after a payload that makes no sense: %j', async (content) => {
    const text = JSON.stringify({ ...content, team_id: team });
    await post(text, sign(text, seconds()));
    const good = body();
    expect((await post(good, sign(good, seconds()))).status).toBe(200);
    expect(await projects()).toHaveLength(1);
  });

  test('more than a megabyte is refused without waiting for it, whether announced or not', async () => {
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

  test('other addresses are not handled', async () => {
    expect((await w.raw('', {}, '/slack/events', 'GET')).status).toBe(404);
    expect((await w.raw('', {}, '/slack/eventsx')).status).toBe(404);
    expect((await w.raw('', {}, '/slack/install')).status).toBe(404);
  });

  test('an event that cannot be stored, nor anybody be told, is not acknowledged, and takes effect when it comes again', async () => {
    const text = body();
    w.fake.outside.add('C1');
    const send = w.store.transact.bind(w.store);
    w.store.transact = () => Promise.reject(new Error('the database is away, password hunter2'));
    const answer = await post(text, sign(text, seconds()));
    expect(answer).toEqual({ status: 500, body: '' });
    expect(w.faults.length).toBeGreaterThan(0);
    w.store.transact = send;
    w.fake.outside.delete('C1');
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

test('if the store is out of reach, a command is answered, and an event is left for Slack to send again', async () => {
  const w = await SlackWorld.inMemory();
  const team = await w.team();
  w.fake.channels.set('C1', 'churn');
  await w.opened.db.destroy();
  const answer = await w.slash(team, 'U1', 'C1', 'new Churn');
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringContaining('Try again in a minute'),
  });
  expect((await w.event(team, mentionEvent('new Churn'))).status).toBe(500);
  await w.close();
});
