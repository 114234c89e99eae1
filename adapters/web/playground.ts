/** Puts the playground together: its room, what people do in it, its tours and its pages. */
import { Hono } from 'hono';
import { projectByName } from '../../src/commands/lookups.js';
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Say } from '../../src/ports/say.js';
import type { Store } from '../../src/ports/store.js';
import { assets } from './assets.js';
import type { LiveUpdates } from './live-updates.js';
import { PLAYGROUND_WORKSPACE } from './people.js';
import { plainSay } from './plain-say.js';
import type { Room } from './room.js';
import { boardRoutes } from './routes/board.js';
import { chatRoutes } from './routes/chat.js';
import { clearRoutes } from './routes/clear.js';
import { companyRoutes } from './routes/company.js';
import { controlRoutes } from './routes/controls.js';
import { guardPages } from './routes/guard.js';
import { liveRoutes } from './routes/live.js';
import { lostRoutes } from './routes/lost.js';
import { messageRoutes } from './routes/messages.js';
import type { RouteParts } from './routes/parts.js';
import { simulateRoutes } from './routes/simulate.js';
import { tourRoutes } from './routes/tours.js';
import { type SendRequest, Simulator } from './simulator.js';
import type { TourPlayerParts } from './tour-player.js';
import { readTours } from './tours.js';
import { UserActions } from './user-actions.js';

/** What the playground is made of. */
export interface PlaygroundParts {
  app: App;
  listener: Listener;
  roster: Roster;
  room: Room;
  live: LiveUpdates;
  store: Store;
  clock: Clock;
  say: Say;
  fault(error: unknown): void;
  /** Sends what the playground plays of other systems; over HTTP to this server if left out. */
  send?: SendRequest;
  /** Waits while a tour looks for Baton's answer; a fraction of a second if left out. */
  pause?(): Promise<void>;
}

/** How long a tour waits before it looks again for Baton's answer. */
const TOUR_LOOK_MS = 200;

/** Opens the room and serves the playground's pages. Nobody is asked who they are: only for this machine. */
export async function openPlayground(parts: PlaygroundParts): Promise<Hono> {
  const { app, listener, roster, room, store } = parts;
  await room.open(roster);
  const actions = new UserActions(app, listener, room);
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, TOUR_LOOK_MS).unref());
  const isTaken = async (project: string) =>
    (await store.read(PLAYGROUND_WORKSPACE, (read) => projectByName(read, project))) !== undefined;
  const simulator = new Simulator(parts);
  const simulate: TourPlayerParts['simulate'] = async (what, { channel, as }, name) => {
    const project = await store.read(PLAYGROUND_WORKSPACE, (read) => projectByName(read, name));
    if (project) await simulator.play(what, channel, as, project);
    return project !== undefined;
  };
  const player: TourPlayerParts = { actions, room, pause: parts.pause ?? wait, isTaken, simulate };
  return playgroundPages({ ...parts, actions, player, simulator, tours: readTours(), label: plainSay(parts.say) });
}

function playgroundPages(parts: RouteParts): Hono {
  const pages = new Hono();
  guardPages(pages, parts);
  const routes = [
    chatRoutes,
    messageRoutes,
    controlRoutes,
    companyRoutes,
    clearRoutes,
    tourRoutes,
    simulateRoutes,
    liveRoutes,
    boardRoutes,
  ];
  for (const make of [assets, ...routes, lostRoutes]) pages.route('/', make(parts));
  return pages;
}
