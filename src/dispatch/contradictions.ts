/** Somebody says that the deployment is done although nothing is live: the owner is asked in private which is right. */
import type { Context } from '../commands/context.js';
import type { Outcome, Tell } from '../commands/outcome.js';
import { contradictionOf, doneWithoutVersion } from '../features/promotion/plan.js';
import { areaOfStage } from '../kit/audit.js';
import { questionView } from '../kit/contradictions.js';
import { add, type Change } from '../model/changes.js';
import type { Stage } from '../model/project-rows.js';

/** The outcome, with a question for each stage that it says is done against what another system says. */
export async function withContradictions(ctx: Context, outcome: Outcome): Promise<Outcome> {
  const changes: Change[] = [];
  const tell: Tell[] = [];
  for (const stage of (outcome.changes ?? []).flatMap(finished)) {
    const move = await doneWithoutVersion(ctx.read, stage);
    const project = move && (await ctx.read.get('project', stage.project));
    if (!move || !project) continue;
    const contradiction = contradictionOf(ctx, { project, stage, move, is: 'gone' });
    changes.push(add('contradiction', contradiction));
    if (contradiction.asked !== null)
      tell.push({ person: contradiction.asked, view: questionView(ctx, { contradiction, project, stage, move }) });
  }
  if (changes.length === 0) return outcome;
  return { ...outcome, changes: [...(outcome.changes ?? []), ...changes], tell: [...(outcome.tell ?? []), ...tell] };
}

/** The stage of a change that says its deployment is done. */
function finished(change: Change): Stage[] {
  if (change.kind !== 'stage' || change.do !== 'set' || change.row.state !== 'done') return [];
  return change.was.state !== 'done' && areaOfStage(change.row) === 'deployment' ? [change.row] : [];
}
