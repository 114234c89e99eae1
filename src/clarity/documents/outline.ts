/** The outline of a document: its statements in order, each with its headings, its item and its columns. */

import type { TextRange } from '../text/range.js';
import { delimitedTableIn, type PlainTable, type ReadRow } from './delimited.js';
import { headedCards } from './headed-card.js';
import { headingBelow, headingDepth, LEAD_DEPTH } from './heading-line.js';
import { IconReader } from './icons.js';
import { headingWords, isNumberedList, isUnderlined, linePart, lineStatement } from './line-parts.js';
import { type LineBreaks, meantLines, unwrapped, wrapWidth } from './lines.js';
import { DEEPEST, type DocumentNode, spanOfNode } from './node.js';
import { plainTableIn } from './plain-table.js';
import { type Prose, proseOf } from './prose.js';
import { RecordReader, recordText } from './record.js';
import { isHeadingLine } from './section.js';
import type { Cell, Section, Statement } from './statement.js';
import { rowsOf } from './table.js';
import type { Vocabulary } from './vocabulary.js';

/** A heading that is open: what follows stands under it. */
interface OpenHeading {
  words: string;
  depth: number;
}

/** A document, read. */
export interface Outline {
  /** The first heading, or what the document calls itself. */
  title: string;
  headings: readonly string[];
  sections: readonly Section[];
  /** Whether the title is a heading at the top, and not that of the first part. */
  titled: boolean;
  /** All statements in order. */
  statements: readonly Statement[];
  /** If it says that it was copied from a form: whether names stand in it. */
  form: 'blank' | 'used' | undefined;
}

/** UTF-16 units at the beginning in which a form says that it is one. */
const OPENING = 600;
const SKIPPED = new Set(['blockquote', 'code', 'html', 'definition', 'footnoteDefinition', 'yaml']);

/** Reads a tree. */
export function outlineOf(document: string, tree: DocumentNode, words: Vocabulary): Outline {
  const builder = new OutlineBuilder(document, words, headedCards(document, tree, words));
  builder.readBlocks(tree.children ?? [], undefined, 0);
  return builder.outline;
}

class OutlineBuilder {
  private readonly open: OpenHeading[] = [];
  private readonly all: Statement[] = [];
  private readonly sections: Section[] = [{ heading: '', statements: [], outer: [] }];
  private readonly headings: string[] = [];
  private readonly breaks: LineBreaks;
  private readonly icons: IconReader;
  private readonly isForm: boolean;
  private readonly records: RecordReader;
  private titled = false;

  constructor(
    private readonly document: string,
    private readonly words: Vocabulary,
    private readonly cards: ReadonlyMap<DocumentNode, readonly Cell[]>,
  ) {
    this.breaks = { width: wrapWidth(document), beginsAnew: words.beginsAnew };
    this.records = new RecordReader(document, words);
    this.icons = new IconReader(document, words);
    this.isForm = words.forms(document.slice(0, OPENING));
  }

  get outline(): Outline {
    const { headings, sections, all, titled } = this;
    const form = this.isForm ? 'blank' : undefined;
    return { title: headings[0] ?? '', titled, headings, sections, statements: all, form };
  }

  /** Reads blocks that stand next to one another. */
  readBlocks(nodes: readonly DocumentNode[], parent: Statement | undefined, depth: number): void {
    for (const [i, node] of nodes.entries()) {
      if (node.type === 'blockquote') this.readComments(node, parent);
      if (node.type === 'code') this.readExport(node, parent);
      if (SKIPPED.has(node.type) || depth > DEEPEST || this.cards.has(nodes[i - 1] ?? node)) continue;
      if (node.type === 'heading') this.readHeading(node);
      else if (node.type === 'paragraph') this.readParagraph(node, nodes[i + 1], parent);
      else if (isUnderlined(node, nodes[i + 1])) this.readUnderlined(node);
      else if (node.type === 'list') this.readList(node, parent, depth);
      else if (node.type === 'table') this.addRows(rowsOf(this.document, node), parent);
      else this.readBlocks(node.children ?? [], parent, depth + 1);
      if (parent === undefined && (node.type === 'list' || node.type === 'table')) this.closeHeadings(LEAD_DEPTH);
    }
  }

  private readHeading(node: DocumentNode): void {
    const words = headingWords(proseOf(this.document, node)?.text ?? '');
    if (this.headings.length === 0) this.titled = node.depth === 1 || this.all.length === 0;
    this.openHeading(words, node.depth ?? 1);
    const card = this.cards.get(node);
    if (card !== undefined) this.addRow(card, recordText(card), undefined);
  }

  private readUnderlined(list: DocumentNode): void {
    const [words] = list.children?.[0]?.children ?? [];
    if (words !== undefined) this.openHeading(headingWords(proseOf(this.document, words)?.text ?? ''), 2);
  }

  private openHeading(words: string, depth: number): void {
    this.closeHeadings(depth);
    this.open.push({ words, depth });
    if (depth < LEAD_DEPTH) {
      this.headings.push(words);
      this.sections.push({ heading: words, statements: [], outer: [] });
    }
  }

  private closeHeadings(depth: number): void {
    while ((this.open.at(-1)?.depth ?? 0) >= depth) this.open.pop();
  }

  private readParagraph(node: DocumentNode, next: DocumentNode | undefined, parent: Statement | undefined): void {
    const prose = proseOf(this.document, node);
    if (prose === undefined) return;
    const table = plainTableIn(prose, this.words);
    if (table === undefined) this.readLines(prose, meantLines(prose.text, this.breaks), next, parent);
    else this.readPlainTable(prose, table, parent);
    if (parent === undefined && next?.type !== 'list' && next?.type !== 'table') this.closeHeadings(LEAD_DEPTH);
  }

