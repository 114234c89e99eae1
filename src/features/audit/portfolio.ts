/** The audits of all projects side by side, for whoever leads several. */

import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { noProjectText } from '../../commands/new-project.js';
import type { Outcome } from '../../commands/outcome.js';
import { type Audit, auditsOf } from '../../kit/audit.js';
import { PAGE_SIZE, pageOfItems, pageQuery } from '../../kit/paging.js';
import { joinDots } from '../../kit/text.js';
import { type AuditScore, EXPECTED, FULL_SCORE, isReached } from '../../model/audit/score.js';
import { bold, plain } from '../../model/text.js';
import { chart, heading, type ListItem, note, paragraph, view } from '../../view/view.js';
import { areaName, scoreWords } from './words.js';

/** A project's audit with its score. */
interface Line {
  audit: Audit;
  score: AuditScore;
}

/** One page of all projects with their scores. */
export async function auditPortfolio(ctx: Context, page: number): Promise<Outcome> {
  const projects = await ctx.read.find('project', { where: { archived: false }, order: ['key'], ...pageQuery(page) });
  const audits = await auditsOf(ctx, projects);
  const lines = audits.map((audit) => ({ audit, score: audit.scoreAt(ctx.now) }));
  const bars = lines.slice(0, PAGE_SIZE).flatMap((line) => projectBar(line));
  return {
    view: view(
      heading(ctx.say('audit-all')),
      lines.length === 0 ? paragraph(noProjectText(ctx, 'anywhere')) : undefined,
      chart(ctx.label('audit-all-chart'), ...bars),
      ...pageOfItems(
        ctx,
        lines.map((line) => projectItem(ctx, line)),
        page,
        (other) => call('audit all', { page: String(other) }),
      ),
      lines.length > 0 ? note(ctx.say('audit-all-how')) : undefined,
    ),
  };
}

const projectBar = ({ audit, score }: Line) =>
  score.score === undefined
    ? []
    : [{ label: audit.project.name, share: score.score / FULL_SCORE, text: scoreWords(score.score) }];

function projectItem(ctx: Context, { audit, score }: Line): ListItem {
  const { project, criticality } = audit;
  const open = button(ctx.label('button-open'), call('audit', { project: project.id }));
  if (score.score === undefined)
    return {
      mark: { tone: 'muted', label: ctx.label('audit-mark-open') },
      title: [bold(project.name)],
      detail: ctx.say('audit-all-none'),
      controls: [open],
    };
  const reached = isReached(score.score, criticality);
  return {
    mark: reached
      ? { tone: 'good', label: ctx.label('audit-mark-reached') }
      : { tone: 'warning', label: ctx.label('audit-mark-below', { expected: EXPECTED[criticality] }) },
    title: [bold(project.name), plain(' · '), ...ctx.say('audit-area-score', { score: scoreWords(score.score) })],
    detail: joinDots(
      [plain(ctx.label(`choice-criticality-${criticality}`))],
      [plain(areasLine(ctx, score))],
      score.isComplete ? undefined : ctx.say('audit-all-unfinished'),
    ),
    controls: [open],
  };
}

/** "Data 4.5, Training 3". */
const areasLine = (ctx: Context, { areas }: AuditScore): string =>
  areas
    .flatMap(({ area, score }) => (score === undefined ? [] : [`${areaName(ctx, area)} ${scoreWords(score)}`]))
    .join(', ');
