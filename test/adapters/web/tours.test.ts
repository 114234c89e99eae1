/** The ready conversations play from beginning to end, and say what they promise. */
import { describe, expect, test } from 'vitest';
import { Sender } from '../../../adapters/runtime/sender.js';
import { Live } from '../../../adapters/web/live.js';
import { Receive, type Spot } from '../../../adapters/web/receive.js';
import { BATON, Room, WORKSPACE } from '../../../adapters/web/room.js';
import { Player, readTours, type Step } from '../../../adapters/web/tours.js';
import { projectByName } from '../../../src/commands/lookups.js';
import { plainText } from '../../../src/view.js';
import { kit } from '../../support/kit.js';
import { checkView } from '../../support/limits.js';

describe.each(readTours())('$title', (tour) => {
  test('plays', async () => {
    const k = await kit();
    const room = new Room(k.opened, k.clock, new Live());
    await room.open(k.roster);
    const sender = new Sender(k.outbox, room, k.clock, (error) => k.faults.push(error));
    const receive = new Receive(k.app, k.listener, room);
    const taken = async (name: string) => (await k.store.read(WORKSPACE, (r) => projectByName(r, name))) !== undefined;
    const settle = async () => {
      while ((await k.listener.tick()) > 0);
      await sender.drain();
    };
    const player = new Player(receive, room, settle, taken);
    const look = async (step: Step, spot: Spot) => {
      k.clock.pass(1_000);
      const shown = (await room.messages(spot.channel, spot.as, null)).filter((m) => m.author === BATON);
      const views = shown.flatMap((m) => (m.content.is === 'view' ? [m.content.view] : []));
      for (const view of views) expect(checkView(view)).toEqual([]);
      if (step.shows) expect(views.map(plainText).join('\n---\n')).toContain(step.shows);
    };
    // Played again, it makes another project and says the same.
    for (let i = 0; i < 2; i += 1) await player.play(tour, look);
    expect(await taken(`${tour.project} 2`)).toBe(true);
    expect(k.faults).toEqual([]);
  });
});

test('there are some, each with a title and a line about it', () => {
  const tours = readTours();
  expect(tours.length).toBeGreaterThanOrEqual(3);
  expect(new Set(tours.map((t) => t.title)).size).toBe(tours.length);
});
