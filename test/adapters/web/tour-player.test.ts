/** The tours play from beginning to end, and do what they tell. */
import { expect, test } from 'vitest';
import { Sender } from '../../../adapters/runtime/sender.js';
import { PlaygroundChat } from '../../../adapters/web/chat.js';
import { LiveUpdates } from '../../../adapters/web/live-updates.js';
import { BATON, PLAYGROUND_WORKSPACE } from '../../../adapters/web/people.js';
import { Room } from '../../../adapters/web/room.js';
import { Simulator } from '../../../adapters/web/simulator.js';
import { TourPlay, type TourPlayerParts } from '../../../adapters/web/tour-player.js';
import { readTours, type Tour } from '../../../adapters/web/tours.js';
import { UserActions } from '../../../adapters/web/user-actions.js';
import { projectByName } from '../../../src/commands/lookups.js';
import type { Reader } from '../../../src/ports/store.js';
import { plainText } from '../../../src/view/as-text.js';
import { kit } from '../../support/kit.js';
import { checkView } from '../../support/limits.js';
import { sendTo } from '../../support/signal-sender.js';

/** As long as the player waits in a browser. */
const PAUSE_MS = 200;

async function playground() {
  const k = await kit();
  const room = new Room(k.opened, k.clock, new LiveUpdates());
  await room.open(k.roster);
  const sender = new Sender({
    outbox: k.outbox,
    chat: new PlaygroundChat(room),
    clock: k.clock,
    fault: (error) => k.faults.push(error),
  });
  const actions = new UserActions(k.app, k.listener, room);
  const find = (name: string) => k.store.read(PLAYGROUND_WORKSPACE, (read) => projectByName(read, name));
  const pause = async () => {
    k.clock.pass(PAUSE_MS);
    while ((await k.listener.tick()) > 0);
    await sender.drain();
  };
  const simulator = new Simulator({ store: k.store, clock: k.clock, room, send: sendTo(k) });
  const simulate: TourPlayerParts['simulate'] = async (what, { channel, as }, name) => {
    const project = await find(name);
    if (project) await simulator.play(what, channel, as, project);
    return project !== undefined;
  };
  const isTaken = async (name: string) => (await find(name)) !== undefined;
  const parts = { actions, room, pause, simulate, isTaken };
  return { k, room, find, parts };
}

type Stand = Awaited<ReturnType<typeof playground>>;

/** What Baton says in the two windows of the stage. */
async function saidOn({ room }: Stand, { scene }: TourPlay): Promise<string[]> {
  const lists = await Promise.all(scene.windows.map((one) => room.messages(one.channel, one.person, null)));
  const views = lists
    .flat()
    .flatMap(({ author, content }) => (author === BATON && content.is === 'view' ? [content.view] : []));
  for (const view of views) expect(checkView(view)).toEqual([]);
  return views.map(plainText);
}

/** Plays a tour, and makes sure that each step shows something new. */
async function playAll(stand: Stand, tour: Tour): Promise<TourPlay> {
  const play = await TourPlay.start(stand.parts, tour);
  while (!play.over) {
    const before = await saidOn(stand, play);
    await play.next(play.done);
    await stand.parts.pause();
    expect(play.stopped, play.tour.steps[play.done - 1]?.tell).toBe(false);
    expect(await saidOn(stand, play), play.tour.steps[play.done - 1]?.tell).not.toEqual(before);
    stand.k.clock.pass(1_000);
  }
  return play;
}

const stageOf = async (read: Reader, project: string, name: string) => {
  const stages = await read.find('stage', { where: { project } });
  return stages.find((stage) => stage.key === name);
};
const tasksOf = (read: Reader, project: string) => read.find('task', { where: { project } });

