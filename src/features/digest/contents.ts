/**
 * Everything a digest reports, from the rows and the history of some projects. The number of look-ups does not depend on the
 * number of projects or the length of their history, except for one look at each stage whose tasks are all done, and some at
 * each project in which a quiet stage has many tasks.
 */
import { type FallenArea, fallenAreas } from '../../kit/audit-fall.js';
import { inParts } from '../../kit/in-parts.js';
import { incidentsIn } from '../../kit/incidents.js';
import { type Listed, Past } from '../../kit/past.js';
import { type Disagreement, standingDisagreements } from '../../kit/promotions.js';
import { type Stuck, stuckAmong } from '../../kit/stuck.js';
import type { AuditBook } from '../../model/audit/questions.js';
import { dayAt, plusDays } from '../../model/dates/calendar.js';
import { isUnanswered, stageReasons } from '../../model/health.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Offer, Project, Stage, Task } from '../../model/project-rows.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { currentStage, isOpen } from '../../model/stages.js';
import type { Reader } from '../../ports/store.js';
import { type Decision, decisionsIn } from './decisions.js';
import { type DoneCounts, doneIn, type Moves, movesIn } from './moves.js';
import type { DigestSpan } from './spans.js';
import { lastWeeks, type Week } from './weeks.js';

/** Items of each part that a digest shows. */
export const MOST_SHOWN = 3;
const MOST_OFFERS = 50;
const WEEK_DAYS = 7;

/** An offer, with what it is about. */
export interface Offered {
  offer: Offer;
  row: Project | Stage | Task;
}

/** What needs a person. Each stage is in one of the lists, by the most urgent of its reasons. */
interface Needs {
  decisions: Decision[];
  stuck: Stuck[];
  unownedStages: Stage[];
  unownedTasks: Listed;
  /** Offers that have been waiting for a day or longer. */
  offers: Offered[];
  /** Overdue, and due within a week. */
  due: Listed;
  dueStages: Stage[];
}

/** Everything a digest reports. */
export interface DigestContents extends Needs {
  projects: Project[];
  stages: Stage[];
  moved: Moves;
  /** What was finished in a time of the same length before. */
  before: DoneCounts;
  /** The stage that comes next, of those that have not started: the one due first, else the first. */
  next: Stage | undefined;
  weeks: Week[];
  /** Areas of audits whose score fell. */
  fallen: FallenArea[];
  /** Where chat and another system said different things for more than a day. */
  contradictions: Disagreement[];
  /** What is open, and what was closed. */
  incidents: Incident[];
}

/** Reads everything that a digest of some projects reports. @throws TooLongAgo */
export async function digestContents(
  read: Reader,
  auditBook: AuditBook,
  projects: readonly Project[],
  span: DigestSpan,
): Promise<DigestContents> {
  const { from, until, zone } = span;
  const ids = projects.map(({ id }) => id);
  const past = await Past.at(read, ids, until);
  const stages = await past.stages();
  const needs = await needsIn(read, past, projects, stages, span);
  const named = new Set([...needs.decisions, ...needs.stuck].map(({ stage }) => stage.id));
  const others = stages.filter(({ id }) => !named.has(id));
  return {
    ...needs,
    projects: [...projects],
    stages,
    moved: await movesIn(past, stages, await stateMoves(read, ids, span), MOST_SHOWN),
    before: await doneIn(read, ids, { above: from - (until - from), below: from }),
    next: nextStage(projects, others, dayAt(until, zone)),
    weeks: await lastWeeks(read, stages, span),
    fallen: await fallenAreas(read, auditBook, projects, span),
    contradictions: await standingDisagreements(read, ids, stages, until - 1),
    incidents: await incidentsIn(read, ids, { from, until }),
  };
}

const stateMoves = (read: Reader, ids: readonly string[], { from, until }: DigestSpan): Promise<HistoryEvent[]> =>
  inParts(ids, (project) => {
    const where = { project, field: 'state', at: { above: from, below: until } } as const;
    return read.find('history', { where, order: ['at', 'id'] });
  });

async function needsIn(
  read: Reader,
  past: Past,
  projects: readonly Project[],
  stages: readonly Stage[],
  { until, zone }: DigestSpan,
): Promise<Needs> {
  const open = stages.filter(isOpen);
  const today = dayAt(until, zone);
  const week = plusDays(today, WEEK_DAYS);
  const offers = await offersWithRows(past, [...projects, ...stages]);
  const offerOf = new Map(offers.map(({ offer }) => [offer.itemId, offer]));
  const decisions = await decisionsIn(past, open);
  const named = new Set(decisions.map(({ stage }) => stage.id));
  const stuck = (await stuckAmong(read, stages, until, until)).filter(({ stage }) => !named.has(stage.id));
  for (const { stage } of stuck) named.add(stage.id);
  const others = open.filter(({ id }) => !named.has(id));
  const isUnowned = (stage: Stage) =>
    stageReasons(stage, { now: until, today, offer: offerOf.get(stage.id), stuck: false }).includes('unowned');
  return {
    decisions,
    stuck,
    unownedStages: others.filter(isUnowned),
    unownedTasks: await unownedTasks(past, offers),
    offers: offers.filter(({ offer }) => isUnanswered(offer, until)),
    // Some of them are also unowned, and shown as such.
    due: await past.tasks({ state: 'open', due: { below: week } }, 2 * MOST_SHOWN),
    dueStages: others.filter(({ due }) => due !== null && due < week).sort(byDue),
  };
}

const byDue = (a: Stage, b: Stage) => (a.due ?? '9').localeCompare(b.due ?? '9');

/** The offers that were waiting, whatever has become of them since. */
async function offersWithRows(past: Past, rows: readonly (Project | Stage)[]): Promise<Offered[]> {
  const offers = await past.offers(MOST_OFFERS);
  const tasks = await past.tasksOf(offers.flatMap(({ item, itemId }) => (item === 'task' ? [itemId] : [])));
  const byId = new Map<string, Project | Stage | Task>([...rows, ...tasks].map((row) => [row.id, row]));
  return offers.flatMap((offer): Offered[] => {
    const row = byId.get(offer.itemId);
    return row ? [{ offer: { ...offer, state: 'waiting' }, row }] : [];
  });
}

/** Open tasks without an owner that nobody has been asked to take. */
async function unownedTasks(past: Past, offers: readonly Offered[]): Promise<Listed> {
  const asked = offers.filter(({ row }) => 'number' in row && row.state === 'open' && row.owner === null);
  const ids = new Set(asked.map(({ row }) => row.id));
  const { rows, count } = await past.tasks({ state: 'open', owner: null }, MOST_SHOWN + ids.size);
  return { rows: rows.filter(({ id }) => !ids.has(id)), count: count - ids.size };
}

function nextStage(projects: readonly Project[], stages: readonly Stage[], today: string): Stage | undefined {
  const isAhead = ({ state, due }: Stage) => state === 'not_started' && due !== null && due >= today;
  const [due] = stages.filter(isAhead).sort(byDue);
  if (due) return due;
  for (const { id } of projects) {
    const own = stages.filter(({ project }) => project === id);
    const current = currentStage(own);
    const ahead = own.filter(({ state }) => state === 'not_started');
    const [next] = ahead.filter((stage) => stage !== current || current.state === 'not_started');
    if (next) return next;
  }
  return undefined;
}
