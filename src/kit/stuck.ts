/** Which stages are stuck. A few look-ups for any number of stages, and none while all of them are recent. */
import { isStuck, mayBeStuck, quietMs } from '../model/health.js';
import type { HistoryEvent, Stage } from '../model/rows.js';
import type { Reader } from '../ports.js';
import { inParts } from './in-parts.js';
import { type Limited, stuckLimits } from './stuck-limits.js';

/** Lines of the history read at a time. */
const LINES_READ = 1_000;

/** A stage without a step for longer than its limit. */
export interface Stuck extends Limited {
  /** Milliseconds since anything happened to it or its tasks. */
  quietMs: number;
  /** What happened last. */
  last: HistoryEvent | undefined;
}

/** Instants, `below` itself left out. */
interface Instants {
  above: number;
  below: number;
}

/** The ids of the things whose history shows whether a stage moves, by its id: itself and its tasks. */
type Items = ReadonlyMap<string, readonly string[]>;

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
  const items = await itemsOf(read, candidates);
  const shortest = Math.min(...candidates.map(({ limitMs }) => limitMs));
  // Most stages are busy: their long histories need not be read.
  const quiet = await withoutSteps(read, items, { above: now - shortest, below: until });
  const oldest = Math.min(...candidates.map(({ stage }) => stage.since));
  const steps = await lastSteps(read, quiet, { above: oldest, below: until });
  return candidates
    .filter(({ stage }) => quiet.has(stage.id))
    .map((one) => ({ ...one, last: steps.get(one.stage.id) }))
    .filter(({ stage, last, limitMs }) => isStuck(stage, last?.at, now, limitMs))
    .map((one) => ({ ...one, quietMs: quietMs(one.stage, one.last?.at, now) }))
    .sort((a, b) => b.quietMs - a.quietMs);
}

async function itemsOf(read: Reader, candidates: readonly Limited[]): Promise<Items> {
  const ids = candidates.map(({ stage }) => stage.id);
  const tasks = await inParts(ids, (stage) => read.find('task', { where: { stage } }));
  const items = new Map(ids.map((id) => [id, [id]]));
  for (const { id, stage } of tasks) items.get(stage ?? '')?.push(id);
  return items;
}

/** Those of the stages to which, with their tasks, nothing happened in a span. */
async function withoutSteps(read: Reader, items: Items, at: Instants): Promise<Items> {
  const touched = await inParts([...items.values()].flat(), async (itemId) => [
    ...(await read.tally('history', 'itemId', { itemId, at })).keys(),
  ]);
  const busy = new Set(touched);
  return new Map([...items].filter(([, ids]) => !ids.some((id) => busy.has(id))));
}

/** The newest line of the history for each stage or its tasks, by the stage's id. */
async function lastSteps(read: Reader, items: Items, at: Instants): Promise<Map<string, HistoryEvent>> {
  const stageOf = new Map([...items].flatMap(([stage, ids]) => ids.map((id) => [id, stage] as const)));
  const steps = await inParts([...stageOf.keys()], (part) => newestOf(read, part, stageOf, at));
  const last = new Map<string, HistoryEvent>();
  for (const step of steps) {
    const stage = stageOf.get(step.itemId) ?? '';
    if (step.at > (last.get(stage)?.at ?? 0)) last.set(stage, step);
  }
  return last;
}

/** The same for some of the items, newest first, read until every stage has its line. */
async function newestOf(
  read: Reader,
  itemId: readonly string[],
  stageOf: ReadonlyMap<string, string>,
  at: Instants,
): Promise<HistoryEvent[]> {
  const missing = new Set(itemId.map((id) => stageOf.get(id)));
  const found: HistoryEvent[] = [];
  for (let offset = 0; missing.size > 0; offset += LINES_READ) {
    const page = await read.find('history', {
      where: { itemId, at },
      order: ['-at', '-id'],
      limit: LINES_READ,
      offset,
    });
    for (const step of page) if (missing.delete(stageOf.get(step.itemId))) found.push(step);
    if (page.length < LINES_READ) break;
  }
  return found;
}
