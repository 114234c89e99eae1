/** The score card: a project's audit at a glance, and the next best move. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { figuresCard } from '../../kit/figures-card.js';
import { taskName } from '../../kit/text.js';
import { type NextMove, nextMove } from '../../model/audit/next-move.js';
import { type AreaScore, type AuditScore, EXPECTED, FULL_SCORE } from '../../model/audit/score.js';
import type { Project } from '../../model/project-rows.js';
import { bold } from '../../model/text.js';
import { type Block, type Button, chart, controls, type ListItem, note, paragraph } from '../../view/view.js';
import { taskOf } from './task.js';
import { areaFacts, areaMark, areaName, areaScoreText, leastNames, scoreWords } from './words.js';

/** The score card. */
export async function auditCard(ctx: Context, project: Project): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const score = audit.scoreAt(ctx.now);
  return {
    view: figuresCard({
      title: ctx.say('audit-title', { project: project.name }),
      before: scoreBlocks(ctx, audit, score),
      lines: score.areas.map((area) => areaItem(ctx, audit, area)),
      after: await moveBlocks(ctx, audit, score),
      basis: score.score === undefined ? undefined : note(ctx.say('audit-how')),
      steps: cardSteps(ctx, audit, score),
    }),
  };
}

/** The score with what is expected, the strict count, and the bars. An area without answers has no part in it yet. */
function scoreBlocks(ctx: Context, { criticality }: Audit, score: AuditScore): Block[] {
  const all = score.areas.flatMap(({ questions }) => questions);
  const answered = all.filter(({ isOpen }) => !isOpen).length;
  if (score.score === undefined) return [paragraph(ctx.say('audit-none', { n: all.length }))];
  const words = {
    score: scoreWords(score.score),
    least: leastNames(ctx, score),
    expected: EXPECTED[criticality],
    what: ctx.label(`choice-criticality-${criticality}`),
  };
  const isStricter = score.strict !== undefined && score.strict < score.score;
  return [
    paragraph(ctx.say(score.areas.some(({ answered }) => answered === 0) ? 'audit-score-open' : 'audit-score', words)),
    ...(score.isComplete ? [] : [note(ctx.say('audit-so-far', { answered, all: all.length }))]),
    ...(isStricter ? [note(ctx.say('audit-strict', { score: scoreWords(score.strict ?? 0) }))] : []),
    areaChart(ctx, score),
  ];
}

/** The areas as bars. */
function areaChart(ctx: Context, { areas }: AuditScore): Block {
  const bars = areas.map((area) => ({
    label: areaName(ctx, area.area),
    share: (area.score ?? 0) / FULL_SCORE,
    text:
      area.score === undefined
        ? ctx.label('audit-bar-open')
        : ctx.label('audit-bar', { score: scoreWords(area.score) }),
  }));
  return chart(ctx.label('audit-chart'), ...bars);
}

function areaItem(ctx: Context, audit: Audit, area: AreaScore): ListItem {
  const { project } = audit;
  const label = area.answered === 0 ? 'button-audit-begin' : 'button-open';
  return {
    mark: areaMark(ctx, audit, area),
    title: [bold(areaName(ctx, area.area))],
    detail: [...areaScoreText(ctx, area), ...withDot(areaFacts(ctx, area))],
    controls: [button(ctx.label(label), call('audit', { project: project.id, area: area.area }))],
  };
}

const withDot = (facts: ReturnType<typeof areaFacts>) =>
  facts.length > 0 ? [{ is: 'plain' as const, text: ' · ' }, ...facts] : [];

/** The next best move in words, with the button that does it. */
async function moveBlocks(ctx: Context, audit: Audit, score: AuditScore): Promise<Block[]> {
  const next = nextMove(score);
  if (!next) return score.isComplete ? [paragraph(ctx.say('audit-next-nothing'))] : [];
  const { question } = next.of;
  const words = { area: areaName(ctx, question.area), title: question.title, task: question.task };
  const task = await taskOf(ctx, audit, question);
  const isUnderWay = next.move === 'raise' && task !== undefined;
  return [
    paragraph(
      isUnderWay
        ? ctx.say('audit-next-task', { ...words, task: taskName(task) })
        : ctx.say(`audit-next-${next.move}`, { ...words, effort: ctx.label(`audit-effort-${question.effort}`) }),
    ),
    controls(moveButton(ctx, audit, next, isUnderWay ? task.id : undefined)),
  ];
}

function moveButton(ctx: Context, { project }: Audit, { move, of }: NextMove, task: string | undefined): Button {
  const about = { project: project.id, question: of.question.key };
  if (task !== undefined) return button(ctx.label('button-task'), call('task show', { item: task }));
  return move === 'raise'
    ? button(ctx.label('button-audit-task'), call('audit task', about), { style: 'primary' })
    : button(ctx.label('button-audit-answer'), call('audit ask', about), { style: 'primary' });
}

/** Where to go on, what to set, and what to compare with. */
function cardSteps(ctx: Context, { project, answers }: Audit, score: AuditScore): (Button | undefined)[] {
  const about = { project: project.id };
  return [
    score.isComplete
      ? undefined
      : button(
          ctx.label('button-audit-one'),
          call('audit ask', about),
          score.score === undefined ? { style: 'primary' } : {},
        ),
    answers.length > 0 ? button(ctx.label('button-audit-trend'), call('audit trend', about)) : undefined,
    answers.length > 0 ? button(ctx.label('button-audit-all'), call('audit all')) : undefined,
    button(ctx.label('button-audit-setup'), call('audit setup', about), { form: true }),
  ];
}
