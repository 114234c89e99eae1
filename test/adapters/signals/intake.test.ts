/** The address that systems send to, over real HTTP and a real store. */
import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { SignalIntake } from '../../../adapters/signals/intake.js';
import { close, listen, portOf } from '../../../adapters/web/server.js';
import { add, set } from '../../../src/model/changes.js';
import type { SignalSource } from '../../../src/model/signals/rows.js';
import type { SourceKind } from '../../../src/model/signals/signal.js';
import { StoreAway, type Unit } from '../../../src/ports/store.js';
import { type Kit, kit } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';

const W = 'W1';
const AM =
  '{"version":"4","alerts":[{"status":"firing","labels":{"alertname":"A"},"startsAt":"2026-11-25T14:28:50Z","fingerprint":"f"}]}';

let k: Kit;
let server: Server;
let counted: string[];
let handle: ((delivery: never) => Promise<never>) | undefined;
let lookUp: (() => Promise<never>) | undefined;
const change = (work: (unit: Unit) => Promise<void>) =>
  k.store.transact(W, newId(), async (unit) => {
    await work(unit);
    return {};
  });
const connect = (id: string, kind: SourceKind, more: Partial<SignalSource> = {}) =>
  change((unit) =>
    unit.apply([
      add('signalSource', {
        ...{ ...SAMPLES.signalSource(W), id, kind, paused: false, page: null, heardAt: 0 },
        secrets: { now: 'new', former: null, formerUntil: 0 },
        ...more,
      }),
    ]),
  );

beforeEach(async () => {
  k = await kit();
  counted = [];
  handle = undefined;
  lookUp = undefined;
  const intake = new SignalIntake({
    store: { signalSource: (id) => (lookUp ? lookUp() : k.store.signalSource(id)) },
    signals: { handle: (delivery) => (handle ? handle(delivery as never) : k.signals.handle(delivery)) },
    clock: k.clock,
    fault: (error) => void k.faults.push(error),
    counted: (kind, taken) => void counted.push(`${kind} ${taken}`),
  });
  const intercept = (...both: Parameters<SignalIntake['handles']>) => intake.handles(...both);
  server = await listen(new Hono(), '127.0.0.1', 0, { intercept });
  await connect('am-1', 'alertmanager');
});
afterEach(() => close(server, 0));