/** What is true at the end of each tour. */
const ENDS: Record<string, (read: Reader, project: string) => Promise<void>> = {
  '1-who-will-do-it': async (read, project) => {
    expect(await tasksOf(read, project)).toMatchObject([{ owner: 'chi', title: 'Fix the ETL' }]);
  },
  '2-who-has-the-baton': async (read, project) => {
    expect(await stageOf(read, project, 'deployment')).toMatchObject({ owner: 'chi' });
    const declined = await read.find('history', { where: { project, why: 'I am away until Monday' } });
    expect(declined).toHaveLength(1);
  },
  '3-first-project': async (read, project) => {
    expect(await stageOf(read, project, 'data')).toMatchObject({ owner: 'ana', state: 'in_progress' });
    expect(await tasksOf(read, project)).toMatchObject([{ owner: 'chi', title: 'version the training set' }]);
  },
  '4-drift': async (read, project) => {
    expect(await stageOf(read, project, 'deployment')).toMatchObject({ owner: 'chi', state: 'done' });
    expect(await read.find('incident', { where: { project } })).toMatchObject([
      { state: 'closed', taken: 'ana', cause: 'the country feature changed upstream' },
    ]);
    const moved = await read.find('promotion', { where: { project, is: 'moved' }, order: ['at'] });
    expect(moved.map(({ to }) => to)).toEqual(['6', '7']);
  },
  '5-not-for-everybody': async (read, project) => {
    expect(await stageOf(read, project, 'data')).toMatchObject({
      state: 'blocked',
      reason: 'the contract is not signed',
    });
  },
  '6-how-healthy': async (read, project) => {
    const answers = await read.find('auditAnswer', { where: { project } });
    expect(answers).toHaveLength(12);
    expect(new Set(answers.map(({ by, area }) => `${by} ${area}`))).toEqual(new Set(['ana data', 'bo deployment']));
    expect(await tasksOf(read, project)).toMatchObject([{ title: 'Rehearse the rollback' }]);
  },
};

test.each(readTours())('$title: plays twice, with another project each time', async (tour) => {
  const stand = await playground();
  for (const name of [tour.project, `${tour.project} 2`]) {
    await playAll(stand, tour);
    const project = (await stand.find(name))?.id ?? name;
    await stand.k.store.read(PLAYGROUND_WORKSPACE, async (read) => {
      await ENDS[tour.id]?.(read, project);
    });
  }
  expect(Object.keys(ENDS)).toContain(tour.id);
  expect(stand.k.faults).toEqual([]);
});

test('a private project stays private in the tour about it', async () => {
  const stand = await playground();
  const tour = readTours().find(({ id }) => id === '5-not-for-everybody');
  if (!tour) throw new Error('that tour is gone');
  await playAll(stand, tour);
  for (const [channel, person] of [
    ['general', 'chi'],
    ['churn-model', 'fay'],
  ] as const) {
    const shown = JSON.stringify(await stand.room.messages(channel, person, null));
    expect(shown).not.toMatch(/not signed|Ana Silva/);
  }
});

test('a step is carried out once, however often it is asked for', async () => {
  const { room, parts } = await playground();
  const [tour] = readTours();
  if (!tour) throw new Error('there are no tours');
  const play = await TourPlay.start(parts, tour);
  await Promise.all([play.next(0), play.next(0)]);
  await play.next(0);
  expect(play.done).toBe(1);
  const said = (await room.messages(tour.channel, 'dana', null)).filter(({ content }) => content.is === 'text');
  expect(said).toHaveLength(tour.before.length + 1);
});

test('a tour stops when what it would press is gone, and goes no further', async () => {
  const { k, room, parts } = await playground();
  const [tour] = readTours();
  if (!tour) throw new Error('there are no tours');
  const play = await TourPlay.start(parts, tour);
  await play.next(0);
  await parts.pause();
  // What it would press has come, and goes.
  for (let i = 0; i < 20; i += 1) await parts.pause();
  await room.clear();
  await play.next(1);
  expect([play.stopped, play.over, play.done]).toEqual([true, true, 2]);
  await play.next(2);
  expect(play.done).toBe(2);
  expect(k.faults).toEqual([]);
});
