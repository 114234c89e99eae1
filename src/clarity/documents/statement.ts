/** What a document is made of: statements, each with its headings, its item and its columns. */
import type { TextRange } from '../text/range.js';

/** A statement of a document: a paragraph or one of its lines, an item of a list, or a row of a table. */
export interface Statement {
  kind: 'paragraph' | 'item' | 'row';
  /** Its words, with blanks for markup. Offset 0 is `start` in the document. */
  text: string;
  start: number;
  links: readonly TextRange[];
  emphasised: boolean;
  /** Whether it is what somebody said in a comment on the rest. */
  quoted?: boolean;
  /** Whether an arrow stands in front of it: "-> ask the vendor". */
  pointed: boolean;
  /** What its box says; undefined without a box. */
  ticked: boolean | undefined;
  ordered: boolean;
  /** Headings above it, the outermost first. Lines and items that announce a list count as headings. */
  headings: readonly string[];
  /** The heading, or the beginning of the document, that it stands under. */
  section: Section;
  /** The item that it stands in. */
  parent: Statement | undefined;
  children: Statement[];
  /** Those that stand in the same item, or in no item of the same section, itself among them, and its place there. */
  siblings: readonly Statement[];
  nth: number;
  cells: readonly Cell[];
}

/** A cell of a table. */
export interface Cell {
  /** The head of its column. */
  column: string;
  /** Whether it says what is to be done, or its column holds names, whatever its head. */
  isTask?: boolean;
  isOwner?: boolean;
  text: string;
  start: number;
}

/** What stands under one heading. */
export interface Section {
  heading: string;
  statements: Statement[];
  /** Those of them that stand in no item. */
  outer: Statement[];
}
