/** What guests and people of another tenant see and do, through signed requests: only what is linked to the place where they speak. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { remove, set } from '../../../src/model/changes.js';
import { channelDataOf } from '../../support/teams/activities.js';
import { actionsOf, wordsOf } from '../../support/teams/cards.js';
import type { FakeMember } from '../../support/teams/fake.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { channelIdOf, objectIdOf, personalChatId, teamIdOf, teamsIdOf } from '../../support/teams/ids.js';
import { KeyServer, signToken, validClaims } from '../../support/teams/tokens.js';

/** Nobody here gives Baton a token for its own calls; those of requests are checked as always. */
vi.mock('../../../adapters/teams/sdk.js', async (original) => {
  const sdk = await original<typeof import('../../../adapters/teams/sdk.js')>();
  const openGate: typeof sdk.openGate = (app, cloud) => ({ ...sdk.openGate(app, cloud), token: async () => 'a token' });
  return { ...sdk, openGate };
});

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
let keys: KeyServer;
beforeAll(async () => {
  keys = await KeyServer.start();
});
afterAll(() => keys.stop());

const CANARY = /canary/i;

const account = (who: string): FakeMember => ({ id: teamsIdOf(who), aadObjectId: objectIdOf(who), name: who });

/** A guest of the tenant, and somebody of another one, in a shared channel. */
const OUTSIDERS: Record<string, Partial<FakeMember>> = {
  gus: { userRole: 'guest', userPrincipalName: 'gus_there.test#EXT#@here.test' },
  eve: { tenantId: 'there' },
};

/** A team with a project with a blocked stage, and a shared channel in which outsiders are. */
async function made(who: string) {
  const { w, tenant, workspace } = await freshWorld({ settings: { ...keys.settings(APP, 'home'), tenants: [] } });
  w.sign = () => ({ Authorization: `Bearer ${signToken(validClaims(APP, w.service))}` });
  const outsider = { ...account(who), ...OUTSIDERS[who] };
  const shared = channelIdOf(tenant, 'shared');
  const members = ['ana', 'bo', 'chi'].map(account);
  w.fake.rosters.set(teamIdOf(tenant), members);
  w.fake.rosters.set(shared, [account('ana'), outsider]);
  w.fake.rosters.set(personalChatId(tenant, outsider.id), [outsider]);
  const channelData = channelDataOf(tenant, 'shared', { channel: { id: shared, name: 'shared', type: 'shared' } });
  /** Somebody says something; what everybody is told after. */
  const say = async (person: string, channel: string, words: string) => {
    await w.say(tenant, person, channel, words, channel === 'shared' ? { channelData } : {});
    await w.settle();
    return w.fake.shown
      .splice(0)
      .map(
        ({ message: { text, summary, card } }) =>
          `${text}\n${summary}\n${wordsOf(card)}\n${JSON.stringify(card ?? {})}`,
      )
      .join('\n');
  };
  const everything = () =>
    w.store.read(workspace, async (read) =>
      JSON.stringify({
        projects: await read.find('project', {}),
        stages: await read.find('stage', {}),
        tasks: await read.find('task', {}),
        offers: await read.find('offer', {}),
        settings: await read.find('setting', {}),
      }),
    );
  await say('ana', 'churn', 'new "Canary falcon"');
  await say('ana', 'churn', 'block data: the canary deal is not signed');
  await say('ana', 'churn', 'task add sing to the canary');
  const standing = async () => (await w.store.read(workspace, (read) => read.get('person', objectIdOf(who))))?.standing;
  return { w, tenant, workspace, say, everything, standing, shared, channelData };
}

