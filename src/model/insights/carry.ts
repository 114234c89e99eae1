/** How far a project has come: all that must be known of its past to tell what a next event comes to. Kept with the facts. */
import type { StageState } from '../rows.js';
import type { FlowMode } from './facts.js';

/** A stage as the history has left it. Instants are epoch milliseconds. */
export interface StageSoFar {
  /** The key of its name. */
  key: string;
  state: StageState;
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
export interface LoopSoFar {
  since: number;
  /** The first that was re-opened, and why. */
  stage: string;
  reason: string;
  /** Ids of those not finished yet. */
  open: string[];
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

/** States in which a stage is under way. */
export const isUnderWayState = (state: StageState): boolean =>
  state === 'in_progress' || state === 'at_risk' || state === 'blocked';

/** The words by which stages are known that go on for as long as the model runs: they are never finished, and hold nothing up. */
const ONGOING: readonly string[] = ['monitoring', 'monitor', 'maintenance', 'ops'];

/** Whether a stage, by the key of its name, goes on for as long as the model runs. */
export const isOngoing = (key: string): boolean => ONGOING.includes(key);

/** What the project is doing; undefined while nothing of it is under way, and while it is archived. */
export function flowMode({ stages, archived }: Carry): FlowMode | undefined {
  if (archived !== null) return undefined;
  const own = Object.values(stages).filter(({ dropped, key }) => !dropped && !isOngoing(key));
  const isWorkedOn = ({ state, owner }: StageSoFar) =>
    (state === 'in_progress' || state === 'at_risk') && owner !== null;
  if (own.some(isWorkedOn)) return 'working';
  if (own.some(({ state }) => state === 'blocked')) return 'blocked';
  if (own.some(({ state }) => isUnderWayState(state))) return 'waiting';
  const isBetween = own.some(({ state }) => state === 'done') && own.some(({ state }) => state === 'not_started');
  return isBetween ? 'waiting' : undefined;
}