const address = (path: string) => `http://127.0.0.1:${portOf(server)}/signals/${path}`;
const send = (path: string, body: string | Buffer, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(address(path), {
    method,
    body: method === 'OPTIONS' || method === 'GET' ? null : new Uint8Array(Buffer.from(body)),
    headers,
  });
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const payloads = () => k.store.read(W, (read) => read.find('signalPayload', { order: ['at', 'id'] }));
const transitions = () => k.store.read(W, (read) => read.find('transition', {}));

describe('an authentic delivery', () => {
  test('is kept before it is answered', async () => {
    expect((await send('alertmanager/am-1', AM, bearer('new'))).status).toBe(202);
    expect(await payloads()).toMatchObject([{ body: AM, signals: [{ title: 'A' }] }]);
    expect(counted).toEqual(['alertmanager kept']);
  });

  test('of which nothing is understood is kept too, whatever it is', async () => {
    for (const body of ['', 'hello', '{"a":', '{}', '[]', 'null', '"x"', '1', '\u0000', '{"alerts":{"length":9}}'])
      expect((await send('alertmanager/am-1', body, bearer('new'))).status, body).toBe(202);
    const utf16 = Buffer.from(AM, 'utf16le');
    expect((await send('alertmanager/am-1', utf16, bearer('new'))).status).toBe(202);
    expect(new Set((await payloads()).map(({ outcome }) => outcome))).toEqual(new Set(['unmapped']));
    expect(k.faults).toEqual([]);
  });

  test('that comes again, also after a day or out of order, has effect once', async () => {
    const resolved = AM.replace('firing', 'resolved');
    await send('alertmanager/am-1', resolved, bearer('new'));
    for (let i = 0; i < 3; i += 1) {
      await send('alertmanager/am-1', AM, bearer('new'));
      await send('alertmanager/am-1', resolved, bearer('new'));
      k.clock.pass(86_400_000);
    }
    expect(await transitions()).toHaveLength(2);
    expect(await payloads()).toHaveLength(2);
  });

  test('by the former secret counts until its time is over', async () => {
    const until = k.clock.now() + 1_000;
    await connect('am-2', 'alertmanager', { secrets: { now: 'new', former: 'old', formerUntil: until } });
    expect((await send('alertmanager/am-2', AM, bearer('old'))).status).toBe(202);
    expect((await send('alertmanager/am-2', AM, bearer('new'))).status).toBe(202);
    k.clock.pass(2_000);
    expect((await send('alertmanager/am-2', AM, bearer('old'))).status).toBe(401);
    expect((await send('alertmanager/am-2', AM, bearer('new'))).status).toBe(202);
  });

  test('by GitHub, whose body can be a form', async () => {
    await connect('gh-1', 'github');
    const body = `payload=${encodeURIComponent('{"zen":"Hi."}')}`;
    const signature = `sha256=${createHmac('sha256', 'new').update(body).digest('hex')}`;
    const headers = {
      ...{ 'x-github-event': 'ping', 'x-github-delivery': 'd1', 'x-hub-signature-256': signature },
      'content-type': 'application/x-www-form-urlencoded',
    };
    expect((await send('github/gh-1', body, headers)).status).toBe(202);
    expect(await payloads()).toMatchObject([{ outcome: 'test', signals: [{ kind: 'test', title: 'Hi.' }] }]);
    expect((await send('github/gh-1', body, headers)).status).toBe(202);
    expect(counted).toEqual(['github kept', 'github seen']);
  });
});

describe('somebody else', () => {
  test('with a wrong secret, or without one, is told nothing but that', async () => {
    for (const headers of [bearer('old'), bearer(''), {}]) {
      const response = await send('alertmanager/am-1', AM, headers);
      expect([response.status, await response.text()]).toEqual([401, '']);
    }
    expect(await payloads()).toEqual([]);
    expect(counted).toEqual(Array.from({ length: 3 }, () => 'alertmanager refused'));
  });

  test('who asks for what is not there gets the same answer, whatever that is', async () => {
    const answers = await Promise.all(
      [
        'alertmanager/am-9',
        'github/am-1',
        'nothing/am-1',
        'alertmanager/',
        'alertmanager/am-1/x',
        '',
        'constructor/am-1',
      ].map(async (path) => {
        const response = await send(path, AM, bearer('new'));
        return [
          response.status,
          await response.text(),
          [...response.headers.keys()].filter((name) => !['date', 'connection', 'keep-alive'].includes(name)),
        ];
      }),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
  });

  test('cannot send before a secret was made', async () => {
    await connect('am-3', 'alertmanager', { secrets: null });
    for (const secret of ['', 'null', 'undefined'])
      expect((await send('alertmanager/am-3', AM, bearer(secret))).status).toBe(401);
  });
});

describe('what is refused', () => {
  test('another method', async () => {
    const response = await send('alertmanager/am-1', '', {}, 'GET');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await send('alertmanager/am-1', AM, bearer('new'), 'PUT')).status).toBe(405);
  });

  test('another encoding, before anything is unpacked', async () => {
    const headers = { ...bearer('new'), 'content-encoding': 'gzip' };
    expect((await send('alertmanager/am-1', gzipSync(AM), headers)).status).toBe(415);
    expect(counted).toEqual(['alertmanager encoded']);
    expect((await send('alertmanager/am-1', AM, { ...bearer('new'), 'content-encoding': 'identity' })).status).toBe(
      202,
    );
  });

  test('a body of more than four megabytes', async () => {
    expect((await send('alertmanager/am-1', 'x'.repeat(5_000_000), bearer('new'))).status).toBe(413);
    expect(counted).toEqual(['alertmanager too_long']);
  });
});