describe.each([
  ['gus', 'guest'],
  ['eve', 'external'],
] as const)('%s, a %s', (who, standing) => {
  const COMMANDS = [
    'projects',
    'status',
    'status "Canary falcon"',
    'status Canary',
    'done data "Canary falcon"',
    'done data',
    'task list',
    'task show #1',
    'task done #1',
    'stage data "Canary falcon"',
    'project show "Canary falcon"',
    'project rename "Canary falcon" Sparrow',
    'history "Canary falcon"',
    'digest "Canary falcon"',
    'digest',
    'digest schedule portfolio mon 9:00',
    'digest schedule portfolio',
    'link "Canary falcon"',
    'set answers private workspace',
    'set nudges off workspace',
    'undo',
    'home',
    'help',
    'what is blocked?',
    'who owns the data of Canary falcon?',
  ];

  test.each(['direct', 'shared'])('learns nothing about other channels, and changes nothing: %s', async (channel) => {
    const { say, everything, standing: known, w } = await made(who);
    await say(who, channel, 'help');
    expect(await known()).toBe(standing);
    const before = await everything();
    for (const command of COMMANDS) {
      const told = await say(who, channel, command);
      // What somebody has written themselves may come back.
      const echoed = CANARY.test(command) ? told.replaceAll(/canary falcon|canary/gi, '') : told;
      expect(told.trim(), command).not.toBe('');
      expect(echoed, command).not.toMatch(CANARY);
      expect(told, command).not.toMatch(/not signed|sing to/);
    }
    expect(await everything()).toBe(before);
    expect(w.faults).toEqual([]);
  });

  test('gets the same answer for a hidden name as for one that does not exist', async () => {
    const { say } = await made(who);
    for (const command of ['status', 'done data', 'project show', 'history']) {
      const hidden = await say(who, 'shared', `${command} "Canary falcon"`);
      const missing = await say(who, 'shared', `${command} "Nobodys walrus"`);
      expect(hidden.replaceAll('Canary falcon', 'Nobodys walrus')).toBe(missing);
    }
  });

  test('sees what is linked to the channel where they speak, there alone', async () => {
    const { say } = await made(who);
    await say('ana', 'shared', 'new "Joint model"');
    expect(await say(who, 'shared', 'status')).toContain('Joint model');
    expect(await say(who, 'direct', 'status "Joint model"')).not.toContain('Data');
  });

  test('is not shown an answer that is about projects elsewhere: it goes to whoever asked', async () => {
    const { say, w, tenant } = await made(who);
    await say(who, 'shared', 'help');
    await say('ana', 'direct', 'help');
    await w.say(tenant, 'ana', 'shared', 'status "Canary falcon"', {
      channelData: channelDataOf(tenant, 'shared', {
        channel: { id: channelIdOf(tenant, 'shared'), name: 'shared', type: 'shared' },
      }),
    });
    await w.settle();
    const about = w.fake.shown.filter(({ message }) => CANARY.test(wordsOf(message.card)));
    expect(about.map(({ message }) => message.conversation)).toEqual([personalChatId(tenant, teamsIdOf('ana'))]);
  });
});

test('an ordinary member who has never spoken sees the projects of their team at once', async () => {
  const { say } = await made('gus');
  expect(await say('bo', 'direct', 'status "Canary falcon"')).toContain('not signed');
  expect(await say('chi', 'direct', 'projects')).toContain('Canary falcon');
});

test('a button that was given to somebody in a channel they have left since shows nothing of it', async () => {
  const { w, tenant, say } = await made('gus');
  await say('bo', 'direct', 'help');
  await w.say(tenant, 'bo', 'churn', 'task list mine');
  await w.settle();
  const given = w.fake.shown
    .splice(0)
    .find(({ message }) => message.conversation === personalChatId(tenant, teamsIdOf('bo')));
  const message = given?.message;
  const withoutBo = ['ana', 'chi'].map(account);
  w.fake.rosters.set(teamIdOf(tenant), withoutBo);
  const left = { type: 'conversationUpdate', membersRemoved: [account('bo')] };
  await w.send(w.activity(tenant, 'ana', 'churn', left));
  for (const action of actionsOf(message?.card)) if (message) await w.press(tenant, 'bo', message, action);
  await w.settle();
  const told = w.fake.shown.map((one) => wordsOf(one.message.card)).join();
  expect(told).not.toMatch(CANARY);
  expect(await say('bo', 'direct', 'projects')).not.toMatch(CANARY);
});

test('in a store from before there were places and standings, people see what they saw', async () => {
  const { w, workspace, say } = await made('gus');
  await w.store.transact(workspace, 'older', async (unit) => {
    const channels = await unit.find('channel', { where: { direct: false } });
    const people = await unit.find('person', {});
    await unit.apply([
      ...channels.map((row) => set('channel', row, { place: '' })),
      ...people.map((row) => set('person', row, { standing: 'unknown' })),
      ...(await unit.find('member', {})).map((row) => remove('member', row)),
      ...(await unit.find('place', {})).map((row) => remove('place', row)),
    ]);
    return {};
  });
  w.clock.pass(3_600_000);
  expect(await say('bo', 'direct', 'status "Canary falcon"')).toContain('not signed');
  expect(await say('chi', 'churn', 'status')).toContain('not signed');
  expect(await say('gus', 'shared', 'status "Canary falcon"')).not.toContain('not signed');
});
