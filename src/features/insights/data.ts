/** All that one answer needs: the figures of its projects, and the past that they are compared with. */
import type { Context } from '../../commands/context.js';
import { factsOf, type ProjectFacts, tellingOf } from '../../kit/chronicles.js';
import { type StageNames, stageNames } from '../../kit/stage-names.js';
import { DAY } from '../../model/dates/calendar.js';
import { type Aged, agedStages } from '../../model/insights/ageing.js';
import type { Fact } from '../../model/insights/facts.js';
import { type Figures, figuresOf } from '../../model/insights/figures.js';
import type { InsightScope } from './scope.js';

/** How far back insights look. */
export const SPANS = ['quarter', 'year', 'ever'] as const;
/** One of them. */
export type InsightSpan = (typeof SPANS)[number];

const SPAN_DAYS: Record<Exclude<InsightSpan, 'ever'>, number> = { quarter: 91, year: 365 };

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
  /** How long stages of a kind took, the oldest first. */
  passesOf(key: string): readonly Fact[];
}

/** Reads and works out everything. */
export async function insightData(ctx: Context, scope: InsightScope, span: InsightSpan): Promise<InsightData> {
  const { read, now } = ctx;
  const from = span === 'ever' ? 0 : now - SPAN_DAYS[span] * DAY;
  const year = span === 'ever' ? 0 : new Date(now - 2 * SPAN_DAYS[span] * DAY).getUTCFullYear();
  const telling = tellingOf((id) => ctx.label(id));
  const pool = await factsOf(read, scope.pool, { now, year, telling });
  const names = await stageNames(read, scope.pool);
  const wanted = new Set(scope.projects.map(({ id }) => id));
  const projects = pool.filter(({ project }) => wanted.has(project.id));
  const keyOf = (stage: string) => names.keyOf(stage);
  const passesOf = passesByKey(pool, keyOf);
  const facts = projects.flatMap((one) => one.facts);
  const { isMadeUp } = scope;
  const running = projects.map(({ project: { id: project }, carry }) => ({ project, carry, isMadeUp }));
  return {
    ...{ scope, span, projects, pool, names, passesOf },
    figures: figuresOf({ facts, keyOf, from, until: now, isMadeUp }),
    aged: agedStages(running, keyOf, passesOf, now),
  };
}

function passesByKey(pool: readonly ProjectFacts[], keyOf: (stage: string) => string | undefined) {
  const byKey = new Map<string, Fact[]>();
  for (const { facts } of pool)
    for (const fact of facts) {
      const key = fact.kind === 'pass' && fact.stage !== null ? keyOf(fact.stage) : undefined;
      if (key === undefined) continue;
      const known = byKey.get(key);
      if (known) known.push(fact);
      else byKey.set(key, [fact]);
    }
  for (const passes of byKey.values()) passes.sort((a, b) => a.at - b.at);
  return (key: string): readonly Fact[] => byKey.get(key) ?? [];
}
