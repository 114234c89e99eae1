/** People in Slack: what is known of them, and what happens when they leave. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventScene } from '../../support/slack/event-scene.js';
import { SlackWorld } from '../../support/slack/world.js';

const MINUTE = 60_000;

let scene: EventScene;
beforeEach(async () => {
  scene = await EventScene.make();
});
afterEach(() => scene.close());

describe('people', () => {
  const changed = (user: object) => scene.send({ type: 'user_change', user, cache_ts: 1, event_ts: scene.ts() });

  test('what a person owned is unowned when their account is deactivated, and the channel is told', async () => {
    await scene.w.slash(scene.team, 'U2', 'C1', 'take data');
    await scene.w.settle();
    scene.w.fake.shown.length = 0;
    await changed({ id: 'U2', name: 'bo', deleted: true });
    await scene.w.settle();
    expect(scene.texts('post')).toEqual([
      expect.stringContaining('Bo Berg has left the workspace: 1 item in Churn now needs an owner.'),
    ]);
    const [stage] = await scene.w.store.read(scene.workspace, (r) => r.find('stage', { where: { key: 'data' } }));
    expect(stage?.owner).toBeNull();
  });

  test('somebody who left unnoticed is found when people are listed, once', async () => {
    await scene.w.slash(scene.team, 'U2', 'C1', 'take data');
    await scene.w.settle();
    scene.w.fake.users.set('U2', {
      id: 'U2',
      name: 'Bo Berg',
      zone: '',
      admin: false,
      standing: 'member',
      deleted: true,
    });
    await scene.w.slack.listPeople(scene.workspace);
    await scene.w.settle();
    expect(scene.texts('post').at(-1)).toContain('Bo Berg has left');
    await scene.w.slack.listPeople(scene.workspace);
    await scene.w.settle();
    expect(scene.texts('post').filter((t) => t.includes('has left'))).toHaveLength(1);
  });

  test('a new name and time zone are stored', async () => {
    await changed({ id: 'U2', name: 'bo', real_name: 'Bo Bergman', tz: 'Asia/Tokyo', is_admin: true, profile: {} });
    const bo = await scene.w.store.read(scene.workspace, (r) => r.get('person', 'U2'));
    expect(bo).toMatchObject({ name: 'Bo Bergman', zone: 'Asia/Tokyo', admin: true, standing: 'member' });
  });

  test('a guest is never an admin', async () => {
    await changed({ id: 'U2', real_name: 'Bo', is_admin: true, is_restricted: true, profile: {} });
    const bo = await scene.w.store.read(scene.workspace, (r) => r.get('person', 'U2'));
    expect(bo?.admin).toBe(false);
  });

  test.each<[string, string, object]>([
    ['an app’s bot', 'bot', { is_bot: true }],
    ['a workflow', 'bot', { is_workflow_bot: true }],
    ['Slackbot', 'bot', { id: 'USLACKBOT' }],
    ['somebody who uses the app', 'member', { is_app_user: true }],
    ['a guest of several channels', 'guest', { is_restricted: true, is_admin: true }],
    ['a guest of one channel', 'guest', { is_restricted: true, is_ultra_restricted: true }],
    ['a stranger in a shared channel', 'external', { is_stranger: true, is_owner: true }],
    ['somebody of another company', 'external', { team_id: 'TOTHER', is_admin: true }],
    ['somebody of another organisation', 'external', { team_id: 'TOTHER', enterprise_user: { enterprise_id: 'E9' } }],
  ])('%s is a %s, and none but full members are admins', async (_, standing, user) => {
    await scene.send({ type: 'team_join', user: { id: 'U7', name: 'kim', real_name: 'Kim', profile: {}, ...user } });
    const found = await scene.w.store.read(scene.workspace, (r) => r.find('person', { where: { name: 'Kim' } }));
    expect(found).toMatchObject([{ standing, admin: false }]);
  });

  test('somebody who becomes a guest is one at once', async () => {
    await changed({ id: 'U1', real_name: 'Ana Silva', is_admin: true, is_restricted: true, profile: {} });
    const ana = await scene.w.store.read(scene.workspace, (r) => r.get('person', 'U1'));
    expect(ana).toMatchObject({ standing: 'guest', admin: false });
  });

  test('a mentioned bot is known as one, Baton too', async () => {
    scene.w.fake.users.set('U7', { id: 'U7', name: 'CI', zone: '', admin: false, standing: 'bot' });
    await scene.happen(scene.mention('own data <@U7>'));
    await scene.happen(scene.mention('own data <@UBATON|baton> <@USLACKBOT>', { user: 'U2' }));
    const bots = await scene.w.store.read(scene.workspace, (r) => r.find('person', { where: { standing: 'bot' } }));
    expect(bots.map(({ id }) => id)).toContain('U7');
  });

  test('of whom Slack says nothing, nothing is known, until it is asked again a minute later', async () => {
    scene.w.fake.users.set('U8', { id: 'U8', name: 'Kim Lee', zone: '', admin: false, standing: 'member' });
    scene.w.fake.faults.push({ method: 'users.info', status: 500 });
    const standing = async () =>
      (await scene.w.store.read(scene.workspace, (r) => r.get('person', 'U8')))?.standing ?? 'none';
    await scene.happen(scene.mention('own data <@U8>'));
    expect(await standing()).toBe('unknown');
    await scene.happen(scene.mention('own training <@U8>'));
    expect(await standing()).toBe('unknown');
    scene.w.clock.pass(MINUTE);
    await scene.happen(scene.mention('own training <@U8>'));
    expect(await standing()).toBe('member');
  });

  test('somebody who cannot get direct messages is asked in the channel', async () => {
    scene.w.fake.users.set('U9', { id: 'U9', name: 'Nia Novak', zone: '', admin: false, standing: 'member' });
    scene.w.fake.unreachable.add('U9');
    await scene.happen(scene.mention('own data <@U9>'));
    expect(scene.w.fake.shown).toMatchObject([
      { how: 'whisper', message: { channel: 'C1', onlyFor: 'U9' } },
      { how: 'post', message: { channel: 'C1' } },
    ]);
  });

  test('people go by their id if Slack cannot say their name, and Slack is asked again later', async () => {
    scene.w.fake.faults.push({ method: 'users.info', status: 500 });
    scene.w.fake.users.set('U8', { id: 'U8', name: 'Kim Lee', zone: 'Asia/Seoul', admin: false, standing: 'member' });
    const name = async () => (await scene.w.store.read(scene.workspace, (r) => r.get('person', 'U8')))?.name;
    await scene.happen({ type: 'app_mention', user: 'U8', channel: 'C1', text: '<@UBATON> take data', ts: '7.1' });
    // Of whom nothing is known, they have no rights.
    expect([await name(), scene.texts()[0]]).toEqual(['U8', expect.not.stringContaining('You have')]);
    scene.w.clock.pass(2 * MINUTE);
    await scene.happen({ type: 'app_mention', user: 'U8', channel: 'C1', text: '<@UBATON> status', ts: '7.2' });
    expect(await name()).toBe('Kim Lee');
  });
});

test('people are listed once a day, by one of the instances', async () => {
  const { w, team } = scene;
  const lists = (one: SlackWorld) =>
    one.fake.calls.filter((call) => call.method === 'users.list' && call.team === team).length;
  w.clock.pass(25 * 60 * MINUTE);
  await w.slack.tidy();
  await expect.poll(() => lists(w)).toBe(1);
  const other = await SlackWorld.make(w.opened);
  await expect.poll(() => lists(other)).toBe(1);
  other.clock.pass(w.clock.now() - other.clock.now());
  await other.slack.tidy();
  await other.close();
  expect(lists(other)).toBe(1);
  w.clock.pass(25 * 60 * MINUTE);
  await w.slack.tidy();
  await expect.poll(() => lists(w)).toBe(2);
});
