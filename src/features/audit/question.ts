/** One question at a time: what is asked, what the answers mean, and one press for each. */

import { button, call, personPicker } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { projectByName } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { thenShow } from '../../kit/controls.js';
import type { taskName } from '../../kit/text.js';
import type { Area } from '../../model/audit/areas.js';
import { ANSWER_VALUES } from '../../model/audit/rows.js';
import { type AuditScore, areaIn, type QuestionScore } from '../../model/audit/score.js';
import type { Project } from '../../model/project-rows.js';
import { seesProject } from '../../model/sight.js';
import { plain } from '../../model/text.js';
import { type Block, type Call, controls, heading, items, note, paragraph, type View, view } from '../../view/view.js';
import { findQuestion, placeInArea, saidArea } from './find-question.js';
import { proposalFor } from './proposals.js';
import { taskOf } from './task.js';
import { answerMark, areaName, evidenceText, peopleOfQuestions, standingText } from './words.js';

/** The question that comes after another: the next open one, in its own area first. Undefined if all are answered. */
export function openAfter(score: AuditScore, { question }: QuestionScore): QuestionScore | undefined {
  const all = score.areas.flatMap(({ questions }) => questions);
  const at = all.findIndex((one) => one.question.key === question.key);
  const round = [...all.slice(at + 1), ...all.slice(0, at)];
  const open = round.filter(({ isOpen }) => isOpen);
  return open.find((one) => one.question.area === question.area) ?? open[0];
}

/** The first open question of an area, or of all. */
const firstOpen = (score: AuditScore, area: Area | undefined): QuestionScore | undefined =>
  score.areas
    .filter((one) => area === undefined || one.area === area)
    .flatMap(({ questions }) => questions)
    .find(({ isOpen }) => isOpen);

/** Asks a question: the one named, else the first that is open. */
export async function askQuestion(
  ctx: Context,
  here: Project,
  { words: said, area }: { words: string | undefined; area: Area | undefined },
): Promise<Outcome> {
  // 'audit ask "Churn model"': a name in quotation marks is the project's as well as a question's.
  const named = said === undefined ? undefined : await projectByName(ctx.read, said, ctx.channel.id);
  const isProject = named !== undefined && seesProject(ctx.sight, named.id);
  const [project, words] = isProject ? [named, undefined] : [here, said];
  const audit = await auditOf(ctx, project);
  const score = audit.scoreAt(ctx.now);
  // "audit ask data": `data` can be the area as well as the name of a question.
  const within = area ?? (words === undefined ? undefined : saidArea(words));
  const one = words === undefined || within ? firstOpen(score, within) : findQuestion(ctx, audit, words).one;
  return one ? asked(ctx, audit, score, one) : { view: allAnswered(ctx, audit, within) };
}

/** A question as an answer to whoever asked for it: what they type next answers it. */
export async function asked(ctx: Context, audit: Audit, score: AuditScore, one: QuestionScore): Promise<Outcome> {
  const about = call('audit answer', { project: audit.project.id, question: one.question.key });
  return { view: await questionCard(ctx, audit, score, one), asks: { call: about, arg: 'said' } };
}

function allAnswered(ctx: Context, { project }: Audit, area: Area | undefined): View {
  const says =
    area === undefined ? ctx.say('audit-all-answered') : ctx.say('audit-area-answered', { area: areaName(ctx, area) });
  return view(
    paragraph(says),
    controls(
      button(ctx.label('button-audit-card'), call('audit', { project: project.id }), { style: 'primary' }),
      area === undefined ? undefined : button(ctx.label('button-open'), call('audit', { project: project.id, area })),
    ),
  );
}

/** What a message shows after an answer was pressed in it: the next open question, else the area or all of it. */
function callAfter({ project }: Audit, score: AuditScore, one: QuestionScore): Call {
  const next = openAfter(score, one);
  const about = { project: project.id };
  if (!next) return call('audit', about);
  if (next.question.area === one.question.area) return call('audit ask', { ...about, question: next.question.key });
  return call('audit', { ...about, area: one.question.area });
}

