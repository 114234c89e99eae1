/** Charts on cards: drawn where the client draws them; where it does not, a table with the same numbers. */
import type { Bar, Chart } from '../../src/view.js';
import type { Element } from './cards.js';
import { rich, run } from './runs.js';

const cell = (text: string): Element => ({ type: 'TableCell', items: [rich([run(text || '…')])] });

const percent = ({ label: x, share }: Bar) => ({ x, y: Math.round(100 * share) });

const barChart = (bars: readonly Bar[]): Element => ({
  type: 'Chart.HorizontalBar',
  displayMode: 'AbsoluteWithAxis',
  data: bars.map(percent),
});

const lineChart = (legend: string, bars: readonly Bar[]): Element => ({
  type: 'Chart.Line',
  yAxisTitle: '%',
  data: [{ legend, values: bars.map(percent) }],
});

export const chartOf = ({ title, bars, over }: Chart): Element => ({
  ...(over === 'time' ? lineChart(title, bars) : barChart(bars)),
  fallback: {
    type: 'Table',
    firstRowAsHeaders: false,
    showGridLines: false,
    columns: [{ width: 3 }, { width: 1 }],
    rows: bars.map(({ label: name, text }) => ({ type: 'TableRow', cells: [cell(name), cell(text)] })),
  },
});
