/** What happens to channels, in the shapes of docs.slack.dev/reference/events. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EventScene } from '../../support/slack/event-scene.js';

let scene: EventScene;
beforeEach(async () => {
  scene = await EventScene.make();
});
afterEach(() => scene.close());

test('Baton says what it reads when it is invited', async () => {
  scene.w.fake.channels.set('C7', 'new-here');
  const joined = { type: 'member_joined_channel', channel: 'C7', channel_type: 'C', team: scene.team };
  await scene.send({ ...joined, user: 'UBATON', inviter: 'U1' });
  await scene.happen({ ...joined, user: 'U2' });
  expect(scene.w.fake.shown).toMatchObject([{ how: 'post', message: { channel: 'C7' } }]);
  expect(scene.texts()[0]?.split('\n')).toHaveLength(3);
  expect(scene.texts()[0]).toContain('privately ask the author');
});

test('if nobody is known to have invited Baton, it greets for the person who installed it', async () => {
  scene.w.fake.channels.set('C7', 'new-here');
  await scene.happen({ type: 'member_joined_channel', user: 'UBATON', channel: 'C7' });
  expect(scene.texts('post')).toHaveLength(1);
});

test.each<[string, object]>([
  ['archived', { type: 'channel_archive', channel: 'C1', user: 'U1' }],
  ['deleted', { type: 'channel_deleted', channel: 'C1' }],
  ['left by Baton', { type: 'channel_left', channel: 'C1' }],
  ['rid of Baton', { type: 'member_left_channel', user: 'UBATON', channel: 'C1' }],
])('nobody is asked any more in a channel that is %s', async (_, event) => {
  await scene.send(scene.message());
  await scene.send(event);
  await scene.later();
  expect(scene.texts()).toEqual([]);
});

test('somebody who leaves a channel is not asked about it any more', async () => {
  await scene.send(scene.message());
  await scene.send({ type: 'member_left_channel', user: 'U1', channel: 'C1' });
  await scene.later();
  expect(scene.texts()).toEqual([]);
});

test('a channel that gets another id keeps its project, settings and offers', async () => {
  await scene.w.slash(scene.team, 'U1', 'C1', 'set answers private channel');
  await scene.w.slash(scene.team, 'U1', 'C1', 'own data <@U2>');
  await scene.send({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C9', event_ts: scene.ts() });
  scene.w.fake.channels.set('C9', 'churn');
  scene.w.fake.channels.delete('C1');
  await scene.w.settle();
  scene.w.fake.shown.length = 0;
  await scene.w.slash(scene.team, 'U3', 'C9', 'status');
  await scene.happen({
    type: 'message',
    channel_type: 'im',
    channel: 'DU2',
    user: 'U2',
    text: 'accept',
    ts: scene.ts(),
  });
  const seen = scene.w.fake.shown.flatMap((s) => ('message' in s ? [[s.message.channel, s.message.onlyFor]] : []));
  expect(seen).toEqual(
    expect.arrayContaining([
      ['C9', 'U3'],
      ['C9', undefined],
      ['DU2', undefined],
    ]),
  );
  expect(scene.texts().join()).toContain('Churn');
});

test('a renamed channel has its new name', async () => {
  await scene.send({ type: 'channel_rename', channel: { id: 'C1', name: 'churn-2026', created: 1 } });
  const channel = await scene.w.store.read(scene.workspace, (r) => r.get('channel', 'C1'));
  expect(channel?.name).toBe('churn-2026');
});
