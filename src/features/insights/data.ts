/** All that one answer needs: the figures of its projects, and the past that they are compared with. */
import type { Context } from '../../commands/context.js';
import { factsOf, type ProjectFacts, tellingOf } from '../../kit/chronicles.js';
import { incidentsIn } from '../../kit/incidents.js';
import { type StageNames, stageNames } from '../../kit/stage-names.js';
import { DAY } from '../../model/dates/calendar.js';
import { type Aged, agedStages } from '../../model/insights/ageing.js';
import { type Fact, minuteOf } from '../../model/insights/facts.js';
import { type Figures, figuresOf } from '../../model/insights/figures.js';
import type { WantedFacts } from '../../model/insights/packed.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import type { InsightScope } from './scope.js';

/** How far back insights look. */
export const SPANS = ['quarter', 'year', 'ever'] as const;
/** One of them. */
export type InsightSpan = (typeof SPANS)[number];

const SPAN_DAYS: Record<Exclude<InsightSpan, 'ever'>, number> = { quarter: 91, year: 365 };

const LONGEST_MONTH = 31;
/** How long ago stages may have been finished that others are compared with. */
const PAST_DAYS = 730;

/** What an answer is made of. */
export interface InsightData {
  scope: InsightScope;
  span: InsightSpan;
  figures: Figures;
  /** Of the projects that it is about, and of all whose past counts. */
  projects: ProjectFacts[];
  pool: ProjectFacts[];
  names: StageNames;
  aged: Aged[];
  /** Those that began in the time that it is about. */
  incidents: Incident[];
  /** How long stages of a kind took, the oldest first. */
  passesOf(key: string): readonly Fact[];
}

/** Reads and works out everything. */
export async function insightData(ctx: Context, scope: InsightScope, span: InsightSpan): Promise<InsightData> {
  const { read, now } = ctx;
  const from = span === 'ever' ? 0 : now - SPAN_DAYS[span] * DAY;
  const wanted = wantedSince(now, span);
  const telling = tellingOf((id) => ctx.label(id));
  const own = new Set(scope.projects.map(({ id }) => id));
  const pool = await factsOf(read, scope.pool, { now, wanted, telling, isPast: ({ id }) => !own.has(id) });
  const names = await stageNames(read, scope.pool);
  const projects = pool.filter(({ project }) => own.has(project.id));
  const keyOf = (stage: string) => names.keyOf(stage);
  const passes = passesByKey(pool, keyOf);
  const facts = projects.map((one) => one.facts);
  const sums = projects.flatMap((one) => one.sums);
  const { isMadeUp } = scope;
  const running = projects.map(({ project: { id: project }, carry }) => ({ project, carry, isMadeUp }));
  return {
    ...{ scope, span, projects, pool, names, passesOf: inOrder(passes) },
    figures: figuresOf({ facts, sums, keyOf, from, until: now, isMadeUp }),
    aged: agedStages(running, keyOf, (key) => passes.get(key) ?? [], now),
    incidents: (await incidentsIn(read, [...own], { from, until: now + 1 })).filter(({ openedAt }) => openedAt >= from),
  };
}

/** Flow is kept by months: the month that a span begins in is wanted from its first day. What stages took is compared with the time before. */
function wantedSince(now: number, span: InsightSpan): WantedFacts {
  if (span === 'ever') return { since: 0, passesSince: 0, asSums: true };
  const days = SPAN_DAYS[span];
  const ago = (n: number) => minuteOf(now - n * DAY);
  return { since: ago(days + LONGEST_MONTH), passesSince: ago(Math.max(2 * days, PAST_DAYS)) };
}

/** How long stages of each kind took, in any order. */
function passesByKey(
  pool: readonly ProjectFacts[],
  keyOf: (stage: string) => string | undefined,
): ReadonlyMap<string, Fact[]> {
  const byKey = new Map<string, Fact[]>();
  for (const { facts } of pool)
    for (const fact of facts) {
      const key = fact.kind === 'pass' && fact.stage !== null ? keyOf(fact.stage) : undefined;
      if (key === undefined) continue;
      const known = byKey.get(key);
      if (known) known.push(fact);
      else byKey.set(key, [fact]);
    }
  return byKey;
}

/** The same, the oldest first: only a forecast asks for that, and putting many in order takes long. */
function inOrder(passes: ReadonlyMap<string, readonly Fact[]>): (key: string) => readonly Fact[] {
  const ordered = new Map<string, readonly Fact[]>();
  return (key) => {
    const own = ordered.get(key) ?? [...(passes.get(key) ?? [])].sort((a, b) => a.at - b.at);
    ordered.set(key, own);
    return own;
  };
}
