/** Organisations that install Baton as a whole (Enterprise Grid): each of their teams is a workspace. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { DELETE_AFTER_MS } from '../../../adapters/platform/lifecycle.js';
import { installationOf, mentionEvent } from '../../support/slack/fixtures.js';
import { SlackWorld } from '../../support/slack/world.js';

const E = 'E1';
const MINUTE = 60_000;

let w: SlackWorld;
beforeEach(async () => {
  w = await SlackWorld.inMemory();
  const whole = { team: undefined, enterprise: { id: E }, isEnterpriseInstall: true };
  await w.installations.save(E, `slack:${E}`, { ...installationOf(E, `xoxb-${E}`), ...whole }, w.clock.now());
  w.fake.teams.set(E, ['T1', 'T2']);
  w.fake.channels.set('C1', 'churn').set('C2', 'shared').set('C3', 'fraud');
  for (const user of w.fake.users.values()) Object.assign(user, { enterprise: E, teams: ['T1', 'T2'] });
});
afterEach(() => w.close());

/** An event in the envelope of an organisation-wide installation. */
const event = (team: string | null, inner: object, more: object = {}) =>
  w.json({
    ...{ type: 'event_callback', team_id: team, enterprise_id: E, event_id: newId(), api_app_id: 'A1' },
    event_time: Math.floor(w.clock.now() / 1_000),
    authorizations: [{ enterprise_id: E, team_id: team, user_id: 'UBATON', is_bot: true, is_enterprise_install: true }],
    event: inner,
    ...more,
  });
const mention = (team: string, text: string, more: object = {}) =>
  event(team, mentionEvent(text, { ts: w.fake.ts(), ...more }));
const slash = (team: string, person: string, text: string, channel = 'C1') =>
  w.slash(team, person, channel, text, { enterprise_id: E, is_enterprise_install: 'true' });
const projects = async (team: string) =>
  (await w.store.read(`slack:${team}`, (read) => read.find('project', { order: ['name'] }))).map(({ name }) => name);
const people = (team: string) => w.store.read(`slack:${team}`, (read) => read.find('person', { order: ['id'] }));
const teams = async () => (await w.installations.list()).map(({ id }) => id).filter((id) => id !== E);
const texts = () => w.fake.shown.flatMap((one) => ('message' in one ? [one.message.text] : []));

describe('a team', () => {
  test('has its own projects, and everything goes by the organisation’s token', async () => {
    await mention('T1', 'new Churn');
    await slash('T2', 'U2', 'new Fraud');
    await slash('T2', 'U2', 'projects');
    await w.settle();
    expect([await projects('T1'), await projects('T2'), await projects(E)]).toEqual([['Churn'], ['Fraud'], []]);
    expect(texts().at(-1)).toContain('Fraud');
    expect(texts().at(-1)).not.toContain('Churn');
    const calls = w.fake.calls.filter(({ method }) => method !== 'respond');
    expect(new Set(calls.map(({ team }) => team))).toEqual(new Set([E]));
    expect(w.faults).toEqual([]);
  });

  test('is listed when it is first heard of, with the people of that team', async () => {
    w.fake.users.set('U8', {
      id: 'U8',
      name: 'Kim',
      zone: '',
      admin: true,
      standing: 'member',
      enterprise: E,
      teams: ['T2'],
    });
    await mention('T1', 'new Churn');
    await expect.poll(() => people('T1')).toHaveLength(3);
    await mention('T2', 'help');
    await expect.poll(() => people('T2')).toHaveLength(4);
    const lists = w.fake.calls.filter(({ method }) => method === 'users.list').map(({ args }) => args.team_id);
    expect(lists).toEqual(['T1', 'T2']);
  });

  test.each([
    ['of this team and another', 'member', ['T9', 'T1'], E],
    ['of another team of the organisation alone', 'external', ['T2'], E],
    ['of another organisation', 'external', ['T1'], 'E9'],
  ])('somebody %s is a %s', async (_, standing, own, enterprise) => {
    w.fake.users.set('U8', {
      id: 'U8',
      name: 'Kim',
      zone: '',
      admin: true,
      standing: 'member',
      enterprise,
      teams: own,
      team: 'T9',
    });
    await mention('T1', 'new Churn');
    await mention('T1', 'own data <@U8>');
    const kim = await w.store.read('slack:T1', (read) => read.get('person', 'U8'));
    expect(kim).toMatchObject({ standing, admin: standing === 'member' });
  });

  test('of a person who changes, all workspaces learn it', async () => {
    await mention('T1', 'help');
    await mention('T2', 'help');
    const user = {
      id: 'U1',
      real_name: 'Ana Sousa',
      profile: {},
      enterprise_user: { enterprise_id: E, teams: ['T1', 'T2'] },
    };
    await event(E, { type: 'user_change', user });
    const names = (await Promise.all([people('T1'), people('T2')])).map(
      (all) => all.find(({ id }) => id === 'U1')?.name,
    );
    expect(names).toEqual(['Ana Sousa', 'Ana Sousa']);
  });
});

