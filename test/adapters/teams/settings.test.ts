/** The environment variables of the Teams adapter. */
import { describe, expect, test } from 'vitest';
import { isTrusted, readTeams } from '../../../adapters/teams/settings.js';

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
const HOME = 'bbbbbbbb-0000-4000-8000-000000000002';
const app = { TEAMS_APP_ID: APP, TEAMS_TENANT_ID: HOME, TEAMS_APP_PASSWORD: 'a long secret' };

test('there are none if no variable is set', () => {
  expect(readTeams({ PATH: '/bin', TEAMS_APP_ID: '' })).toBeUndefined();
});

test('an app of one tenant serves that tenant alone, with dialogs and the directory', () => {
  expect(readTeams(app)).toMatchObject({
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
  expect(() => readTeams({ ...managed, TEAMS_APP_PASSWORD: 'a long secret' })).toThrow(/leave TEAMS_APP_PASSWORD out/);
});

test('in development nobody is checked, and forms are cards', () => {
  expect(readTeams({ TEAMS_AUTH: 'off' })).toMatchObject({ tenants: [], forms: 'card', people: 'roster' });
});

describe('a mistake is named, without the secret', () => {
  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'a secret alone',
      { TEAMS_APP_PASSWORD: 'a long secret' },
      /TEAMS_APP_ID is missing, but TEAMS_APP_PASSWORD is set\. It takes/,
    ],
    ['no tenant', { ...app, TEAMS_TENANT_ID: '' }, /TEAMS_TENANT_ID is missing/],
    ['no secret', { ...app, TEAMS_APP_PASSWORD: '' }, /TEAMS_APP_PASSWORD is missing/],
    ['not a GUID', { ...app, TEAMS_APP_ID: 'baton' }, /TEAMS_APP_ID is not valid.*GUID/],
    ['a list with something else than a GUID', { ...app, TEAMS_TENANTS: `${HOME},x` }, /TEAMS_TENANTS is not valid/],
    ['another type', { ...app, TEAMS_APP_TYPE: 'MultiTenant' }, /SingleTenant or UserAssignedMSI/],
    ['no checks in production', { TEAMS_AUTH: 'off', NODE_ENV: 'production' }, /TEAMS_AUTH=off lets anybody in/],
    ['an app without checks', { ...app, TEAMS_AUTH: 'off' }, /do not go together/],
    ['checks without an app', { TEAMS_AUTH: 'on' }, /TEAMS_APP_ID is missing/],
  ])('%s', (_, env, says) => {
    expect(() => readTeams(env)).toThrow(says);
    expect(() => readTeams(env)).not.toThrow(/a long secret/);
  });
});

describe('an address', () => {
  const settings = readTeams(app);
  test.each<[string, boolean]>([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://any.botframework.com/', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://botframework.com.evil.test/', false],
    ['https://evilbotframework.com/', false],
    ['https://smba.trafficmanager.net@evil.test/', false],
    ['not an address', false],
  ])('%s is trusted: %s', (address, trusted) => {
    expect(settings && isTrusted(settings, address)).toBe(trusted);
  });
});
