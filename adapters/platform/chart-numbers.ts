/** What the bars of a chart come to in numbers, for platforms that draw charts themselves. */
import type { Chart } from '../../src/view/view.js';

/** What a chart's bars say in numbers, if their lengths go by these: "14 days" and "7 days" do, "2 days" and "30 hours" don't. */
export interface ChartNumbers {
  values: number[];
  /** What stands after each of them, such as "days" or "of 6". */
  unit: string;
}

/** How far a number may be from what its bar's length says: both were rounded. */
const ROUNDED = 1;

/** The numbers of a chart; percent where its bars have none in words; undefined if words and lengths say different things. */
export function chartNumbers({ bars }: Chart): ChartNumbers | undefined {
  const told = bars.map(({ text }) => /^(-?\d+(?:\.\d+)?)\s*(.*)$/s.exec(text));
  if (told.every((one) => one === null)) return { values: bars.map(({ share }) => Math.round(100 * share)), unit: '%' };
  const units = new Set(told.flatMap((one) => one?.[2] ?? []));
  const [unit = ''] = units;
  const longest = bars.findIndex(({ share }) => share === Math.max(...bars.map((bar) => bar.share)));
  const scale = Number(told[longest]?.[1] ?? 0) / (bars[longest]?.share || 1);
  const values = told.map((one) => Number(one?.[1] ?? 0));
  const isTrue = bars.every(({ share }, i) => Math.abs((values[i] ?? 0) - share * scale) <= ROUNDED);
  return units.size <= 1 && isTrue ? { values, unit } : undefined;
}
