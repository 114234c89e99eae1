/** A chart as a PNG, readable on light and dark: chart.js on a canvas of Skia, with a font that comes along. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { BarController, BarElement, CategoryScale, LinearScale, Chart as Plot } from 'chart.js';
import type { Chart } from '../../src/view/view.js';

/** Twice the size at which Slack shows it, for screens with small dots. */
const WIDTH = 1_000;
const HEIGHT = 320;
const FAMILY = 'Baton';
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic'];
const COLOURS = { paper: '#f8f8f6', ink: '#2b2b2b', line: '#d9d9d4', bar: '#2a6f97' };

Plot.register(BarController, BarElement, CategoryScale, LinearScale);
const packages = createRequire(import.meta.url);
for (const script of SCRIPTS)
  GlobalFonts.register(
    readFileSync(packages.resolve(`@fontsource/inter/files/inter-${script}-400-normal.woff2`)),
    FAMILY,
  );

const font = { family: FAMILY, size: 24 };

/** What stands above each column, and the paper behind all. */
const around = (texts: readonly string[]) => ({
  id: 'around',
  beforeDraw: ({ ctx }: Plot) => {
    ctx.fillStyle = COLOURS.paper;
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
  },
  afterDatasetsDraw: (plot: Plot) => {
    const { ctx } = plot;
    ctx.fillStyle = COLOURS.ink;
    ctx.font = `${font.size}px ${FAMILY}`;
    ctx.textAlign = 'center';
    for (const [i, column] of plot.getDatasetMeta(0).data.entries())
      ctx.fillText(texts[i] ?? '', column.x, column.y - 10);
  },
});

/** The picture of a chart over time: a column each, with its value in words above it. */
export function plot({ bars }: Pick<Chart, 'bars'>): Buffer {
  const canvas = createCanvas(WIDTH, HEIGHT);
  // The types of Chart.js know the browser's canvas alone. It uses no more of it than this one has.
  const drawn = new Plot(canvas as never, {
    type: 'bar',
    data: {
      labels: bars.map((bar) => bar.label),
      datasets: [
        { data: bars.map((bar) => bar.share), backgroundColor: COLOURS.bar, borderRadius: 4, minBarLength: 3 },
      ],
    },
    options: {
      responsive: false,
      animation: false,
      devicePixelRatio: 1,
      events: [],
      layout: { padding: { top: 44, right: 20, bottom: 12, left: 20 } },
      scales: {
        x: { grid: { display: false }, border: { color: COLOURS.line }, ticks: { color: COLOURS.ink, font } },
        y: { display: false, min: 0, max: 1 },
      },
    },
    plugins: [around(bars.map((bar) => bar.text))],
  });
  const png = canvas.toBuffer('image/png');
  drawn.destroy();
  return png;
}
