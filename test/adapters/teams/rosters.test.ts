/** Who is in which team, channel and chat. */
import { describe, expect, test } from 'vitest';
import { BATON_MENTION, channelDataOf } from '../../support/teams/activities.js';
import type { FakeMember } from '../../support/teams/fake.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { BOT, channelIdOf, objectIdOf, teamIdOf, teamsIdOf } from '../../support/teams/ids.js';

const account = (who: string): FakeMember => ({ id: teamsIdOf(who), aadObjectId: objectIdOf(who), name: who });
const ADDED = { type: 'installationUpdate', action: 'add' };

async function made(more: Parameters<typeof freshWorld>[0] = {}) {
  const fresh = await freshWorld(more);
  const { w, tenant, workspace } = fresh;
  const team = teamIdOf(tenant);
  const own = channelIdOf(tenant, 'falcon');
  /** What Teams says about a channel with people of its own. */
  const inOwn = (type: string, fields: object = {}) => ({
    channelData: channelDataOf(tenant, 'falcon', { channel: { id: own, name: 'falcon', type }, ...fields }),
  });
  const happen = (who: string, channel: string, fields: object) => w.send(w.activity(tenant, who, channel, fields));
  const people = async (place: string) => {
    const rows = await w.store.read(workspace, (read) => read.find('member', { where: { place } }));
    return rows.map(({ person }) => person).sort();
  };
  const placeOf = async (channel: string) =>
    (await w.store.read(workspace, (read) => read.get('channel', channel)))?.place;
  const look = async (channel: string) => {
    const row = await w.store.read(workspace, (read) => read.get('channel', channel));
    return row && w.teams.places.look(workspace, row);
  };
  return { ...fresh, team, own, inOwn, happen, people, placeOf, look };
}

describe('a place', () => {
  test('of a standard channel is its team, whose roster is listed as Baton arrives', async () => {
    const { w, tenant, team, happen, people, placeOf } = await made();
    await happen('ana', 'churn', ADDED);
    expect(await placeOf(channelIdOf(tenant, 'churn'))).toBe(team);
    await expect.poll(() => people(team)).toEqual(['u1', 'u2', 'u3']);
    expect(w.fake.calls.filter(({ path }) => path.includes('pagedmembers')).map(({ path }) => path)).toEqual([
      expect.stringContaining(encodeURIComponent(team)),
    ]);
  });
  test.each(['private', 'shared'])('of a %s channel is the channel, with a roster of its own', async (type) => {
    const { w, own, inOwn, happen, people, placeOf } = await made();
    w.fake.rosters.set(own, [account('ana'), account('bo')]);
    await happen('ana', 'falcon', { ...ADDED, ...inOwn(type) });
    expect(await placeOf(own)).toBe(own);
    await expect.poll(() => people(own)).toEqual(['u1', 'u2']);
  });
  test('stays what it is when an activity does not say the type; a channel nobody has said it of has its own', async () => {
    const { w, tenant, team, own, inOwn, placeOf } = await made();
    const untyped = (name: string) => ({
      channelData: channelDataOf(tenant, name, { channel: { id: channelIdOf(tenant, name) } }),
    });
    await w.say(tenant, 'ana', 'falcon', 'help', inOwn('private'));
    await w.say(tenant, 'ana', 'falcon', 'help', untyped('falcon'));
    await w.say(tenant, 'ana', 'churn', 'help');
    await w.say(tenant, 'ana', 'churn', 'help', untyped('churn'));
    await w.say(tenant, 'ana', 'other', 'help', untyped('other'));
    await w.say(tenant, 'ana', 'general', 'help', untyped('general'));
    const names = ['churn', 'other', 'general'].map((name) => channelIdOf(tenant, name));
    expect(await Promise.all([own, ...names].map(placeOf))).toEqual([own, team, names[1], team]);
  });
  test('of a group chat is the chat', async () => {
    const { w, tenant, placeOf, look } = await made();
    const id = `19:${tenant}:chat@thread.v2`;
    w.fake.rosters.set(id, [account('ana'), account('chi')]);
    const conversation = { id, conversationType: 'groupChat', tenantId: tenant, isGroup: true };
    const said = { type: 'message', text: '<at>Baton</at> help', entities: [BATON_MENTION], conversation };
    await w.send(w.activity(tenant, 'ana', 'x', { ...said, channelData: { tenant: { id: tenant } } }));
    expect(await placeOf(id)).toBe(id);
    expect((await look(id))?.people).toEqual(['u1', 'u3']);
  });
});

