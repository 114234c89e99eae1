/** The insights at a glance: what to look at first, when the next stage will be handed over, and each figure in a line. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { figuresCard } from '../../kit/figures-card.js';
import { joinDots } from '../../kit/text.js';
import type { Aged } from '../../model/insights/ageing.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import { type Block, type Button, items, type ListItem, note, paragraph } from '../../view/view.js';
import { type InsightData, type InsightSpan, insightData, SPANS } from './data.js';
import { forecastFor } from './forecast.js';
import { incidentsItem } from './incidents.js';
import { figureLine, insightCall } from './lines.js';
import { insightScope } from './scope.js';
import { FIGURES, type Figure, minutesText } from './words.js';

/** A stage that is older than this share of its kind is worth a look. */
const OLD = 0.85;
/** Stages that are named as such. */
const MOST_OLD = 3;

/** What is asked for. */
export interface InsightQuestion {
  figure: Figure | undefined;
  /** Only stages of this name. */
  stage?: Stage | undefined;
  project: Project | undefined;
  span: InsightSpan | undefined;
  everywhere: boolean;
}

/** Reads what a question is about. */
export const askedData = async (ctx: Context, { project, span, everywhere }: InsightQuestion): Promise<InsightData> =>
  insightData(ctx, await insightScope(ctx, project, everywhere), span ?? 'year');

/** The card. */
export function insightCard(ctx: Context, data: InsightData): Outcome {
  const lines = FIGURES.flatMap((figure): ListItem[] => {
    const detail = figureLine(ctx, data, figure);
    return detail ? [figureItem(ctx, data, figure, detail)] : [];
  });
  const incidents = incidentsItem(ctx, data);
  const all = incidents ? [...lines, incidents] : lines;
  const old = oldStages(data).slice(0, MOST_OLD);
  const look =
    old.length > 0 ? [paragraph(ctx.say('insights-look')), items(old.map((one) => agedItem(ctx, data, one)))] : [];
  return {
    view: figuresCard({
      title: insightTitle(ctx, data),
      before: [...look, ...nextBlocks(ctx, data)],
      lines: all,
      none: ctx.say('insights-too-little'),
      basis: basisNote(ctx, data),
      steps: ways(ctx, data),
    }),
  };
}

/** "Insights: Churn model, last 12 months". */
export function insightTitle(ctx: Context, { scope, span }: InsightData, figure?: Figure): Text {
  const [only] = scope.projects;
  const n = scope.projects.length;
  const name =
    scope.is === 'project' && only
      ? [plain(only.name)]
      : ctx.say(scope.is === 'channel' ? 'insights-channel' : 'insights-everywhere', { n });
  const what = ctx.label(figure ? `choice-figure-${figure}` : 'insights-title');
  return ctx.say('insights-of', { what, name, span: ctx.label(`insights-span-${span}`) });
}

/** Stages that have been under way for longer than nearly all of their kind. */
const oldStages = ({ aged }: InsightData): Aged[] =>
  aged.filter(({ olderThan }) => olderThan !== undefined && olderThan >= OLD);

/** "Training — 23 days, longer than 12 of 14 before". */
export function agedItem(ctx: Context, data: InsightData, { project, stage, age, n, olderThan }: Aged): ListItem {
  const { scope, names } = data;
  const of = scope.is === 'project' ? undefined : scope.projects.find(({ id }) => id === project)?.name;
  const span = minutesText(ctx, age);
  return {
    title: [bold(names.stage(stage)?.name ?? stage)],
    detail: joinDots(
      of === undefined ? undefined : [plain(of)],
      !olderThan
        ? ctx.say('insights-age', { span })
        : ctx.say('insights-aged', { span, n, shorter: Math.round(olderThan * n) }),
    ),
    controls: [button(ctx.label('button-show'), call('stage show', { stage }))],
  };
}

function nextBlocks(ctx: Context, data: InsightData): Block[] {
  const [only] = data.scope.projects;
  const told = data.scope.is === 'project' && only ? forecastFor(ctx, data, only)?.text : undefined;
  return told ? [paragraph(told)] : [];
}

const figureItem = (ctx: Context, data: InsightData, figure: Figure, detail: Text): ListItem => ({
  title: [bold(ctx.label(`choice-figure-${figure}`))],
  detail,
  controls: [button(ctx.label('button-figure'), insightCall(data, { figure }))],
});

/** What the figures rest on, and what is not told. */
export function basisNote(ctx: Context, { scope }: InsightData): Block {
  if (scope.isMadeUp) return note(ctx.say('insights-made-up'));
  const basis = ctx.say('insights-basis');
  return note(scope.isWithoutSample ? [...ctx.say('insights-no-sample'), plain(' '), ...basis] : basis);
}

/** Another time, all projects, the data. */
function ways(ctx: Context, data: InsightData): (Button | undefined)[] {
  const { scope, span } = data;
  const others = SPANS.filter((one) => one !== span);
  const [only] = scope.projects;
  const ofProject = scope.is === 'project' && only ? { project: only.id } : {};
  const args = { span, ...(scope.is === 'everywhere' ? { all: 'all' as const } : ofProject) };
  return [
    ...others.map((one) => button(ctx.label(`button-span-${one}`), insightCall(data, { span: one }))),
    scope.is === 'everywhere' ? undefined : button(ctx.label('button-insights-all'), call('insights all')),
    button(ctx.label('button-export'), call('insights export', args)),
  ];
}
