/** Insights: what the history says about how projects go: where time is lost, what is older than usual, when it will be handed over. */
import { here, maybeChoice, maybeProject, maybeStage } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { askedData, type InsightQuestion, insightCard } from './card.js';
import { SPANS } from './data.js';
import { figureDetails } from './details.js';
import { exportInsights } from './export.js';
import { showForecast } from './forecast.js';
import { FIGURES } from './words.js';

async function insights(ctx: Context, question: InsightQuestion): Promise<Outcome> {
  const data = await askedData(ctx, question);
  const { stage, figure = stage && 'stages' } = question;
  return figure ? figureDetails(ctx, data, figure, stage) : insightCard(ctx, data);
}

const ofFigures = { figure: maybeChoice(...FIGURES), span: maybeChoice(...SPANS) };
const ARGS = {
  insights: { ...ofFigures, stage: maybeStage(), project: maybeProject() },
  'insights all': ofFigures,
  'insights export': { all: maybeChoice('all'), span: maybeChoice(...SPANS), project: maybeProject() },
  forecast: { stage: maybeStage(), project: here() },
};
type InsightArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends InsightArgs {}
}

/** The commands of this feature. */
export const insightCommands: Command[] = [
  command({
    name: 'insights',
    shows: true,
    aliases: ['insight', 'metrics', 'statistics'],
    args: ARGS.insights,
    examples: ['insights', 'insights "Churn model"', 'insights stalls', 'insights stages quarter', 'insights training'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { figure, span, stage, project }) => insights(ctx, { figure, span, stage, project, everywhere: false }),
  }),
  command({
    name: 'insights all',
    shows: true,
    aliases: ['all insights', 'insights projects'],
    args: ARGS['insights all'],
    examples: ['insights all', 'insights all loops'],
    permission: 'anyone',
    run: (ctx, { figure, span }) => insights(ctx, { figure, span, project: undefined, everywhere: true }),
  }),
  command({
    name: 'insights export',
    shows: true,
    aliases: ['export insights', 'insights csv'],
    args: ARGS['insights export'],
    examples: ['insights export', 'insights export all'],
    permission: 'anyone',
    onArchived: true,
    run: async (ctx, { all, span, project }) =>
      exportInsights(ctx, await askedData(ctx, { figure: undefined, span, project, everywhere: all !== undefined })),
  }),
  command({
    name: 'forecast',
    shows: true,
    aliases: ['predict', 'eta'],
    args: ARGS.forecast,
    examples: ['forecast', 'forecast evaluation'],
    permission: 'anyone',
    run: (ctx, { stage, project }) => showForecast(ctx, project, stage),
  }),
];
