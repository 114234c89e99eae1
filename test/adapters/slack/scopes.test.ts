/** What is left where optional scopes were declined: everything but what the documentation says is lost. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPTIONAL_SCOPES } from '../../../adapters/slack/manifest.js';
import { EventScene } from '../../support/slack/event-scene.js';

let scene: EventScene;
beforeEach(async () => {
  scene = await EventScene.make();
  for (const scope of Object.keys(OPTIONAL_SCOPES)) scene.w.fake.declined.add(scope);
});
afterEach(() => scene.close());

const tasks = async () =>
  (await scene.w.store.read(scene.workspace, (read) => read.find('task', {}))).map(({ title }) => title);

test('public channels are as they were', async () => {
  await scene.send(scene.message());
  await scene.later();
  expect(scene.texts('whisper')[0]).toContain('Who will do it');
  await scene.happen(scene.mention('task add ask <!subteam^S1>'));
  expect(await tasks()).toEqual(['ask @group']);
  expect(scene.w.faults).toEqual([]);
});

test('a private channel that Slack says nothing of is still answered, and shows only what is its own', async () => {
  scene.w.fake.channels.set('G9', 'hidden');
  await scene.happen(scene.mention('new Secret', { channel: 'G9', ts: '8.8' }));
  await scene.happen(scene.mention('status', { channel: 'G9', ts: '9.9' }));
  expect(scene.texts().join()).toContain('Secret');
  expect(scene.texts().join()).not.toContain('hidden');
  await scene.happen(scene.mention('projects', { channel: 'C1', ts: '9.91', user: 'U2' }));
  expect(scene.texts().at(-1)).not.toContain('Secret');
  expect(scene.w.faults).toEqual([]);
});
