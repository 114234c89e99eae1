/** What stands in front of the words of a line: bullets, boxes, numbers. */
import { rangesIn, type TextRange } from '../text/range.js';
import { unwrapped } from './lines.js';
import { type DocumentNode, spanOfNode } from './node.js';
import type { Prose } from './prose.js';
import type { Statement } from './statement.js';

/** A bullet that is typed, not marked up, and a box. */
const TYPED_BULLET = /^\s*(?:(?:[•◦▪–—*+-]|\d{1,3}[.)])\s+)?(?:(?:->|→|=>|⇒)\s+)?/u;
/** An arrow in front of what follows from a discussion. */
const ARROW = /->|→|=>|⇒/u;
/** "A2 Contact list" */
const NUMBERED = /^\s*\p{Lu}{1,3}-?\d{1,3}[.:)]?\s/u;
/** "2.1 Write the guide" */
const DECIMAL = /^\s*\d{1,2}\.\d{1,2}\.?\s/;
const BOX = /^\s*\[([ xX]?)\]\s/;

/** Whether all that a line begins with is the number of an item. */
export const isItemNumber = (words: string) => NUMBERED.test(`${words} `) || DECIMAL.test(`${words} `);

/** Whether the lines of a paragraph are a list, each with a number such as "2.1". */
export const isNumberedList = (text: string, lines: readonly TextRange[]): boolean =>
  lines.length > 1 && lines.every(({ start, end }) => DECIMAL.test(text.slice(start, end)));

/** "2. Open actions" with dashes below is a heading, which Markdown takes for a list and a rule. */
export function isUnderlined(node: DocumentNode, next: DocumentNode | undefined): boolean {
  if (node.type !== 'list' || node.ordered !== true || node.children?.length !== 1) return false;
  const line = spanOfNode(node);
  const rule = next?.type === 'thematicBreak' ? spanOfNode(next) : undefined;
  return line !== undefined && rule?.start === line.end + 1;
}

/** A line with a typed bullet is an item. @param isListed whether all lines around it are items */
export function lineStatement(text: string, isListed = false): Pick<Statement, 'kind' | 'ticked'> {
  const bullet = TYPED_BULLET.exec(text)?.[0] ?? '';
  const box = BOX.exec(text.slice(bullet.length))?.[1];
  const isItem = bullet.trim() !== '' || box !== undefined || isListed || NUMBERED.test(text);
  return { kind: isItem ? 'item' : 'paragraph', ticked: box === undefined ? undefined : /x/i.test(box) };
}

/** A part of some prose, its bullet and box blanked out. */
export function linePart({ text, start, links, emphasised }: Prose, range: TextRange) {
  const own = unwrapped(text.slice(range.start, range.end));
  const bullet = TYPED_BULLET.exec(own)?.[0] ?? '';
  const box = BOX.exec(own.slice(bullet.length))?.[0] ?? '';
  const marks = bullet.length + box.length;
  const inside = rangesIn(links, range);
  return {
    text: ' '.repeat(marks) + own.slice(marks),
    pointed: ARROW.test(bullet),
    start: start + range.start,
    links: inside.map((link) => ({ start: link.start - range.start, end: link.end - range.start })),
    emphasised,
  };
}

/** The words of a heading, without its number, its colon and its anchor. */
export const headingWords = (text: string) =>
  unwrapped(text)
    .replace(/\{#[^{}]*\}\s*$/, '')
    .replace(/^(?:[\s\d.)]|\p{Extended_Pictographic}\ufe0f?|:[a-z_]{2,30}:)*(?=\p{L})/u, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s:])[\s:]+$/, '')
    .trim();
