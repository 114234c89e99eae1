/** Answers, evidence and owners: what somebody says about a question, kept with their name and the time. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Missing, type Outcome } from '../../commands/outcome.js';
import { auditOf } from '../../kit/audit.js';
import { keptAnswer, type SaidAnswer } from '../../kit/audit-answers.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { personSpan } from '../../kit/text.js';
import type { Area } from '../../model/audit/areas.js';
import type { AnswerValue } from '../../model/audit/rows.js';
import { areaIn, type QuestionScore } from '../../model/audit/score.js';
import type { Change } from '../../model/changes.js';
import type { HistoryField } from '../../model/history-rows.js';
import type { Person } from '../../model/people-rows.js';
import type { Project } from '../../model/project-rows.js';
import { findQuestion } from './find-question.js';
import { tellOwners } from './named.js';
import { proposalFor } from './proposals.js';
import { asked, openAfter } from './question.js';
import { saidAnswer, saidMe } from './said.js';

/** The line of the history about one question. */
export const auditLine = (
  ctx: Context,
  project: Project,
  field: HistoryField,
  [from, to]: [string | null, string | null],
  why: string | null,
): Change => itemHistory(ctx, { kind: 'project', row: project, project }, field, from, to, why);

/** The line of the history about several questions of an area. */
export const areaLine = (ctx: Context, project: Project, area: Area): Change =>
  auditLine(ctx, project, 'audit', [null, area], null);

/** The line about one answer. */
export const answerLine = (ctx: Context, project: Project, one: QuestionScore, value: AnswerValue): Change =>
  auditLine(ctx, project, 'answer', [one.standing?.value ?? null, value], one.question.title);

/** What is given with a question's name. */
interface GivenAnswer {
  value: AnswerValue | undefined;
  /** The answer in somebody's own words. */
  said: string | undefined;
  reason: string | undefined;
  evidence: string | undefined;
}

/** The answer, and what shows it or why it does not apply. @throws Missing if there is no answer, or no such reason */
function readAnswer(ctx: Context, given: GivenAnswer, after: string | undefined) {
  const words = given.said ?? after;
  const read = given.value === undefined && words !== undefined ? saidAnswer(ctx, words) : undefined;
  const value = given.value ?? read?.value;
  if (value === undefined) throw new Missing(['value']);
  const rest = read ? read.rest : words;
  const reason = given.reason ?? (value === 'na' ? rest : undefined);
  if (value === 'na' && reason === undefined)
    throw new Missing(['reason'], { call: withValue(ctx, value), only: true });
  return { value, reason: reason ?? null, evidence: given.evidence ?? (value === 'na' ? undefined : rest) };
}

/** The call with the answer that was understood, so that only the reason is asked for. */
const withValue = (ctx: Context, value: AnswerValue) => {
  const { said: _, ...args } = ctx.call.args;
  return { ...ctx.call, args: { ...args, value } };
};

/** Answers a question. What follows its name is the answer in words, then evidence, or why it does not apply. @throws Missing */
export async function answerQuestion(
  ctx: Context,
  project: Project,
  words: string,
  given: GivenAnswer,
): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const { one, score, rest } = findQuestion(ctx, audit, words);
  const { value, reason, evidence } = readAnswer(ctx, given, rest);
  const said: SaidAnswer = {
    ...{ value, reason },
    ...(evidence !== undefined && { evidence, evidenceFrom: 'person' as const }),
  };
  const next = openAfter(score, one);
  const card = button(ctx.label('button-audit-card'), call('audit', { project: project.id }), { style: 'primary' });
  const after = next ? await asked(ctx, audit, score, next) : { view: nextSteps(card, undoButton(ctx)) };
  const answer = ctx.label(`choice-value-${value}`);
  return {
    changes: [keptAnswer(ctx, project, one.question, said), answerLine(ctx, project, one, value)],
    notice: ctx.say('audit-answered-one', { who: personSpan(ctx.me), title: one.question.title, answer }),
    ...after,
  };
}

/** What is shown after something was said about a question. */
const afterwards = (ctx: Context, project: Project, { question }: QuestionScore) =>
  nextSteps(
    undoButton(ctx),
    button(ctx.label('button-audit-question'), call('audit ask', { project: project.id, question: question.key })),
  );

