/** The words of a paragraph, an item or a cell, without its markup. */
import type { TextRange } from '../text/range.js';
import { DEEPEST, type DocumentNode, spanOfNode } from './node.js';

/** Words of a document, with blanks for all that is not prose: offsets in it are those of the document less `start`. */
export interface Prose {
  text: string;
  start: number;
  /** The text of links, as ranges of `text`: usually a title. */
  links: readonly TextRange[];
  /** Nothing but bold or italic words: many write headings so. */
  emphasised: boolean;
}

/** Nodes inside a block whose text is kept; all else (HTML, addresses) is blanked out. */
const KEPT: ReadonlySet<string> = new Set(['text', 'inlineCode']);
/** Struck out: done, or meant no longer. */
const STRUCK = 'delete';
const EMPHASIS: ReadonlySet<string> = new Set(['strong', 'emphasis']);
const LINKS: ReadonlySet<string> = new Set(['link', 'linkReference']);
const LINE_BREAK = /^<br\s?\/?>$/i;

/** The prose of a paragraph, a heading or a cell. */
export function proseOf(document: string, block: DocumentNode): Prose | undefined {
  const span = spanOfNode(block);
  if (span === undefined) return undefined;
  const links: TextRange[] = [];
  let text = '';
  let at = span.start;
  const visit = (node: DocumentNode, depth: number) => {
    const own = spanOfNode(node);
    if (own === undefined || depth > DEEPEST || node.type === STRUCK) return;
    if (LINKS.has(node.type)) links.push({ start: own.start - span.start, end: own.end - span.start });
    if (KEPT.has(node.type) || breaksLine(node)) {
      text += blank(document.slice(at, own.start));
      text += breaksLine(node) ? brokenLine(own, document) : withPlainBlanks(document.slice(own.start, own.end));
      at = own.end;
    } else for (const child of node.children ?? []) visit(child, depth + 1);
  };
  for (const child of block.children ?? []) visit(child, 0);
  text += blank(document.slice(at, span.end));
  return { text, start: span.start, links, emphasised: isEmphasised(block) };
}

const breaksLine = (node: DocumentNode) =>
  node.type === 'break' || (node.type === 'html' && LINE_BREAK.test(node.value ?? ''));

/** A hard line break as long as its mark: U+2028, which the tokenizer takes for a break, and soft breaks are not. */
const brokenLine = ({ start, end }: TextRange, document: string) =>
  `\u2028${blank(document.slice(start + 1, end)).replace(/\n/g, ' ')}`;

/** Blanks that are written as entities, as blanks. */
const withPlainBlanks = (text: string) => text.replace(/&(?:nbsp|ensp|emsp|thinsp|#160);/g, blank);

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

function isEmphasised({ children = [] }: DocumentNode): boolean {
  const words = children.filter((child) => !(child.type === 'text' && /^[\s:.]*$/.test(child.value ?? '')));
  return words.length > 0 && words.every(({ type }) => EMPHASIS.has(type));
}
