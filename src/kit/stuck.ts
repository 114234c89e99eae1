/**
 * Which stages are stuck. A few look-ups for any number of stages, and none while all of them are recent; some more for each
 * project in which a quiet stage has many tasks, so that these need not be read.
 */
import { isStuck, mayBeStuck, quietMs } from '../model/health.js';
import type { HistoryEvent } from '../model/history-rows.js';
import type { Stage } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { lastSteps, stagesWithSteps } from './last-steps.js';
import { type Limited, stuckLimits } from './stuck-limits.js';

/** A stage without a step for longer than its limit. */
export interface Stuck extends Limited {
  /** Milliseconds since anything happened to it or its tasks. */
  quietMs: number;
  /** What happened last. */
  last: HistoryEvent | undefined;
}

/**
 * The stages that are stuck, the quietest first.
 * @param until what happened at this instant or later does not count; without it everything so far counts
 */
export async function stuckAmong(
  read: Reader,
  stages: readonly Stage[],
  now: number,
  until = now + 1,
): Promise<Stuck[]> {
  const old = stages.filter((stage) => mayBeStuck(stage, now));
  if (old.length === 0) return [];
  const limited = await stuckLimits(read, old, until);
  const candidates = limited.filter(({ stage, limitMs }) => isStuck(stage, undefined, now, limitMs));
  if (candidates.length === 0) return [];
  const recent = now - Math.min(...candidates.map(({ limitMs }) => limitMs));
  const stagesOf = (some: readonly Limited[]) => some.map(({ stage }) => stage);
  // Most stages are busy: their long histories need not be read.
  const busy = await stagesWithSteps(read, stagesOf(candidates), { above: recent, below: until });
  const quiet = candidates.filter(({ stage }) => !busy.has(stage.id));
  const oldest = Math.min(...candidates.map(({ stage }) => stage.since));
  const steps = await lastSteps(read, stagesOf(quiet), { above: oldest, below: Math.min(recent, until) });
  return quiet
    .map((one) => ({ ...one, last: steps.get(one.stage.id) }))
    .filter(({ stage, last, limitMs }) => isStuck(stage, last?.at, now, limitMs))
    .map((one) => ({ ...one, quietMs: quietMs(one.stage, one.last?.at, now) }))
    .sort((a, b) => b.quietMs - a.quietMs);
}
