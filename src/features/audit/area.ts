/** One area: its questions with their answers, and the form that answers all of them. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { joinDots, type PeopleById } from '../../kit/text.js';
import type { Area } from '../../model/audit/areas.js';
import { type AreaScore, areaIn, type QuestionScore } from '../../model/audit/score.js';
import type { Project } from '../../model/project-rows.js';
import { bold, plain } from '../../model/text.js';
import { type Block, controls, heading, items, type ListItem, note, paragraph, view } from '../../view/view.js';
import { backingButton } from './backing.js';
import { fillCall } from './fill.js';
import { answerMark, areaFacts, areaName, areaScoreText, peopleOfQuestions, standingText } from './words.js';

/** The page of one area. */
export async function auditArea(ctx: Context, project: Project, name: Area): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const area = areaIn(audit.scoreAt(ctx.now), name);
  const known = await peopleOfQuestions(ctx, area.questions);
  const title = ctx.say('audit-area-title', { area: areaName(ctx, name), project: project.name });
  return {
    view: view(
      heading(title),
      paragraph(joinDots(areaScoreText(ctx, area), areaFacts(ctx, area))),
      area.questions.length === 0
        ? note(ctx.say('audit-area-empty'))
        : items(area.questions.map((one, i) => questionItem(ctx, audit, known, one, i + 1))),
      areaSteps(ctx, audit, area),
    ),
  };
}

/** A question that is open shows what is asked; one that is answered, the answer. */
function questionItem(
  ctx: Context,
  { project }: Audit,
  known: PeopleById,
  one: QuestionScore,
  number: number,
): ListItem {
  const { question, standing } = one;
  const about = { project: project.id, question: question.key };
  return {
    mark: answerMark(ctx, standing?.value ?? null),
    title: [bold(`${number}. ${question.title}`)],
    detail: joinDots(
      one.isOpen ? [plain(question.ask)] : undefined,
      standingText(ctx, known, one),
      question.weight === 1 ? undefined : ctx.say('audit-weight', { weight: question.weight }),
    ),
    controls: [button(ctx.label(one.isOpen ? 'button-audit-answer' : 'button-open'), call('audit ask', about))],
  };
}

function areaSteps(ctx: Context, audit: Audit, area: AreaScore): Block {
  const { project } = audit;
  const about = { project: project.id, area: area.area };
  const isOpen = area.answered < area.questions.length;
  const isOld = area.questions.some(({ isExpired }) => isExpired);
  const back = call('audit', about);
  return controls(
    area.questions.length > 0
      ? button(ctx.label('button-audit-fill'), fillCall(audit, area), { style: 'primary', form: true })
      : undefined,
    isOpen ? button(ctx.label('button-audit-one'), call('audit ask', about)) : undefined,
    backingButton(ctx, audit, area),
    isOld ? button(ctx.label('button-audit-confirm-all'), call('audit confirm', about, { after: back })) : undefined,
    button(ctx.label('button-audit-card'), call('audit', { project: project.id })),
  );
}
