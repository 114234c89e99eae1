/**
 * Slack's published limits on blocks (docs.slack.dev/reference/block-kit; collected in November 2026), as one checker, and
 * the knife that keeps to them: what is too much is cut with a word that there is more, never rejected by Slack.
 */
import type { KnownBlock, View } from '@slack/types';

export type Surface = 'message' | 'home' | 'modal';

const BLOCKS: Record<Surface, number> = { message: 50, home: 100, modal: 100 };
/** All text of one message: 11,341 characters were rejected and 9,597 accepted; no number is published. */
export const MESSAGE_TEXT = 9_000;

const TYPES: Record<Surface, readonly string[]> = {
  message: ['header', 'section', 'context', 'actions', 'divider', 'image'],
  home: ['header', 'section', 'context', 'actions', 'divider', 'image', 'input'],
  modal: ['header', 'section', 'context', 'actions', 'divider', 'image', 'input'],
};

interface TextObject {
  type: string;
  text: string;
}

/** A block or an element of one, as far as the limits go. */
type Loose = Record<string, unknown> & { type?: string };

const list = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : []);
const textOf = (value: unknown): string => (value as TextObject | undefined)?.text ?? '';

function within(problems: string[], what: string, value: unknown, least: number, most: number): void {
  const { length } = String(value ?? '');
  if (length < least || length > most) problems.push(`${what} of ${length} characters, not ${least} to ${most}`);
}

function plain(problems: string[], what: string, value: unknown, most: number): void {
  if ((value as TextObject | undefined)?.type !== 'plain_text') problems.push(`${what} is not plain text`);
  within(problems, what, textOf(value), 1, most);
}

function optionProblems(problems: string[], element: Loose): void {
  const options = list(element.options);
  if (options.length < 1 || options.length > 100) problems.push(`${options.length} options`);
  for (const option of options) {
    plain(problems, 'option', option.text, 75);
    within(problems, 'option value', option.value, 1, 150);
  }
  const initial = element.initial_option as Loose | undefined;
  if (initial && !options.some((o) => o.value === initial.value)) problems.push('an initial option that is none');
}

function confirmProblems(problems: string[], confirm: Loose): void {
  plain(problems, 'confirm title', confirm.title, 100);
  within(problems, 'confirm text', textOf(confirm.text), 1, 300);
  plain(problems, 'confirm button', confirm.confirm, 30);
  plain(problems, 'deny button', confirm.deny, 30);
}

function elementProblems(problems: string[], element: Loose): void {
  within(problems, 'action_id', element.action_id, 1, 255);
  if (element.type === 'button') {
    plain(problems, 'button', element.text, 75);
    within(problems, 'button value', element.value, 0, 2000);
    within(problems, 'accessibility_label', element.accessibility_label, 0, 75);
    if (element.style !== undefined && !['primary', 'danger'].includes(String(element.style)))
      problems.push('a style of a button that does not exist');
  } else if (element.type === 'static_select') optionProblems(problems, element);
  else if (element.type === 'plain_text_input') {
    const most = Number(element.max_length ?? 3000);
    if (most < 1 || most > 3000) problems.push(`max_length ${most}`);
    within(problems, 'initial value', element.initial_value, 0, most);
  } else if (element.type !== 'users_select') problems.push(`an element ${element.type}`);
  if (element.placeholder) plain(problems, 'placeholder', element.placeholder, 150);
  if (element.confirm) confirmProblems(problems, element.confirm as Loose);
}

function actionsProblems(problems: string[], elements: Loose[], most: number): void {
  if (elements.length < 1 || elements.length > most) problems.push(`${elements.length} elements`);
  for (const element of elements) elementProblems(problems, element);
}

function blockProblems(problems: string[], block: Loose, surface: Surface): void {
  if (!TYPES[surface].includes(String(block.type))) problems.push(`a block ${block.type} in a ${surface}`);
  if (block.block_id !== undefined) within(problems, 'block_id', block.block_id, 1, 255);
  if (block.type === 'header') plain(problems, 'header', block.text, 150);
  if (block.type === 'section') {
    within(problems, 'section', textOf(block.text), 1, 3000);
    if (block.accessory) elementProblems(problems, block.accessory as Loose);
  }
  if (block.type === 'context') {
    const elements = list(block.elements);
    if (elements.length < 1 || elements.length > 10) problems.push(`${elements.length} elements in a context`);
    for (const element of elements) within(problems, 'context', element.text, 1, 3000);
  }
  if (block.type === 'image') {
    within(problems, 'image_url', block.image_url, 1, 3000);
    within(problems, 'alt_text', block.alt_text, 1, 2000);
    if (block.title) plain(problems, 'image title', block.title, 2000);
  }
  if (block.type === 'actions') actionsProblems(problems, list(block.elements), 25);
  if (block.type === 'input') {
    plain(problems, 'label', block.label, 2000);
    if (block.hint) plain(problems, 'hint', block.hint, 2000);
    elementProblems(problems, block.element as Loose);
  }
}

/** Every string that people see in blocks, counted. */
function visible(blocks: readonly KnownBlock[]): number {
  let n = 0;
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null) {
      const { type, text } = value as Loose;
      if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string') n += text.length;
      else for (const one of Object.values(value)) look(one);
    }
  };
  look(blocks);
  return n;
}

/** What is wrong with blocks; empty where Slack takes them. */
export function blockListProblems(blocks: readonly KnownBlock[], surface: Surface): string[] {
  const problems: string[] = [];
  if (blocks.length < 1 || blocks.length > BLOCKS[surface]) problems.push(`${blocks.length} blocks`);
  for (const block of blocks) blockProblems(problems, block as unknown as Loose, surface);
  const ids = blocks.flatMap((b) => b.block_id ?? []);
  if (new Set(ids).size < ids.length) problems.push('a block_id twice');
  const n = visible(blocks);
  if (surface === 'message' && n > MESSAGE_TEXT) problems.push(`${n} characters in all`);
  return problems;
}

/** What is wrong with a modal or a Home; empty where Slack takes it. */
export function viewProblems(view: View): string[] {
  const problems = blockListProblems(view.blocks as KnownBlock[], view.type === 'home' ? 'home' : 'modal');
  within(problems, 'private_metadata', view.private_metadata, 0, 3000);
  within(problems, 'callback_id', view.callback_id, 0, 255);
  if (view.type !== 'modal') return problems;
  plain(problems, 'title', view.title, 24);
  if (view.submit) plain(problems, 'submit', view.submit, 24);
  if (view.close) plain(problems, 'close', view.close, 24);
  if (view.blocks.some((b) => b.type === 'input') && !view.submit) problems.push('inputs without a submit button');
  return problems;
}

/** The blocks that fit, and `more` in place of the rest. */
export function fitBlocks(blocks: readonly KnownBlock[], surface: Surface, more: string): KnownBlock[] {
  const most = BLOCKS[surface];
  const text = surface === 'message' ? MESSAGE_TEXT : Number.POSITIVE_INFINITY;
  if (blocks.length <= most && visible(blocks) <= text) return [...blocks];
  const kept: KnownBlock[] = [];
  let left = text - more.length;
  for (const block of blocks) {
    left -= visible([block]);
    if (kept.length === most - 1 || left < 0) break;
    kept.push(block);
  }
  return [...kept, { type: 'context', elements: [{ type: 'plain_text', text: more }] }];
}
