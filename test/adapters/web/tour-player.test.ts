/** The tours play from beginning to end, and show what they promise. */
import { expect, test } from 'vitest';
import { Sender } from '../../../adapters/runtime/sender.js';
import { PlaygroundChat } from '../../../adapters/web/chat.js';
import { LiveUpdates } from '../../../adapters/web/live-updates.js';
import { BATON, PLAYGROUND_WORKSPACE } from '../../../adapters/web/people.js';
import { Room } from '../../../adapters/web/room.js';
import { TourPlayer } from '../../../adapters/web/tour-player.js';
import { readTours, type TourStep } from '../../../adapters/web/tours.js';
import { type Speaker, UserActions } from '../../../adapters/web/user-actions.js';
import { projectByName } from '../../../src/commands/lookups.js';
import { plainText } from '../../../src/view.js';
import { kit } from '../../support/kit.js';
import { checkView } from '../../support/limits.js';

async function playground() {
  const k = await kit();
  const room = new Room(k.opened, k.clock, new LiveUpdates());
  await room.open(k.roster);
  const sender = new Sender(k.outbox, new PlaygroundChat(room), k.clock, (error) => k.faults.push(error));
  const actions = new UserActions(k.app, k.listener, room);
  const isTaken = async (name: string) =>
    (await k.store.read(PLAYGROUND_WORKSPACE, (r) => projectByName(r, name))) !== undefined;
  const pause = async () => {
    while ((await k.listener.tick()) > 0);
    await sender.drain();
  };
  return { k, room, isTaken, player: new TourPlayer({ actions, room, pause, isTaken }) };
}

test.each(readTours())('$title: plays twice, with another project each time', async (tour) => {
  const { k, room, isTaken, player } = await playground();
  const checkStep = async (step: TourStep, { channel, as }: Speaker) => {
    k.clock.pass(1_000);
    const messages = (await room.messages(channel, as, null)).filter((m) => m.author === BATON);
    const views = messages.flatMap(({ content }) => (content.is === 'view' ? [content.view] : []));
    for (const view of views) expect(checkView(view)).toEqual([]);
    if (step.shows) expect(views.map(plainText).join('\n---\n')).toContain(step.shows);
  };
  for (let i = 0; i < 2; i += 1) await player.play(tour, checkStep);
  expect(await isTaken(`${tour.project} 2`)).toBe(true);
  expect(k.faults).toEqual([]);
});

test('a step that presses what is not shown fails, and names it', async () => {
  const { player } = await playground();
  const [tour] = readTours();
  if (!tour) throw new Error('there are no tours');
  const steps = [{ as: 'ana', press: 'Launch' }];
  await expect(player.play({ ...tour, steps })).rejects.toThrow('no message shows "Launch" to ana in');
});
