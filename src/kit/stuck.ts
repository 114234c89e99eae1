/** Stages that stand still: nothing has happened to them or their tasks for longer than is usual in the team. */
import type { HistoryEvent, Stage } from '../model/rows.js';
import { isOpen } from '../model/stages.js';
import { usualMs } from '../model/usual.js';
import type { Reader } from '../ports.js';
import { inParts } from './past.js';

/** The newest moves of stages in the whole team, from which the usual is told. */
const MOVES = 400;
/** Stages that are looked at more closely. */
const MOST_STILL = 30;

export interface Still {
  stage: Stage;
  /** How long nothing has happened to it or its tasks. */
  quietMs: number;
  /** What is usual here for such a stage; undefined where too little is known. */
  usualMs: number | undefined;
  /** Longer than this is standing still. */
  limitMs: number;
  last: HistoryEvent | undefined;
}

export const underWay = (stage: Stage) => isOpen(stage) && stage.state !== 'not_started';

/** Stages under way that nothing has happened to for longer than is usual. */
export async function standing(
  read: Reader,
  stages: readonly Stage[],
  until: number,
  afterMs: number,
): Promise<Still[]> {
  const candidates = stages.filter((s) => underWay(s) && s.state === 'in_progress').sort((a, b) => a.since - b.since);
  if (candidates.length === 0) return [];
  const usual = await usuals(read, until);
  const still: Still[] = [];
  for (const stage of candidates.slice(0, MOST_STILL)) {
    const usualOf = usual.get(stage.key);
    const limit = usualOf ?? afterMs;
    if (until - stage.since <= limit) continue;
    const last = await lastStep(read, stage, until);
    const quietMs = until - Math.max(last?.at ?? 0, stage.since);
    if (quietMs > limit) still.push({ stage, quietMs, usualMs: usualOf, limitMs: limit, last });
  }
  return still.sort((a, b) => b.quietMs - a.quietMs);
}

/** What is usual in the whole team, by the kind of stage: its name. */
async function usuals(read: Reader, until: number): Promise<Map<string, number | undefined>> {
  const moves = await read.find('history', {
    where: { item: 'stage', field: 'state', at: { below: until } },
    order: ['-at', '-id'],
    limit: MOVES,
  });
  const stages = await inParts([...new Set(moves.map((m) => m.itemId))], (id) => read.find('stage', { where: { id } }));
  const keyOf = new Map(stages.map((s) => [s.id, s.key]));
  const keys = new Set(stages.map((s) => s.key));
  return new Map([...keys].map((key) => [key, usualMs(moves.filter((m) => keyOf.get(m.itemId) === key))]));
}

/** The last thing that happened to a stage or to one of its tasks. */
async function lastStep(read: Reader, stage: Stage, until: number): Promise<HistoryEvent | undefined> {
  const tasks = await read.find('task', { where: { stage: stage.id }, limit: 400 });
  const newest = { order: ['-at', '-id'], limit: 1 } as const;
  const at = { below: until };
  const [own] = await read.find('history', { where: { itemId: stage.id, at }, ...newest });
  const itemId = tasks.map((t) => t.id);
  const since = { below: until, above: stage.since };
  const [ofTask] = itemId.length > 0 ? await read.find('history', { where: { itemId, at: since }, ...newest }) : [];
  return ofTask && (!own || ofTask.at > own.at) ? ofTask : own;
}
