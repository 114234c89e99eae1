/** A team's own questions: changed, added, weighted, dropped and brought back. Each change is a row, so that audits stay comparable. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Missing, type Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { unchanged } from '../../kit/outcomes.js';
import { personSpan } from '../../kit/text.js';
import {
  AREAS,
  type Area,
  AUDIT_KINDS,
  type AuditKind,
  type AuditWords,
  type Effort,
} from '../../model/audit/areas.js';
import { type AuditQuestion, droppedAt, MOST_QUESTIONS, questionsAt, WEIGHTS } from '../../model/audit/questions.js';
import type { AuditQuestionRow } from '../../model/audit/rows.js';
import { add, type Change } from '../../model/changes.js';
import { keyOf } from '../../model/names.js';
import { areaName } from './words.js';

/** What is read of a question when it is changed or added; what is left out stays, or is made from the question. */
type QuestionWords = { readonly [W in keyof AuditWords]?: string | undefined };

/** Days after which an answer to a team's own question has to be confirmed. */
const OWN_SHELF_DAYS = 180;
const OWN_EFFORT: Effort = 2;

const teamRows = (ctx: Context): Promise<AuditQuestionRow[]> => ctx.read.find('auditQuestion', { order: ['at', 'id'] });

/** All questions that can be changed: those of every kind of project, and those that were dropped. */
async function known(ctx: Context): Promise<{ rows: AuditQuestionRow[]; all: AuditQuestion[] }> {
  const rows = await teamRows(ctx);
  const all = [
    ...questionsAt(ctx.auditBook, rows, 'model', ctx.now),
    ...questionsAt(ctx.auditBook, rows, 'llm', ctx.now),
  ];
  return { rows, all: all.filter((one, i) => all.findIndex(({ key }) => key === one.key) === i) };
}

/** Two who change the questions at the same moment do so one after the other. */
const inTurn = (ctx: Context) => ctx.nextNumber('project');

/** The question that some words name, by its key or title. @throws Refusal */
async function namedQuestion(
  ctx: Context,
  words: string,
): Promise<{ question: AuditQuestion; kind: AuditKind | 'all'; others: AuditQuestion[] }> {
  await inTurn(ctx);
  const { rows, all } = await known(ctx);
  const key = keyOf(words);
  const question = all.find((one) => one.key === key) ?? all.find((one) => keyOf(one.title) === key);
  if (!question) throw refuse(ctx, 'audit-no-such-question', { word: words.slice(0, 60) }, { field: 'question' });
  return { question, kind: kindOf(rows, question.key), others: all.filter((one) => one !== question) };
}

const kindOf = (rows: readonly AuditQuestionRow[], key: string): AuditKind | 'all' =>
  rows.findLast((row) => row.key === key)?.kind ?? 'all';

function rowOf(
  ctx: Context,
  question: Omit<AuditQuestion, 'source' | 'proposes' | 'revision'>,
  more: Pick<AuditQuestionRow, 'revision' | 'kind' | 'dropped'>,
): Change {
  const { key, area, weight, effort, shelfDays, title, ask, hand, auto, task } = question;
  return add('auditQuestion', {
    ...{
      id: ctx.newId(),
      workspace: ctx.workspace,
      key,
      area,
      weight,
      effort,
      shelfDays,
      title,
      ask,
      hand,
      auto,
      task,
    },
    ...more,
    ...{ at: ctx.now, by: ctx.me.id, undoneAt: null },
  });
}

const afterwards = (ctx: Context, area: Area) =>
  nextSteps(undoButton(ctx), button(ctx.label('button-audit-questions'), call('audit questions', { area })));

/** @throws Refusal if an area has as many questions as fit a form, or another question has the title */
function checkRoom(
  ctx: Context,
  all: readonly AuditQuestion[],
  { area, title }: Pick<AuditQuestion, 'area' | 'title'>,
) {
  if (all.filter((one) => one.area === area).length >= MOST_QUESTIONS)
    throw refuse(ctx, 'audit-area-full', { area: areaName(ctx, area), max: MOST_QUESTIONS });
  checkTitle(ctx, all, title);
}

/** @throws Refusal if a question has the title: nobody could tell which of the two is meant */
function checkTitle(ctx: Context, others: readonly AuditQuestion[], title: string) {
  const taken = others.find((one) => keyOf(one.title) === keyOf(title));
  if (taken) throw refuse(ctx, 'audit-title-taken', { title: taken.title }, { field: 'title' });
}

/** Changes how a question reads. @throws Missing if nothing is given: a form asks, filled with what there is */
export async function editQuestion(ctx: Context, words: string, given: QuestionWords): Promise<Outcome> {
  const { question, kind, others } = await namedQuestion(ctx, words);
  const { title, ask, hand, auto, task } = question;
  const initial = { title, ask, hand, auto, task };
  const changed = Object.entries(given).filter(([, value]) => value !== undefined);
  if (changed.length === 0) throw new Missing(['title', 'ask', 'hand', 'auto', 'task'], { initial });
  const after: AuditQuestion = { ...question, ...Object.fromEntries(changed) };
  const isSame = JSON.stringify(after) === JSON.stringify(question);
  if (isSame) return unchanged(ctx.say('audit-question-same', { title }));
  checkTitle(ctx, others, after.title);
  return {
    changes: [rowOf(ctx, after, { revision: question.revision + 1, kind, dropped: false })],
    notice: ctx.say('audit-question-changed', { who: personSpan(ctx.me), title: after.title }),
    view: afterwards(ctx, question.area),
  };
}

