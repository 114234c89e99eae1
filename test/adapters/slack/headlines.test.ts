/** The status of a project among the bookmarks of a channel. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { learnFirst } from '../../support/engine.js';
import { EventScene } from '../../support/slack/event-scene.js';

const MINUTE = 60_000;

let scene: EventScene;
beforeEach(async () => {
  learnFirst();
  scene = await EventScene.make();
});
afterEach(() => scene.close());

const bookmarks = () => scene.w.fake.bookmarks.in('C1');
const titles = () => bookmarks().map(({ title }) => title);
async function run(text: string) {
  await scene.w.slash(scene.team, 'U1', 'C1', text);
  await scene.w.settle();
}
const copied = (list: ReturnType<typeof bookmarks>) => list.map((one) => ({ ...one, id: `${one.id}-moved` }));
const on = () => run('set headline on channel');
const methods = () => scene.w.fake.calls.map(({ method }) => method).filter((one) => one.startsWith('bookmarks.'));

test('it is added once, changed in place, and taken away, without a message in the channel', async () => {
  await on();
  expect(bookmarks()).toEqual([
    {
      id: 'Bk1',
      title: 'Churn: Data · not started',
      emoji: ':white_circle:',
      link: `http://slack.test/app_redirect?team=${scene.team}&app=ABATON`,
    },
  ]);
  await run('start data');
  await scene.later(MINUTE);
  expect(titles()).toEqual([expect.stringContaining('Churn: Data · in progress')]);
  await run('set headline off channel');
  await scene.later(MINUTE);
  expect(bookmarks()).toEqual([]);
  expect(methods()).toEqual(['bookmarks.add', 'bookmarks.edit', 'bookmarks.remove']);
  expect(scene.texts('post').join()).not.toContain('things need attention');
});

test('one that somebody has taken away stays away until it is switched on again', async () => {
  await on();
  bookmarks().length = 0;
  for (const text of ['start data', 'block data no access']) {
    await run(text);
    await scene.later(MINUTE);
  }
  expect(methods()).toEqual(['bookmarks.add', 'bookmarks.edit']);
  await run('set headline off channel');
  await scene.later(MINUTE);
  await on();
  expect(titles()).toEqual([expect.stringContaining('blocked')]);
});

test('it stays as it is after a month, when addresses of messages are forgotten', async () => {
  await on();
  await scene.later(40 * 86_400_000);
  await scene.w.slack.tidy();
  await run('start data');
  await scene.later(MINUTE);
  expect(titles()).toEqual([expect.stringContaining('in progress')]);
});

test('an answer that was lost does not make it two', async () => {
  scene.w.fake.faults.push({ method: 'bookmarks.add', after: true });
  await on();
  await scene.later(MINUTE);
  await run('start data');
  await scene.later(MINUTE);
  expect(titles()).toEqual([expect.stringContaining('in progress')]);
});

/** The channel is C9 from now on. */
async function move() {
  scene.w.fake.channels.set('C9', 'churn');
  await scene.send({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C9', event_ts: scene.ts() });
  await scene.later(MINUTE);
  await scene.w.slash(scene.team, 'U1', 'C9', 'start data');
  await scene.w.settle();
  await scene.later(MINUTE);
}

test.each<[string, () => unknown]>([
  ['with it', () => scene.w.fake.bookmarks.in('C9').push(...bookmarks().splice(0))],
  ['without it', () => bookmarks().splice(0)],
  ['where it has another id, too', () => scene.w.fake.bookmarks.in('C9').push(...copied(bookmarks().splice(0)))],
])('it follows its channel to a new id, %s, and stands there once', async (_, make) => {
  await on();
  make();
  await move();
  expect(scene.w.fake.bookmarks.in('C9').map(({ title }) => title)).toEqual([expect.stringContaining('in progress')]);
  expect(bookmarks()).toEqual([]);
  await scene.w.slash(scene.team, 'U1', 'C9', 'set headline off channel');
  await scene.later(MINUTE);
  expect(scene.w.fake.bookmarks.in('C9')).toEqual([]);
});

test.each<[string, () => unknown]>([
  ['the scope was declined', () => scene.w.fake.declined.add('bookmarks:write')],
  ['there is no room for more', () => bookmarks().push(...Array(100).fill({ id: '', title: '', link: '', emoji: '' }))],
])('whoever switches it on is told in private why it is not there: %s', async (_, make) => {
  make();
  await on();
  const [told] = scene.w.fake.messages.filter(({ channel }) => channel === 'DU1');
  expect(told?.text).toContain('I couldn’t put the status at the top of churn');
  await run('start data');
  await scene.later(MINUTE);
  expect(methods()).toEqual(['bookmarks.add']);
  expect(scene.w.faults).toEqual([]);
});
