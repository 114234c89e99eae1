/** Charts: a table of bars, or columns that follow each other in time. */
import { type Bar, type Chart, chartAsText } from '../../src/view.js';

/** Width of a column and height of the longest one, in units of the picture. */
const COLUMN = 64;
const TALL = 60;
/** A picture of few columns is as wide as one of so many: its words are not larger than those around it. */
const FEWEST = 7;

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
            <td>
              <meter value={share} aria-hidden="true" />
            </td>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The oldest column first, each with its value in words above it. */
function ColumnChart({ chart }: { chart: Chart }) {
  return (
    <figure class="columns">
      <figcaption>{chart.title}</figcaption>
      <svg
        viewBox={`0 0 ${Math.max(chart.bars.length, FEWEST) * COLUMN} ${TALL + 40}`}
        role="img"
        aria-label={chartAsText(chart)}
      >
        {chart.bars.map((bar, i) => (
          <ChartColumn bar={bar} left={i * COLUMN} />
        ))}
      </svg>
    </figure>
  );
}

function ChartColumn({ bar: { label, share, text }, left }: { bar: Bar; left: number }) {
  const height = Math.max(2, share * TALL);
  const middle = left + COLUMN / 2;
  return (
    <g>
      <rect x={left + 10} y={TALL + 16 - height} width={COLUMN - 20} height={height} rx="2" />
      <text x={middle} y={TALL + 10 - height}>
        {text}
      </text>
      <text x={middle} y={TALL + 34}>
        {label}
      </text>
    </g>
  );
}
