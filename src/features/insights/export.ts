/** The figures as CSV: the same ones as on the card and its pages, with nothing that those do not tell. */
import { button } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { MINUTE_MS } from '../../model/insights/facts.js';
import type { Measure } from '../../model/insights/measure.js';
import { code, plain, type Text } from '../../model/text.js';
import { LIMITS } from '../../view/fit.js';
import { type Block, controls, heading, note, paragraph, view } from '../../view/view.js';
import { insightTitle } from './card.js';
import type { InsightData } from './data.js';
import { insightCall } from './lines.js';

const HEAD = ['figure', 'of', 'n', 'median_days', 'p85_days', 'total_days'];
const DAY_MINUTES = 1_440;

type Cells = (string | number | undefined)[];

const days = (minutes: number): number => Math.round((100 * minutes) / DAY_MINUTES) / 100;

/** A row for what is told; what is not has no row. */
function told(figure: string, of: string, measured: Measure): Cells[] {
  if (measured.is !== 'told') return [];
  return [[figure, of, measured.n, days(measured.median), days(measured.p85)]];
}

/** A row for a time that adds up. */
function added(figure: string, of: string, n: number | undefined, minutes: number): Cells {
  return [figure, of, n, undefined, undefined, days(minutes)];
}

/** The rows, without the head. */
function rowsOf({ figures, names }: InsightData): Cells[] {
  const { stages, flow, stallsByReason, stallsByStage, loops, handovers, owned, dates, finished } = figures;
  return [
    ...stages.flatMap(({ key, pass, states }) => [
      ...told('stage', names.nameOf(key), pass),
      ...states.flatMap(({ state, stay }) => told(`stage-${state}`, names.nameOf(key), stay)),
    ]),
    ...Object.entries(flow ?? {}).map(([mode, minutes]) => added('flow', mode, undefined, minutes)),
    ...stallsByReason.map(({ by, n, minutes }) => added('stall-by-reason', by, n, minutes)),
    ...stallsByStage.map(({ by, n, minutes }) => added('stall-by-stage', names.nameOf(by), n, minutes)),
    ...told('loop', '', loops.length),
    ...loops.reasons.map(({ by, n, minutes }) => added('loop-by-reason', by, n, minutes)),
    ...(handovers.n ? [['hand-over', '', handovers.n]] : []),
    ...told('offer-answered', '', handovers.answer),
    ...told('wait-for-owner', '', owned),
    ...(dates.n
      ? [
          ['due-date-moved', '', dates.n],
          ['due-date-moved-later', '', dates.later],
        ]
      : []),
    ...finished.map(({ from, until, n }): Cells => ['finished', isoMonths(from, until), n]),
  ];
}

/** `2026-03`; of several months `2026-03/2026-05`. */
const isoMonths = (...ends: number[]): string =>
  [...new Set(ends)].map((minute) => new Date(minute * MINUTE_MS).toISOString().slice(0, 7)).join('/');

/** A value as RFC 4180 wants it. What a spreadsheet would take for a formula is kept from being one. */
function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The figures as lines of CSV. */
const csvOf = (data: InsightData): string[] =>
  [HEAD, ...rowsOf(data).map((cells) => HEAD.map((_, i) => cells[i]))].map((cells) => cells.map(cell).join(','));

/** Lines to be copied, as many to a block as it takes. */
function codeBlocks(lines: readonly string[]): Block[] {
  const texts: Text[] = [];
  let room = 0;
  for (const line of lines) {
    const isNew = line.length + 1 > room;
    if (isNew) room = LIMITS.text / 2;
    texts.push(isNew ? [code(line)] : [...(texts.pop() ?? []), plain('\n'), code(line)]);
    room -= line.length + 1;
  }
  return texts.map(paragraph);
}

/** Offers them as a file, or shows them in the chat, to be copied. Either is for whoever asked alone. */
export function exportInsights(ctx: Context, data: InsightData): Outcome {
  const lines = csvOf(data);
  const name = [['insights', data.span, ctx.today].join('-'), 'csv'].join('.');
  const url = ctx.fileAddress({ name, text: [...lines, ''].join('\r\n') });
  return {
    private: true,
    view: view(
      heading(insightTitle(ctx, data)),
      ...(url
        ? [paragraph(ctx.say('insights-file', { file: [{ is: 'link', url, text: name }], n: lines.length - 1 }))]
        : [...codeBlocks(lines), note(ctx.say('insights-csv'))]),
      controls(button(ctx.label('button-insights'), insightCall(data, {}))),
    ),
  };
}
