/**
 * Charts in Slack. Slack draws them itself where it can: in the colours of whoever looks, on phones, and over Socket Mode too. Else
 * there is a picture if Slack can fetch one, or bars of characters with their values next to them.
 */
import type { KnownBlock } from '@slack/types';
import { cut } from '../../src/model/text.js';
import { barOf, chartAsText, sparkline } from '../../src/view/as-text.js';
import { LIMITS } from '../../src/view/fit.js';
import type { Bar, Chart } from '../../src/view/view.js';
import { chartNumbers } from '../platform/chart-numbers.js';
import { type DataVisualizationBlock, label, MAX_SECTION, mrkdwnElement } from './elements.js';
import { escaped } from './mrkdwn.js';

/** Longest description of a picture. */
const MAX_ALT = 2_000;

/** Slack's limits on a chart that it draws: of its title, and of a label. */
const MAX_NATIVE = { title: 50, label: 20 };
/** Charts that Slack draws in one message. */
export const MOST_NATIVE = 2;

/** A chart that Slack draws; undefined if it cannot show this one: its labels would be cut, or be the same, or its numbers mislead. */
export function nativeChart(chart: Chart): DataVisualizationBlock | undefined {
  const { title, bars } = chart;
  const categories = bars.map((bar) => bar.label);
  const numbers = chartNumbers(chart);
  const fits = categories.every((name) => name.length <= MAX_NATIVE.label) && new Set(categories).size === bars.length;
  if (!numbers || !fits || title.length > MAX_NATIVE.title || title.trim() === '') return undefined;
  const data = bars.map((bar, i) => ({ label: bar.label, value: numbers.values[i] ?? 0 }));
  const series = [{ name: cut(title, MAX_NATIVE.label), data }];
  const axes = { type: 'bar' as const, series, axis_config: { categories } };
  return { type: 'data_visualization', title: titleWith(title, numbers.unit), chart: axes };
}

/** Slack's columns have numbers alone: what they are stands in the title. */
function titleWith(title: string, unit: string): string {
  const both = `${title} (${unit})`;
  const isSaid = unit === '' || title.toLowerCase().includes(unit.toLowerCase());
  return isSaid || both.length > MAX_NATIVE.title ? title : both;
}

/** @param picture the address of a chart's picture */
export function chartBlock(chart: Chart, picture?: (chart: Chart) => string | undefined): KnownBlock {
  const url = chart.over === 'time' ? picture?.(chart) : undefined;
  return url === undefined ? characters(chart) : pictureBlock(chart, url);
}

const pictureBlock = (chart: Chart, url: string): KnownBlock => ({
  type: 'image',
  image_url: url,
  alt_text: cut(chartAsText(chart), MAX_ALT),
  title: label(chart.title, LIMITS.heading),
});

const named = ({ label: name, text }: Bar): string =>
  `${escaped(cut(text, LIMITS.label))} · ${escaped(cut(name, LIMITS.label))}`;

function characters({ title, bars, over }: Chart): KnownBlock {
  const [first, last] = [bars[0], bars.at(-1)];
  const lines =
    over === 'time' && first && last
      ? [`\`${sparkline(bars)}\`  ${named(first)} → ${named(last)}`]
      : bars.map((bar) => `\`${barOf(bar.share)}\`  ${named(bar)}`);
  const heading = `*${escaped(title.replaceAll('*', '∗').trim() || '…')}*`;
  return { type: 'section', text: mrkdwnElement([heading, ...lines].join('\n').slice(0, MAX_SECTION)) };
}
