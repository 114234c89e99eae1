/** Small parts of Block Kit (docs.slack.dev/reference/block-kit). */
import type { KnownBlock, MrkdwnElement, PlainTextElement, PlainTextOption } from '@slack/types';
import { cut } from '../../src/model/text.js';
import { LIMITS } from '../../src/view/fit.js';
import type { Option } from '../../src/view/view.js';

/** A chart that Slack draws itself (docs.slack.dev: data visualization block). Its types do not know it yet. */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[] };
  };
}

/** Every block that Baton makes. */
export type SlackBlock = KnownBlock | DataVisualizationBlock;

/** Longest text of a section. */
export const MAX_SECTION = 3_000;
/** Longest value of an option. */
export const MAX_OPTION = 150;
/** Longest placeholder. */
export const MAX_PLACEHOLDER = 150;

/** Plain text, cut to `max` characters. Slack refuses an empty one. */
export const label = (text: string, max: number = LIMITS.label): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text.trim() === '' ? '…' : text, max),
  emoji: false,
});

/** Mrkdwn in which nothing becomes a link, a channel or a mention by itself. */
export const mrkdwnElement = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** The options that a menu of Slack can carry. */
export const menuOptions = (options: readonly Option[]): PlainTextOption[] =>
  options
    .filter(({ value }) => value !== '' && value.length <= MAX_OPTION)
    .map((option) => ({ text: label(option.label), value: option.value }));
