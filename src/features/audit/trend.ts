/** Audits over time: the score of each, and what differs from the last one, question by question. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { type Audit, auditOf } from '../../kit/audit.js';
import { joinDots } from '../../kit/text.js';
import { changesBetween, type QuestionChange, roundsIn } from '../../model/audit/rounds.js';
import { type AuditScore, FULL_SCORE, type QuestionScore } from '../../model/audit/score.js';
import type { Project } from '../../model/project-rows.js';
import { bold, flat, plain, type Text } from '../../model/text.js';
import { LIMITS } from '../../view/fit.js';
import {
  type Block,
  controls,
  heading,
  items,
  type ListItem,
  note,
  paragraph,
  timeChart,
  view,
} from '../../view/view.js';
import { answerMark, areaName, instantDay, scoreWords } from './words.js';

/** Questions that differ, as many as are shown. */
const MOST_CHANGES = 15;
/** Letters of the weekday in a date, which there is no room for below a column. */
const WEEKDAY = 4;

/** An audit with its score. */
interface Point {
  at: number;
  score: AuditScore;
}

/** The audits of a project: their scores, and what has changed since the one before. */
export async function auditTrend(ctx: Context, project: Project): Promise<Outcome> {
  const audit = await auditOf(ctx, project);
  const points = roundsIn(audit.answers).map(({ until: at }) => ({ at, score: audit.scoreAt(at) }));
  const steps = controls(button(ctx.label('button-audit-card'), call('audit', { project: project.id })));
  const title = heading(ctx.say('audit-trend-title', { project: project.name }));
  if (points.length === 0) return { view: view(title, paragraph(ctx.say('audit-trend-none')), steps) };
  return {
    view: view(
      title,
      timeChart(ctx.label('audit-trend-chart'), ...points.slice(-LIMITS.bars).map((point) => bar(ctx, point))),
      items(
        points
          .slice(-LIMITS.bars)
          .reverse()
          .map((point) => pointItem(ctx, point)),
      ),
      ...comparison(ctx, audit, points),
      note(ctx.say('audit-trend-how')),
      steps,
    ),
  };
}

const bar = (ctx: Context, { at, score }: Point) => ({
  label: flat([instantDay(ctx, at)]).slice(WEEKDAY),
  share: (score.score ?? 0) / FULL_SCORE,
  text: scoreWords(score.score ?? 0),
});

function pointItem(ctx: Context, { at, score }: Point): ListItem {
  const areas = score.areas.flatMap((area) =>
    area.score === undefined ? [] : [`${areaName(ctx, area.area)} ${scoreWords(area.score)}`],
  );
  return {
    title: [
      bold(flat([instantDay(ctx, at)])),
      plain(' · '),
      ...ctx.say('audit-area-score', { score: scoreWords(score.score ?? 0) }),
    ],
    detail: [plain(areas.join(' · '))],
  };
}

/** The last audit against the one before; now against the only one, if something has changed by itself since. */
function comparison(ctx: Context, audit: Audit, points: readonly Point[]): Block[] {
  const last = points.at(-1);
  const before = points.at(-2) ?? last;
  if (!before) return [];
  const changes = changesBetween(before.score, audit.scoreAt(ctx.now));
  const day = instantDay(ctx, before.at);
  if (changes.length === 0) return [paragraph(ctx.say('audit-trend-same', { day }))];
  const more = changes.length - MOST_CHANGES;
  return [
    paragraph(ctx.say('audit-trend-changes', { day })),
    items(changes.slice(0, MOST_CHANGES).map((change) => changeItem(ctx, audit, change))),
    ...(more > 0 ? [note(ctx.say('digest-more', { n: more }))] : []),
  ];
}

function changeItem(ctx: Context, { project }: Audit, change: QuestionChange): ListItem {
  const { before, after, isReworded } = change;
  const one = after ?? before;
  const open =
    after && button(ctx.label('button-open'), call('audit ask', { project: project.id, question: after.question.key }));
  return {
    mark: answerMark(ctx, after?.standing?.value ?? null),
    title: [bold(one?.question.title ?? '')],
    detail: joinDots(
      [plain(one ? areaName(ctx, one.question.area) : '')],
      movedText(ctx, before, after),
      isReworded ? ctx.say('audit-change-reworded') : undefined,
    ),
    ...(open && { controls: [open] }),
  };
}

/** "by hand → automatic". */
function movedText(ctx: Context, before: QuestionScore | undefined, after: QuestionScore | undefined): Text {
  if (!after) return ctx.say('audit-change-dropped');
  if (!before) return ctx.say('audit-change-new');
  const [was, is] = [answerWords(ctx, before), answerWords(ctx, after)];
  if (was !== is) return ctx.say('audit-change', { was, is });
  if (after.isExpired && !before.isExpired && after.expiresAt !== null)
    return ctx.say('audit-expired', { day: instantDay(ctx, after.expiresAt) });
  return ctx.say(after.isUnowned ? 'audit-no-owner' : 'audit-change-owner');
}

const answerWords = (ctx: Context, { standing }: QuestionScore): string =>
  standing?.value ? ctx.label(`choice-value-${standing.value}`) : ctx.label('audit-open');
