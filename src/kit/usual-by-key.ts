/**
 * What is usual in a workspace: how long stages of the same name stay under way.
 *
 * It is worked out from what happened before a midnight in UTC, and by then nothing more is added to that: so every instance
 * comes to the same result for the whole day, whatever its clock says, and may remember it.
 */
import { DAY } from '../model/dates/calendar.js';
import type { HistoryEvent } from '../model/history-rows.js';
import { keyOf } from '../model/names.js';
import type { Stage } from '../model/project-rows.js';
import { UNDER_WAY, usualMs } from '../model/usual.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** How long after midnight the day before is over: no clock is that wrong, and no transaction takes that long. */
const SETTLED_MS = 3_600_000;
/** The newest ends of stays that are looked for. */
const ENDS = 400;
/** Moves of the stages in which those stays ended; of stages that move all the time, the older ones do not count. */
const MOVES = 4_000;
const MOST_RENAMED = 1_000;
const MOST_SAMPLES = 100;

/**
 * What is usual by the key of a stage's name, in milliseconds; a key is missing if too little is known.
 * @param until the last midnight that was at least an hour before this instant counts
 */
export function usualByKey(read: Reader, until: number): Promise<ReadonlyMap<string, number>> {
  const midnight = Math.floor((until - SETTLED_MS) / DAY) * DAY;
  const { overall } = read;
  return overall.remembered(`usual ${midnight}`, () => workOut(overall, midnight));
}

async function workOut(read: Reader, midnight: number): Promise<Map<string, number>> {
  const moves = await movesBefore(read, midnight);
  const keyOfStage = await keysAt(read, [...new Set(moves.map(({ itemId }) => itemId))], midnight);
  const byKey = new Map<string, HistoryEvent[]>();
  for (const move of moves) {
    const key = keyOfStage.get(move.itemId);
    if (key === undefined) continue;
    const known = byKey.get(key);
    if (known) known.push(move);
    else byKey.set(key, [move]);
  }
  return new Map([...byKey].flatMap(([key, own]) => usualOf(key, own)));
}

function usualOf(key: string, moves: readonly HistoryEvent[]): [string, number][] {
  const ms = usualMs(moves);
  return ms === undefined ? [] : [[key, ms]];
}

/** The moves of the stages that were last under way before an instant. What the sample project shows is made up, and does not count. */
async function movesBefore(read: Reader, midnight: number): Promise<HistoryEvent[]> {
  const samples = await read.find('project', { where: { sample: true }, limit: MOST_SAMPLES });
  const where = {
    item: 'stage',
    field: 'state',
    project: { except: samples.map(({ id }) => id) },
    at: { below: midnight },
  } as const;
  const order = ['-at', '-id'] as const;
  const ends = await read.find('history', { where: { ...where, from: UNDER_WAY }, order, limit: ENDS });
  const stages = [...new Set(ends.map(({ itemId }) => itemId))];
  return inParts(stages, (itemId) => read.find('history', { where: { ...where, itemId }, order, limit: MOVES }));
}

/** The keys of stages as they were called at an instant. */
async function keysAt(read: Reader, ids: readonly string[], midnight: number): Promise<Map<string, string>> {
  const stages = await inParts(ids, (id) => read.find('stage', { where: { id } }));
  const renamed = await read.find('history', {
    where: { item: 'stage', field: 'name', at: { above: midnight } },
    order: ['-at', '-id'],
    limit: MOST_RENAMED,
  });
  const before = new Map(renamed.map(({ itemId, from }) => [itemId, from]));
  const keyThen = ({ id, key }: Stage) => keyOf(before.get(id) ?? '') || key;
  return new Map(stages.map((stage) => [stage.id, keyThen(stage)]));
}
