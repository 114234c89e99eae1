/**
 * All that a digest tells, from the rows and the history of some projects. A fixed number of look-ups, whatever the number
 * of projects and the length of their history.
 */

import { inParts, type Listed, Past } from '../../kit/past.js';
import { type Stuck, stuckAmong } from '../../kit/stuck.js';
import { dayAt, plusDays } from '../../model/dates.js';
import { isUnanswered, stageReasons } from '../../model/health.js';
import type { HistoryEvent, Offer, Project, Stage, Task } from '../../model/rows.js';
import { daysBefore } from '../../model/schedule.js';
import { currentStage, isOpen } from '../../model/stages.js';
import type { Reader } from '../../ports.js';

/** What a digest is about: what happened in a span, and how it stood at its end. */
export interface Span {
  from: number;
  /** Itself not part of it. */
  until: number;
  /** IANA zone in which its days are counted. */
  zone: string;
}

/** Rows of each list that can be shown. */
export const MOST = 3;
const MOST_OFFERS = 50;
const WEEKS = 8;

export interface Decision {
  stage: Stage;
  /** `gate`: all that was to be done in it is done, and somebody has to say that it passes. */
  why: 'blocked' | 'at_risk' | 'gate';
}

export interface Moved {
  stages: { stage: Stage; event: HistoryEvent }[];
  /** The last of those that were done. */
  tasks: Task[];
  /** Ids of all who did that, in no order of merit. */
  people: string[];
  passed: number;
  done: number;
}

export interface Found {
  projects: Project[];
  stages: Stage[];
  decisions: Decision[];
  stuck: Stuck[];
  unownedStages: Stage[];
  unownedTasks: Listed;
  /** Offers that nobody has answered for a day, with what they are about. */
  offers: { offer: Offer; row: Project | Stage | Task }[];
  /** Overdue, and due within a week. */
  due: Listed;
  dueStages: Stage[];
  moved: Moved;
  /** The same span before, in counts. */
  before: { passed: number; done: number };
  /** The stage that comes next: the one due first, else the first that has not begun. */
  next: Stage | undefined;
  /** Stages done at the end of each of the last weeks, the oldest first. */
  weeks: { at: number; done: number; all: number }[];
}

/** What is true of each item at the end of a span, against its beginning: the first and last of its moves there. */
function netMoves(events: readonly HistoryEvent[]): Map<string, { first: HistoryEvent; last: HistoryEvent }> {
  const moves = new Map<string, { first: HistoryEvent; last: HistoryEvent }>();
  for (const event of events) {
    if (event.field !== 'state' || event.via === 'sample') continue;
    const known = moves.get(event.itemId);
    moves.set(event.itemId, { first: known?.first ?? event, last: event });
  }
  return moves;
}

/** Moves that are still so at the end. */
const lasting = (events: readonly HistoryEvent[]) =>
  [...netMoves(events).values()].filter(({ first, last }) => first.from !== last.to).map(({ last }) => last);

const isDone = (event: HistoryEvent) => event.to === 'done';

async function moved(past: Past, stages: readonly Stage[], events: readonly HistoryEvent[]): Promise<Moved> {
  const all = lasting(events);
  const byId = new Map(stages.map((s) => [s.id, s]));
  const ofStages = all.flatMap((event) => {
    const stage = byId.get(event.itemId);
    return stage && event.to !== 'not_started' ? [{ stage, event }] : [];
  });
  const doneTasks = all.filter((e) => e.item === 'task' && isDone(e));
  const shown = doneTasks.slice(-MOST);
  const rows = await past.tasksOf(shown.map((e) => e.itemId));
  const passed = ofStages.filter(({ event }) => isDone(event));
  const people = [...passed.map(({ event }) => event.by), ...doneTasks.map((e) => e.by)];
  return {
    stages: ofStages,
    tasks: rows.sort((a, b) => a.number - b.number),
    people: [...new Set(people)],
    passed: passed.length,
    done: doneTasks.length,
  };
}

/** The waiting offers, each with what it is about. */
async function withRows(
  past: Past,
  rows: readonly (Project | Stage)[],
  offers: readonly Offer[],
): Promise<Found['offers']> {
  const tasks = await past.tasksOf(offers.flatMap((o) => (o.item === 'task' ? [o.itemId] : [])));
  const byId = new Map<string, Project | Stage | Task>([...rows, ...tasks].map((row) => [row.id, row]));
  return offers.flatMap((offer) => {
    const row = byId.get(offer.itemId);
    return row ? [{ offer, row }] : [];
  });
}

/** Open tasks without an owner that nobody is asked to take. */
async function unownedTasks(past: Past, offers: Found['offers']): Promise<Listed> {
  const asked = offers.filter(({ row }) => 'number' in row && row.state === 'open' && row.owner === null);
  const { rows, count } = await past.tasks({ state: 'open', owner: null }, MOST + asked.length);
  const ids = new Set(asked.map(({ row }) => row.id));
  return { rows: rows.filter(({ id }) => !ids.has(id)), count: count - asked.length };
}

