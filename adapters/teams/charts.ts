/** Charts on cards. A client that cannot draw one shows the fallback: a table with the same numbers. */
import type { Chart } from '../../src/view/view.js';
import { type ChartNumbers, chartNumbers } from '../platform/chart-numbers.js';
import type { CardElement } from './cards.js';
import { richText, textRun } from './runs.js';

/** The chart as an element, with its table as the fallback. */
export const chartElement = (chart: Chart): CardElement => ({
  ...(chart.over === 'time' ? lineChart(chart) : barChart(chart)),
  fallback: {
    type: 'Table',
    firstRowAsHeaders: false,
    showGridLines: false,
    columns: [{ width: 3 }, { width: 1 }],
    rows: chart.bars.map(({ label, text }) => ({ type: 'TableRow', cells: [tableCell(label), tableCell(text)] })),
  },
});

const tableCell = (text: string): CardElement => ({ type: 'TableCell', items: [richText([textRun(text || '…')])] });

/** What is drawn: the numbers that the bars say, or how long they are in percent. */
const numbersOf = (chart: Chart): ChartNumbers =>
  chartNumbers(chart) ?? { values: chart.bars.map(({ share }) => Math.round(100 * share)), unit: '%' };

function barChart(chart: Chart): CardElement {
  const { values, unit } = numbersOf(chart);
  return {
    type: 'Chart.HorizontalBar',
    displayMode: 'AbsoluteWithAxis',
    ...(unit && { xAxisTitle: unit }),
    data: chart.bars.map(({ label: x }, i) => ({ x, y: values[i] ?? 0 })),
  };
}

function lineChart(chart: Chart): CardElement {
  const { values, unit } = numbersOf(chart);
  const points = chart.bars.map(({ label: x }, i) => ({ x, y: values[i] ?? 0 }));
  return {
    type: 'Chart.Line',
    ...(unit && { yAxisTitle: unit }),
    data: [{ legend: chart.title, values: points }],
  };
}
