/** Slack delivers an event again if it got no answer within three seconds, perhaps only once the store is back. */
import { expect, onTestFinished, test } from 'vitest';
import { EventScene } from '../../support/slack/event-scene.js';
import { SlackWorld } from '../../support/slack/world.js';
import { makeTrouble, SORRY, type Trouble } from '../../support/troubles.js';

const IN_TIME = { timeout: 8_000, interval: 20 };

/** Somebody gives an order while the store is in trouble. */
async function inTrouble(trouble: Trouble) {
  const scene = await EventScene.make();
  onTestFinished(() => scene.close());
  const { w, workspace } = scene;
  const end = await makeTrouble(trouble, w.opened, w.store);
  onTestFinished(end);
  const tasks = () => w.store.read(workspace, (read) => read.find('task', {}));
  const handled = () => w.opened.db.selectFrom('handled').select('key').where('key', 'like', 'mention:%').execute();
  const apologies = () => scene.texts().filter((text) => SORRY.test(text)).length;
  return { scene, end, tasks, handled, apologies, order: scene.mention('task add retrain') };
}

test('an order that comes again while the store is waited for is answered once', async () => {
  const { scene, apologies, order } = await inTrouble('frozen');
  const answers = await Promise.all([scene.send(order, 'Ev1'), scene.send(order, 'Ev1')]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(apologies()).toBe(1);
});

test('an order of which somebody was told that nothing changed is not carried out when it comes again', async () => {
  const { scene, end, tasks, handled, apologies, order } = await inTrouble('gone');
  await scene.send(order, 'Ev1');
  expect(apologies()).toBe(1);
  // Here at once, and in every instance as soon as the store can note it.
  await end();
  await scene.send(order, 'Ev1');
  await expect.poll(handled, IN_TIME).toHaveLength(1);
  const other = await SlackWorld.make(scene.w.opened);
  onTestFinished(() => other.close());
  expect((await other.event(scene.team, order, 'Ev1')).status).toBe(200);
  expect([await tasks(), apologies()]).toEqual([[], 1]);
  await scene.happen(scene.mention('task add retrain', { ts: scene.ts(-1_000) }));
  expect(await tasks()).toHaveLength(1);
});