/** How much was done in a time, less what was opened again: counted, not read. */
async function doneIn(
  read: Reader,
  projects: readonly string[],
  at: { above: number; below: number },
): Promise<Found['before']> {
  const counts = { stage: 0, task: 0, project: 0 };
  await inParts(projects, async (project) => {
    const where = { project, field: 'state' as const, at };
    for (const [item, n] of await read.tally('history', 'item', { ...where, to: 'done' })) counts[item as 'task'] += n;
    for (const [item, n] of await read.tally('history', 'item', { ...where, from: 'done' }))
      counts[item as 'task'] -= n;
    return [];
  });
  return { passed: Math.max(0, counts.stage), done: Math.max(0, counts.task) };
}

/** Stages under way in which something was done, and nothing is left to do. */
async function throughWith(past: Past, stages: readonly Stage[]): Promise<Set<string>> {
  const left = await past.byStage({ state: 'open' });
  const through = new Set<string>();
  for (const { id, state } of stages) {
    if (state !== 'in_progress' || left.get(id)) continue;
    if (await past.some({ stage: id, state: 'done' })) through.add(id);
  }
  return through;
}

function decisions(stages: readonly Stage[], through: Set<string>): Decision[] {
  const rank = { blocked: 0, at_risk: 1, gate: 2 };
  return stages
    .flatMap((stage): Decision[] => {
      if (stage.state === 'blocked' || stage.state === 'at_risk') return [{ stage, why: stage.state }];
      return through.has(stage.id) ? [{ stage, why: 'gate' }] : [];
    })
    .sort((a, b) => rank[a.why] - rank[b.why] || a.stage.since - b.stage.since);
}

/** How many of the stages that there were then were done at the end of each of the last weeks; from the first of them on. */
async function weekly(read: Reader, stages: readonly Stage[], { until, zone }: Span): Promise<Found['weeks']> {
  const ends = Array.from({ length: WEEKS }, (_, i) => daysBefore(until, 7 * (WEEKS - 1 - i), zone));
  const first = ends[0] ?? until;
  const moves = await inParts(
    stages.map((s) => s.id),
    (itemId) =>
      read.find('history', {
        where: { itemId, field: 'state', at: { above: first, below: until } },
        order: ['at', 'id'],
      }),
  );
  const of = new Map<string, HistoryEvent[]>();
  for (const move of moves) of.set(move.itemId, [...(of.get(move.itemId) ?? []), move]);
  const weeks = ends.map((at) => {
    const states = stages.map(({ id, state }) => {
      const next = of.get(id)?.find((move) => move.at >= at);
      return next ? next.from : state;
    });
    return {
      at,
      done: states.filter((s) => s === 'done').length,
      all: states.filter((s) => s !== null && s !== 'skipped').length,
    };
  });
  return weeks.filter((week) => week.all > 0);
}

const later = (a: Stage, b: Stage) => (a.due ?? '9').localeCompare(b.due ?? '9');

/** The stage that comes next in any of the projects: the one due first, else the first that has not begun. */
function nextOf(projects: readonly Project[], stages: readonly Stage[], today: string): Stage | undefined {
  const [due] = stages.filter((s) => isOpen(s) && s.due !== null && s.due >= today).sort(later);
  if (due) return due;
  for (const { id } of projects) {
    const own = stages.filter((s) => s.project === id);
    const at = currentStage(own);
    const rest = own.filter((s) => isOpen(s) && s.state === 'not_started');
    const [next] = rest.filter((s) => s !== at || at.state === 'not_started');
    if (next) return next;
  }
  return undefined;
}

/** All that a digest of some projects tells. */
export async function gather(read: Reader, projects: readonly Project[], span: Span): Promise<Found> {
  const { from, until, zone } = span;
  const ids = projects.map((p) => p.id);
  const past = await Past.at(read, ids, until);
  const stages = await past.stages();
  const open = stages.filter(isOpen);
  const today = dayAt(until, zone);
  const week = plusDays(today, 7);
  const events = await inParts(ids, (project) =>
    read.find('history', {
      where: { project, field: 'state', at: { above: from, below: until } },
      order: ['at', 'id'],
    }),
  );
  const offers = await withRows(past, [...projects, ...stages], await past.offers(MOST_OFFERS));
  const offerOf = new Map(offers.map(({ offer }) => [offer.itemId, offer]));
  const isUnownedStage = (stage: Stage) =>
    stageReasons(stage, { now: until, today, offer: offerOf.get(stage.id), stuck: false }).includes('unowned');
  const asked = decisions(open, await throughWith(past, open));
  // Each stage is named once, under the most urgent of its reasons.
  const named = new Set(asked.map(({ stage }) => stage.id));
  const stuck = (await stuckAmong(read, stages, until, until)).filter(({ stage }) => !named.has(stage.id));
  for (const { stage } of stuck) named.add(stage.id);
  return {
    projects: [...projects],
    stages,
    decisions: asked,
    stuck,
    unownedStages: open.filter((stage) => isUnownedStage(stage) && !named.has(stage.id)),
    unownedTasks: await unownedTasks(past, offers),
    offers: offers.filter(({ offer }) => isUnanswered({ ...offer, state: 'waiting' }, until)),
    // Some of them are named before, as nobody's.
    due: await past.tasks({ state: 'open', due: { below: week } }, 2 * MOST),
    dueStages: open.filter((s) => s.due !== null && s.due < week && !named.has(s.id)).sort(later),
    moved: await moved(past, stages, events),
    before: await doneIn(read, ids, { above: from - (until - from), below: from }),
    next: nextOf(
      projects,
      stages.filter((s) => !named.has(s.id)),
      today,
    ),
    weeks: await weekly(read, stages, span),
  };
}
