/**
 * Senders that nobody here wrote: the official signer of Standard Webhooks, the SDK of CloudEvents, and what GitHub has sent to
 * people who gave it to the examples of @octokit/webhooks.
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { CloudEvent, HTTP } from 'cloudevents';
import { Hono } from 'hono';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { SignalIntake } from '../../../adapters/signals/intake.js';
import { SOURCES } from '../../../adapters/signals/registry.js';
import { close, listen, portOf } from '../../../adapters/web/server.js';
import { add } from '../../../src/model/changes.js';
import type { Signal, SourceKind } from '../../../src/model/signals/signal.js';
import { type Kit, kit } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';

const examples: { name: string; examples: { deployment_status?: { state: string } }[] }[] = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@octokit/webhooks-examples'), 'utf8'),
);
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const FORMER = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const RAW = 'a secret as MLflow has it';

let k: Kit;
let server: Server;
const connect = (id: SourceKind, secret: string, former: string | null = null) =>
  k.store.transact('W1', newId(), async (unit) => {
    const secrets = { now: secret, former, formerUntil: k.clock.now() + 60_000 };
    await unit.apply([add('signalSource', { ...SAMPLES.signalSource('W1'), id, kind: id, paused: false, secrets })]);
    return {};
  });

beforeEach(async () => {
  k = await kit();
  const fault = (error: unknown) => void k.faults.push(error);
  const intake = new SignalIntake({ store: k.store, signals: k.signals, clock: k.clock, fault, counted: () => {} });
  server = await listen(new Hono(), '127.0.0.1', 0, { intercept: (...both) => intake.handles(...both) });
});
afterEach(() => close(server, 0));

async function send(kind: SourceKind, body: unknown, headers: Record<string, unknown>): Promise<number> {
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const url = `http://127.0.0.1:${portOf(server)}/signals/${kind}/${kind}`;
  return (await fetch(url, { method: 'POST', headers: texts, body: String(body) })).status;
}
const heard = async (): Promise<Signal[]> =>
  (await k.store.read('W1', (read) => read.find('signalPayload', { order: ['at', 'id'] }))).flatMap(
    ({ signals }) => signals,
  );

describe('standardwebhooks, the signer of the standard', () => {
  const body = '{"type":"run.failed","timestamp":"2026-11-25T14:28:50Z","data":{"title":"Trainingsläufe 🦔 failed"}}';
  const signed = (secret: string, { id = 'msg_1', at = k.clock.now() } = {}) => ({
    'webhook-id': id,
    'webhook-timestamp': Math.floor(at / 1000),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  });

  test('what it signs with the secret, or with the former one, is kept once', async () => {
    await connect('webhook', SECRET, FORMER);
    expect(await send('webhook', body, signed(SECRET))).toBe(202);
    expect(await send('webhook', body, signed(SECRET))).toBe(202);
    expect(await send('webhook', body, signed(FORMER, { id: 'msg_2' }))).toBe(202);
    expect(await heard()).toMatchObject([
      { kind: 'run', state: 'failed', title: 'Trainingsläufe 🦔 failed', at: Date.UTC(2026, 10, 25, 14, 28, 50) },
      { kind: 'run', state: 'failed' },
    ]);
  });

  test('another secret, another body, another id, or a time six minutes ago proves nothing', async () => {
    await connect('webhook', SECRET);
    const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    expect(await send('webhook', body, signed(other))).toBe(401);
    expect(await send('webhook', `${body} `, signed(SECRET))).toBe(401);
    expect(await send('webhook', body, { ...signed(SECRET), 'webhook-id': 'msg_9' })).toBe(401);
    expect(await send('webhook', body, signed(SECRET, { at: k.clock.now() - 6 * 60_000 }))).toBe(401);
    expect(await send('webhook', body, signed(SECRET, { at: k.clock.now() - 4 * 60_000 }))).toBe(202);
  });

  test('one signature of several is enough, as when the sender is changing its secret', async () => {
    await connect('webhook', SECRET);
    const { 'webhook-signature': mine, ...rest } = signed(SECRET);
    const theirs = signed(FORMER)['webhook-signature'];
    expect(await send('webhook', body, { ...rest, 'webhook-signature': `${theirs} v2,x ${mine}` })).toBe(202);
    expect(await send('webhook', body, { ...rest, 'webhook-signature': `${theirs} v2,x` })).toBe(401);
  });

  test('its raw form signs as MLflow does', async () => {
    await connect('mlflow', RAW);
    const entity = { entity: 'model_version_alias', action: 'created', timestamp: '2026-11-25T14:30:00+00:00' };
    const sent = JSON.stringify({ ...entity, data: { name: 'churn', alias: 'champion', version: '7' } });
    const at = new Date(k.clock.now());
    const headers = (secret: string) => ({
      'x-mlflow-delivery-id': 'd-1',
      'x-mlflow-timestamp': Math.floor(at.getTime() / 1000),
      'x-mlflow-signature': new Webhook(secret, { format: 'raw' }).sign('d-1', at, sent),
    });
    expect(await send('mlflow', sent, headers('another secret'))).toBe(401);
    expect(await send('mlflow', sent, headers(RAW))).toBe(202);
    expect(await heard()).toMatchObject([{ kind: 'promotion', model: { name: 'churn', version: '7' } }]);
  });
});

describe('cloudevents, the SDK', () => {
  const bearer = { authorization: `Bearer ${SECRET}` };
  const event = (more: object = {}) =>
    new CloudEvent({
      ...{ id: 'e-1', source: '/airflow', type: 'com.example.run.failed', time: '2026-11-25T14:28:50.000Z' },
      data: { title: 'retrain failed', labels: { project: 'Churn', pipeline: 'retrain' } },
      ...more,
    });
  const run = { kind: 'run', state: 'failed', title: 'retrain failed', at: Date.UTC(2026, 10, 25, 14, 28, 50) };

  test('an event is the same in the body and in headers, and counts once', async () => {
    await connect('webhook', SECRET);
    for (const form of [HTTP.structured(event()), HTTP.binary(event())])
      expect(await send('webhook', form.body, { ...form.headers, ...bearer })).toBe(202);
    const [first, second] = await heard();
    expect(first).toMatchObject({ ...run, labels: { project: 'Churn', pipeline: 'retrain' } });
    expect(second ?? first).toEqual(first);
    expect(await k.store.read('W1', (read) => read.find('transition', {}))).toHaveLength(1);
  });

  test('events of another id or source are others, also within one batch', async () => {
    await connect('webhook', SECRET);
    const all = [event(), event({ id: 'e-2' }), event({ source: '/prefect' }), event()].map(
      (one) => JSON.parse(String(HTTP.structured(one).body)) as unknown,
    );
    const headers = { ...bearer, 'content-type': 'application/cloudevents-batch+json' };
    expect(await send('webhook', JSON.stringify(all), headers)).toBe(202);
    expect(await k.store.read('W1', (read) => read.find('transition', {}))).toHaveLength(3);
  });

  test("Event Grid's events in this schema are read from Azure", async () => {
    await connect('azure', SECRET);
    const type = 'Microsoft.MachineLearningServices.RunStatusChanged';
    const breach = 'has failed due to one or more features violating metric thresholds';
    const data = { runId: 'r1', runTags: { azureml_modelmonitor_threshold_breached: breach }, experimentName: 'churn' };
    for (const form of [HTTP.structured, HTTP.binary]) {
      const { headers, body } = form(event({ type, source: '/subscriptions/1', subject: 'experiments/churn', data }));
      expect(await send('azure', body, { ...headers, 'x-baton-secret': SECRET })).toBe(202);
    }
    expect((await heard())[0]).toMatchObject({ kind: 'alert', state: 'firing', title: 'churn', text: breach });
    expect(await k.store.read('W1', (read) => read.find('transition', {}))).toHaveLength(1);
  });
});

describe('@octokit/webhooks-examples, given by people who got them', () => {
  const given = examples.flatMap(({ name, examples: bodies }) => bodies.map((body) => ({ name, body })));
  const read = (event: string, payload: unknown): Signal[] =>
    SOURCES.github.read(payload, {
      ...{ body: Buffer.from(JSON.stringify(payload)), query: new URLSearchParams(), at: k.clock.now() },
      headers: { 'x-github-event': event, 'x-github-delivery': 'd' },
    });
  const of = (event: string) => given.filter(({ name }) => name === event).map(({ body }) => read(event, body)[0]);

  test('none of all events makes the reader fail, and only those that are known say something', () => {
    expect(given.length).toBeGreaterThan(200);
    const speaking = new Set(given.flatMap(({ name, body }) => (read(name, body).length > 0 ? [name] : [])));
    expect([...speaking].sort()).toEqual(['check_run', 'deployment_status', 'ping', 'release', 'workflow_run']);
  });

  test('deployments: each has its state, its place and its repository', () => {
    const all = of('deployment_status');
    expect(all.map((one) => one?.state).sort()).toEqual(['started', 'succeeded', 'succeeded', 'succeeded']);
    for (const one of all) {
      expect(one).toMatchObject({ kind: 'deployment', labels: { repository: expect.any(String) } });
      expect(one?.labels.environment).toMatch(/\S/);
      expect(one?.link).toMatch(/^https:/);
    }
  });

  test.each([
    ['failure', 'failed'],
    ['error', 'failed'],
    ['inactive', 'inactive'],
    ['queued', 'started'],
    ['pending', 'started'],
    ['a word of next year', 'unknown'],
  ])('a deployment with the state “%s” is %s', (word, state) => {
    const body = given.find(({ name }) => name === 'deployment_status')?.body;
    const said = { ...body, deployment_status: { ...body?.deployment_status, state: word } };
    expect(read('deployment_status', said)).toMatchObject([{ kind: 'deployment', state }]);
  });

  test('workflow runs: those that ended differ from those that were asked for', () => {
    const all = of('workflow_run');
    expect(all).toHaveLength(5);
    for (const one of all) expect(one).toMatchObject({ kind: 'run', labels: { workflow: expect.any(String) } });
    expect(all.filter((one) => one?.state === 'succeeded')).toHaveLength(2);
    expect(all.filter((one) => one?.state === 'waiting')).toHaveLength(1);
  });

  test('each arrives, signed as GitHub signs; those that share an id and a state are one', async () => {
    await connect('github', RAW);
    const sent = given.filter(({ name }) => name === 'deployment_status' || name === 'workflow_run');
    for (const { name, body } of sent) {
      const text = JSON.stringify(body);
      const hex = createHmac('sha256', RAW).update(text).digest('hex');
      const headers = { 'x-github-event': name, 'x-github-delivery': newId(), 'x-hub-signature-256': `sha256=${hex}` };
      expect(await send('github', text, headers)).toBe(202);
    }
    const ids = new Set(sent.flatMap(({ name, body }) => read(name, body).map(({ id }) => id)));
    expect(ids.size).toBe(6);
    expect(new Set((await heard()).map(({ id }) => id))).toEqual(ids);
    expect(k.faults).toEqual([]);
  });
});
