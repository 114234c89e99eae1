/** Whether a stage's "done" is below what is expected of its area. */
import type { Context } from '../commands/context.js';
import type { Area } from '../model/audit/areas.js';
import { areaIn, EXPECTED, isReached, roundedScore } from '../model/audit/score.js';
import type { Project, Stage } from '../model/rows.js';
import { areaOfStage, auditOf } from './audit.js';

/** A stage whose area has less than is expected of it. */
export interface BelowBar {
  bar: 'warn' | 'hold';
  area: Area;
  /** Undefined if no question of the area was answered. */
  score: number | undefined;
  expected: number;
}

/** How far a stage is below what its project asks for; undefined if it isn't, or nothing is asked for. */
export async function belowBar(
  ctx: Pick<Context, 'read' | 'auditBook' | 'now'>,
  project: Project,
  stage: Stage,
): Promise<BelowBar | undefined> {
  const area = areaOfStage(stage);
  const profile = area && (await ctx.read.get('auditProfile', project.id));
  if (!area || !profile || profile.doneBar === 'off') return undefined;
  const audit = await auditOf(ctx, project);
  const { score } = areaIn(audit.scoreAt(ctx.now), area);
  if (isReached(score, audit.criticality)) return undefined;
  const expected = EXPECTED[audit.criticality];
  return { bar: profile.doneBar, area, score: score === undefined ? undefined : roundedScore(score), expected };
}
