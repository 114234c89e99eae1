/** A view as an Adaptive Card, for messages and for dialogs. */
import { bold, cut, flat } from '../../src/model/text.js';
import { type Block, LIMITS, plainText, type View } from '../../src/view.js';
import { type AdaptiveCard, adaptiveCard, type CardElement } from './cards.js';
import { chartElement } from './charts.js';
import { actionRows, ControlRenderer } from './controls.js';
import { cardFits, fitCard } from './limits.js';
import { listElements } from './lists.js';
import { escapeMarkdown } from './markdown.js';
import type { RenderOptions } from './render-options.js';
import { richText, textElements, textRun } from './runs.js';
import { SHORTENINGS, shortened } from './shorter.js';

/** The view in words, for notifications and for clients that do not know cards. */
export const summaryOf = (view: View, most = 1_000): string => cut(plainText(view) || '…', most);

/** The card of a view: whole if Teams accepts that, otherwise in the fullest form that it does. */
export function renderCard(view: View, options: RenderOptions): AdaptiveCard {
  let card = adaptiveCard([]);
  for (const how of SHORTENINGS) {
    card = cardOf(shortened(view, how), options, how.terse);
    if (cardFits(card)) return card;
  }
  return fitCard(card, richText([textRun(options.words.more, { isSubtle: true })]));
}

function cardOf(view: View, options: RenderOptions, terse: boolean): AdaptiveCard {
  const controls = new ControlRenderer(options, terse);
  const body = view.blocks.flatMap((block) => blockElements(block, controls));
  return adaptiveCard(body.length > 0 ? body : [richText([textRun('…')])], {
    fallbackText: summaryOf(view, 400),
    msteams: { width: 'Full' },
    ...(options.viewer && { refresh: refreshFor(options.viewer) }),
  });
}

/** Makes Teams fetch the start page again whenever this person looks at it (Universal Actions: `refresh`). */
const refreshFor = (viewer: string) => ({
  action: { type: 'Action.Execute', title: '↻', verb: 'look', data: { call: { command: 'home', args: {} } } },
  userIds: [viewer],
});

function blockElements(block: Block, controls: ControlRenderer): CardElement[] {
  switch (block.block) {
    case 'heading':
      return flat(block.text).trim() === '' ? [] : [headingElement(flat(block.text))];
    case 'text':
      return textElements(block.text);
    case 'note':
      return textElements(block.text, { isSubtle: true, size: 'Small' });
    case 'items':
      return listElements(block.items, controls);
    case 'chart':
      // Not every client that draws a chart shows its title.
      return [...textElements([bold(block.title)]), chartElement(block)];
    case 'controls':
      return actionRows(controls.actions(block.controls));
  }
}

/** Only a TextBlock can be a heading for screen readers, and it reads Markdown: hence the escaping. */
const headingElement = (text: string): CardElement => ({
  type: 'TextBlock',
  text: escapeMarkdown(cut(text.replaceAll('\n', ' '), LIMITS.heading)),
  size: 'Medium',
  weight: 'Bolder',
  spacing: 'Large',
  wrap: true,
  style: 'heading',
});
