/** One figure by itself: what it means, a chart, and the numbers under it. */
import { button } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { joinDots, stateName } from '../../kit/text.js';
import type { StageFigures, StallFigures } from '../../model/insights/figures.js';
import { FEWEST_FINISHED } from '../../model/insights/forecast.js';
import { FEWEST_FACTS, FEWEST_PEOPLE, type Measure } from '../../model/insights/measure.js';
import type { Stage } from '../../model/project-rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import {
  type Bar,
  type Block,
  chart,
  controls,
  heading,
  items,
  type ListItem,
  note,
  paragraph,
  timeChart,
  view,
} from '../../view/view.js';
import { agedItem, basisNote, insightTitle } from './card.js';
import type { InsightData } from './data.js';
import { forecastFor } from './forecast.js';
import { figureLine, insightCall } from './lines.js';
import { type Figure, measureText, minutesLabel, minutesText, monthsText, percentOf, reasonName } from './words.js';

/** Rows of a table, and months of a chart. */
const MOST_ROWS = 12;

type Table = (ctx: Context, data: InsightData, stage?: Stage) => Block[];

const row = (title: string, detail: Text): ListItem => ({ title: [bold(title)], detail });

/** A bar for each row that has a length, and all rows under it. */
function barsAndRows(title: string, bars: readonly Bar[], rows: readonly ListItem[]): Block[] {
  return [chart(title, ...bars.slice(0, MOST_ROWS)), items(rows.slice(0, MOST_ROWS))];
}

const TABLES: Record<Figure, Table> = {
  ageing: (ctx, data) => {
    const told = data.aged.filter(({ olderThan }) => olderThan !== undefined);
    const bars = told.map(({ stage, n, olderThan = 0 }): Bar => {
      const text = ctx.label('insights-less', { n, shorter: Math.round(olderThan * n) });
      return { label: agedName(data, stage), share: olderThan, text };
    });
    return barsAndRows(
      ctx.label('insights-chart-ageing'),
      bars,
      data.aged.map((one) => agedItem(ctx, data, one)),
    );
  },
  forecast: (ctx, data) => {
    const { projects } = data.scope;
    const told = projects.flatMap((project) => {
      const { text, isTold } = forecastFor(ctx, data, project) ?? {};
      return text ? [{ isTold, item: row(project.name, text) }] : [];
    });
    const shown = projects.length === 1 ? told : told.filter(({ isTold }) => isTold);
    const others = told.length - shown.length;
    return [
      items(shown.slice(0, MOST_ROWS).map(({ item }) => item)),
      ...(others > 0 ? [paragraph(ctx.say('insights-no-forecasts', { n: others }))] : []),
    ];
  },
  flow: (ctx, { figures: { flow } }) => {
    if (!flow) return [];
    const all = flow.working + flow.blocked + flow.waiting;
    const modes = (['working', 'blocked', 'waiting'] as const).filter((mode) => flow[mode] > 0);
    const bars = modes.map((mode): Bar => {
      return { label: ctx.label(`flow-${mode}`), share: flow[mode] / all, text: `${percentOf(flow[mode], all)}%` };
    });
    const rows = modes.map((mode) => row(ctx.label(`flow-${mode}`), minutesText(ctx, flow[mode])));
    return barsAndRows(ctx.label('insights-chart-flow'), bars, rows);
  },
  stages: (ctx, { figures, names }, only) => {
    const key = only && names.keyOf(only.id);
    const stages = figures.stages.filter((one) => key === undefined || one.key === key);
    const most = Math.max(1, ...stages.map(({ pass }) => (pass.is === 'told' ? pass.p85 : 0)));
    const bars = stages.flatMap(({ key, pass }): Bar[] =>
      pass.is === 'told'
        ? [{ label: names.nameOf(key), share: pass.median / most, text: minutesLabel(ctx, pass.median) }]
        : [],
    );
    return barsAndRows(
      ctx.label('insights-chart-stages'),
      bars,
      stages.map((one) => row(names.nameOf(one.key), stageText(ctx, one))),
    );
  },
  stalls: (ctx, { figures: { stallsByReason, stallsByStage }, names }) => [
    ...stallBlocks(ctx, 'insights-chart-reasons', stallsByReason, (by) => reasonName(ctx, by)),
    ...stallBlocks(ctx, 'insights-chart-stalls', stallsByStage, (by) =>
      by === 'rest' ? reasonName(ctx, by) : names.nameOf(by),
    ),
  ],
  loops: (ctx, { figures: { loops } }) => [
    ...stallBlocks(ctx, 'insights-chart-loops', loops.reasons, (by) => reasonName(ctx, by)),
    ...(loops.length.is === 'told' ? measured(ctx, 'insights-length', loops.length) : []),
  ],
  owners: (ctx, { figures: { owned } }) => measured(ctx, 'insights-wait', owned),
  handovers: (ctx, { figures: { handovers } }) =>
    handovers.answer.is === 'told' ? measured(ctx, 'insights-answer', handovers.answer) : [],
  dates: (ctx, { figures: { dates } }) => {
    if (!dates.n) return [];
    const [later, sooner] = [dates.later, dates.n - dates.later];
    const share = (n: number) => n / (dates.n ?? 1);
    const bars = [
      { label: ctx.label('insights-later'), share: share(later), text: String(later) },
      { label: ctx.label('insights-sooner'), share: share(sooner), text: String(sooner) },
    ];
    const { days } = dates;
    const rows =
      days.is === 'told' ? [row(ctx.label('insights-moved-by'), ctx.say('insights-days', { n: days.median }))] : [];
    return barsAndRows(ctx.label('insights-chart-dates'), bars, rows);
  },
  pace: (ctx, { figures: { finished } }) => {
    const shown = finished.slice(-MOST_ROWS);
    const most = Math.max(1, ...shown.map(({ n }) => n));
    const bars = shown.map((one) => ({ label: monthsText(one), share: one.n / most, text: String(one.n) }));
    const rows = shown.map((one) => row(monthsText(one), ctx.say('insights-finished', { n: one.n })));
    return bars.length === 0 ? [] : [timeChart(ctx.label('insights-chart-pace'), ...bars), items(rows)];
  },
};

