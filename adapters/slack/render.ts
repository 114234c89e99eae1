/** View -> Block Kit, for messages and App Home; and the same view as one plain text, for notifications and screen readers. */
import { cut, flat } from '../../src/model/text.js';
import { barOf, plainText } from '../../src/view/as-text.js';
import { LIMITS } from '../../src/view/fit.js';
import type { Block, View } from '../../src/view/view.js';
import { chartBlock, MOST_NATIVE, nativeChart } from './charts.js';
import { Controls } from './controls.js';
import { label, MAX_SECTION, mrkdwnElement, type SlackBlock } from './elements.js';
import { fitBlocks } from './limits.js';
import { listBlocks } from './lists.js';
import { escaped, fitMrkdwn, isBlank } from './mrkdwn.js';
import type { RenderOptions } from './render-options.js';

/** Longest text of a notification. */
const MAX_FALLBACK = 1_500;

/** Longest text behind a bar. */
const MAX_BAR_TEXT = MAX_SECTION - 20;

function blocksOf(block: Block, controls: Controls, { shared, picture, native }: RenderOptions): SlackBlock[] {
  const mentions = !shared;
  switch (block.block) {
    case 'heading':
      return [{ type: 'header', text: label(flat(block.text), LIMITS.heading) }];
    case 'text':
      if (isBlank(block.text)) return [];
      return [{ type: 'section', text: mrkdwnElement(fitMrkdwn(block.text, mentions, MAX_SECTION)) }];
    case 'note':
      if (isBlank(block.text)) return [];
      return [{ type: 'context', elements: [mrkdwnElement(fitMrkdwn(block.text, mentions, MAX_SECTION))] }];
    case 'progress':
      return [
        {
          type: 'context',
          elements: [mrkdwnElement(`${barOf(block.share)} ${fitMrkdwn(block.text, mentions, MAX_BAR_TEXT)}`)],
        },
      ];
    case 'items':
      return listBlocks(block.items, controls, mentions);
    case 'chart':
      return [(native ? nativeChart(block) : undefined) ?? chartBlock(block, picture)];
    case 'controls': {
      const elements = controls.elements(block.controls);
      return elements.length > 0 ? [{ type: 'actions', elements }] : [];
    }
  }
}

/** The blocks of a view, cut to Slack's limits. */
export function render(view: View, options: RenderOptions): SlackBlock[] {
  const controls = new Controls(options.words);
  const charts = view.blocks.filter(({ block }) => block === 'chart').length;
  const native = options.native === true && options.surface === 'message' && charts <= MOST_NATIVE;
  const blocks = view.blocks.flatMap((block) => blocksOf(block, controls, { ...options, native }));
  return fitBlocks(blocks, options.surface, options.words.more);
}

/** What a notification shows and a screen reader reads. */
export const fallback = (view: View): string => escaped(cut(plainText(view) || '…', MAX_FALLBACK));
