/** `/baton …` in Slack: every command gets one answer, in time, whatever the store and Slack do. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InteractionScene } from '../../support/slack/interaction-scene.js';

const USED_UP = 'http://slack.test/respond/gone';

let scene: InteractionScene;
beforeEach(async () => {
  scene = await InteractionScene.make();
});
afterEach(() => scene.close());

test('a command is answered in a channel that Baton is not in, in public or in private', async () => {
  const { w, team } = scene;
  w.fake.outside.add('C9');
  w.fake.channels.set('C9', 'elsewhere');
  await w.slash(team, 'U1', 'C9', 'new Churn');
  await w.slash(team, 'U1', 'C9', 'help');
  await w.settle();
  // A private answer does not wait for what is said to all.
  expect(scene.messages.map((m) => [m.channel, m.onlyFor])).toEqual([
    ['C9', 'U1'],
    ['C9', undefined],
  ]);
});

test('a command is answered in a conversation of other people, and in a private channel', async () => {
  const { w, team } = scene;
  await w.slash(team, 'U1', 'DOTHERS', 'projects', { channel_name: 'directmessage' });
  await w.slash(team, 'U1', 'G7', 'projects', { channel_name: 'privategroup' });
  await w.settle();
  expect(scene.messages.map((m) => m.channel)).toEqual(['DOTHERS', 'G7']);
  const channels = await w.store.read(`slack:${team}`, (read) => read.find('channel', { order: ['id'] }));
  expect(channels.map(({ id, direct }) => [id, direct])).toEqual([
    ['DOTHERS', false],
    ['G7', false],
  ]);
});

test.each([
  ['is used up', USED_UP],
  ['is not one of Slack', 'http://127.0.0.1:1/steal'],
])('if the address to answer %s, the answer comes another way', async (_, response_url) => {
  await scene.slash('help', { response_url });
  await scene.w.settle();
  expect(scene.last).toMatchObject({ channel: 'C1', onlyFor: 'U1' });
});

test('if the store is slow, "One moment…" comes at once and the answer later', async () => {
  const open = await scene.slow();
  const answer = await scene.slash('new Churn');
  expect(JSON.parse(answer.body)).toEqual({ response_type: 'ephemeral', text: 'One moment…' });
  open();
  await expect.poll(async () => (await scene.w.outbox.counts()).waiting).toBe(1);
  await scene.w.settle();
  expect(scene.last.text).toContain('Churn');
});

test('if nothing can be stored, the person is told to try again, without the reason', async () => {
  const repair = scene.breakStore();
  const answer = await scene.slash('new Churn');
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body).text).toContain('Try again in a minute');
  expect(answer.body).not.toContain('hunter2');
  repair();
  expect((await scene.run('new Churn')).text).toContain('Churn');
});

test('a command that is delivered twice takes effect once', async () => {
  for (let i = 0; i < 2; i += 1) await scene.slash('task add x', { trigger_id: 'T1' });
  await scene.w.settle();
  expect(scene.messages).toHaveLength(1);
});

test.each([
  ['15,000 characters', 'x'.repeat(15_000)],
  ['a lone quotation mark', '"'],
  ['half a mention', '<@'],
  ['a mention of everybody', '<!here>'],
  ['a null character', '\u0000'],
  ['900 hedgehogs', '🦔'.repeat(900)],
])('%s: one answer, within the limits', async (_, text) => {
  await scene.run(text);
  expect(scene.messages).toHaveLength(1);
  expect(scene.w.fake.problems).toEqual([]);
  expect(scene.w.faults).toEqual([]);
});
