/** Who is in which channel of Slack, and who can read it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventScene } from '../../support/slack/event-scene.js';
import type { ChannelFacts } from '../../support/slack/fake-directory.js';

const MINUTE = 60_000;
const GUEST = { id: 'UG', name: 'Gil Guest', zone: '', admin: false, standing: 'guest' as const };

let scene: EventScene;
beforeEach(async () => {
  scene = await EventScene.make();
});
afterEach(() => scene.close());

const fake = () => scene.w.fake;
const read = <T>(work: Parameters<typeof scene.w.store.read<T>>[1]) => scene.w.store.read(scene.workspace, work);
const look = (id: string) =>
  scene.w.slack.places.look(scene.workspace, {
    ...{ id, workspace: scene.workspace, name: id, version: 1, toldAt: null, place: id },
    ...{ direct: false, access: 'private' },
  });
const membersOf = async (place: string) =>
  (await read((r) => r.find('member', { where: { place }, order: ['person'] }))).map(({ person }) => person);
const accessOf = async (id: string) => (await read((r) => r.get('channel', id)))?.access;

describe('a look', () => {
  test('finds everybody in a private channel, but no bots', async () => {
    fake().members.set('G1', ['UBATON', 'U1', 'U3']);
    expect(await look('G1')).toMatchObject({
      channel: { id: 'G1', access: 'private', place: 'G1' },
      people: ['U1', 'U3'],
    });
  });

  test('finds those in a public channel who are no full members, and makes them known', async () => {
    fake().users.set('UG', GUEST);
    expect(await look('C1')).toMatchObject({ channel: { access: 'public', name: 'churn' }, people: ['UG'] });
    expect(await read((r) => r.get('person', 'UG'))).toMatchObject({ name: 'Gil Guest', standing: 'guest' });
  });

  test.each<ChannelFacts>([
    { is_private: true },
    { is_ext_shared: true },
    { is_org_shared: true },
    { is_pending_ext_shared: true },
    { is_mpim: true },
  ])('a channel with %o is not public', async (facts) => {
    fake().facts.set('C1', facts);
    expect((await look('C1'))?.channel.access).toBe('private');
  });

  test('reads all pages', async () => {
    const ids = Array.from({ length: 2_500 }, (_, i) => `UX${i}`);
    fake().members.set('G1', ids);
    expect((await look('G1'))?.people).toHaveLength(2_500);
    expect(fake().calls.filter(({ method }) => method === 'conversations.members')).toHaveLength(3);
  });

  test('asks about so many people only; the others are strangers until everybody is listed', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `UX${i}`);
    for (const id of ids) fake().users.set(id, { ...GUEST, id, standing: 'member' });
    fake().members.set('C1', ids);
    expect((await look('C1'))?.people).toHaveLength(160);
    expect(fake().calls.filter(({ method }) => method === 'users.info')).toHaveLength(40);
  });

  test('does not list a public channel with very many people, but notices that it is public', async () => {
    fake().channels.set('C9', 'all-hands');
    fake().members.set(
      'C9',
      Array.from({ length: 6_000 }, (_, i) => `UX${i}`),
    );
    expect(await look('C9')).toBeUndefined();
    expect(fake().calls.map(({ method }) => method)).not.toContain('conversations.members');
    expect(await accessOf('C9')).toBe('public');
  });

  test.each(['channel_not_found', 'missing_scope'])('says nothing if Slack refuses: %s', async (error) => {
    fake().faults.push({ method: 'conversations.info', error });
    expect(await look('C1')).toBeUndefined();
    expect(scene.w.faults).toEqual([]);
  });

  test('a public channel that Baton no longer finds is not public any more', async () => {
    expect(await accessOf('C1')).toBe('public');
    fake().channels.delete('C1');
    await look('C1');
    expect(await accessOf('C1')).toBe('private');
  });

  test('waits as Slack says, when it says so', async () => {
    fake().faults.push({ method: 'conversations.members', status: 429, retryAfter: 30 });
    const before = scene.w.clock.now();
    expect(await look('G1')).toBeDefined();
    expect(scene.w.clock.now() - before).toBe(30_000);
  });
});

test('a channel that has become private is so for the very command that finds it out', async () => {
  scene.w.clock.pass(31 * MINUTE);
  await scene.happen(scene.mention('help'));
  scene.w.clock.pass(31 * MINUTE);
  fake().facts.set('C1', { is_private: true });
  await scene.happen(scene.mention('status'));
  const [project] = await read((r) => r.find('project', {}));
  expect([await accessOf('C1'), project?.reach]).toEqual(['private', 'places']);
});

test('a look that takes too long goes on, and is kept when it is complete', async () => {
  await scene.close();
  let release = (): void => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  scene = await EventScene.make({ lookMs: 20, pause: () => slow });
  fake().members.set('G1', ['U1', 'U2']);
  fake().faults.push({ method: 'conversations.members', status: 429 });
  expect(await look('G1')).toBeUndefined();
  expect(await look('G1')).toBeUndefined();
  scene.w.clock.pass(5_000);
  release();
  await expect.poll(() => membersOf('G1')).toEqual(['U1', 'U2']);
});

describe('events', () => {
  const joined = (user: string, channel: string) => ({
    type: 'member_joined_channel',
    channel,
    user,
    channel_type: 'G',
  });

  test('whoever joins is in, whoever leaves is out', async () => {
    fake().members.set('G1', ['U1']);
    fake().users.set('UG', GUEST);
    await scene.send(joined('UG', 'G1'));
    expect(await membersOf('G1')).toContain('UG');
    expect(await read((r) => r.get('person', 'UG'))).toMatchObject({ standing: 'guest' });
    await scene.send({ type: 'member_left_channel', user: 'UG', channel: 'G1' });
    expect(await membersOf('G1')).not.toContain('UG');
  });

  test('when Baton joins, it learns who is there', async () => {
    fake().channels.set('G7', 'plans');
    fake().members.set('G7', ['UBATON', 'U1', 'U2']);
    await scene.happen({ ...joined('UBATON', 'G7'), inviter: 'U1' });
    expect(await membersOf('G7')).toEqual(['U1', 'U2']);
  });

  test('a channel that is shared with another company is not public, even if Slack cannot be asked', async () => {
    fake().faults.push({ method: 'conversations.info', error: 'fatal_error' });
    await scene.send({ type: 'channel_shared', connected_team_id: 'TOTHER', channel: 'C1' });
    expect(await accessOf('C1')).toBe('private');
    await scene.happen(scene.mention('status', { user: 'U2' }));
    expect(await accessOf('C1')).toBe('private');
  });

  test('it is public again when it is shared no longer', async () => {
    fake().facts.set('C1', { is_ext_shared: true });
    await scene.send({ type: 'channel_shared', connected_team_id: 'TOTHER', channel: 'C1' });
    fake().facts.delete('C1');
    await scene.send({ type: 'channel_unshared', previously_connected_team_id: 'TOTHER', channel: 'C1' });
    expect(await accessOf('C1')).toBe('public');
  });

  test.each([
    ['private', { is_private: true }],
    ['public', {}],
  ] as const)('a channel that becomes %s is so at once', async (access, facts) => {
    fake().facts.set('C1', access === 'private' ? {} : { is_private: true });
    await scene.w.slack.listPeople(scene.workspace);
    fake().facts.set('C1', facts);
    const subtype = `channel_convert_to_${access}`;
    await scene.send({
      type: 'message',
      subtype,
      channel: 'C1',
      channel_type: 'group',
      user: 'U1',
      text: '',
      ts: '1.1',
    });
    expect(await accessOf('C1')).toBe(access);
    const [project] = await read((r) => r.find('project', {}));
    expect(project?.reach).toBe(access === 'public' ? 'everyone' : 'places');
  });

  test('a renamed channel stays as public as it was', async () => {
    scene.w.clock.pass(11 * MINUTE);
    fake().channels.set('C1', 'churn-2026');
    await scene.send({ type: 'channel_rename', channel: { id: 'C1', name: 'churn-2026', created: 1 } });
    await scene.happen(scene.mention('status'));
    expect(await read((r) => r.get('channel', 'C1'))).toMatchObject({ name: 'churn-2026', access: 'public' });
  });

  test('a channel with another id is looked at under that id', async () => {
    fake().channels.set('C9', 'churn');
    fake().users.set('UG', GUEST);
    await scene.send({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C9' });
    expect(await accessOf('C9')).toBe('public');
    expect(await membersOf('C9')).toEqual(['UG']);
  });

  test('a change that no event told of is found once a day', async () => {
    fake().facts.set('C1', { is_private: true });
    await scene.w.slack.listPeople(scene.workspace);
    expect(await accessOf('C1')).toBe('private');
  });
});