/** Adds a question of the team's own. What is not given is made from the question. @throws Refusal if the area is full */
export async function addQuestion(
  ctx: Context,
  area: Area,
  { title = '', ask = '', hand, auto, task }: QuestionWords,
  kind: AuditKind | undefined,
): Promise<Outcome> {
  await inTurn(ctx);
  const { rows, all } = await known(ctx);
  checkRoom(ctx, all, { area, title });
  const own = rows.filter(({ key }) => key.startsWith(`own-${area}-`)).map(({ key }) => Number(key.split('-').at(-1)));
  const question = {
    key: `own-${area}-${Math.max(0, ...own) + 1}`,
    ...{ area, weight: 1, effort: OWN_EFFORT, shelfDays: OWN_SHELF_DAYS, title, ask },
    hand: hand ?? ctx.label('audit-own-hand'),
    auto: auto ?? ctx.label('audit-own-auto'),
    task: task ?? title,
  };
  return {
    changes: [rowOf(ctx, question, { revision: 1, kind: kind ?? 'all', dropped: false })],
    notice: ctx.say('audit-question-added', { who: personSpan(ctx.me), title, area: areaName(ctx, area) }),
    view: afterwards(ctx, area),
  };
}

/** A number after a question's name: "data-1 2", "input checks 0,5x". */
const NAME_AND_WEIGHT = /^(.*\S)\s+([\d.,]+\s*[x×]?)$/u;

/** Sets how many times a question's points count. @throws Missing if there is no number; Refusal if it isn’t such a number */
export async function weighQuestion(ctx: Context, words: string, said: string | undefined): Promise<Outcome> {
  const [, name, number] = (said === undefined && NAME_AND_WEIGHT.exec(words)) || [];
  const { question, kind } = await namedQuestion(ctx, name ?? words);
  const given = said ?? number;
  if (given === undefined) throw new Missing(['weight'], { initial: { weight: String(question.weight) }, only: true });
  const weight = Number(
    given
      .trim()
      .replace(',', '.')
      .replace(/\s*[x×]$/u, ''),
  );
  const isWeight = weight >= WEIGHTS.least && weight <= WEIGHTS.most && Number.isInteger(weight * 2);
  if (!isWeight) throw refuse(ctx, 'audit-weight', { word: given.slice(0, 20) }, { field: 'weight' });
  if (weight === question.weight) return unchanged(ctx.say('audit-question-same', { title: question.title }));
  return {
    changes: [rowOf(ctx, { ...question, weight }, { revision: question.revision, kind, dropped: false })],
    notice: ctx.say('audit-question-weighed', { who: personSpan(ctx.me), title: question.title, weight }),
    view: afterwards(ctx, question.area),
  };
}

/** Drops a question: audits no longer ask it, and earlier answers stay. */
export async function dropQuestion(ctx: Context, words: string): Promise<Outcome> {
  const { question, kind } = await namedQuestion(ctx, words);
  return {
    changes: [rowOf(ctx, question, { revision: question.revision, kind, dropped: true })],
    notice: ctx.say('audit-question-dropped', { who: personSpan(ctx.me), title: question.title }),
    view: afterwards(ctx, question.area),
  };
}

/** Brings a dropped question back. @throws Refusal if no such question was dropped, or there is no room for it any more */
export async function restoreQuestion(ctx: Context, words: string): Promise<Outcome> {
  await inTurn(ctx);
  const key = keyOf(words);
  const last = (await droppedRows(ctx)).find((row) => row.key === key || keyOf(row.title) === key);
  if (!last) throw refuse(ctx, 'audit-not-dropped', { word: words.slice(0, 60) }, { field: 'question' });
  const { revision, kind, title, area } = last;
  checkRoom(ctx, (await known(ctx)).all, last);
  return {
    changes: [rowOf(ctx, last, { revision, kind, dropped: false })],
    notice: ctx.say('audit-question-restored', { who: personSpan(ctx.me), title }),
    view: afterwards(ctx, area),
  };
}

/** The questions that are dropped now. */
export const droppedRows = async (ctx: Context): Promise<AuditQuestionRow[]> => droppedAt(await teamRows(ctx), ctx.now);

/** A question, and the kind of project that alone is asked it. */
export interface ListedQuestion {
  question: AuditQuestion;
  only: AuditKind | undefined;
}

/** All questions of an area that are asked, of whichever kind of project. */
export async function questionsOf(ctx: Context, area: Area | undefined): Promise<ListedQuestion[]> {
  const { rows, all } = await known(ctx);
  const keysOf = (kind: AuditKind) => new Set(questionsAt(ctx.auditBook, rows, kind, ctx.now).map(({ key }) => key));
  const asked = AUDIT_KINDS.map((kind) => ({ kind, keys: keysOf(kind) }));
  const areas = area === undefined ? AREAS : [area];
  const listed = areas.flatMap((one) => all.filter((question) => question.area === one));
  return listed.map((question) => {
    const kinds = asked.filter(({ keys }) => keys.has(question.key));
    return { question, only: kinds.length === 1 ? kinds[0]?.kind : undefined };
  });
}
