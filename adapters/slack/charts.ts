/**
 * Charts in Slack. Slack draws them itself where it can: in the colours of whoever looks, on phones, and over Socket Mode too. Else
 * there is a picture if Slack can fetch one, or bars of characters with their values next to them.
 */
import type { KnownBlock } from '@slack/types';
import { cut } from '../../src/model/text.js';
import { type Bar, barOf, type Chart, chartAsText, LIMITS, sparkline } from '../../src/view.js';
import { type DataVisualizationBlock, label, MAX_SECTION, mrkdwnElement } from './elements.js';
import { escaped } from './mrkdwn.js';

/** Longest description of a picture. */
const MAX_ALT = 2_000;

/** Slack's limits on a chart that it draws: of its title, and of a label. */
const MAX_NATIVE = { title: 50, label: 20 };
/** Charts that Slack draws in one message. */
export const MOST_NATIVE = 2;

/** A chart that Slack draws; undefined if it cannot show this one: its labels would be cut, or be the same. */
export function nativeChart({ title, bars }: Chart): DataVisualizationBlock | undefined {
  const categories = bars.map((bar) => bar.label);
  const fits = categories.every((name) => name.length <= MAX_NATIVE.label) && new Set(categories).size === bars.length;
  if (!fits || title.length > MAX_NATIVE.title || title.trim() === '') return undefined;
  const data = bars.map((bar) => ({ label: bar.label, value: numberOf(bar) }));
  const series = [{ name: cut(title, MAX_NATIVE.label), data }];
  return { type: 'data_visualization', title, chart: { type: 'bar', series, axis_config: { categories } } };
}

/** The number that a bar's words begin with, such as 3 of "3 of 5"; else its length in percent. */
const numberOf = ({ text, share }: Bar): number => Number(/^\d+(?:\.\d+)?/.exec(text)?.[0] ?? Math.round(100 * share));

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
