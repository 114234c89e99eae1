/** The tree of a document, as parsers of Markdown give it. */
import type { TextRange } from '../text/range.js';

/** A node of an mdast tree, with the fields used here. */
export interface DocumentNode {
  type: string;
  depth?: number;
  checked?: boolean | null;
  ordered?: boolean | null;
  value?: string;
  children?: DocumentNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** Nodes nested deeper than this are not read: nobody writes so. */
export const DEEPEST = 200;

/** Where a node stands in the text; undefined for one that the parser made up. */
export function spanOfNode({ position }: DocumentNode): TextRange | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}
