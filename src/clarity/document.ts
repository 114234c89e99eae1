/** Checks Markdown documents: each paragraph, list item and table cell is read like a message, with its headings as context. */
import type { CheckContext } from './check.js';
import type { Clarity } from './engine.js';
import type { Finding } from './finding.js';
import { ignoredRanges } from './text/quoted.js';
import type { TextRange } from './text/range.js';

/** A node of an mdast tree, with the fields used here. */
export interface DocumentNode {
  type: string;
  depth?: number;
  checked?: boolean | null;
  children?: DocumentNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** A part of a document that is read like a message. */
interface ProseBlock {
  /** As long as the part of the document, with blanks for all that is not prose. */
  text: string;
  offset: number;
  context: CheckContext;
}

const LEAVES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);
/** Nodes inside a block whose text is kept; all else (HTML, addresses) is blanked out. */
const KEPT: ReadonlySet<string> = new Set(['text', 'inlineCode']);
/** Nodes whose words are not the author's own, or not prose. */
const SKIPPED: ReadonlySet<string> = new Set([
  'blockquote',
  'code',
  'html',
  'definition',
  'footnoteDefinition',
  'yaml',
]);
const DEEPEST = 200;
/** UTF-16 units of the block before that are kept as context. */
const LONGEST_BEFORE = 200;

/** The findings of a parsed Markdown document in order, with offsets in its text. */
export function checkDocument(engine: Pick<Clarity, 'check'>, text: string, tree: DocumentNode): Finding[] {
  const ignored = ignoredRanges(text);
  const isIgnored = ({ offset }: ProseBlock) => ignored.some(({ start, end }) => start <= offset && offset < end);
  return [...proseBlocksOf(text, tree)]
    .filter((block) => !isIgnored(block))
    .flatMap((block) =>
      engine.check(block.text, block.context).findings.map((finding) => ({
        ...finding,
        start: finding.start + block.offset,
        end: finding.end + block.offset,
      })),
    );
}

function* proseBlocksOf(text: string, tree: DocumentNode): Generator<ProseBlock> {
  const headings: string[] = [];
  let before = '';
  for (const node of leavesOf(tree, 0)) {
    const span = spanOfNode(node);
    if (span === undefined) continue;
    const prose = proseOf(text, node, span);
    const words = prose.replace(/\s+/g, ' ').trim();
    if (node.type === 'heading') {
      headings.splice((node.depth ?? 1) - 1, headings.length, words);
      before = '';
    } else {
      yield { text: prose, offset: span.start, context: blockContext(headings, before) };
      before = words.slice(0, LONGEST_BEFORE);
    }
  }
}

function blockContext(headings: readonly string[], before: string): CheckContext {
  const context = [`[section] ${headings.join(' > ')}`];
  if (before !== '') context.push(before);
  return { medium: 'notes', context };
}

/** Paragraphs, headings and table cells in order; ticked list items are left out. */
function* leavesOf(node: DocumentNode, depth: number): Generator<DocumentNode> {
  if (SKIPPED.has(node.type) || depth > DEEPEST) return;
  if (node.type === 'listItem' && node.checked === true) return;
  if (LEAVES.has(node.type)) yield node;
  else for (const child of node.children ?? []) yield* leavesOf(child, depth + 1);
}

function spanOfNode({ position }: DocumentNode): TextRange | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** The block's text with blanks for all that is not prose; inline code is kept, the tokenizer knows it. */
function proseOf(text: string, block: DocumentNode, { start, end }: TextRange): string {
  let prose = '';
  let at = start;
  const visit = (node: DocumentNode, depth: number) => {
    const span = spanOfNode(node);
    if (span === undefined || depth > DEEPEST) return;
    if (KEPT.has(node.type)) {
      prose += blank(text.slice(at, span.start)) + text.slice(span.start, span.end);
      at = span.end;
    } else for (const child of node.children ?? []) visit(child, depth + 1);
  };
  for (const child of block.children ?? []) visit(child, 0);
  return prose + blank(text.slice(at, end));
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');
