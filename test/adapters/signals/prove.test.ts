/** Each system proves who it is as its documentation says: vectors made with other programs, and what is nearly right. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SentRequest } from '../../../adapters/signals/prove.js';
import { SOURCES } from '../../../adapters/signals/registry.js';
import type { SourceKind } from '../../../src/model/signals/signal.js';

type Headers = Record<string, string>;
const sentOf = (body: string | Buffer, headers: Headers, seconds = 0, query = ''): SentRequest => ({
  ...{ body: Buffer.from(body), headers, query: new URLSearchParams(query), at: seconds * 1000 },
});
const proves = (kind: SourceKind, secret: string, sent: SentRequest) => SOURCES[kind].isAuthentic(sent, secret);
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

interface Vector {
  kind: SourceKind;
  secret: string;
  body: string;
  headers: Headers;
  seconds?: number;
}
const MLFLOW =
  '{"entity": "model_version_alias", "action": "created", "timestamp": "2026-11-25T14:30:00.000000+00:00", "data": {"name": "churn", "alias": "champion", "version": "7"}}';
const VECTORS: Record<string, Vector> = {
  'MLflow, by openssl': {
    ...{ kind: 'mlflow', secret: 'my-mlflow-secret', body: MLFLOW, seconds: 1_795_617_000 },
    headers: {
      'x-mlflow-delivery-id': '6f1f1f5c-2f0b-4f0e-9a51-0d6f2f1f9a10',
      'x-mlflow-timestamp': '1795617000',
      'x-mlflow-signature': 'v1,PgcrsK21pikyV6QIWWTY2oHUaQKbqkQmPbzEamfxkYo=',
    },
  },
  'Grafana without a time, by openssl': {
    ...{ kind: 'grafana', secret: 'grafana-secret', body: '{"receiver":"baton","status":"firing","version":"1"}' },
    headers: {
      'x-grafana-alerting-signature': '2a77d90ceaad134e97bec006aa622023f035e42b1ceb6167c9048389a3a5e8b3',
    },
  },
  'Grafana with a time, under names of people’s own': {
    ...{ kind: 'grafana', secret: 'grafana-secret', body: '{"receiver":"baton","status":"firing","version":"1"}' },
    headers: { 'x-mine': '74753e3fd6f450104fcc663a7caace9ea683cb769411337381e615d5b2a1d583', 'x-when': '1795617000' },
    seconds: 1_795_617_000,
  },
  'GitHub, as published': {
    ...{ kind: 'github', secret: "It's a Secret to Everybody", body: 'Hello, World!' },
    headers: { 'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' },
  },
  'W&B in base64, by openssl': {
    ...{ kind: 'wandb', secret: 'wandb-secret', body: '{"event":"LINK_ARTIFACT"}' },
    headers: { 'x-wandb-signature': 'eHQfKRQoYMS13awTkSJnZ5ZtZMDSFlo12Qgwp5UnWyE=' },
  },
  'W&B in hexadecimal digits': {
    ...{ kind: 'wandb', secret: 'wandb-secret', body: '{"event":"LINK_ARTIFACT"}' },
    headers: { 'x-wandb-signature': '78741f29142860c4b5ddac1391226767966d64c0d2165a35d90830a795275b21' },
  },
  'Standard Webhooks, of all official libraries': {
    ...{ kind: 'webhook', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', body: '{"test": 2432232314}' },
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    seconds: 1_614_265_330,
  },
};

describe.each(Object.entries(VECTORS))('%s', (_, { kind, secret, body, headers, seconds = 1_795_617_000 }) => {
  test('is authentic', () => {
    expect(proves(kind, secret, sentOf(body, headers, seconds))).toBe(true);
  });

  test('with another secret, body or signature, or without one, it is not', () => {
    expect(proves(kind, `${secret}xxxx`, sentOf(body, headers, seconds))).toBe(false);
    expect(proves(kind, secret, sentOf(`${body} `, headers, seconds))).toBe(false);
    expect(proves(kind, secret, sentOf(body, {}, seconds))).toBe(false);
    for (const name of Object.keys(headers)) {
      const changed = { ...headers, [name]: `${headers[name]?.slice(0, -2)}11` };
      expect(proves(kind, secret, sentOf(body, changed, seconds)), name).toBe(false);
    }
  });

  const isTimed = Object.values(headers).some((value) => /^\d{10}$/.test(value));
  test.runIf(isTimed)('six minutes off, it may be a recording', () => {
    for (const off of [-360, 360]) expect(proves(kind, secret, sentOf(body, headers, seconds + off))).toBe(false);
    for (const off of [-290, 290]) expect(proves(kind, secret, sentOf(body, headers, seconds + off))).toBe(true);
  });
});

describe('bodies are bytes', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]);
  test('also such that are no UTF-8', () => {
    const hex = createHmac('sha256', 's').update(bytes).digest('hex');
    expect(proves('github', 's', sentOf(bytes, { 'x-hub-signature-256': `sha256=${hex}` }))).toBe(true);
  });
});

describe('Alertmanager', () => {
  test.each([
    ['a bearer token', { authorization: 'Bearer s3cret' }],
    ['any other type of credentials', { authorization: 'Token s3cret' }],
    ['a password of any user', { authorization: basic('baton:s3cret') }],
    ['a header that people name', { 'x-company-key': 's3cret' }],
  ])('%s', (_, headers) => {
    expect(proves('alertmanager', 's3cret', sentOf('{}', headers))).toBe(true);
    expect(proves('alertmanager', 's3cre', sentOf('{}', headers))).toBe(false);
  });
  test.each([
    ['no token', {}],
    ['an empty one', { authorization: 'Bearer ' }],
    ['the secret as the name', { authorization: basic('s3cret:x') }],
    ['a part of it', { authorization: 'Bearer s3c' }],
  ])('%s is not enough', (_, headers) => {
    expect(proves('alertmanager', 's3cret', sentOf('{}', headers))).toBe(false);
  });
});

test('Event Grid: a header or the query of the address has the secret', () => {
  expect(proves('azure', 's', sentOf('[]', { 'x-baton-secret': 's' }))).toBe(true);
  expect(proves('azure', 's', sentOf('[]', {}, 0, 'secret=s'))).toBe(true);
  expect(proves('azure', 's', sentOf('[]', { 'aeg-event-type': 'Notification' }))).toBe(false);
});

test('Hugging Face: the secret to the letter', () => {
  expect(proves('huggingface', 's', sentOf('{}', { 'x-webhook-secret': 's' }))).toBe(true);
  expect(proves('huggingface', 's', sentOf('{}', { 'x-webhook-secret': 'S' }))).toBe(false);
  expect(proves('huggingface', 's', sentOf('{}', {}))).toBe(false);
});

test('Databricks: over the body', () => {
  const hex = createHmac('sha256', 's').update('{}').digest('hex');
  expect(proves('databricks', 's', sentOf('{}', { 'x-databricks-signature': hex }))).toBe(true);
  expect(proves('databricks', 's', sentOf('{ }', { 'x-databricks-signature': hex }))).toBe(false);
});

test('Langfuse: the whole secret is the key, over time and body', () => {
  const secret = `lf-whsec_${'0'.repeat(64)}`;
  const v1 = createHmac('sha256', secret).update('1795617000.{}').digest('hex');
  const headers = { 'x-langfuse-signature': `t=1795617000,v1=${v1}` };
  expect(proves('langfuse', secret, sentOf('{}', headers, 1_795_617_000))).toBe(true);
  expect(proves('langfuse', secret, sentOf('{}', headers, 1_795_617_400))).toBe(false);
  expect(proves('langfuse', secret.slice('lf-whsec_'.length), sentOf('{}', headers, 1_795_617_000))).toBe(false);
});

describe('Standard Webhooks', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
  const signed = (body: string) => sign(null, Buffer.from(`m1.1795617000.${body}`), privateKey).toString('base64');
  const headers = (signature: string) => ({
    ...{ 'webhook-id': 'm1', 'webhook-timestamp': '1795617000', 'webhook-signature': signature },
  });
  const at = 1_795_617_000;

  test('v1a: the sender’s public key', () => {
    const good = sentOf('{}', headers(`v1a,${signed('{}')}`), at);
    expect(proves('webhook', `whpk_${raw}`, good)).toBe(true);
    expect(proves('webhook', `whpk_${raw}`, sentOf('{ }', headers(`v1a,${signed('{}')}`), at))).toBe(false);
    expect(proves('webhook', 'whpk_no key', good)).toBe(false);
    // The public key isn't secret: nobody proves anything by knowing it.
    expect(proves('webhook', `whpk_${raw}`, sentOf('{}', { authorization: `Bearer whpk_${raw}` }, at))).toBe(false);
    const hmac = createHmac('sha256', `whpk_${raw}`).update('m1.1795617000.{}').digest('base64');
    expect(proves('webhook', `whpk_${raw}`, sentOf('{}', headers(`v1,${hmac}`), at))).toBe(false);
  });

  test('one right signature of several is enough, while a secret is replaced', () => {
    const hmac = createHmac('sha256', 'new').update('m1.1795617000.{}').digest('base64');
    expect(proves('webhook', 'new', sentOf('{}', headers(`v1,AAAA v1,${hmac} v2,x`), at))).toBe(true);
  });

  test('a wrong signature is not mended by a token', () => {
    const both = { ...headers('v1,AAAA'), authorization: 'Bearer new' };
    expect(proves('webhook', 'new', sentOf('{}', both, at))).toBe(false);
  });

  test('a time that only begins with digits is none', () => {
    const hmac = createHmac('sha256', 's').update('m1.1795617000abc.{}').digest('base64');
    const odd = { ...headers(`v1,${hmac}`), 'webhook-timestamp': '1795617000abc' };
    expect(proves('webhook', 's', sentOf('{}', odd, at))).toBe(false);
  });

  test('who cannot sign bears the token; GitLab has a header for it; dbt signs in another place', () => {
    expect(proves('webhook', 's', sentOf('{}', { authorization: 'Bearer s' }, at))).toBe(true);
    expect(proves('webhook', 's', sentOf('{}', { 'x-gitlab-token': 's' }, at))).toBe(true);
    const dbt = createHmac('sha256', 's').update('{}').digest('hex');
    expect(proves('webhook', 's', sentOf('{}', { authorization: dbt }, at))).toBe(true);
    expect(proves('webhook', 's', sentOf('{}', {}, at))).toBe(false);
  });
});