/** A stage with its project, if there are several. */
function agedName({ names, scope }: InsightData, id: string): string {
  const stage = names.stage(id);
  const project = scope.projects.find((one) => one.id === stage?.project);
  return scope.is === 'project' || !project ? (stage?.name ?? id) : `${stage?.name} · ${project.name}`;
}

const measured = (ctx: Context, id: string, measure: Measure): Block[] => [
  items([row(ctx.label(id), joinDots(measureText(ctx, measure), countText(ctx, measure)))]),
];

const countText = (ctx: Context, { n, is }: Measure): Text | undefined =>
  is === 'told' ? ctx.say('insights-count', { n }) : undefined;

/** A stage's own times, what they were before, and how long it was in each state. */
function stageText(ctx: Context, { pass, before, states }: StageFigures): Text {
  const told = states.flatMap(({ state, stay }): Text[] =>
    stay.is === 'told' ? [[plain(`${stateName(ctx, state)} `), ...minutesText(ctx, stay.median)]] : [],
  );
  return joinDots(
    measureText(ctx, pass),
    countText(ctx, pass),
    before.is === 'told' ? ctx.say('insights-before', { span: minutesText(ctx, before.median) }) : undefined,
    ...told,
  );
}

/** Time lost to each of some things. */
function stallBlocks(
  ctx: Context,
  title: string,
  stalls: readonly StallFigures[],
  nameOf: (by: string) => string,
): Block[] {
  if (stalls.length === 0) return [];
  const most = Math.max(1, ...stalls.map(({ minutes }) => minutes));
  const bars = stalls.map(({ by, minutes }): Bar => {
    return { label: nameOf(by), share: minutes / most, text: minutesLabel(ctx, minutes) };
  });
  const rows = stalls.map(({ by, n, minutes }) =>
    row(nameOf(by), ctx.say('insights-lost', { n, span: minutesText(ctx, minutes) })),
  );
  return barsAndRows(ctx.label(title), bars, rows);
}

/** Figures whose line says what the table does not. */
const IN_A_LINE: readonly Figure[] = ['loops', 'owners', 'handovers', 'dates', 'pace'];

/** The page of one figure. @param stage only stages of this name, where the figure tells them apart */
export function figureDetails(ctx: Context, data: InsightData, figure: Figure, stage?: Stage): Outcome {
  const blocks = TABLES[figure](ctx, data, stage);
  const line = IN_A_LINE.includes(figure) ? figureLine(ctx, data, figure) : undefined;
  const limits = { fewest: figure === 'forecast' ? FEWEST_FINISHED : FEWEST_FACTS, people: FEWEST_PEOPLE };
  const isEmpty = view(...blocks).blocks.length === 0;
  return {
    view: view(
      heading(insightTitle(ctx, data, figure)),
      line ? paragraph(line) : undefined,
      ...blocks,
      isEmpty && !line ? paragraph(ctx.say('insights-none', limits)) : undefined,
      note(ctx.say(`insights-means-${figure}`, limits)),
      basisNote(ctx, data),
      controls(button(ctx.label('button-insights'), insightCall(data, {}))),
    ),
  };
}
