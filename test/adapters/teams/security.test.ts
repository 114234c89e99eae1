/**
 * Who is let in: real tokens, signed here with keys of a local OpenID document, checked by botbuilder and by Baton. What
 * Teams' own tokens look like is from the Bot Framework's documents (Authenticate from the Connector to your bot).
 */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readTeams, type TeamsSettings } from '../../../adapters/teams/settings.js';
import { type Kit, kit } from '../../support/kit.js';
import { World } from '../../support/teams/world.js';

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
const HOME = 'bbbbbbbb-0000-4000-8000-000000000002';
const OTHER = 'cccccccc-0000-4000-8000-000000000003';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forged = generateKeyPairSync('rsa', { modulusLength: 2048 });
const b64 = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function signed(claims: object, { key = own.privateKey, kid = 'one', alg = 'RS256' }: Partial<Signing> = {}): string {
  const head = `${b64({ typ: 'JWT', alg, kid })}.${b64(claims)}`;
  if (alg === 'none') return `${head}.`;
  if (alg === 'HS256') return `${head}.${createHmac('sha256', 'secret').update(head).digest('base64url')}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(key).toString('base64url')}`;
}

interface Signing {
  key: KeyObject;
  kid: string;
  alg: string;
}

describe('requests', () => {
  let openId: Server;
  let w: World;
  let k: Kit;
  let issuer: string;
  /** What the document of the keys is answered with. */
  let status = 200;
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
  beforeAll(async () => {
    openId = createServer((request, response) => {
      const { port } = openId.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}`;
      const { n, e } = own.publicKey.export({ format: 'jwk' });
      const keys = [
        { kty: 'RSA', use: 'sig', kid: 'one', n, e, endorsements: ['msteams'] },
        { kty: 'RSA', use: 'sig', kid: 'elsewhere', n, e, endorsements: ['webchat'] },
      ];
      const body = request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${url}/keys` };
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => openId.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(openId.address() as AddressInfo).port}`;
    issuer = 'https://issuer.test';
    const settings: TeamsSettings = {
      app: { id: APP, type: 'SingleTenant', tenant: HOME, password: 'a secret of the tests' },
      cloud: {
        openId: { metadata: `${url}/openid`, issuer, login: url, scope: 'https://api.test' },
        hosts: ['connector.test'],
      },
      tenants: [HOME],
      admins: [],
      whispers: 'chat',
      forms: 'dialog',
      people: 'directory',
    };
    k = await kit();
    w = await World.make(k.opened, { settings });
  });
  afterAll(async () => {
    silent.mockRestore();
    await w.close();
    await new Promise((resolve) => openId.close(resolve));
  });
  const seconds = () => Math.floor(Date.now() / 1_000);
  const claims = (more: object = {}) => ({
    iss: issuer,
    aud: APP,
    serviceurl: w.service,
    nbf: seconds() - 60,
    exp: seconds() + 600,
    ...more,
  });
  const help = (tenant = HOME, more: object = {}) =>
    w.activity(tenant, 'ana', 'direct', { type: 'message', text: 'help', ...more });
  const send = (token: string | undefined, activity: object = help()) =>
    w.send(activity, token === undefined ? {} : { Authorization: `Bearer ${token}` });
  /** What has come as far as the product. */
  const handled = async () => (await w.outbox.counts()).waiting;

  test('a request with a token of Teams is handled, and one that comes again takes no effect', async () => {
    const before = await handled();
    const activity = help();
    expect((await send(signed(claims()), activity)).status).toBe(200);
    expect(await handled()).toBe(before + 1);
    expect((await send(signed(claims()), activity)).status).toBe(200);
    expect(await handled()).toBe(before + 1);
  });
  test.each<[string, () => string | undefined, number]>([
    ['no token', () => undefined, 401],
    ['a word', () => 'garbage', 401],
    ['two dots', () => '..', 401],
    ['another app', () => signed(claims({ aud: OTHER })), 401],
    ['another issuer', () => signed(claims({ iss: 'https://somebody.test' })), 401],
    ['expired', () => signed(claims({ exp: seconds() - 400 })), 401],
    ['without an end', () => signed({ ...claims(), exp: undefined }), 401],
    ['not valid yet', () => signed(claims({ nbf: seconds() + 3_600 })), 401],
    ['an unknown key', () => signed(claims(), { kid: 'two' }), 401],
    ['a key of another channel', () => signed(claims(), { kid: 'elsewhere' }), 401],
    ['a forged key', () => signed(claims(), { key: forged.privateKey }), 401],
    ['no algorithm', () => signed(claims(), { alg: 'none' }), 401],
    ['a symmetric algorithm', () => signed(claims(), { alg: 'HS256' }), 401],
    ['another service', () => signed(claims({ serviceurl: 'https://evil.test/' })), 401],
    ['no service', () => signed({ ...claims(), serviceurl: undefined }), 401],
    ['another tenant in the token', () => signed(claims({ tid: OTHER })), 403],
  ])('%s', async (_, token, expected) => {
    const before = await handled();
    expect(await send(token())).toEqual({ status: expected, body: undefined });
    expect(await handled()).toBe(before);
  });
  test('a tenant that is not among those allowed, or two that do not agree', async () => {
    const before = await handled();
    expect((await send(signed(claims()), help(OTHER))).status).toBe(403);
    const two = help(HOME, { channelData: { tenant: { id: OTHER } } });
    expect((await send(signed(claims()), two)).status).toBe(403);
    const none = help(HOME, { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } });
    expect((await send(signed(claims()), none)).status).toBe(400);
    expect(await handled()).toBe(before);
  });
  test('an address that is not Teams’ is not answered, however well it is signed', async () => {
    const before = await handled();
    const evil = 'http://evil.test/';
    const token = signed(claims({ serviceurl: evil }));
    expect((await send(token, help(HOME, { serviceUrl: evil }))).status).toBe(401);
    expect(await handled()).toBe(before);
  });
  test.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no activity', '{}'],
    ['another channel', JSON.stringify({ channelId: 'emulator' })],
  ])('a body that is %s', async (_, body) => {
    const answer = await w.raw(body, { Authorization: `Bearer ${signed(claims())}` });
    expect(answer.status).toBe(400);
  });
  test.each(['type', 'from', 'conversation', 'serviceUrl', 'recipient'])('an activity without %s', async (field) => {
    const { [field]: _, ...rest } = help() as Record<string, unknown>;
    expect((await send(signed(claims()), rest)).status).toBe(400);
    expect(w.faults).toEqual([]);
  });
  test.each(['text/plain', 'application/x-www-form-urlencoded', ''])('a body of the type %s', async (type) => {
    const headers = { Authorization: `Bearer ${signed(claims())}`, 'content-type': type };
    expect((await w.raw(JSON.stringify(help()), headers)).status).toBe(400);
  });
  test('a body of more than a megabyte', async () => {
    const answer = await send(signed(claims()), help(HOME, { text: 'x'.repeat(1_100_000) })).catch(() => ({
      status: 413,
    }));
    expect(answer.status).toBe(413);
  });
  test('fields of the wrong kind read as absent, and break nothing', async () => {
    const odd = { entities: 'none', membersAdded: 7, channelData: [], name: {}, replyToId: 5, localTimezone: ['x'] };
    expect((await send(signed(claims()), help(HOME, odd))).status).toBe(200);
    expect(w.faults).toEqual([]);
  });
  test('nothing of a token or a secret is told or logged', async () => {
    const token = signed(claims(), { key: forged.privateKey });
    await send(token);
    const logged = JSON.stringify(silent.mock.calls.map((call) => call.map(String)));
    expect(logged).not.toContain(token);
    expect(logged).not.toContain('a secret of the tests');
  });
  test('where the keys cannot be had, Teams is to come again', async () => {
    status = 500;
    const fresh = await World.make(k.opened, {
      settings: {
        ...{ admins: [], whispers: 'chat', forms: 'dialog', people: 'directory', tenants: [HOME] },
        app: { id: APP, type: 'SingleTenant', tenant: HOME, password: 'a secret of the tests' },
        cloud: {
          openId: {
            metadata: `http://127.0.0.1:${(openId.address() as AddressInfo).port}/other`,
            ...{ issuer, login: 'http://127.0.0.1:1', scope: 'https://api.test' },
          },
          hosts: ['connector.test'],
        },
      },
    });
    const answer = await fresh.send(help(), { Authorization: `Bearer ${signed(claims())}` });
    expect(answer.status).toBe(500);
    expect(fresh.faults).toHaveLength(1);
    status = 200;
    await fresh.close();
  });
});

