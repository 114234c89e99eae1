/** `baton slack check`, against a Web API that checks blocks by Slack's published limits. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleMessages } from '../../../adapters/cli/sample-messages.js';
import { OPTIONAL_SCOPES, SCOPES } from '../../../adapters/slack/manifest.js';
import { batonWith } from '../../support/cli.js';
import { blockProblems, viewProblems } from '../../support/slack/limits.js';

/** What the Web API does in a test. */
interface Api {
  scopes: readonly string[];
  token: string;
  /** Answers once with 429. */
  busy: boolean;
  /** Blocks it finds something wrong with. */
  refuses(kind: string, payload: string): string[];
  calls: string[];
}

let server: Server;
let api: Api;
let url: string;
beforeEach(async () => {
  api = { scopes: SCOPES, token: 'xoxb-1', busy: true, refuses: byLimits, calls: [] };
  server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const args = new URLSearchParams(await text(request));
    api.calls.push(method);
    const answer = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${api.token}`)
      return answer(200, { ok: false, error: 'invalid_auth' });
    if (method === 'auth.test')
      return answer(
        200,
        { ok: true, team_id: 'T1', user_id: 'UB', url: 'https://acme.slack.com/' },
        { 'x-oauth-scopes': api.scopes.join(',') },
      );
    if (api.busy) {
      api.busy = false;
      return answer(429, {}, { 'retry-after': '0' });
    }
    const [kind = '', payload = ''] = [...args][0] ?? [];
    const found = api.refuses(kind, payload);
    if (found.length === 0) return answer(200, { ok: true });
    const errors = found.map((message) => ({ pointer: '/0', code: 'failed_constraint', message }));
    return answer(200, { ok: false, error: `invalid_${kind}`, errors });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const byLimits = (kind: string, payload: string): string[] => {
  const value = JSON.parse(payload);
  return kind === 'view' ? viewProblems(value) : blockProblems(value, 'message');
};
const check = (more: Record<string, string> = {}) =>
  batonWith(
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: url, ...more },
    ...['slack', 'check'],
  );

test('all is well: the token, its scopes, and every kind of message; Slack is waited for', async () => {
  const { code, out } = await check();
  expect(out).toContain('https://acme.slack.com/: the token is good.');
  expect(out).toContain('It has all scopes of the manifest.');
  expect(out).toMatch(/\d{2} kinds of messages and forms: Slack takes them all\./);
  expect(code).toBe(0);
  expect(new Set(api.calls)).toEqual(new Set(['auth.test', 'blocks.validate']));
});

test('a scope that is missing, one that was declined, and one too many are said', async () => {
  api.scopes = [
    'commands',
    'files:read',
    ...SCOPES.filter((scope) => scope !== 'chat:write' && scope !== 'groups:history'),
  ];
  const { code, out } = await check();
  expect(out).toContain('missing: chat:write. Install the app again');
  expect(out).toContain(`declined: groups:history, so ${OPTIONAL_SCOPES['groups:history']}.`);
  expect(out).toContain('not needed: files:read.');
  expect(code).toBe(1);
});

test('what was declined is no reason to fail', async () => {
  api.scopes = SCOPES.filter((scope) => !(scope in OPTIONAL_SCOPES));
  expect((await check()).code).toBe(0);
});

test('a message that Slack refuses is named, with what Slack says about it', async () => {
  api.refuses = (kind, payload) => (kind === 'view' && payload.includes('baton_form') ? ['must be shorter'] : []);
  const { code, out } = await check();
  expect(out).toContain('Slack refuses some.');
  expect(out).toContain('the form of task add in a window: /0: must be shorter');
  expect(code).toBe(1);
});

test('a token that is not good ends it', async () => {
  api.token = 'another';
  const { code, out } = await check();
  expect(out).toContain('Slack does not accept the token: invalid_auth.');
  expect(out).not.toContain('xoxb-1');
  expect(code).toBe(1);
});

test('without settings it says which it needs', async () => {
  const { code, out } = await batonWith({}, 'slack', 'check');
  expect(out).toContain('Set SLACK_BOT_TOKEN');
  expect(code).toBe(1);
});

test('the samples have a nudge, a digest and forms', async () => {
  const names = (await sampleMessages()).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['a nudge', 'digest', 'status', 'welcome installer', 'the form of task add']),
  );
  expect(names.length).toBeGreaterThan(45);
});