describe('a channel that two teams share', () => {
  beforeEach(async () => {
    w.fake.facts.set('C2', { is_org_shared: true });
    await mention('T1', 'new Churn', { channel: 'C1' });
    await mention('T2', 'new Fraud', { channel: 'C3' });
    await w.settle();
  });

  test('is spoken in as somebody of one’s own team, whichever team the event came by', async () => {
    await mention('T1', 'link Fraud', { channel: 'C2', user: 'U2', user_team: 'T2', team: 'T2', source_team: 'T2' });
    await slash('T2', 'U2', 'status', 'C2');
    await w.settle();
    expect(texts().at(-1)).toContain('Fraud');
    const links = (team: string) =>
      w.store.read(`slack:${team}`, (read) => read.find('link', { where: { channel: 'C2' } }));
    expect([(await links('T1')).length, (await links('T2')).length]).toEqual([0, 1]);
  });

  test('is public in neither team', async () => {
    await mention('T1', 'link Churn', { channel: 'C2', user_team: 'T1' });
    const channel = await w.store.read('slack:T1', (read) => read.get('channel', 'C2'));
    expect(channel?.access).toBe('private');
  });

  test('people of a team that Baton is not in speak in the one by which the event came', async () => {
    await mention('T1', 'projects', { channel: 'C2', user: 'U3', user_team: 'T77', team: 'T77' });
    await w.settle();
    expect(await w.installations.find('T77')).toBeUndefined();
    expect(w.fake.shown.length).toBeGreaterThan(0);
  });
});

describe('teams come and go', () => {
  const access = (what: 'granted' | 'revoked', ids: string[], more = {}) =>
    event(null, { type: `team_access_${what}`, team_ids: ids }, more);

  test('a team that is given becomes a workspace, and its people are known', async () => {
    await access('granted', ['T1', 'T2']);
    expect(await teams()).toEqual(['T1', 'T2']);
    await expect.poll(() => people('T2')).toHaveLength(3);
  });

  test('a team that is taken away ends at once, alone, and its data is deleted after thirty days', async () => {
    await mention('T1', 'new Churn');
    await mention('T2', 'new Fraud');
    w.clock.pass(2 * MINUTE);
    await access('revoked', ['T1']);
    expect(await teams()).toEqual(['T2']);
    await w.settle();
    const before = w.fake.shown.length;
    expect((await slash('T1', 'U1', 'projects')).status).toBe(200);
    await w.settle();
    expect(w.fake.shown.slice(before)).toEqual([]);
    w.clock.pass(DELETE_AFTER_MS + MINUTE);
    await w.slack.tidy();
    expect([await projects('T1'), await projects('T2')]).toEqual([[], ['Fraud']]);
  });

  test('late events of a team that was taken away bring it back no more; giving it again does', async () => {
    await mention('T1', 'new Churn');
    w.clock.pass(2 * MINUTE);
    await access('revoked', ['T1']);
    w.clock.pass(2 * MINUTE);
    await mention('T1', 'new Fraud');
    expect([await teams(), await projects('T1')]).toEqual([[], ['Churn']]);
    await access('granted', ['T1']);
    expect([await teams(), await projects('T1')]).toEqual([['T1'], ['Churn']]);
  });

  test('what Slack’s events did not tell is found once a day', async () => {
    await mention('T1', 'new Churn');
    w.fake.teams.set(E, ['T2', 'T3']);
    w.clock.pass(2 * MINUTE);
    await w.slack.listPeople(`slack:${E}`);
    expect(await teams()).toEqual(['T2', 'T3']);
  });

  test('a refusal because of one team ends that team alone', async () => {
    await mention('T1', 'new Churn');
    await mention('T2', 'new Fraud');
    await w.settle();
    w.clock.pass(MINUTE);
    await mention('T1', 'status');
    w.fake.faults.push({ method: 'chat.postMessage', error: 'team_access_not_granted' });
    await w.settle();
    expect(await teams()).toEqual(['T2']);
  });

  test('when the organisation removes Baton, all teams end', async () => {
    await mention('T1', 'new Churn');
    await mention('T2', 'new Fraud');
    w.clock.pass(2 * MINUTE);
    await event('T1', { type: 'app_uninstalled' });
    expect([await teams(), await w.installations.find(E)]).toEqual([[], undefined]);
    expect((await w.outbox.counts()).waiting).toBe(0);
  });
});

test('a team with an installation of its own keeps its token', async () => {
  await w.team('T1');
  await mention('T1', 'new Churn');
  await w.settle();
  expect(new Set(w.fake.calls.map(({ team }) => team))).toEqual(new Set(['T1']));
});
