/** What the routes of the playground work with. */
import type { Clock } from '../../../src/ports/clock.js';
import type { Say } from '../../../src/ports/say.js';
import type { Store } from '../../../src/ports/store.js';
import type { LiveUpdates } from '../live-updates.js';
import type { PlainSay } from '../plain-say.js';
import type { Room } from '../room.js';
import type { Simulator } from '../simulator.js';
import type { TourPlayerParts } from '../tour-player.js';
import type { Tour } from '../tours.js';
import type { UserActions } from '../user-actions.js';

/** Each file of routes takes what it needs of it. */
export interface RouteParts {
  room: Room;
  actions: UserActions;
  tours: Tour[];
  player: TourPlayerParts;
  simulator: Simulator;
  live: LiveUpdates;
  store: Store;
  clock: Clock;
  say: Say;
  label: PlainSay;
  /** Receives errors that are faults of Baton itself. */
  fault(error: unknown): void;
}
