/** Charts on cards. A client that cannot draw one shows the fallback: a table with the same numbers. */
import type { Bar, Chart } from '../../src/view.js';
import type { CardElement } from './cards.js';
import { richText, textRun } from './runs.js';

/** The chart as an element, with its table as the fallback. */
export const chartElement = ({ title, bars, over }: Chart): CardElement => ({
  ...(over === 'time' ? lineChart(title, bars) : barChart(bars)),
  fallback: {
    type: 'Table',
    firstRowAsHeaders: false,
    showGridLines: false,
    columns: [{ width: 3 }, { width: 1 }],
    rows: bars.map(({ label, text }) => ({ type: 'TableRow', cells: [tableCell(label), tableCell(text)] })),
  },
});

const tableCell = (text: string): CardElement => ({ type: 'TableCell', items: [richText([textRun(text || '…')])] });

/** `share` 0.6 is drawn as 60. */
const chartPoint = ({ label: x, share }: Bar) => ({ x, y: Math.round(100 * share) });

const barChart = (bars: readonly Bar[]): CardElement => ({
  type: 'Chart.HorizontalBar',
  displayMode: 'AbsoluteWithAxis',
  data: bars.map(chartPoint),
});

const lineChart = (legend: string, bars: readonly Bar[]): CardElement => ({
  type: 'Chart.Line',
  yAxisTitle: '%',
  data: [{ legend, values: bars.map(chartPoint) }],
});
