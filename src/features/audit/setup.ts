/** What a project's audit goes by: how much depends on it, what it makes, and what a stage's "done" asks for. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Missing, type Outcome } from '../../commands/outcome.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { joinDots, personSpan } from '../../kit/text.js';
import type { AuditKind } from '../../model/audit/areas.js';
import type { AuditProfile, Criticality, DoneBar } from '../../model/audit/rows.js';
import { add, type Change, set } from '../../model/changes.js';
import type { Project } from '../../model/project-rows.js';
import { plain } from '../../model/text.js';

/** What is to be set; undefined for what stays. */
interface Setup {
  criticality: Criticality | undefined;
  type: AuditKind | undefined;
  bar: DoneBar | undefined;
}

/** Sets what an audit goes by. @throws Missing if nothing is given: a form asks, filled with what there is */
export async function setUpAudit(ctx: Context, project: Project, { criticality, type, bar }: Setup): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const initial = { criticality: audit.criticality, type: audit.kind, bar: audit.doneBar };
  if (criticality === undefined && type === undefined && bar === undefined)
    throw new Missing(['criticality', 'type', 'bar'], { initial });
  const after = {
    criticality: criticality ?? audit.criticality,
    kind: type ?? audit.kind,
    doneBar: bar ?? audit.doneBar,
  };
  const lines = linesOf(ctx, audit, after);
  if (lines.length === 0) return unchanged(ctx.say('audit-setup-same'));
  const words = joinDots(
    [plain(ctx.label(`choice-criticality-${after.criticality}`))],
    [plain(ctx.label(`choice-type-${after.kind}`))],
    [plain(ctx.label(`audit-bar-${after.doneBar}`))],
  );
  return {
    changes: [profileChange(ctx, audit, after), ...lines],
    notice: ctx.say('audit-set-up', { who: personSpan(ctx.me), project: project.name, what: words }),
    view: nextSteps(undoButton(ctx), button(ctx.label('button-audit-card'), call('audit', { project: project.id }))),
  };
}

type After = Pick<AuditProfile, 'criticality' | 'kind' | 'doneBar'>;

const profileChange = (ctx: Context, { project, profile }: Audit, after: After): Change =>
  profile
    ? set('auditProfile', profile, after)
    : add('auditProfile', { id: project.id, workspace: ctx.workspace, project: project.id, ...after });

/** A line of the history for each that differs. */
function linesOf(ctx: Context, audit: Audit, after: After): Change[] {
  const { project } = audit;
  const item = { kind: 'project', row: project, project } as const;
  const fields = [
    ['criticality', audit.criticality, after.criticality],
    ['audit-kind', audit.kind, after.kind],
    ['done-bar', audit.doneBar, after.doneBar],
  ] as const;
  return fields.flatMap(([field, from, to]) => (from === to ? [] : [itemHistory(ctx, item, field, from, to)]));
}
