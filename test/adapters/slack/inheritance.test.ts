/** What an older version kept for an organisation as a whole goes to its teams. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { privateChannel } from '../../../src/model/channels.js';
import { CAST } from '../../support/kit.js';
import { installationOf, mentionEvent } from '../../support/slack/fixtures.js';
import { SlackWorld } from '../../support/slack/world.js';

const E = 'E1';
const OLD = `slack:${E}`;
const DAY = 86_400_000;

let w: SlackWorld;
beforeEach(async () => {
  w = await SlackWorld.inMemory();
  const whole = { team: undefined, enterprise: { id: E }, isEnterpriseInstall: true };
  await w.installations.save(E, OLD, { ...installationOf(E, `xoxb-${E}`), ...whole }, w.clock.now());
  w.fake.teams.set(E, ['T1', 'T2']);
  w.fake.channels.set('C1', 'churn').set('C2', 'shared').set('C3', 'fraud');
  w.fake.facts.set('C1', { context_team_id: 'T1', shared_team_ids: ['T1'] });
  w.fake.facts.set('C2', { context_team_id: 'T1', shared_team_ids: ['T1', 'T2'], is_org_shared: true });
  w.fake.facts.set('C3', { context_team_id: 'T2' });
  for (const [id, teams] of Object.entries({ U1: ['T1', 'T2'], U2: ['T1'], U3: ['T2'] }))
    Object.assign(w.fake.users.get(id) ?? {}, { enterprise: E, teams });
});
afterEach(() => w.close());

/** What somebody did when the organisation was one workspace. */
const earlier = async (who: string, channel: string, text: string) => {
  const person = CAST[who];
  if (!person) throw new Error(`nobody is ${who}`);
  const origin = { workspace: OLD, key: newId(), channel: privateChannel(channel, channel), thread: null, person };
  await w.app.handle({ ...origin, type: 'command', text, mentions: [] });
};
const share = () => w.slack.listPeople(OLD);
const mention = (team: string, text: string, more: object = {}) =>
  w.json({
    ...{ type: 'event_callback', team_id: team, enterprise_id: E, event_id: newId(), api_app_id: 'A1' },
    event_time: Math.floor(w.clock.now() / 1_000),
    authorizations: [{ enterprise_id: E, team_id: team, user_id: 'UBATON', is_bot: true, is_enterprise_install: true }],
    event: mentionEvent(text, { ts: w.fake.ts(), ...more }),
  });
const read = <T>(team: string, work: Parameters<typeof w.store.read<T>>[1]) => w.store.read(`slack:${team}`, work);
const projects = async (team: string) =>
  (await read(team, (r) => r.find('project', { order: ['name'] }))).map(({ name, reach }) => [name, reach]);
const lastText = () => w.fake.shown.flatMap((one) => ('message' in one ? [one.message.text] : [])).at(-1);

test('a project goes to the team of its channel, with all that belongs to it', async () => {
  await earlier('ana', 'C1', 'new Churn');
  await earlier('bo', 'C1', 'take data');
  await earlier('bo', 'C1', 'task add "Fix the join"');
  await earlier('ana', 'C1', 'digest schedule friday 16:00');
  await earlier('bo', 'C1', 'set quiet-hours 20:00-07:00');
  await earlier('ana', 'C3', 'new Fraud');
  await earlier('chi', 'C3', 'task add "Check the labels"');
  await w.settle();
  const before = await read(E, (r) => r.find('history', { order: ['at', 'id'] }));
  await share();
  expect([await projects('T1'), await projects('T2'), await projects(E)]).toEqual([
    [['Churn', 'places']],
    [['Fraud', 'places']],
    [],
  ]);
  const after = [
    ...(await read('T1', (r) => r.find('history', {}))),
    ...(await read('T2', (r) => r.find('history', {}))),
  ];
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  expect(await read('T1', (r) => r.find('stage', { where: { owner: 'U2' } }))).toHaveLength(1);
  expect(await read('T1', (r) => r.find('setting', { where: { target: ['U2', 'C1'] } }))).not.toEqual([]);
  expect((await read('T2', (r) => r.find('task', {}))).map(({ number, title }) => [number, title])).toEqual([
    [2, 'Check the labels'],
  ]);
  expect(w.faults).toEqual([]);
  // Its channel turns out to be public, its people to be members, and its alarms are set again.
  await mention('T1', 'done #1', { user: 'U2' });
  await w.settle();
  expect(lastText()).toContain('Fix the join');
  expect(await projects('T1')).toEqual([['Churn', 'everyone']]);
  expect(await read('T1', (r) => r.find('alarm', { where: { what: 'digest' } }))).not.toEqual([]);
  expect(await read('T1', (r) => r.get('person', 'U2'))).toMatchObject({ name: 'Bo Berg', standing: 'member' });
});

test('what no channel tells goes to the team of its lead, where the lead and admins see it', async () => {
  await earlier('chi', 'C2', 'new Shared');
  await earlier('chi', 'C2', 'lead Shared @Chi');
  await earlier('bo', 'C9', 'new Lost');
  await share();
  expect([await projects('T1'), await projects('T2'), await projects(E)]).toEqual([
    [['Lost', 'nowhere']],
    [['Shared', 'nowhere']],
    [],
  ]);
  expect(await read('T2', (r) => r.find('link', {}))).toEqual([]);
});

test('a project with channels of two teams goes to the team of its main one, and is unlinked from the other', async () => {
  await earlier('ana', 'C3', 'new Fraud');
  await earlier('ana', 'C1', 'link Fraud');
  await share();
  expect([await projects('T1'), await projects('T2')]).toEqual([[], [['Fraud', 'places']]]);
  expect((await read('T2', (r) => r.find('link', {}))).map(({ channel }) => channel)).toEqual(['C3']);
});

test('it is done once, however often it is asked for and by whom', async () => {
  await earlier('ana', 'C1', 'new Churn');
  await Promise.all([share(), share()]);
  await share();
  expect(await projects('T1')).toEqual([['Churn', 'places']]);
  expect(w.faults).toEqual([]);
});

test('a number that is taken there is not used twice', async () => {
  await mention('T1', 'new Own', { user: 'U2' });
  await mention('T1', 'task add "Already here"', { user: 'U2' });
  await earlier('ana', 'C1', 'new Churn');
  await earlier('ana', 'C1', 'task add "From before"');
  await share();
  const tasks = await read('T1', (r) => r.find('task', { order: ['number'] }));
  expect(tasks.map(({ number, title }) => [number, title])).toEqual([
    [1, 'Already here'],
    [2, 'From before'],
  ]);
  await mention('T1', 'task add "Next" in Own', { user: 'U2' });
  expect((await read('T1', (r) => r.find('task', { order: ['-number'] })))[0]?.number).toBe(3);
});

test('what Slack cannot say today waits until tomorrow', async () => {
  await earlier('ana', 'C1', 'new Churn');
  w.fake.faults.push({ method: 'conversations.info', error: 'internal_error' });
  await share();
  expect(await projects(E)).toHaveLength(1);
  w.clock.pass(DAY + 1);
  await w.slack.tidy();
  await expect.poll(() => projects('T1')).toHaveLength(1);
});

test('when Baton starts, what an older version has left behind is shared out', async () => {
  await earlier('ana', 'C1', 'new Churn');
  w = await w.restarted({});
  await expect.poll(() => projects('T1')).toHaveLength(1);
});