/** Keeps what shows the answer: a link, or words. @throws Missing if there are none */
export async function giveEvidence(
  ctx: Context,
  project: Project,
  words: string,
  given: string | undefined,
): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const { one, rest } = findQuestion(ctx, audit, words);
  const evidence = given ?? rest;
  if (evidence === undefined)
    throw new Missing(['evidence'], { initial: { evidence: one.standing?.evidence ?? '' }, only: true });
  const { title } = one.question;
  return {
    changes: [
      keptAnswer(ctx, project, one.question, { evidence, evidenceFrom: 'person' }),
      auditLine(ctx, project, 'evidence', [one.standing?.evidence ?? null, evidence], title),
    ],
    notice: ctx.say('audit-evidence-given', { who: personSpan(ctx.me), title }),
    view: afterwards(ctx, project, one),
  };
}

/** Takes what the history shows as evidence, with its date; and its owner, where the question has none. */
export async function adoptEvidence(ctx: Context, project: Project, words: string): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const { one } = findQuestion(ctx, audit, words);
  const { question, standing } = one;
  const proposal = await proposalFor(ctx, audit, question, standing);
  if (!proposal) return unchanged(ctx.say('audit-nothing-shown'));
  const { evidence, at, owner, from } = proposal;
  const isNamed = owner !== null && !standing?.owner;
  const said: SaidAnswer = { evidence, evidenceFrom: from, evidenceAt: at, ...(isNamed && { owner }) };
  return {
    changes: [
      keptAnswer(ctx, project, question, said),
      auditLine(ctx, project, 'evidence', [standing?.evidence ?? null, evidence], question.title),
      ...(isNamed ? [auditLine(ctx, project, 'keeper', [null, owner], question.title)] : []),
    ],
    notice: ctx.say('audit-evidence-given', { who: personSpan(ctx.me), title: question.title }),
    view: afterwards(ctx, project, one),
  };
}

/** Names the owner of a question. Whoever is named by somebody else is told, and can decline. @throws Missing if nobody is named */
export async function nameOwner(
  ctx: Context,
  project: Project,
  words: string,
  named: Person | undefined,
): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const { one, rest } = findQuestion(ctx, audit, words);
  const person = named ?? (rest !== undefined && saidMe(ctx, rest) ? ctx.me : undefined);
  if (!person) throw new Missing(['person'], { only: true });
  const { question, standing } = one;
  const who = { who: personSpan(ctx.me), owner: personSpan(person), title: question.title };
  if (standing?.owner === person.id) return unchanged(ctx.say('audit-owner-already', who));
  return {
    changes: [
      keptAnswer(ctx, project, question, { owner: person.id }),
      auditLine(ctx, project, 'keeper', [standing?.owner ?? null, person.id], question.title),
    ],
    notice: ctx.say(person.id === ctx.me.id ? 'audit-owner-self' : 'audit-owner-named', who),
    view: afterwards(ctx, project, one),
    tell: tellOwners(ctx, audit, [{ one, person }]),
  };
}

/** Leaves a question without an owner. */
export async function removeOwner(ctx: Context, project: Project, words: string): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const { one } = findQuestion(ctx, audit, words);
  const { question, standing } = one;
  if (!standing?.owner) return unchanged(ctx.say('audit-no-owner-already', { title: question.title }));
  return {
    changes: [
      keptAnswer(ctx, project, question, { owner: '' }),
      auditLine(ctx, project, 'keeper', [standing.owner, null], question.title),
    ],
    notice: ctx.say('audit-owner-gone', { who: personSpan(ctx.me), title: question.title }),
    view: afterwards(ctx, project, one),
  };
}

/** What is past its shelf life is still true: the question, or all such of an area. */
export async function confirmAnswers(
  ctx: Context,
  project: Project,
  { words, area }: { words: string | undefined; area: Area | undefined },
): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const score = audit.scoreAt(ctx.now);
  const named = words === undefined ? undefined : findQuestion(ctx, audit, words).one;
  const among = named
    ? [named]
    : area
      ? areaIn(score, area).questions
      : score.areas.flatMap(({ questions }) => questions);
  const old = among.filter(({ isExpired, isOpen }) => (named ? !isOpen : isExpired));
  const [first] = old;
  if (!first) return unchanged(ctx.say('audit-nothing-old'));
  const changes = old.flatMap(({ question, standing }) =>
    standing?.value ? [keptAnswer(ctx, project, question, { value: standing.value, reason: standing.reason })] : [],
  );
  const lines = named?.standing?.value
    ? [answerLine(ctx, project, named, named.standing.value)]
    : [...new Set(old.map(({ question }) => question.area))].map((one) => areaLine(ctx, project, one));
  const who = personSpan(ctx.me);
  return {
    changes: [...changes, ...lines],
    notice: named
      ? ctx.say('audit-confirmed-one', { who, title: named.question.title })
      : ctx.say('audit-confirmed', { who, n: changes.length }),
    view: afterwards(ctx, project, first),
  };
}
