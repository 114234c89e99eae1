import { describe, expect, test } from 'vitest';
import { standingIn, standingOf } from '../../../adapters/teams/standing.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { objectIdOf, personalChatId, teamsIdOf } from '../../support/teams/ids.js';

const HERE = 'here';
const member = { id: '29:x', objectId: 'x', name: 'X', role: 'user', principal: 'x@here.test', tenant: HERE };

test.each([
  ['an ordinary member', {}, 'member'],
  ['an owner of the team', { role: 'owner' }, 'member'],
  ['a guest', { role: 'guest' }, 'guest'],
  ['a guest whose role is not said', { role: undefined, principal: 'x_there.test#EXT#@here.test' }, 'guest'],
  ['a guest, though the account is of another tenant', { role: 'guest', tenant: 'there' }, 'guest'],
  ['somebody without an account', { role: 'anonymous', tenant: undefined }, 'guest'],
  ['somebody of another tenant', { tenant: 'there' }, 'external'],
  ['a bot', { id: '28:x' }, 'bot'],
  ['an app', { role: 'bot' }, 'bot'],
  ['somebody whose tenant is not said', { tenant: undefined }, 'unknown'],
] as const)('the roster shows %s', (_, more, standing) => {
  expect(standingOf({ ...member, ...more }, HERE)).toBe(standing);
});

test.each([
  ['an account of another tenant', { id: '29:x', tenantId: 'THERE' }, 'external'],
  ['an account of the tenant', { id: '29:x', tenantId: 'Here' }, undefined],
  ['an account without a tenant', { id: '29:x' }, undefined],
  ['a bot', { id: '28:x' }, 'bot'],
  ['an app', { id: '29:x', role: 'Bot' }, 'bot'],
] as const)('an activity shows %s', (_, account, standing) => {
  expect(standingIn(account, HERE)).toBe(standing);
});

describe('whoever speaks', () => {
  async function made(more: Parameters<typeof freshWorld>[0] = {}) {
    const fresh = await freshWorld(more);
    const { w, tenant, workspace } = fresh;
    const standing = async (who: string) =>
      (await w.store.read(workspace, (read) => read.get('person', objectIdOf(who))))?.standing;
    const asked = () => w.fake.calls.filter(({ path }) => /\/members\//.test(path)).length;
    return { ...fresh, standing, asked, ownChat: (who: string) => personalChatId(tenant, teamsIdOf(who)) };
  }

  test('is looked up before the first answer, once', async () => {
    const { w, tenant, standing, asked } = await made();
    await w.say(tenant, 'bo', 'direct', 'help');
    expect(await standing('bo')).toBe('member');
    await w.say(tenant, 'bo', 'direct', 'help');
    await w.say(tenant, 'bo', 'churn', 'help');
    expect(asked()).toBe(1);
  });
  test('and is not in the roster has few rights, and is looked up again a minute later', async () => {
    const { w, tenant, standing, asked, ownChat } = await made();
    w.fake.rosters.set(ownChat('ana'), []);
    await w.say(tenant, 'ana', 'direct', 'help');
    await w.say(tenant, 'ana', 'direct', 'help');
    expect([await standing('ana'), asked()]).toEqual(['unknown', 1]);
    w.fake.rosters.delete(ownChat('ana'));
    w.clock.pass(60_001);
    await w.say(tenant, 'ana', 'direct', 'help');
    expect(await standing('ana')).toBe('member');
  });
  test('is no admin as long as nobody says that they are a member', async () => {
    const { w, tenant, workspace, ownChat } = await made();
    const admin = async () => (await w.store.read(workspace, (read) => read.get('person', 'u1')))?.admin;
    w.fake.rosters.set(ownChat('ana'), [{ ...member, aadObjectId: 'u1', id: '29:u1', userRole: 'guest' }]);
    await w.say(tenant, 'ana', 'direct', 'help');
    expect(await admin()).toBe(false);
  });
  test('is answered though Teams does not say in time, and known as soon as it does', async () => {
    const { w, tenant, standing } = await made({ rosterMs: 20 });
    let release = () => {};
    w.fake.hold = new Promise((resolve) => {
      release = resolve;
    });
    await w.say(tenant, 'ana', 'direct', 'help');
    expect((await w.outbox.counts()).waiting).toBe(1);
    expect(await standing('ana')).toBe('unknown');
    release();
    await expect.poll(() => standing('ana')).toBe('member');
    await w.say(tenant, 'ana', 'direct', 'help');
    expect(await standing('ana')).toBe('member');
  });
});