describe('settings', () => {
  const app = { TEAMS_APP_ID: APP, TEAMS_TENANT_ID: HOME, TEAMS_APP_PASSWORD: 'a long secret' };
  test('none where nothing is set', () => {
    expect(readTeams({ PATH: '/bin', TEAMS_APP_ID: '' })).toBeUndefined();
  });
  test('an app of one tenant: that tenant alone, dialogs, the directory', () => {
    const settings = readTeams(app);
    expect(settings).toMatchObject({
      app: { id: APP, type: 'SingleTenant', tenant: HOME },
      tenants: [HOME],
      forms: 'dialog',
      people: 'directory',
      whispers: 'chat',
    });
  });
  test('a managed identity has no secret', () => {
    const managed = { ...app, TEAMS_APP_TYPE: 'UserAssignedMSI', TEAMS_APP_PASSWORD: '' };
    expect(readTeams(managed)?.app).toMatchObject({ type: 'UserAssignedMSI', password: undefined });
    expect(() => readTeams({ ...managed, TEAMS_APP_PASSWORD: 'a long secret' })).toThrow(/leave it out/);
  });
  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a part alone', { TEAMS_APP_PASSWORD: 'a long secret' }, /TEAMS_APP_ID is missing beside TEAMS_APP_PASSWORD/],
    ['no tenant', { ...app, TEAMS_TENANT_ID: '' }, /TEAMS_TENANT_ID is missing/],
    ['no secret', { ...app, TEAMS_APP_PASSWORD: '' }, /TEAMS_APP_PASSWORD is missing/],
    ['no GUID', { ...app, TEAMS_APP_ID: 'baton' }, /TEAMS_APP_ID is not usable.*GUID/],
    ['a list that is none', { ...app, TEAMS_TENANTS: `${HOME},x` }, /TEAMS_TENANTS is not usable/],
    ['another type', { ...app, TEAMS_APP_TYPE: 'MultiTenant' }, /SingleTenant or UserAssignedMSI/],
    ['no checks in production', { TEAMS_AUTH: 'off', NODE_ENV: 'production' }, /for development alone/],
    ['an app without checks', { ...app, TEAMS_AUTH: 'off' }, /do not go together/],
    ['no app with checks', { TEAMS_AUTH: 'on' }, /TEAMS_APP_ID is missing/],
  ])('%s', (_, env, says) => {
    expect(() => readTeams(env)).toThrow(says);
    try {
      readTeams(env);
    } catch (error) {
      expect(String(error)).not.toContain('a long secret');
    }
  });
  test('in development everybody is let in, and forms are cards', () => {
    expect(readTeams({ TEAMS_AUTH: 'off' })).toMatchObject({ tenants: [], forms: 'card', people: 'roster' });
  });
});
