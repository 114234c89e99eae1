/** Whether a stage's "done" is below what is expected of its area. */
import type { Item } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import { Refusal } from '../commands/outcome.js';
import type { Area } from '../model/audit/areas.js';
import { areaIn, EXPECTED, isReached, roundedScore } from '../model/audit/score.js';
import type { Project, Stage } from '../model/project-rows.js';
import type { Text } from '../model/text.js';
import { controls, paragraph, view } from '../view/view.js';
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

/** A stage and its project, as the history and the wording name them. */
type StageItem = Extract<Item, { kind: 'stage' }>;

/** How far it is below, in words. */
export const belowText = (ctx: Context, item: StageItem, { area, score, expected }: BelowBar): Text => {
  const words = { stage: item.row.name, area: ctx.label(`stage-${area}`), expected };
  return score === undefined ? ctx.say('progress-below-open', words) : ctx.say('progress-below', { ...words, score });
};

/** The project holds stages whose area scores too low: somebody says why it is done anyway, or raises the score. */
export function heldBack(ctx: Context, item: StageItem, below: BelowBar): Refusal {
  const anyway = call('done anyway', { stage: item.row.id, project: item.project.id });
  const area = call('audit', { project: item.project.id, area: below.area });
  return new Refusal(
    view(
      paragraph(belowText(ctx, item, below)),
      controls(
        button(ctx.label('button-audit-area'), area, { style: 'primary' }),
        button(ctx.label('button-done-anyway'), anyway),
      ),
    ),
  );
}
