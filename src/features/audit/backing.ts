/** The second form of an area: for each question that is answered, what shows the answer, and whose it is. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { type FieldWords, Missing, type Outcome } from '../../commands/outcome.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { keptAnswer } from '../../kit/audit-answers.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { unchanged } from '../../kit/outcomes.js';
import { personSpan } from '../../kit/text.js';
import type { Area } from '../../model/audit/areas.js';
import { type AreaScore, areaIn, type QuestionScore } from '../../model/audit/score.js';
import type { Change } from '../../model/changes.js';
import { hashOf } from '../../model/hash.js';
import type { Person } from '../../model/people-rows.js';
import type { Project } from '../../model/project-rows.js';
import type { Button, Call } from '../../view/view.js';
import { auditLine } from './answer.js';
import { tellOwners } from './named.js';
import { areaName } from './words.js';

/** The fields for evidence, and those for owners, in the order of the questions. */
const EVIDENCE_FIELDS = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8', 'e9', 'e10', 'e11', 'e12'] as const;
const OWNER_FIELDS = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8', 'o9', 'o10', 'o11', 'o12'] as const;

/** What was sent. */
interface Backed {
  evidence: Readonly<Partial<Record<(typeof EVIDENCE_FIELDS)[number], string>>>;
  owners: Readonly<Partial<Record<(typeof OWNER_FIELDS)[number], Person>>>;
}

/** Only what is done can be shown, and needs somebody who keeps it up. */
const answeredOf = ({ questions }: AreaScore): QuestionScore[] =>
  questions.filter(({ standing }) => standing?.value === 'hand' || standing?.value === 'auto');

/** What a field held when the form was opened, in a few characters. */
const markOf = (value: string | null | undefined): string => hashOf(value ?? '').toString(36);

/**
 * The call that opens the form. It carries the questions and what was known of each, so that what is left as it was says nothing,
 * whatever others have said since.
 */
function backingCall({ project }: Audit, area: AreaScore): Call {
  const answered = answeredOf(area);
  const keys = answered.map(({ question }) => question.key).join(' ');
  const was = answered.map(({ standing }) => `${markOf(standing?.evidence)}/${markOf(standing?.owner)}`).join(' ');
  const after = call('audit', { project: project.id, area: area.area });
  return call('audit back', { project: project.id, area: area.area, keys, was }, { after });
}

/** Opens the form; undefined as long as nothing of the area is done. */
export const backingButton = (ctx: Context, audit: Audit, area: AreaScore): Button | undefined =>
  answeredOf(area).length === 0
    ? undefined
    : button(ctx.label('button-audit-back'), backingCall(audit, area), { form: true });

/** Keeps evidence and owners of an area's answers; without them, opens the form. @throws Missing */
export async function backArea(
  ctx: Context,
  project: Project,
  { area: name, keys, was }: { area: Area; keys: string | undefined; was: string | undefined },
  backed: Backed,
): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const area = areaIn(audit.scoreAt(ctx.now), name);
  if (answeredOf(area).length === 0) return unchanged(ctx.say('audit-nothing-to-back', { area: areaName(ctx, name) }));
  if (keys === undefined || was === undefined || ctx.via !== 'form') throw openForm(ctx, audit, area);
  const said = saidOf(area, keys.split(' '), was.split(' '), backed);
  if (said.length === 0) return unchanged(ctx.say('audit-nothing-new'));
  const named = said.flatMap(({ one, owner }) => (owner ? [{ one, person: owner }] : []));
  return {
    changes: said.flatMap((one) => changesOf(ctx, project, one)),
    notice: ctx.say('audit-backed', { who: personSpan(ctx.me), n: said.length, area: areaName(ctx, name) }),
    view: nextSteps(
      button(ctx.label('button-open'), call('audit', { project: project.id, area: name })),
      button(ctx.label('button-audit-card'), call('audit', { project: project.id })),
      undoButton(ctx),
    ),
    tell: tellOwners(ctx, audit, named),
  };
}

/** The form: two fields for each answer. */
function openForm(ctx: Context, audit: Audit, area: AreaScore): Missing {
  const fields: Record<string, FieldWords> = {};
  const initial: Record<string, string> = {};
  for (const [i, one] of answeredOf(area).entries()) {
    const [shown, owner] = [EVIDENCE_FIELDS[i], OWNER_FIELDS[i]];
    if (!shown || !owner) continue;
    const number = area.questions.indexOf(one) + 1;
    const hint = i === 0 ? ctx.label('hint-evidence') : '';
    fields[shown] = { label: `${number}. ${one.question.title}`, hint, options: [] };
    fields[owner] = { label: ctx.label('audit-form-owner-of', { number }), hint: '', options: [] };
    initial[shown] = one.standing?.evidence ?? '';
    initial[owner] = one.standing?.owner ?? '';
  }
  const title = ctx.label('audit-form-back', { area: areaName(ctx, area.area) });
  return new Missing(Object.keys(fields), {
    ...{ initial, fields, title },
    call: backingCall(audit, area),
    only: true,
    optional: true,
  });
}

/** What is new of one question. */
interface Said {
  one: QuestionScore;
  evidence: string | undefined;
  owner: Person | undefined;
}

/** What says something new. A question that is no longer asked is passed over. */
function saidOf(
  { questions }: AreaScore,
  keys: readonly string[],
  was: readonly string[],
  { evidence, owners }: Backed,
): Said[] {
  return keys.flatMap((key, i): Said[] => {
    const [shown, owned] = [EVIDENCE_FIELDS[i], OWNER_FIELDS[i]];
    const one = questions.find(({ question }) => question.key === key);
    if (!one || !shown || !owned) return [];
    const [wasShown, wasOwned] = was[i]?.split('/') ?? [];
    const isNewEvidence = evidence[shown] !== undefined && markOf(evidence[shown]) !== wasShown;
    const isNewOwner = owners[owned] !== undefined && markOf(owners[owned].id) !== wasOwned;
    if (!isNewEvidence && !isNewOwner) return [];
    return [
      { one, evidence: isNewEvidence ? evidence[shown] : undefined, owner: isNewOwner ? owners[owned] : undefined },
    ];
  });
}

function changesOf(ctx: Context, project: Project, { one, evidence, owner }: Said): Change[] {
  const { question, standing } = one;
  return [
    keptAnswer(ctx, project, question, {
      ...(evidence !== undefined && { evidence, evidenceFrom: 'person' as const }),
      ...(owner && { owner: owner.id }),
    }),
    ...(evidence === undefined
      ? []
      : [auditLine(ctx, project, 'evidence', [standing?.evidence ?? null, evidence], question.title)]),
    ...(owner ? [auditLine(ctx, project, 'keeper', [standing?.owner ?? null, owner.id], question.title)] : []),
  ];
}
