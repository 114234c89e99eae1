/** Cuts blocks to Slack's limits (docs.slack.dev/reference/block-kit): better cut with "… more" than refused. */
import { isObject } from '../platform/json.js';
import type { SlackBlock } from './elements.js';

/** Where blocks are shown. */
export type Surface = 'message' | 'home' | 'modal';

/** Most blocks. */
export const MAX_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, home: 100, modal: 100 };
/** All characters of one message. Slack publishes no number: 9,597 were accepted, and 11,341 refused (November 2026). */
export const MAX_MESSAGE_TEXT = 9_000;

/** How many characters people see in a block, or in several. */
export function visibleLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + visibleLength(one), 0);
  if (!isObject(value)) return 0;
  const { type, text } = value;
  if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string') return text.length;
  return visibleLength(Object.values(value));
}

/** The blocks that fit, and `more` in place of the rest. */
export function fitBlocks(blocks: readonly SlackBlock[], surface: Surface, more: string): SlackBlock[] {
  const maxBlocks = MAX_BLOCKS[surface];
  const maxText = surface === 'message' ? MAX_MESSAGE_TEXT : Number.POSITIVE_INFINITY;
  if (blocks.length <= maxBlocks && visibleLength(blocks) <= maxText) return [...blocks];
  const kept: SlackBlock[] = [];
  let left = maxText - more.length;
  for (const block of blocks) {
    left -= visibleLength(block);
    if (kept.length === maxBlocks - 1 || left < 0) break;
    kept.push(block);
  }
  return [...kept, { type: 'context', elements: [{ type: 'plain_text', text: more }] }];
}
