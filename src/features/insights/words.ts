/** Figures in words. */
import type { Showing } from '../../commands/context.js';
import type { FinishedMonths } from '../../model/insights/by-month.js';
import { MINUTE_MS } from '../../model/insights/facts.js';
import { FEWEST_FACTS, type Measure } from '../../model/insights/measure.js';
import { flat, type Text } from '../../model/text.js';

/** What the insights can be asked for, in the order in which they are shown. */
export const FIGURES = [
  ...(['ageing', 'forecast', 'flow', 'stages', 'stalls', 'loops', 'owners', 'handovers', 'dates', 'pace'] as const),
];
/** One of them. */
export type Figure = (typeof FIGURES)[number];

type Words = Pick<Showing, 'say' | 'label'>;

const HOUR = 60;
const DAY_MINUTES = 1_440;

/** A length, rounded to the unit that fits: "3 days". From two of a unit on, for one day could be anything up to two. */
export function minutesText(ctx: Pick<Showing, 'say'>, minutes: number): Text {
  if (minutes >= 2 * DAY_MINUTES) return ctx.say('for-days', { n: Math.round(minutes / DAY_MINUTES) });
  if (minutes >= 2 * HOUR) return ctx.say('for-hours', { n: Math.round(minutes / HOUR) });
  return ctx.say('for-minutes', { n: Math.round(minutes) });
}

/** A length for a label of a chart. */
export const minutesLabel = (ctx: Pick<Showing, 'say'>, minutes: number): string => flat(minutesText(ctx, minutes));

/** "half within 9 days, 85 in 100 within 21 days"; or why nothing is told. */
export function measureText(ctx: Words, measured: Measure): Text {
  if (measured.is === 'few') return ctx.say('insights-few', { n: measured.n, fewest: FEWEST_FACTS });
  if (measured.is === 'single') return ctx.say('insights-single');
  if (measured.p85 < 1) return ctx.say('insights-at-once');
  const [median, p85] = [minutesText(ctx, measured.median), minutesText(ctx, measured.p85)];
  if (flat(median) === flat(p85)) return ctx.say('insights-within', { span: p85 });
  return ctx.say('insights-measure', { median, p85 });
}

/** A share in percent. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** The kind of a reason in words. */
export const reasonName = (ctx: Pick<Showing, 'label'>, kind: string): string => ctx.label(`reason-${kind}`);

/** "Mar 26", "Dec 25–Feb 26", "Feb–Mar 26". */
export function monthsText({ from, until }: Pick<FinishedMonths, 'from' | 'until'>): string {
  const [first, last] = [from, until].map((minute) => new Date(minute * MINUTE_MS));
  if (!first || !last) return '';
  const name = (day: Date) => day.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  const year = (day: Date) => String(day.getUTCFullYear()).slice(2);
  const end = `${name(last)} ${year(last)}`;
  if (from === until) return end;
  return first.getUTCFullYear() === last.getUTCFullYear()
    ? `${name(first)}–${end}`
    : `${name(first)} ${year(first)}–${end}`;
}
