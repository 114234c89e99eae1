/** The form of an area: all of its questions at once. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { type FieldWords, Missing, type Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { keptAnswer } from '../../kit/audit-answers.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { unchanged } from '../../kit/outcomes.js';
import { personSpan } from '../../kit/text.js';
import type { Area } from '../../model/audit/areas.js';
import { ANSWER_VALUES, type AnswerValue } from '../../model/audit/rows.js';
import { type AreaScore, areaIn, type QuestionScore } from '../../model/audit/score.js';
import type { Change } from '../../model/changes.js';
import type { Person } from '../../model/people-rows.js';
import type { Project } from '../../model/project-rows.js';
import type { Call } from '../../view/view.js';
import { answerLine, areaLine } from './answer.js';
import { tellOwners } from './named.js';
import { areaName } from './words.js';

/** The fields for answers, in the order of an area's questions. */
const ANSWER_FIELDS = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10', 'a11', 'a12'] as const;

/** One field for an answer. */
type AnswerField = (typeof ANSWER_FIELDS)[number];

/** What was sent: the answers, and what goes with all of them. */
interface Filled {
  values: Readonly<Partial<Record<AnswerField, AnswerValue>>>;
  owner: Person | undefined;
  evidence: string | undefined;
  reason: string | undefined;
}

/** What stands for an open question in `was`. */
const OPEN = '-';

/**
 * The call that opens the form. It carries which questions it asks and how they stood, so that an answer goes to its question
 * whatever the team changes since, and what is left as it was says nothing.
 */
export function fillCall({ project }: Audit, { area, questions }: AreaScore): Call {
  const keys = questions.map(({ question }) => question.key).join(' ');
  const was = questions.map(({ standing }) => standing?.value ?? OPEN).join(' ');
  const after = call('audit', { project: project.id });
  return call('audit fill', { project: project.id, area, keys, was }, { after });
}

/** An answer that differs from how the question stood when the form was opened. */
interface Given {
  field: AnswerField;
  one: QuestionScore;
  value: AnswerValue;
}

/** Answers an area's questions; without answers, opens the form. @throws Missing, Refusal */
export async function fillArea(
  ctx: Context,
  project: Project,
  { area: name, keys, was }: { area: Area; keys: string | undefined; was: string | undefined },
  filled: Filled,
): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const area = areaIn(audit.scoreAt(ctx.now), name);
  if (keys === undefined || was === undefined) throw openForm(ctx, audit, area);
  if (ctx.via !== 'form') throw openForm(ctx, audit, area);
  const given = givenAnswers(area, keys.split(' '), was.split(' '), filled.values);
  if (given.length === 0) return unchanged(ctx.say('audit-nothing-new'));
  const [leftOut] = given.filter(({ value }) => value === 'na');
  if (leftOut && filled.reason === undefined)
    throw refuse(ctx, 'audit-no-reason', { title: leftOut.one.question.title }, { field: 'reason' });
  return {
    changes: changesOf(ctx, project, name, given, filled),
    notice: ctx.say('audit-answered-area', { who: personSpan(ctx.me), n: given.length, area: areaName(ctx, name) }),
    view: nextSteps(
      button(ctx.label('button-audit-card'), call('audit', { project: project.id }), { style: 'primary' }),
      button(ctx.label('button-open'), call('audit', { project: project.id, area: name })),
      undoButton(ctx),
    ),
    tell: tellOwners(ctx, audit, namedIn(given, filled)),
  };
}

/** Answers that get the owner who was named: those of what is done, if it has none. */
const namedIn = (given: readonly Given[], { owner }: Filled) =>
  given.flatMap(({ one, value }) => (owner && isDone(value) && !one.standing?.owner ? [{ one, person: owner }] : []));

const isDone = (value: AnswerValue): boolean => value === 'hand' || value === 'auto';

/** The form, with a field for each question. */
function openForm(ctx: Context, audit: Audit, area: AreaScore): Missing {
  const options = ANSWER_VALUES.map((value) => ({ value, label: ctx.label(`choice-value-${value}`) }));
  const fields: Record<string, FieldWords> = {};
  const initial: Record<string, string> = {};
  for (const [i, { question, standing }] of area.questions.entries()) {
    const field = ANSWER_FIELDS[i];
    if (!field) continue;
    fields[field] = { label: `${i + 1}. ${question.title}`, hint: question.ask, options };
    initial[field] = standing?.value ?? '';
  }
  const other = (id: string, hint: string): FieldWords => ({
    label: ctx.label(id),
    hint: ctx.label(hint),
    options: [],
  });
  fields.owner = other('audit-form-owner', 'audit-form-owner-hint');
  fields.evidence = other('audit-form-evidence', 'audit-form-evidence-hint');
  fields.reason = other('audit-form-reason', 'hint-na');
  const shown = [...Object.keys(fields)];
  return new Missing(shown, {
    initial,
    call: fillCall(audit, area),
    fields,
    title: areaName(ctx, area.area),
    only: true,
    optional: true,
  });
}

/** The answers that say something new. A question that is no longer asked is passed over. */
function givenAnswers(
  { questions }: AreaScore,
  keys: readonly string[],
  was: readonly string[],
  values: Filled['values'],
): Given[] {
  return keys.flatMap((key, i): Given[] => {
    const field = ANSWER_FIELDS[i];
    const value = field && values[field];
    const one = questions.find(({ question }) => question.key === key);
    return field && value && one && value !== was[i] ? [{ field, one, value }] : [];
  });
}

function changesOf(
  ctx: Context,
  project: Project,
  area: Area,
  given: readonly Given[],
  { owner, evidence, reason }: Filled,
): Change[] {
  const answers = given.map(({ one, value }) =>
    keptAnswer(ctx, project, one.question, {
      value,
      reason: value === 'na' ? (reason ?? null) : null,
      ...(isDone(value) && evidence !== undefined && { evidence, evidenceFrom: 'person' as const }),
      ...(isDone(value) && owner && !one.standing?.owner && { owner: owner.id }),
    }),
  );
  const [only, more] = given;
  const line = only && !more ? answerLine(ctx, project, only.one, only.value) : areaLine(ctx, project, area);
  return [...answers, line];
}
