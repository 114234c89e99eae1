/** What a project is doing, by its stages. Pure. */
import type { Carry, StageSoFar } from './carry.js';
import type { FlowMode } from './facts.js';
import { meantKey } from './stage-keys.js';

/** States in which a stage is under way. */
export const isUnderWayState = (state: string): boolean =>
  state === 'in_progress' || state === 'at_risk' || state === 'blocked';

/** Whether a stage, by the key of its name, goes on for as long as the model runs: it is never finished, and holds nothing up. */
export const isOngoing = (key: string): boolean => meantKey(key) === 'monitoring';

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
