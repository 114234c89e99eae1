/** Blocks as people see them. */
import type { ActionsBlockElement, Overflow } from '@slack/types';
import { isObject } from '../../../adapters/platform/json.js';
import type { SlackBlock } from '../../../adapters/slack/elements.js';

/** All that people read in blocks, without their buttons, in plain words. */
export function wordsIn(blocks: readonly SlackBlock[], nameOf: (id: string) => string): string {
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

/** An entry behind "…", which people press like a button. */
type Entry = Pick<Overflow, 'type' | 'action_id'> & { option: Overflow['options'][number] };
/** What people press or pick. */
export type SeenElement = Exclude<ActionsBlockElement, Overflow> | Entry;

/** The controls in blocks, those behind "…" too. */
export const elementsOf = (blocks: readonly SlackBlock[]): SeenElement[] =>
  blocks.flatMap((block) => {
    if (block.type === 'actions') return block.elements.flatMap(opened);
    const accessory = block.type === 'section' ? block.accessory : undefined;
    return accessory && accessory.type !== 'image' ? opened(accessory) : [];
  });

function opened(element: ActionsBlockElement): SeenElement[] {
  if (element.type !== 'overflow') return [element];
  const { type, action_id, options } = element;
  return options.map((option) => ({ type, action_id, option }));
}

/** What a control says: the label of a button, the placeholder of a menu. */
export function labelOf(element: SeenElement): string {
  if (element.type === 'button') return element.text.text;
  if ('option' in element) return element.option.text.text;
  return 'placeholder' in element ? (element.placeholder?.text ?? '') : '';
}

/** What Slack sends of a press on a button, or on an entry behind "…". */
export function pressOn(element: SeenElement): { type: string; action_id: string; value?: string } {
  const { type, action_id = '' } = element;
  if ('option' in element) return { type, action_id, ...{ selected_option: element.option } };
  return { type, action_id, ...('value' in element && { value: String(element.value) }) };
}

/** The button whose label begins so, as Slack sends a press on it. */
export function buttonIn(blocks: readonly SlackBlock[], label: string) {
  const buttons = elementsOf(blocks).filter(({ type }) => type === 'button' || type === 'overflow');
  const found = buttons.find((button) => labelOf(button).startsWith(label));
  if (!found) throw new Error(`no button "${label}" among: ${buttons.map(labelOf).join(' | ')}`);
  return pressOn(found);
}
