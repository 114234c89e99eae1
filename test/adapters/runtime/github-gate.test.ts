/** Answers to GitHub, against a server that keeps to the documented API. */
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readGate } from '../../../adapters/runtime/gate-settings.js';
import { GithubGate, withGate } from '../../../adapters/runtime/github-gate.js';
import type { GateAnswer } from '../../../src/ports/outbound.js';
import { paragraph, view } from '../../../src/view/view.js';

const TOKEN = 'ghs_0123456789';
const PATH = '/repos/acme/churn/actions/runs/42/deployment_protection_rule';

interface Seen {
  url: string | undefined;
  authorization: string | undefined;
  body: unknown;
}

let server: Server;
let base: string;
let seen: Seen[];
let reply: (response: ServerResponse) => void;

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text === '' ? undefined : JSON.parse(text);
};

beforeEach(async () => {
  seen = [];
  reply = (response) => response.writeHead(204).end();
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      seen.push({ url: request.url, authorization: request.headers.authorization, body });
      reply(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const says = view(paragraph([{ is: 'plain', text: 'Approved by Bo Berg in Baton' }]));
const answer = (more: Partial<GateAnswer> = {}): GateAnswer => ({
  ...{ to: 'gate', id: 'g', callback: `${base}${PATH}`, environment: 'production', approved: true, view: says },
  ...more,
});
const gate = (api = base) => new GithubGate({ token: TOKEN, app: undefined, api }, () => 1_800_000_000_000);
const status = (code: number, headers: Record<string, string> = {}) => {
  reply = (response) => response.writeHead(code, headers).end('{}');
};

test('what was decided arrives as GitHub documents it', async () => {
  expect(await gate().answer(answer())).toEqual({ result: 'sent' });
  const comment = 'Approved by Bo Berg in Baton';
  expect(seen).toEqual([
    {
      ...{ url: PATH, authorization: `Bearer ${TOKEN}` },
      body: { environment_name: 'production', state: 'approved', comment },
    },
  ]);
  await gate().answer(answer({ approved: false }));
  expect(seen[1]?.body).toMatchObject({ state: 'rejected' });
});

describe('only the configured API gets the token', () => {
  test.each([
    'http://evil.test/repos/acme/churn/actions/runs/42/deployment_protection_rule',
    'https://api.github.com.evil.test/repos/acme/churn/actions/runs/42/deployment_protection_rule',
    'https://api.github.com@evil.test/repos/acme/churn/actions/runs/42/deployment_protection_rule',
    'http://api.github.com/repos/acme/churn/actions/runs/42/deployment_protection_rule',
    'https://api.github.com/user/keys',
    'https://api.github.com/repos/acme/churn/actions/runs/42/../../../../user/keys',
    'https://api.github.com/repos/a%2fb/churn/actions/runs/42/deployment_protection_rule',
    'https://api.github.com/repos/acme/churn/actions/runs/42/deployment_protection_rule?to=x',
    'not an address',
    '',
  ])('%s', async (callback) => {
    expect(await gate('https://api.github.com').answer(answer({ callback }))).toMatchObject({ result: 'never' });
  });

  test('a redirect is not followed', async () => {
    status(307, { location: 'http://evil.test/' });
    expect(await gate().answer(answer())).toMatchObject({ result: 'later' });
  });

  test('an Enterprise server has its API below a path', async () => {
    const enterprise = gate(`${base}/api/v3`);
    expect(await enterprise.answer(answer({ callback: `${base}/api/v3${PATH}` }))).toEqual({ result: 'sent' });
    expect(await enterprise.answer(answer())).toMatchObject({ result: 'never' });
  });
});

describe('troubles', () => {
  test.each([
    [500, {}, 'later', 5_000],
    [503, {}, 'later', 5_000],
    [429, { 'retry-after': '30' }, 'later', 30_000],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000040' }, 'later', 40_000],
    [429, {}, 'later', 60_000],
    [429, { 'retry-after': '999999' }, 'later', 900_000],
    [429, { 'retry-after': 'soon' }, 'later', 60_000],
  ] as const)('%i %j: again, when GitHub says', async (code, headers, result, afterMs) => {
    status(code, headers);
    expect(await gate().answer(answer())).toMatchObject({ result, afterMs });
  });

  test.each([401, 403, 404, 422])('%i: given up', async (code) => {
    status(code);
    expect(await gate().answer(answer())).toEqual({ result: 'never', why: `GitHub answered ${code}` });
  });

  test('a connection that breaks is tried again', async () => {
    reply = (response) => response.destroy();
    expect(await gate().answer(answer())).toMatchObject({ result: 'later', why: 'no answer from GitHub' });
  });
});

describe('as an app', () => {
  const NOW = Date.UTC(2026, 10, 26, 12);
  const HOUR = 3_600_000;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  let now: number;
  /** Tokens that are good, and what was asked for. */
  let good: string[];
  let calls: string[];
  let installed: number;

  beforeEach(() => {
    now = NOW;
    good = [];
    calls = [];
    installed = 200;
    reply = (response) => {
      const { url = '', authorization = '' } = seen.at(-1) ?? {};
      calls.push(url);
      if (url === PATH) return response.writeHead(good.includes(authorization) ? 204 : 401).end();
      if (!isSigned(authorization)) return response.writeHead(401).end();
      if (url === '/repos/acme/churn/installation') return response.writeHead(installed).end('{"id":7}');
      const token = `ghs_${good.length}`;
      good.push(`Bearer ${token}`);
      const until = new Date(now + HOUR).toISOString();
      return response.writeHead(201).end(JSON.stringify({ token, expires_at: until }));
    };
  });

  /** RFC 7519, as GitHub checks it. */
  function isSigned(authorization: string): boolean {
    const [head = '', claims = '', signature = ''] = authorization.slice('Bearer '.length).split('.');
    const { iat, exp, iss } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const isNow = iat <= now / 1000 && exp > now / 1000 && exp - iat <= 600;
    const isTheirs = createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url');
    return isNow && isTheirs && iss === 'Iv1.abc';
  }

  const app = () => new GithubGate({ token: undefined, app: { id: 'Iv1.abc', key: privateKey }, api: base }, () => now);
  const TOKENS = ['/repos/acme/churn/installation', '/app/installations/7/access_tokens'];

  test('a token is made, used again, and replaced before its end', async () => {
    const gate = app();
    expect(await gate.answer(answer())).toEqual({ result: 'sent' });
    now += HOUR - 6 * 60_000;
    expect(await gate.answer(answer())).toEqual({ result: 'sent' });
    expect(calls).toEqual([...TOKENS, PATH, PATH]);
    now += 2 * 60_000;
    expect(await gate.answer(answer())).toEqual({ result: 'sent' });
    expect(calls.slice(4)).toEqual([...TOKENS, PATH]);
    expect(good).toHaveLength(2);
  });

  test('a token that is refused before its end is replaced, once', async () => {
    const gate = app();
    await gate.answer(answer());
    good = [''];
    expect(await gate.answer(answer())).toEqual({ result: 'sent' });
    expect(calls.slice(3)).toEqual([PATH, ...TOKENS, PATH]);
    const usual = reply;
    reply = (response) => (seen.at(-1)?.url === PATH ? response.writeHead(401).end() : usual(response));
    expect(await gate.answer(answer())).toEqual({ result: 'never', why: 'GitHub answered 401' });
  });

  test.each([
    [404, 'never'],
    [401, 'never'],
    [500, 'later'],
    [403, 'later'],
  ] as const)('without a token, because GitHub says %i, the answer is for %s', async (code, result) => {
    installed = code;
    expect(await app().answer(answer())).toMatchObject({ result, why: `GitHub gave no token (${code})` });
    expect(calls).not.toContain(PATH);
  });

  test('what is no token is none', async () => {
    reply = (response) => response.writeHead(200).end('{"id":"7"}');
    expect(await app().answer(answer())).toMatchObject({ result: 'later' });
  });

  test('its key is read from a PEM text, on one line or in base64, and only together with its id', () => {
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const texts = [pem, pem.replaceAll('\n', '\\n'), Buffer.from(pem).toString('base64')];
    for (const GITHUB_GATE_KEY of texts)
      expect(readGate({ GITHUB_GATE_APP: '123', GITHUB_GATE_KEY })?.app).toMatchObject({ id: '123' });
    expect(() => readGate({ GITHUB_GATE_APP: '123' })).toThrow('GITHUB_GATE_KEY is missing');
    expect(() => readGate({ GITHUB_GATE_KEY: pem })).toThrow('GITHUB_GATE_APP is missing');
    const wrong = { GITHUB_GATE_APP: '123', GITHUB_GATE_KEY: 'c2VjcmV0' };
    expect(() => readGate(wrong)).toThrow(/^GITHUB_GATE_KEY is not valid\. It takes the private key/);
    expect(() => readGate(wrong)).not.toThrow('c2VjcmV0');
  });
});

test('without a token nothing is sent, and what is for people goes to people', async () => {
  const delivered: string[] = [];
  const chat = {
    deliver: async (_: string, { id }: { id: string }) => {
      delivered.push(id);
      return { result: 'sent' } as const;
    },
  };
  expect(await withGate(chat, undefined).deliver('W1', answer())).toMatchObject({ result: 'never' });
  await withGate(chat, gate()).deliver('W1', { to: 'direct', id: 'm', person: 'U1', view: says });
  await withGate(chat, gate()).deliver('W1', answer());
  expect(delivered).toEqual(['m']);
  expect(seen).toHaveLength(1);
});

test('the settings are checked', () => {
  expect(readGate({})).toBeUndefined();
  expect(readGate({ GITHUB_GATE_TOKEN: TOKEN })).toEqual({
    token: TOKEN,
    app: undefined,
    api: 'https://api.github.com',
  });
  const own = { GITHUB_GATE_TOKEN: TOKEN, GITHUB_API_URL: 'https://github.example.com/api/v3/' };
  expect(readGate(own)).toMatchObject({ token: TOKEN, api: 'https://github.example.com/api/v3' });
  expect(() => readGate({ ...own, GITHUB_API_URL: 'http://github.example.com' })).toThrow('GITHUB_API_URL');
  expect(() => readGate({ GITHUB_GATE_TOKEN: 'short' })).toThrow('GITHUB_GATE_TOKEN');
});
