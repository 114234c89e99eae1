/** How far a project has come: all that must be known of its past to tell what a next event comes to. Kept with the facts. */
import type { FlowMode } from './facts.js';

/** A stage as the history has left it. Instants are epoch milliseconds. */
export interface StageSoFar {
  /** The key of its name. */
  key: string;
  /** As rows have it. */
  state: string;
  /** When it entered its state. */
  since: number;
  /** The kind of reason for its state. */
  reason: string;
  /** When it was begun; null if it is not under way. */
  begun: number | null;
  pass: number;
  owner: string | null;
  /** Since when it has been under way without an owner. */
  unowned: number | null;
  dropped: boolean;
}

/** Stages re-opened, until all of them are finished again. */
interface LoopSoFar {
  since: number;
  /** The first that was re-opened, and why. */
  stage: string;
  reason: string;
  /** Ids of those not finished yet, and of all that were re-opened. */
  open: string[];
  been: string[];
  /** When the last was finished. */
  closed: number;
  who: string | null;
}

/** A project as its history has left it. */
export interface Carry {
  stages: Record<string, StageSoFar>;
  /** Open tasks without an owner, by id: since when. */
  tasks: Record<string, number>;
  /** Offers that wait, by the id of their item. */
  offers: Record<string, { to: string; at: number }>;
  /** Since when it has been archived. */
  archived: number | null;
  flow: { mode: FlowMode; since: number } | null;
  loop: LoopSoFar | null;
  /** When a stage was last finished. */
  finished: number | null;
}

/** A project of which nothing is known yet. */
export const emptyCarry = (): Carry => ({
  stages: {},
  tasks: {},
  offers: {},
  archived: null,
  flow: null,
  loop: null,
  finished: null,
});

/** Moves all that goes on to a later beginning. @param ms how much later */
export function putOff(carry: Carry, ms: number): void {
  for (const stage of Object.values(carry.stages)) {
    stage.since += ms;
    if (stage.begun !== null) stage.begun += ms;
    if (stage.unowned !== null) stage.unowned += ms;
  }
  for (const id of Object.keys(carry.tasks)) carry.tasks[id] = (carry.tasks[id] ?? 0) + ms;
  for (const offer of Object.values(carry.offers)) offer.at += ms;
  if (carry.loop) carry.loop = { ...carry.loop, since: carry.loop.since + ms, closed: carry.loop.closed + ms };
  if (carry.finished !== null) carry.finished += ms;
}