async function questionCard(ctx: Context, audit: Audit, score: AuditScore, one: QuestionScore): Promise<View> {
  const { question } = one;
  const { questions } = areaIn(score, question.area);
  const words = { number: placeInArea(score, one), all: questions.length, area: areaName(ctx, question.area) };
  return view(
    heading(ctx.say('audit-question-title', { ...words, title: question.title })),
    paragraph([plain(question.ask)]),
    note(ctx.say('audit-means', { hand: question.hand, auto: question.auto })),
    ...(await factsBlocks(ctx, one)),
    ...(await proposalBlocks(ctx, audit, one)),
    answerControls(ctx, audit, score, one),
    await otherControls(ctx, audit, score, one),
  );
}

/** The answer there is. */
async function factsBlocks(ctx: Context, one: QuestionScore): Promise<Block[]> {
  const { standing } = one;
  if (!standing) return [];
  const known = await peopleOfQuestions(ctx, [one]);
  const mark = answerMark(ctx, standing.value);
  const facts = standingText(ctx, known, one);
  const isReworded = standing.value !== null && standing.asked !== one.question.ask;
  return [
    items([{ mark, title: facts.length > 0 ? facts : [plain(mark.label)] }]),
    ...(isReworded ? [note(ctx.say('audit-reworded', { asked: standing.asked }))] : []),
  ];
}

/** What the history shows, and a button to take it as evidence. */
async function proposalBlocks(ctx: Context, audit: Audit, one: QuestionScore): Promise<Block[]> {
  const { question, standing } = one;
  const proposal = await proposalFor(ctx, audit, question, standing);
  if (!proposal) return [];
  const about = { project: audit.project.id, question: question.key };
  const adopt = button(ctx.label('button-audit-adopt'), call('audit adopt', about));
  return [
    paragraph(ctx.say('audit-proposal', { evidence: evidenceText(proposal.evidence) })),
    controls(thenShow(adopt, call('audit ask', about))),
  ];
}

/** One press for each answer. A reason is asked for what does not apply. */
function answerControls(ctx: Context, audit: Audit, score: AuditScore, one: QuestionScore): Block {
  const about = { project: audit.project.id, question: one.question.key };
  const after = callAfter(audit, score, one);
  return controls(
    ...ANSWER_VALUES.map((value) => {
      const answer = call('audit answer', { ...about, value }, { after });
      const label = ctx.label(value === 'na' ? 'button-audit-na' : `choice-value-${value}`);
      return button(label, answer, value === 'na' ? { form: true } : {});
    }),
  );
}

async function otherControls(ctx: Context, audit: Audit, score: AuditScore, one: QuestionScore): Promise<Block> {
  const { project } = audit;
  const { question, standing } = one;
  const about = { project: project.id, question: question.key };
  const again = call('audit ask', about);
  const next = openAfter(score, one);
  const task = await taskOf(ctx, audit, question);
  return controls(
    thenShow(personPicker(ctx.label('pick-audit-owner'), call('audit owner', about), 'person'), again),
    standing?.owner
      ? thenShow(button(ctx.label('button-audit-disown'), call('audit disown', about)), again)
      : undefined,
    thenShow(button(ctx.label('button-audit-evidence'), call('audit evidence', about)), again),
    one.isExpired
      ? thenShow(button(ctx.label('button-audit-confirm'), call('audit confirm', about)), again)
      : undefined,
    task
      ? button(flatTask(ctx, task), call('task show', { item: task.id }))
      : button(ctx.label('button-audit-task'), call('audit task', about)),
    next
      ? button(ctx.label('button-audit-next'), call('audit ask', { ...about, question: next.question.key }))
      : undefined,
    button(areaName(ctx, question.area), call('audit', { project: project.id, area: question.area })),
  );
}

const flatTask = (ctx: Context, task: Parameters<typeof taskName>[0]): string =>
  ctx.label('audit-task-open', { number: task.number });
