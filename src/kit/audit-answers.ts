/** Answers of an audit, as rows. */
import type { Context } from '../commands/context.js';
import type { AuditQuestion } from '../model/audit/questions.js';
import type { AuditAnswer } from '../model/audit/rows.js';
import { add, type Change } from '../model/changes.js';
import type { Project } from '../model/project-rows.js';

/** What somebody says about a question; what they say nothing about is left out. */
export type SaidAnswer = Partial<
  Pick<AuditAnswer, 'value' | 'reason' | 'evidence' | 'evidenceFrom' | 'evidenceAt' | 'owner'>
>;

/** The change that keeps what somebody said. @param when by whom and when: whoever speaks, now, unless another is given */
export function keptAnswer(
  ctx: Context,
  project: Project,
  question: AuditQuestion,
  said: SaidAnswer,
  when: Pick<AuditAnswer, 'at' | 'by'> = { at: ctx.now, by: ctx.me.id },
): Change {
  return add('auditAnswer', {
    id: ctx.newId(),
    workspace: ctx.workspace,
    project: project.id,
    area: question.area,
    question: question.key,
    revision: question.revision,
    asked: question.ask,
    ...{ value: null, reason: null, evidence: null, evidenceFrom: null, evidenceAt: null, owner: null },
    ...said,
    ...when,
    undoneAt: null,
  });
}
