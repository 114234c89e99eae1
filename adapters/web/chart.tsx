/** Charts: a table of bars, or columns that follow each other in time. */

import { chartAsText } from '../../src/view/as-text.js';
import type { Bar, Chart } from '../../src/view/view.js';

/** Height of the longest column, in pixels. */
const TALL = 60;

/** A chart as HTML. */
export function ChartFigure({ chart }: { chart: Chart }) {
  return chart.over === 'time' ? <ColumnChart chart={chart} /> : <BarTable chart={chart} />;
}

function BarTable({ chart }: { chart: Chart }) {
  return (
    <table class="chart">
      <caption>{chart.title}</caption>
      <tbody>
        {chart.bars.map(({ label, share, text }) => (
          <tr>
            <th scope="row">{label}</th>
            <td class="bar">
              <meter value={share} aria-hidden="true" />
            </td>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The oldest column first, each with its value in words above it. Words keep their size however narrow the columns get. */
function ColumnChart({ chart }: { chart: Chart }) {
  return (
    <figure class="columns">
      <figcaption>{chart.title}</figcaption>
      <div role="img" aria-label={chartAsText(chart)}>
        {chart.bars.map((bar) => (
          <ChartColumn bar={bar} />
        ))}
      </div>
    </figure>
  );
}

function ChartColumn({ bar: { label, share, text } }: { bar: Bar }) {
  return (
    <>
      <span class="column">
        {text}
        <svg width="100%" height={Math.max(2, share * TALL)} aria-hidden="true">
          <rect width="100%" height="100%" rx="2" />
        </svg>
      </span>
      <span>{label}</span>
    </>
  );
}
