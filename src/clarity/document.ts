/** Documents: each paragraph, list item and table cell is read like a message, with its headings as what came before. */
import type { Check, CheckContext, Clarity } from './engine.js';
import type { Finding } from './finding.js';
import { ignoredRanges, type Range } from './text/own.js';

/** A node of an mdast tree, as far as it is needed here. */
export interface DocumentNode {
  type: string;
  depth?: number;
  checked?: boolean | null;
  children?: DocumentNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

interface Block {
  text: string;
  offset: number;
  context: CheckContext;
}

const LEAVES = new Set(['paragraph', 'heading', 'tableCell']);
/** Inside a block these are words; all else (code, HTML, addresses) is blanked out. */
const WORDS = new Set(['text']);
/** Nodes whose words are not the author's own. */
const SKIPPED = new Set(['blockquote', 'code', 'html', 'definition', 'footnoteDefinition', 'yaml']);
const DEEPEST = 200;

/** The findings of a parsed Markdown document, with offsets in its text, in order. */
export function checkDocument(engine: Clarity, text: string, tree: DocumentNode): Finding[] {
  const ignored = ignoredRanges(text);
  const findings: Finding[] = [];
  for (const block of blocksOf(text, tree)) {
    if (ignored.some((r) => r.start <= block.offset && block.offset < r.end)) continue;
    for (const finding of checkBlock(engine, block))
      findings.push({ ...finding, start: finding.start + block.offset, end: finding.end + block.offset });
  }
  return findings;
}

function checkBlock(engine: Clarity, { text, context }: Block): Check['findings'] {
  return engine.check(text, context).findings;
}

function* blocksOf(text: string, tree: DocumentNode): Generator<Block> {
  const headings: string[] = [];
  let before = '';
  for (const { node, parent } of leaves(tree, '', 0)) {
    const range = rangeOf(node);
    if (range === undefined) continue;
    const words = masked(text, node, range);
    const plain = words.replace(/\s+/g, ' ').trim();
    if (node.type === 'heading') headings.splice((node.depth ?? 1) - 1, headings.length, plain);
    const context = [`[section] ${headings.join(' > ')}`];
    if (before !== '') context.push(before);
    if (parent !== '') context.push(`[parent] ${parent}`);
    if (node.type !== 'heading') yield { text: words, offset: range.start, context: { medium: 'notes', context } };
    before = node.type === 'heading' ? '' : plain.slice(0, 200);
  }
}

/** Paragraphs, headings and cells in order; `parent` is the text of the list item that one is nested in. */
function* leaves(node: DocumentNode, parent: string, depth: number): Generator<{ node: DocumentNode; parent: string }> {
  if (SKIPPED.has(node.type) || depth > DEEPEST) return;
  if (node.type === 'listItem' && node.checked === true) return;
  if (LEAVES.has(node.type)) yield { node, parent };
  else for (const child of node.children ?? []) yield* leaves(child, parent, depth + 1);
}

function rangeOf({ position }: DocumentNode): Range | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** The block's text, of the same length, with blanks for all that is no word of it; code becomes a placeholder. */
function masked(text: string, block: DocumentNode, { start, end }: Range): string {
  let result = '';
  let at = start;
  const visit = (node: DocumentNode, depth: number) => {
    const range = rangeOf(node);
    if (range === undefined || depth > DEEPEST) return;
    if (WORDS.has(node.type)) {
      result += blank(text.slice(at, range.start)) + text.slice(range.start, range.end);
      at = range.end;
    } else if (node.type === 'inlineCode') {
      result += blank(text.slice(at, range.start)) + text.slice(range.start, range.end);
      at = range.end;
    } else for (const child of node.children ?? []) visit(child, depth + 1);
  };
  for (const child of block.children ?? []) visit(child, 0);
  return result + blank(text.slice(at, end));
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');
