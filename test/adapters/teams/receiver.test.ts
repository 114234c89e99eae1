/** Which requests are let in. Tokens are real: signed here, checked by botbuilder and by Baton. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Opened } from '../../../adapters/store/opened.js';
import { workspaceOfTenant } from '../../../adapters/teams/activity.js';
import { openGate } from '../../../adapters/teams/sdk.js';
import { kit } from '../../support/kit.js';
import { objectIdOf } from '../../support/teams/ids.js';
import { FORGED, KeyServer, signToken, validClaims } from '../../support/teams/tokens.js';
import { World } from '../../support/teams/world.js';

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
const HOME = 'bbbbbbbb-0000-4000-8000-000000000002';
const OTHER = 'cccccccc-0000-4000-8000-000000000003';

const ANA = { id: objectIdOf('ana'), name: 'Ana Silva', zone: 'UTC', admin: false, standing: 'member' } as const;

let keys: KeyServer;
let opened: Opened;
let w: World;
let turnedAway = 0;
const countAway = (): void => {
  turnedAway += 1;
};
// Another gate has been opened before: what botbuilder writes is also kept out of a console that was replaced since.
openGate({ id: APP, type: 'SingleTenant', tenant: HOME, password: 'a secret of the tests' }, { hosts: [] });
/** Botbuilder would write to the console about some bad tokens. */
const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});

beforeAll(async () => {
  keys = await KeyServer.start();
  ({ opened } = await kit());
  w = await World.make(opened, { settings: keys.settings(APP, HOME), turnedAway: countAway });
  // Otherwise Teams would be asked about her, and nobody here gives Baton a token for that.
  await w.roster.introduce(workspaceOfTenant(HOME), [ANA]);
});
afterAll(async () => {
  consoleError.mockRestore();
  await w.close();
  await keys.stop();
});

const claims = (more: object = {}) => validClaims(APP, w.service, more);
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const help = (tenant = HOME, more: object = {}) =>
  w.activity(tenant, 'ana', 'direct', { type: 'message', text: 'help', ...more });
const send = (token: string | undefined, activity: object = help()) =>
  w.send(activity, token === undefined ? {} : bearer(token));
/** Answers that the product has made so far. */
const answers = async () => (await w.outbox.counts()).waiting;

test('a request with a token of Teams takes effect, once however often it comes', async () => {
  const before = await answers();
  const activity = help();
  expect((await send(signToken(claims()), activity)).status).toBe(200);
  expect(await answers()).toBe(before + 1);
  expect((await send(signToken(claims()), activity)).status).toBe(200);
  expect(await answers()).toBe(before + 1);
});

describe('a token is refused if it', () => {
  test.each<[string, () => string | undefined, number]>([
    ['is missing', () => undefined, 401],
    ['is only a word', () => 'garbage', 401],
    ['is only dots', () => '..', 401],
    ['is for another app', () => signToken(claims({ aud: OTHER })), 401],
    ['is from another issuer', () => signToken(claims({ iss: 'https://somebody.test' })), 401],
    ['has expired', () => signToken(claims({ exp: inSeconds(-400) })), 401],
    ['never expires', () => signToken(claims({ exp: undefined })), 401],
    ['is not valid yet', () => signToken(claims({ nbf: inSeconds(3_600) })), 401],
    ['names an unknown key', () => signToken(claims(), { kid: 'two' }), 401],
    ['names a key of another channel', () => signToken(claims(), { kid: 'elsewhere' }), 401],
    ['is signed with a forged key', () => signToken(claims(), { key: FORGED }), 401],
    ['is not signed', () => signToken(claims(), { alg: 'none' }), 401],
    ['is signed with a shared secret', () => signToken(claims(), { alg: 'HS256' }), 401],
    ['names another service', () => signToken(claims({ serviceurl: 'https://evil.test/' })), 401],
    ['names no service', () => signToken(claims({ serviceurl: undefined })), 401],
    ['names another tenant', () => signToken(claims({ tid: OTHER })), 403],
  ])('%s', async (_, token, status) => {
    const before = await answers();
    expect(await send(token())).toEqual({ status, body: undefined });
    expect(await answers()).toBe(before);
  });
});

describe('a tenant is refused if it', () => {
  test.each<[string, () => object, number]>([
    ['is not allowed', () => help(OTHER), 403],
    ['is named differently in two places', () => help(HOME, { channelData: { tenant: { id: OTHER } } }), 403],
    [
      'is not named',
      () => help(HOME, { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }),
      400,
    ],
  ])('%s', async (_, activity, status) => {
    const before = await answers();
    expect((await send(signToken(claims()), activity())).status).toBe(status);
    expect(await answers()).toBe(before);
  });
});

test('an address that is not Teams’ is refused, even with a valid token', async () => {
  const before = await answers();
  const evil = 'http://evil.test/';
  const token = signToken(claims({ serviceurl: evil }));
  expect((await send(token, help(HOME, { serviceUrl: evil }))).status).toBe(401);
  expect(await answers()).toBe(before);
});

describe('a body is refused if it', () => {
  test.each<[string, string]>([
    ['is empty', ''],
    ['is not JSON', '{'],
    ['is a list', '[]'],
    ['is null', 'null'],
    ['is not an activity', '{}'],
    ['is from another channel', JSON.stringify({ channelId: 'emulator' })],
  ])('%s', async (_, body) => {
    expect((await w.raw(body, bearer(signToken(claims())))).status).toBe(400);
  });
  test.each(['type', 'from', 'conversation', 'serviceUrl', 'recipient'])('is an activity without %s', async (field) => {
    const fields = Object.entries(help()).filter(([name]) => name !== field);
    expect((await send(signToken(claims()), Object.fromEntries(fields))).status).toBe(400);
    expect(w.faults).toEqual([]);
  });
  test.each(['text/plain', 'application/x-www-form-urlencoded', ''])('is of the type "%s"', async (type) => {
    const headers = { ...bearer(signToken(claims())), 'content-type': type };
    expect((await w.raw(JSON.stringify(help()), headers)).status).toBe(400);
  });
  test('is larger than a megabyte', async () => {
    const large = help(HOME, { text: 'x'.repeat(1_100_000) });
    // The server may close the connection before the answer is read.
    const answer = await send(signToken(claims()), large).catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
  });
});

test('fields of the wrong type read as absent and break nothing', async () => {
  const odd = { entities: 'none', membersAdded: 7, channelData: [], name: {}, replyToId: 5, localTimezone: ['x'] };
  expect((await send(signToken(claims()), help(HOME, odd))).status).toBe(200);
  expect(w.faults).toEqual([]);
});

test('tokens and secrets are neither answered nor logged', async () => {
  const token = signToken(claims(), { key: FORGED });
  const before = turnedAway;
  await send(token);
  expect(turnedAway).toBe(before + 1);
  await send(signToken(claims()), help());
  expect(turnedAway).toBe(before + 1);
  // Nor does botbuilder write of them to the console, as it would by itself.
  expect(consoleError).not.toHaveBeenCalled();
  const logged = JSON.stringify(consoleError.mock.calls.map((call) => call.map(String)));
  expect(logged).not.toContain(token);
  expect(logged).not.toContain('a secret of the tests');
});

test('without the signing keys the answer is an error, so that Teams sends the request again', async () => {
  keys.status = 500;
  const fresh = await World.make(opened, { settings: keys.settings(APP, HOME, '/other') });
  const answer = await fresh.send(help(), bearer(signToken(claims())));
  expect(answer.status).toBe(500);
  expect(fresh.faults).toHaveLength(1);
  keys.status = 200;
  await fresh.close();
});
