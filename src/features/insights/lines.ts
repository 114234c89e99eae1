/** Each figure in one line, for the card; a figure of which too little is known has none. */
import { call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { joinDots } from '../../kit/text.js';
import { bold, plain, type Text } from '../../model/text.js';
import type { Call } from '../../view/view.js';
import type { InsightData } from './data.js';
import { type Figure, measureText, minutesText, monthsText, percentOf, reasonName } from './words.js';

/** Stages, or reasons, that a line names. */
const MOST_NAMED = 3;

type Line = (ctx: Context, data: InsightData) => Text | undefined;

const LINES: Partial<Record<Figure, Line>> = {
  flow: (ctx, { figures: { flow } }) => {
    if (!flow) return undefined;
    const all = flow.working + flow.blocked + flow.waiting;
    const modes = (['working', 'blocked', 'waiting'] as const).filter((mode) => flow[mode] > 0);
    return joinDots(
      ...modes.map((mode) => ctx.say(`insights-line-flow-${mode}`, { percent: percentOf(flow[mode], all) })),
    );
  },
  stages: (ctx, { figures: { stages }, names }) => {
    const told = stages.flatMap(({ key, pass }) => (pass.is === 'told' ? [{ key, median: pass.median }] : []));
    const longest = told.sort((a, b) => b.median - a.median).slice(0, MOST_NAMED);
    const parts = longest.map(
      ({ key, median }): Text => [bold(names.nameOf(key)), plain(' '), ...minutesText(ctx, median)],
    );
    return parts.length === 0 ? undefined : joinDots(...parts);
  },
  stalls: (ctx, { figures: { stallsByReason } }) => {
    const parts = stallsByReason
      .slice(0, MOST_NAMED)
      .map(
        ({ by, minutes, n }): Text =>
          ctx.say('insights-stall', { name: reasonName(ctx, by), span: minutesText(ctx, minutes), n }),
      );
    return parts.length === 0 ? undefined : joinDots(...parts);
  },
  loops: (ctx, { figures: { loops } }) => {
    if (!loops.n) return undefined;
    const [main] = loops.reasons;
    return joinDots(
      ctx.say('insights-line-loops', { n: loops.n }),
      loops.length.is === 'told' ? measureText(ctx, loops.length) : undefined,
      main ? ctx.say('insights-line-loops-mostly', { reason: reasonName(ctx, main.by) }) : undefined,
    );
  },
  owners: (ctx, { figures: { owned }, projects }) => {
    const unowned = projects.flatMap(({ carry }) => [
      ...Object.values(carry.stages).filter((stage) => stage.unowned !== null && !stage.dropped),
      ...Object.values(carry.tasks),
    ]).length;
    if (owned.is !== 'told') return undefined;
    return joinDots(
      measureText(ctx, owned),
      unowned > 0 ? ctx.say('insights-line-unowned', { n: unowned }) : undefined,
    );
  },
  handovers: (ctx, { figures: { handovers } }) => {
    if (!handovers.n) return undefined;
    const answer = handovers.answer.is === 'told' ? measureText(ctx, handovers.answer) : undefined;
    return joinDots(
      ctx.say('insights-line-handovers', { n: handovers.n }),
      answer && ctx.say('insights-line-answers', { measure: answer }),
    );
  },
  dates: (ctx, { figures: { dates } }) =>
    dates.n ? ctx.say('insights-line-dates', { n: dates.n, later: dates.later }) : undefined,
  pace: (ctx, { figures: { finished } }) => {
    const all = finished.reduce((sum, { n }) => sum + n, 0);
    const last = finished.at(-1);
    return last && ctx.say('insights-line-pace', { n: all, last: last.n, months: monthsText(last) });
  },
};

/** A figure in one line; undefined if too little is known. */
export const figureLine = (ctx: Context, data: InsightData, figure: Figure): Text | undefined =>
  LINES[figure]?.(ctx, data);

/** The call that shows the same insights in another way. */
export function insightCall({ scope, span }: InsightData, more: { figure?: Figure; span?: InsightData['span'] }): Call {
  const args = { ...(span !== 'year' && { span }), ...more };
  const [only] = scope.projects;
  if (scope.is === 'everywhere') return call('insights all', args);
  return call('insights', scope.is === 'project' && only ? { ...args, project: only.id } : args);
}
