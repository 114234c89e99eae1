/** Views, and what is in them, as text: for notifications, and wherever nothing can be drawn. */
import { flat } from '../model/text.js';
import type { Bar, Block, Chart, ListItem, Mark, View } from './view.js';

/** A mark as one character, for places that cannot draw one. */
export const SIGNS: Record<Mark['tone'], string> = {
  idle: '○',
  active: '●',
  warning: '▲',
  stopped: '■',
  good: '✓',
  muted: '–',
};

const BAR_WIDTH = 10;

/** A bar as text, for places that cannot draw one: `███████░░░` for 0.7. */
export function barOf(share: number): string {
  const filled = Math.round(BAR_WIDTH * share);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

const BAR_HEIGHTS = '▁▂▃▄▅▆▇█';

/** Bars as one line of characters: `▁▃▆█`. */
export const sparkline = (bars: readonly Bar[]): string =>
  bars.map(({ share }) => BAR_HEIGHTS[Math.round(share * (BAR_HEIGHTS.length - 1))] ?? '').join('');

/** A chart as text, for people who cannot see it. */
export const chartAsText = ({ title, bars }: Chart): string =>
  `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`;

/** `[In progress] Training — Bo Berg · 3 days`. */
function itemAsText(item: ListItem): string {
  const mark = item.mark ? `[${item.mark.label}] ` : '';
  const detail = item.detail && item.detail.length > 0 ? ` — ${flat(item.detail)}` : '';
  return `${mark}${flat(item.title)}${detail}`;
}

function blockAsLines(block: Block): string[] {
  if (block.block === 'controls' || block.block === 'chart') return [];
  return block.block === 'items' ? block.items.map(itemAsText) : [flat(block.text)];
}

/** The view as plain lines: for notifications, and platforms without blocks. */
export const plainText = (whole: View): string => whole.blocks.flatMap(blockAsLines).join('\n');