test('Grafana may PUT', async () => {
  await connect('gf-1', 'grafana');
  const hex = createHmac('sha256', 'new').update(AM).digest('hex');
  expect((await send('grafana/gf-1', AM, { 'x-grafana-alerting-signature': hex }, 'PUT')).status).toBe(202);
});

describe('Event Grid', () => {
  beforeEach(() => connect('az-1', 'azure'));

  test('asks by OPTIONS whether it may send', async () => {
    const response = await send('azure/az-1', '', { 'webhook-request-origin': 'eventgrid.azure.net' }, 'OPTIONS');
    expect(response.status).toBe(200);
    expect(response.headers.get('webhook-allowed-origin')).toBe('eventgrid.azure.net');
    expect(response.headers.get('webhook-allowed-rate')).toBe('120');
    expect(response.headers.get('allow')).toContain('POST');
    expect((await send('azure/az-9', '', { 'webhook-request-origin': 'x' }, 'OPTIONS')).status).toBe(404);
  });

  test('asks by an event, and gets its code back', async () => {
    const event = { eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data: { validationCode: 'c-1' } };
    const response = await send('azure/az-1', JSON.stringify([event]));
    expect([response.status, await response.json()]).toEqual([200, { validationResponse: 'c-1' }]);
    expect(await payloads()).toEqual([]);
  });

  test('with such an event among others proves nothing', async () => {
    const other = { eventType: 'Microsoft.MachineLearningServices.ModelRegistered', data: {} };
    const event = { eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data: { validationCode: 'c-1' } };
    expect((await send('azure/az-1', JSON.stringify([other, event]))).status).toBe(401);
    expect(await payloads()).toEqual([]);
  });
});

describe('when the store is away', () => {
  test('the sender is to come again', async () => {
    handle = () => Promise.reject(new StoreAway('away'));
    const response = await send('alertmanager/am-1', AM, bearer('new'));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(counted).toEqual(['alertmanager busy']);
    handle = undefined;
    expect((await send('alertmanager/am-1', AM, bearer('new'))).status).toBe(202);
  });

  test('so it is if nobody can be looked up, and the log stays readable', async () => {
    lookUp = () => Promise.reject(new Error('connection refused'));
    expect((await send('alertmanager/am-1', AM, bearer('new'))).status).toBe(503);
    expect(k.faults).toEqual([]);
  });

  test('it is told so within five seconds', async () => {
    handle = () => new Promise<never>(() => {});
    const begun = performance.now();
    expect((await send('alertmanager/am-1', AM, bearer('new'))).status).toBe(503);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

test('a paused source is answered as ever, and nothing follows', async () => {
  await change(async (unit) => {
    const row = await unit.get('signalSource', 'am-1');
    if (row) await unit.apply([set('signalSource', row, { paused: true })]);
  });
  expect((await send('alertmanager/am-1', AM, bearer('new'))).status).toBe(202);
  expect(await transitions()).toEqual([]);
});

test('a thousand alerts at once: each is kept once, if its sender comes again where it is asked to', async () => {
  const bodyOf = (i: number) => AM.replace('"f"', `"f${i % 500}"`).replace('"4"', `"${i}"`);
  let left = Array.from({ length: 1_000 }, (_, i) => i);
  for (let turn = 0; left.length > 0 && turn < 20; turn += 1) {
    const answered = await Promise.all(
      left.map(async (i) => ({ i, status: (await send('alertmanager/am-1', bodyOf(i), bearer('new'))).status })),
    );
    expect(answered.filter(({ status }) => status !== 202 && status !== 503)).toEqual([]);
    left = answered.filter(({ status }) => status === 503).map(({ i }) => i);
  }
  expect(left).toEqual([]);
  expect(await transitions()).toHaveLength(500);
  expect(await payloads()).toHaveLength(20);
  expect(k.faults).toEqual([]);
}, 60_000);
