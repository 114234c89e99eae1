/**
 * The words of a message, in Slack's markup. They are in its `text`; where that is poorer than its blocks, as in the posts of many
 * apps, they are read from those, or from the attachments (docs.slack.dev/reference/block-kit/blocks/rich-text-block).
 */
import { isObject } from '../platform/json.js';
import { escaped } from './mrkdwn.js';

type Fields = Record<string, unknown>;

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);
const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Longest text that is compared with its blocks, UTF-16 units: a longer one is taken as it is. */
const LONGEST = 40_000;
/** Blocks and attachments that are read. */
const MOST = 100;

/** The words of a message. */
export function wordsOf(message: Fields): string {
  const text = stringOf(message.text);
  if (text.length > LONGEST) return text;
  const blocks = blockWords(message.blocks);
  if (isRicher(blocks, text)) return blocks;
  return text.trim() === '' ? attachmentWords(message.attachments) : text;
}

/** Whether blocks say more than a text, or show what in it is quoted, code or a list. */
function isRicher(blocks: string, text: string): boolean {
  if (blocks.trim() === '') return false;
  const [inBlocks, inText] = [measureOf(blocks), measureOf(text)];
  return inBlocks.letters > inText.letters || (inBlocks.letters === inText.letters && inBlocks.marks > inText.marks);
}

const LETTERS = /[\p{L}\p{N}]/gu;
const LABELLED = /<([^<>|]*)(?:\|([^<>]*))?>/g;
/** The signs of quotations, code and items of lists. */
const STRUCTURE = /^(?:&gt;|\s*[•◦▪]|\s*\d+\. )|```/gm;

function measureOf(raw: string): { letters: number; marks: number } {
  const shown = raw.replace(LABELLED, (_, head: string, label?: string) => label ?? head);
  return { letters: shown.match(LETTERS)?.length ?? 0, marks: raw.match(STRUCTURE)?.length ?? 0 };
}

/** The words of blocks, a line or more each. */
const blockWords = (blocks: unknown): string => linesOf(listOf(blocks).slice(0, MOST).map(wordsOfBlock));

const linesOf = (texts: readonly string[]): string => texts.filter((text) => text.trim() !== '').join('\n');

function wordsOfBlock(block: Fields): string {
  switch (block.type) {
    case 'rich_text':
      return linesOf(listOf(block.elements).map(richPart));
    case 'section':
      return linesOf([textObject(block.text), ...listOf(block.fields).map(textObject)]);
    case 'header':
      return textObject(block.text);
    case 'markdown':
      return escaped(stringOf(block.text));
    case 'context':
      return listOf(block.elements).map(textObject).filter(Boolean).join(' ');
    case 'image':
    case 'video':
      return linesOf([textObject(block.title), escaped(stringOf(block.alt_text))]);
    case 'table':
      return linesOf((Array.isArray(block.rows) ? block.rows : []).map((row) => listOf(row).map(cell).join(' | ')));
    default:
      return '';
  }
}

/** Mrkdwn is markup already; plain text becomes it. */
const textObject = (value: unknown): string => {
  if (!isObject(value)) return '';
  return value.type === 'mrkdwn' ? stringOf(value.text) : escaped(stringOf(value.text));
};

const cell = (value: Fields): string =>
  value.type === 'rich_text' ? wordsOfBlock(value) : escaped(stringOf(value.text ?? value.value));

/** A section, a list, a quotation or code. */
function richPart(part: Fields): string {
  const elements = listOf(part.elements);
  switch (part.type) {
    case 'rich_text_list':
      return listWords(part, elements);
    case 'rich_text_quote':
      return inlineWords(elements)
        .split('\n')
        .map((line) => `&gt; ${line}`)
        .join('\n');
    case 'rich_text_preformatted':
      return `\`\`\`${inlineWords(elements)}\`\`\``;
    default:
      return inlineWords(elements);
  }
}

/** Items as Slack's own text has them: "• one", "1. one", further in with four blanks for each level. */
function listWords({ style, indent, offset }: Fields, items: readonly Fields[]): string {
  const margin = ' '.repeat(4 * Math.min(8, Number(indent ?? 0) || 0));
  const first = 1 + (Number(offset ?? 0) || 0);
  return items
    .map((item, i) => `${margin}${style === 'ordered' ? `${first + i}.` : '•'} ${inlineWords(listOf(item.elements))}`)
    .join('\n');
}

const inlineWords = (elements: readonly Fields[]): string => elements.map(inline).join('');

function inline(element: Fields): string {
  switch (element.type) {
    case 'user':
      return `<@${stringOf(element.user_id)}>`;
    case 'usergroup':
      return `<!subteam^${stringOf(element.usergroup_id)}>`;
    case 'channel':
      return `<#${stringOf(element.channel_id)}>`;
    case 'broadcast':
      return `<!${stringOf(element.range)}>`;
    case 'emoji':
      return `:${stringOf(element.name)}:`;
    case 'link':
      return linkWords(stringOf(element.url), stringOf(element.text));
    case 'date':
      return escaped(stringOf(element.fallback));
    default:
      return styled(stringOf(element.text), isObject(element.style) ? element.style : {});
  }
}

const linkWords = (url: string, text: string): string =>
  text === '' ? `<${escaped(url)}>` : `<${escaped(url)}|${escaped(text.replaceAll('|', '∣'))}>`;

const MARKS = [
  ['code', '`'],
  ['strike', '~'],
  ['italic', '_'],
  ['bold', '*'],
] as const;

/** A run of characters between the marks of its style; white space stays outside of them. */
function styled(text: string, style: Fields): string {
  const inside = text.trim();
  if (inside === '' || inside.includes('\n')) return escaped(text);
  const begin = text.indexOf(inside);
  let marked = escaped(inside);
  for (const [name, mark] of MARKS) if (style[name] === true) marked = `${mark}${marked}${mark}`;
  return `${text.slice(0, begin)}${marked}${text.slice(begin + inside.length)}`;
}

/** The words of attachments, as alerts and older apps send them. */
const attachmentWords = (attachments: unknown): string => linesOf(listOf(attachments).slice(0, MOST).map(attachment));

function attachment(one: Fields): string {
  const blocks = blockWords(one.blocks ?? messageBlocks(one.message_blocks));
  if (blocks !== '') return blocks;
  const fields = listOf(one.fields).map(({ title, value }) => [title, value].map(stringOf).filter(Boolean).join(': '));
  const words = linesOf([stringOf(one.pretext), stringOf(one.title), stringOf(one.text), ...fields]);
  return words === '' ? stringOf(one.fallback) : words;
}

/** Of a message that somebody shares. */
const messageBlocks = (value: unknown): unknown =>
  listOf(value).flatMap(({ message }) => (isObject(message) ? listOf(message.blocks) : []));