  /** A table that a program has exported, in a block of code. */
  private readExport(node: DocumentNode, parent: Statement | undefined): void {
    const { start, end } = spanOfNode(node) ?? { start: 0, end: 0 };
    this.addRows(delimitedTableIn(this.document.slice(start, end), start, this.words)?.rows ?? [], parent);
  }

  /** What stands above a table in plain text, its rows, and what stands below. */
  private readPlainTable(prose: Prose, { start, end, rows }: PlainTable, parent: Statement | undefined): void {
    const above = meantLines(prose.text.slice(0, start), this.breaks);
    this.readLines(prose, above, { type: 'table' }, parent);
    this.addRows(rows, parent);
    const below = meantLines(prose.text.slice(end), this.breaks);
    const moved = below.map((line) => ({ start: line.start + end, end: line.end + end }));
    this.readLines(prose, moved, undefined, parent);
  }

  private readLines(
    prose: Prose,
    all: readonly TextRange[],
    next: DocumentNode | undefined,
    parent: Statement | undefined,
  ): void {
    const record = this.records.read(prose, all);
    if (record !== undefined) this.addRow(record.cells, recordText(record.cells), parent);
    const lines = record?.rest ?? all;
    const isList = isNumberedList(prose.text, lines);
    for (const [i, range] of lines.entries()) {
      const text = unwrapped(prose.text.slice(range.start, range.end));
      const isLast = i === lines.length - 1;
      const announced = !isLast || next?.type === 'list' || next?.type === 'table';
      const depth = headingDepth(
        text,
        { emphasised: lines.length === 1 && prose.emphasised, announces: announced && !isList },
        this.words,
      );
      if (depth !== undefined && parent === undefined) this.openHeading(headingWords(text), depth);
      const isStated = depth === undefined || depth === LEAD_DEPTH || parent !== undefined;
      if (isStated && !this.icons.isLegend(text))
        this.addStatement({ ...lineStatement(text, isList), ...linePart(prose, range) }, parent);
    }
  }

  /** "> Bo, 3 May: could somebody check this?": of quotes, comments with their day are read. */
  private readComments({ children = [] }: DocumentNode, parent: Statement | undefined): void {
    for (const node of children) {
      const prose = node.type === 'paragraph' ? proseOf(this.document, node) : undefined;
      if (prose === undefined) continue;
      for (const line of meantLines(prose.text, this.breaks)) {
        const part = linePart(prose, line);
        const front = this.words.comment.exec(part.text)?.[0].length ?? 0;
        const text = ' '.repeat(front) + part.text.slice(front);
        if (front > 0) this.addStatement({ kind: 'paragraph', ...part, text, quoted: true }, parent);
      }
    }
  }

  private readList(list: DocumentNode, parent: Statement | undefined, depth: number): void {
    for (const item of list.children ?? []) this.readItem(item, list.ordered === true, parent, depth + 1);
  }

  private readItem(item: DocumentNode, ordered: boolean, parent: Statement | undefined, depth: number): void {
    const [first, ...rest] = item.children ?? [];
    const prose = first?.type === 'paragraph' ? proseOf(this.document, first) : undefined;
    if (first === undefined || prose === undefined) {
      this.readBlocks(item.children ?? [], parent, depth);
      return;
    }
    const [head = { start: 0, end: prose.text.length }, ...all] = meantLines(prose.text, this.breaks);
    const heading = parent === undefined ? headingBelow(prose, all.at(-1), this.document, this.words) : undefined;
    const lines = heading === undefined ? all : all.slice(0, -1);
    const statement = this.addStatement(
      { kind: 'item', ticked: item.checked ?? undefined, ordered, ...linePart(prose, head) },
      parent,
    );
    const announces =
      rest.length > 0 && (/:\s*$/.test(statement.text) || isHeadingLine(statement.text.trim(), this.words, true));
    const before = this.open.length;
    if (announces) this.open.push({ words: headingWords(statement.text), depth: LEAD_DEPTH + depth });
    for (const line of lines)
      this.addStatement({ ...lineStatement(prose.text.slice(line.start)), ...linePart(prose, line) }, statement);
    this.readBlocks(rest, statement, depth);
    if (announces) this.open.splice(before);
    if (heading !== undefined) this.openHeading(heading, LEAD_DEPTH);
  }

  private addRows(rows: readonly ReadRow[], parent: Statement | undefined): void {
    for (const { cells, ...at } of rows) this.addRow(cells, at, parent);
  }

  private addRow(cells: readonly Cell[], at: Pick<Statement, 'start' | 'text'>, parent: Statement | undefined): void {
    const plain = { links: [], emphasised: false, pointed: false };
    this.addStatement({ kind: 'row', ...at, ...plain, cells, ticked: this.icons.ofRow(cells) }, parent);
  }

  private addStatement(statement: NewStatement, parent: Statement | undefined): Statement {
    const section = this.sections.at(-1) ?? { heading: '', statements: [], outer: [] };
    const siblings = parent?.children ?? section.outer;
    const headings = this.open.map(({ words }) => words);
    const icon = statement.kind === 'item' ? this.icons.inFrontOf(statement.text) : undefined;
    const added = {
      ticked: undefined,
      ordered: false,
      cells: [],
      ...statement,
      ...icon,
      headings,
      section,
      parent,
      children: [],
      siblings,
      nth: siblings.length,
    };
    this.all.push(added);
    section.statements.push(added);
    siblings.push(added);
    return added;
  }
}

type NewStatement = Pick<Statement, 'kind' | 'text' | 'start' | 'links' | 'emphasised' | 'pointed'> &
  Partial<Pick<Statement, 'ticked' | 'ordered' | 'cells' | 'quoted'>>;
