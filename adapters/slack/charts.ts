/** Charts in Slack: a picture if Slack can fetch one, otherwise bars of characters with their values next to them. */
import type { KnownBlock } from '@slack/types';
import { cut } from '../../src/model/text.js';
import { type Bar, barOf, type Chart, chartAsText, LIMITS, sparkline } from '../../src/view.js';
import { label, MAX_SECTION, mrkdwnElement } from './elements.js';
import { escaped } from './mrkdwn.js';

/** Longest description of a picture. */
const MAX_ALT = 2_000;

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