describe('a roster', () => {
  test('is read to its last page', async () => {
    const { w, tenant, look } = await made();
    await w.say(tenant, 'ana', 'churn', 'help');
    const many = Array.from({ length: 120 }, (_, i) => account(`p${i}`));
    w.fake.rosters.set(teamIdOf(tenant), many);
    w.fake.pageSize = 50;
    expect((await look(channelIdOf(tenant, 'churn')))?.people).toHaveLength(120);
  });
  test('that is given in part, or not at all, makes nobody leave', async () => {
    const { w, tenant, look } = await made();
    await w.say(tenant, 'ana', 'churn', 'help');
    w.fake.next.push({ status: 200, body: { members: [account('bo')], continuationToken: 'from:1' } }, { status: 503 });
    expect(await look(channelIdOf(tenant, 'churn'))).toBeUndefined();
    w.fake.closed.add(teamIdOf(tenant));
    expect(await look(channelIdOf(tenant, 'churn'))).toBeUndefined();
  });
  test('that takes too long is kept for the next time', async () => {
    const { w, tenant, team, look, people } = await made({ rosterMs: 20 });
    await w.say(tenant, 'ana', 'churn', 'help');
    let release = () => {};
    w.fake.hold = new Promise((resolve) => {
      release = resolve;
    });
    expect(await look(channelIdOf(tenant, 'churn'))).toBeUndefined();
    expect(await people(team)).toEqual(['u1']);
    release();
    await expect.poll(() => people(team)).toEqual(['u1', 'u2', 'u3']);
  });
  test('that was listed while somebody left is listed again', async () => {
    const { w, tenant, team, happen, people, look } = await made({ rosterMs: 5_000 });
    await w.say(tenant, 'ana', 'churn', 'help');
    await w.say(tenant, 'bo', 'churn', 'help');
    let release = () => {};
    w.fake.hold = new Promise((resolve) => {
      release = resolve;
    });
    const listing = look(channelIdOf(tenant, 'churn'));
    await happen('ana', 'churn', { type: 'conversationUpdate', membersRemoved: [account('bo')] });
    w.fake.hold = undefined;
    release();
    await listing;
    const lists = w.fake.calls.filter(({ path }) => path.includes('pagedmembers'));
    expect(lists).toHaveLength(2);
    expect(await people(team)).toEqual(['u1']);
  });
});

describe('a change of membership', () => {
  const update = (eventType: string, fields: object) => ({ type: 'conversationUpdate', ...fields, eventType });

  test('of a team is that of its standard channels; who leaves it leaves all its channels', async () => {
    const { w, tenant, team, own, inOwn, happen, people } = await made();
    const withoutBo = [account('ana'), account('chi')];
    w.fake.rosters.set(team, withoutBo);
    w.fake.rosters.set(own, withoutBo);
    await w.say(tenant, 'chi', 'falcon', 'help', inOwn('private'));
    await w.say(tenant, 'ana', 'churn', 'help');
    w.fake.rosters.set(team, [...withoutBo, account('bo')]);
    await happen('ana', 'general', update('teamMemberAdded', { membersAdded: [account('bo')] }));
    expect(await people(team)).toContain('u2');
    expect(await people(own)).not.toContain('u2');
    w.fake.rosters.set(team, [account('ana'), account('bo')]);
    await happen('ana', 'general', update('teamMemberRemoved', { membersRemoved: [account('chi')] }));
    expect([await people(team), await people(own)]).toEqual([['u1', 'u2'], []]);
  });
  test('of a private channel is its own', async () => {
    const { w, tenant, team, own, inOwn, happen, people } = await made();
    w.fake.rosters.set(own, [account('ana')]);
    await w.say(tenant, 'ana', 'falcon', 'help', inOwn('private'));
    await w.say(tenant, 'bo', 'churn', 'help');
    w.fake.rosters.set(own, [account('ana'), account('bo')]);
    const event = (eventType: string, more: object) => ({
      ...{ type: 'conversationUpdate', ...more },
      ...inOwn('private', { eventType }),
    });
    await happen('ana', 'falcon', event('channelMemberAdded', { membersAdded: [account('bo')] }));
    expect(await people(own)).toEqual(['u1', 'u2']);
    w.fake.rosters.set(own, [account('ana')]);
    await happen('ana', 'falcon', event('channelMemberRemoved', { membersRemoved: [account('bo')] }));
    await expect.poll(() => people(own)).toEqual(['u1']);
    expect(await people(team)).toEqual(['u2']);
  });
  test('Baton removed from a private channel stays in its team', async () => {
    const { w, tenant, workspace, own, inOwn, happen } = await made();
    await w.say(tenant, 'ana', 'churn', 'help');
    await w.say(tenant, 'ana', 'falcon', 'help', inOwn('private'));
    const removed = { type: 'conversationUpdate', membersRemoved: [{ id: BOT }] };
    await happen('ana', 'falcon', { ...removed, ...inOwn('private', { eventType: 'channelMemberRemoved' }) });
    expect((await w.addresses.list(workspace)).map(({ id }) => id)).toEqual([channelIdOf(tenant, 'churn')]);
    expect(await w.addresses.find(workspace, own)).toBeUndefined();
  });
  test.each(['channelShared', 'channelUnshared'])('a shared channel is listed again: %s', async (eventType) => {
    const { w, tenant, own, inOwn, happen, people } = await made();
    w.fake.rosters.set(own, [account('ana')]);
    await w.say(tenant, 'ana', 'falcon', 'help', inOwn('shared'));
    w.fake.rosters.set(own, [account('ana'), { ...account('eve'), tenantId: 'there' }]);
    await happen('ana', 'falcon', { type: 'conversationUpdate', ...inOwn('shared', { eventType }) });
    await expect.poll(() => people(own)).toEqual(['eve', 'u1']);
  });
  test.each(['teamUnarchived', 'teamRestored', 'channelRestored'])(
    'what is there again is listed: %s',
    async (eventType) => {
      const { w, tenant, workspace, team, happen, people } = await made();
      const again = { type: 'conversationUpdate', channelData: channelDataOf(tenant, 'churn', { eventType }) };
      await happen('ana', 'churn', again);
      await expect.poll(() => people(team)).toEqual(['u1', 'u2', 'u3']);
      expect(await w.addresses.find(workspace, channelIdOf(tenant, 'churn'))).toBeDefined();
    },
  );
});
