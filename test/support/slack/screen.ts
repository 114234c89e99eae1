/** Blocks as people see them. */
import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { isObject } from '../../../adapters/platform/json.js';

/** All that people read in blocks, without their buttons, in plain words. */
export function wordsIn(blocks: readonly KnownBlock[], nameOf: (id: string) => string): string {
  const texts = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(texts);
    if (!isObject(value)) return [];
    const { type, text } = value;
    if (type === 'plain_text') return [String(text)];
    if (type === 'mrkdwn') return [withoutMarkup(String(text), nameOf)];
    return Object.values(value).flatMap(texts);
  };
  const readable = blocks.filter(({ type }) => type !== 'actions').map((block) => ({ ...block, accessory: undefined }));
  return texts(readable).join('\n');
}

function withoutMarkup(text: string, nameOf: (id: string) => string): string {
  return unescaped(
    text
      .replace(/<@([A-Z0-9]+)>/g, (_, id: string) => nameOf(id))
      .replace(/<#([A-Z0-9]+)>/g, (_, id: string) => `#${nameOf(id)}`)
      .replace(/<[^|>]+\|([^>]*)>/g, '$1')
      .replace(/\*(\S[^*\n]*)\*/g, '$1'),
  );
}

/** Slack's entities as characters. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The controls in blocks. */
export const elementsOf = (blocks: readonly KnownBlock[]): ActionsBlockElement[] =>
  blocks.flatMap((block) => {
    if (block.type === 'actions') return block.elements;
    const accessory = block.type === 'section' ? block.accessory : undefined;
    return accessory && accessory.type !== 'image' ? [accessory] : [];
  });

/** What a control says: the label of a button, the placeholder of a menu. */
export function labelOf(element: ActionsBlockElement): string {
  if (element.type === 'button') return element.text.text;
  return 'placeholder' in element ? (element.placeholder?.text ?? '') : '';
}

/** The button whose label begins so. */
export function buttonIn(blocks: readonly KnownBlock[], label: string) {
  const buttons = elementsOf(blocks).filter((element) => element.type === 'button');
  const found = buttons.find((button) => labelOf(button).startsWith(label));
  if (!found) throw new Error(`no button "${label}" among: ${buttons.map(labelOf).join(' | ')}`);
  return found;
}
