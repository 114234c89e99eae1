/** The stages and tasks that a list is about, by the one rule of each kind, the most important first. */
import type { Context } from '../../commands/context.js';
import { activeProjects } from '../../kit/active-projects.js';
import type { WorkItem } from '../../kit/handover.js';
import { inParts } from '../../kit/in-parts.js';
import { stuckAmong } from '../../kit/stuck.js';
import { plusDays } from '../../model/dates/calendar.js';
import { type Reason, stageReasons, taskReasons } from '../../model/health.js';
import type { Offer, Project, Stage, StageState, Task } from '../../model/project-rows.js';
import type { Where } from '../../ports/query.js';
import { inScope, type ProjectScope } from './scope.js';

/** Kinds of lists. */
export type FindKind = 'blocked' | 'at-risk' | 'overdue' | 'unowned' | 'stuck' | 'due';

/** What is looked for. */
interface Wanted {
  kind: FindKind;
  scope: ProjectScope;
  /** The last day of what is due, `YYYY-MM-DD`. */
  until: string;
  /** How many are wanted at most. */
  most: number;
}

/** A stage or task that was found. */
export type Found = WorkItem & {
  /** Milliseconds without a step if it is stuck, else 0. */
  quietMs: number;
};

/** Stages that are read; more are under way in no team that looks at a list. */
const MOST_STAGES = 2_000;
const UNDER_WAY: readonly StageState[] = ['in_progress', 'at_risk', 'blocked'];
const OPEN: readonly StageState[] = ['not_started', ...UNDER_WAY];

const REASON: Record<Exclude<FindKind, 'due'>, Reason> = {
  blocked: 'blocked',
  'at-risk': 'at_risk',
  overdue: 'overdue',
  unowned: 'unowned',
  stuck: 'stuck',
};

/** Finds them. */
export async function found(ctx: Context, wanted: Wanted): Promise<Found[]> {
  const list = [...(await foundStages(ctx, wanted)), ...(await foundTasks(ctx, wanted))];
  return list.sort((a, b) => compare(wanted.kind, a, b)).slice(0, wanted.most);
}

/** What has waited longest comes first; stages before tasks. */
function compare(kind: FindKind, a: Found, b: Found): number {
  const byKind = Number(a.kind === 'task') - Number(b.kind === 'task');
  const byDue = (a.row.due ?? '9').localeCompare(b.row.due ?? '9');
  if (kind === 'due' || kind === 'overdue') return byDue || byKind || bySince(a, b);
  if (kind === 'stuck') return b.quietMs - a.quietMs;
  return byKind || (a.kind === 'task' ? byDue : 0) || bySince(a, b);
}

const bySince = (a: Found, b: Found): number =>
  a.kind === 'stage' && b.kind === 'stage'
    ? a.row.since - b.row.since || a.row.position - b.row.position
    : numberOf(a) - numberOf(b);

const numberOf = (one: Found): number => (one.kind === 'task' ? one.row.number : 0);

/** The rows of stages that can be meant; the rules decide. */
function stagesWhere({ kind, scope, until }: Wanted, today: string): Where<Stage> {
  const all = { ...inScope(scope), dropped: false };
  switch (kind) {
    case 'blocked':
      return { ...all, state: 'blocked' };
    case 'at-risk':
      return { ...all, state: 'at_risk' };
    case 'stuck':
      return { ...all, state: 'in_progress' };
    case 'unowned':
      return { ...all, state: UNDER_WAY, owner: null };
    case 'overdue':
      return { ...all, state: OPEN, due: { below: today } };
    case 'due':
      return { ...all, state: OPEN, due: { below: plusDays(until, 1) } };
  }
}

async function foundStages(ctx: Context, wanted: Wanted): Promise<Found[]> {
  const { read, now, today } = ctx;
  const where = stagesWhere(wanted, today);
  const rows = await read.find('stage', { where, order: ['since', 'id'], limit: MOST_STAGES });
  const projects = await activeProjects(read, rows);
  const active = rows.filter(({ project }) => projects.has(project));
  const offers = await offersOf(ctx, active);
  const stuck = wanted.kind === 'stuck' ? await stuckAmong(read, active, now) : [];
  const quiet = new Map(stuck.map(({ stage, quietMs }) => [stage.id, quietMs]));
  return active.flatMap((row): Found[] => {
    const project = projects.get(row.project);
    const reasons = stageReasons(row, { now, today, offer: offers.get(row.id), stuck: quiet.has(row.id) });
    if (!project || !isWanted(wanted.kind, reasons)) return [];
    return [{ kind: 'stage', row, project, quietMs: quiet.get(row.id) ?? 0 }];
  });
}

const isWanted = (kind: FindKind, reasons: readonly Reason[]): boolean =>
  kind === 'due' || reasons.includes(REASON[kind]);

/** The waiting offers of some rows, by the id of the row. */
async function offersOf({ read }: Context, rows: readonly { id: string }[]): Promise<Map<string, Offer>> {
  const ids = rows.map(({ id }) => id);
  const offers = await inParts(ids, (itemId) => read.find('offer', { where: { itemId, state: 'waiting' } }));
  return new Map(offers.map((offer) => [offer.itemId, offer]));
}

/** The rows of tasks that can be meant; undefined if no task can be. */
function tasksWhere({ kind, scope, until }: Wanted, today: string): Where<Task> | undefined {
  const all = { ...inScope(scope), state: 'open' } as const;
  if (kind === 'unowned') return { ...all, owner: null };
  if (kind === 'overdue') return { ...all, due: { below: today } };
  return kind === 'due' ? { ...all, due: { below: plusDays(until, 1) } } : undefined;
}

async function foundTasks(ctx: Context, wanted: Wanted): Promise<Found[]> {
  const { read, now, today } = ctx;
  const where = tasksWhere(wanted, today);
  if (!where) return [];
  const active = wanted.scope ? where : await withoutArchived(ctx, where);
  // What is offered to somebody is not unowned. The store cannot leave it out.
  const offered = wanted.kind === 'unowned' ? await offeredTasks(ctx, wanted.scope) : new Set();
  const limit = wanted.most + offered.size;
  const rows = await read.find('task', { where: active, order: ['due', 'number'], limit });
  const projects = await activeProjects(read, rows);
  const offers = await offersOf(ctx, rows);
  return rows.flatMap((row): Found[] => {
    const project: Project | undefined = projects.get(row.project);
    const reasons = taskReasons(row, { now, today, offer: offers.get(row.id) });
    if (!project || !isWanted(wanted.kind, reasons)) return [];
    return [{ kind: 'task', row, project, quietMs: 0 }];
  });
}

async function offeredTasks({ read }: Context, scope: ProjectScope): Promise<Set<string>> {
  const where = { ...inScope(scope), item: 'task', state: 'waiting' } as const;
  return new Set((await read.find('offer', { where })).map(({ itemId }) => itemId));
}

/** The conditions for tasks of active projects only: nothing in an archived one waits for anybody. */
async function withoutArchived({ read }: Context, where: Where<Task>): Promise<Where<Task>> {
  const ids = [...(await read.tally('task', 'project', where)).keys()].flatMap((id) => id ?? []);
  const archived = await inParts(ids, (id) => read.find('project', { where: { id, archived: true } }));
  return archived.length === 0 ? where : { ...where, project: { except: archived.map(({ id }) => id) } };
}
