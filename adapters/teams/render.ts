/** A view as an Adaptive Card, for messages and for dialogs. */
import { bold, cut, flat, type Text } from '../../src/model/text.js';
import { barOf, plainText } from '../../src/view/as-text.js';
import { LIMITS } from '../../src/view/fit.js';
import type { Block, View } from '../../src/view/view.js';
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
  const body = bodyOf(view, controls, options);
  return adaptiveCard(body.length > 0 ? body : [richText([textRun('…')])], {
    fallbackText: summaryOf(view, 400),
    msteams: { width: 'Full' },
    ...(options.viewer && { refresh: refreshFor(options.viewer) }),
  });
}

/** The elements of a view. On a message its title stands out, with the facts below it; a dialog has a title of its own. */
function bodyOf({ blocks }: View, controls: ControlRenderer, { surface }: RenderOptions): CardElement[] {
  const elements = (some: readonly Block[]) => some.flatMap((block) => blockElements(block, controls));
  // What somebody has just done stands above the title.
  const at = blocks.findIndex(({ block }) => block !== 'text');
  if (surface === 'dialog' || blocks[at]?.block !== 'heading' || blocks.length < at + 2) return elements(blocks);
  const facts = blocks.slice(at + 1).findIndex(({ block }) => block !== 'note' && block !== 'progress');
  const n = facts < 0 ? blocks.length : at + 1 + facts;
  const above = elements(blocks.slice(0, at));
  const [title, ...more] = elements(blocks.slice(at, n));
  if (!title) return elements(blocks);
  const close = more.map((element) => ({ spacing: 'Small', ...element }));
  return [
    ...above,
    { type: 'Container', style: 'emphasis', bleed: true, items: [title, ...close] },
    ...elements(blocks.slice(n)),
  ];
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
    case 'progress':
      return progressElements(block.share, block.text);
    case 'chart':
      // Not every client that draws a chart shows its title.
      return [...textElements([bold(block.title)]), chartElement(block)];
    case 'controls':
      return actionRows(controls.actions(block.controls));
  }
}

/** A bar, and the same in words. A client that draws none shows one of characters. */
function progressElements(share: number, text: Text): CardElement[] {
  const bar = richText([textRun(barOf(share), { color: 'Good', size: 'Small' })], { spacing: 'Small' });
  const drawn = { type: 'ProgressBar', value: Math.round(100 * share), max: 100, color: 'Good', spacing: 'Small' };
  return [{ ...drawn, fallback: bar }, ...textElements(text, { isSubtle: true, size: 'Small' })];
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
