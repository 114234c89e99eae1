/**
 * Plain text as a tree: notes in an editor without Markdown, minutes pasted into a chat. Headings are lines that are marked,
 * bold or underlined, items are lines with a bullet, and indentation says what stands in what.
 */
import type { DocumentNode } from './node.js';

/** A line: its indentation, its bullet, its words. */
interface Line {
  kind: 'heading' | 'item' | 'text' | 'rule' | 'skipped';
  indent: number;
  depth: number;
  ordered: boolean;
  checked: boolean | null;
  /** Where its words begin and end in the text. */
  start: number;
  end: number;
}

/** A list that is open: an item with less indentation ends it. */
interface OpenList {
  indent: number;
  item: DocumentNode;
  list: DocumentNode;
}

const HEADING = /^\s{0,3}(#{1,6})\s+(?=\S)/;
const BOLD = /^\s{0,3}(?:\*\*?|__?)(?=[^\s*_])([^*_\n]{1,80})(?:\*\*?|__?):?\s*$/;
const BULLET = /^([ \t]*)(?:([-*+•◦▪‣–—])|\d{1,3}[.)])[ \t]+(?=\S)/u;
const BOX = /^(?:\[([ xX]?)\]|(☐|☑|✅|✔|:white_check_mark:|:ballot_box_with_check:))\s+/u;
const TICKED = /[☑✅✔]|:white_check_mark:|:ballot_box_with_check:/u;
const QUOTE = /^\s{0,3}(?:>|&gt;)/;
const FENCE = /^\s{0,3}(?:```|~~~)/;
/** A line under a heading, or across the page. */
const RULE = /^\s{0,3}(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$/;
/** Lines under a line that ends with a colon are the items of a list if they begin like sentences and are short. */
const ANNOUNCES = /:[\s*_]*$/;
const UNMARKED_ITEM = /^\s*[\p{Lu}@\p{N}<].{2,100}$/u;
const BOLD_DEPTH = 6;
/** Lines that are read. */
const MOST_LINES = 20_000;

/** The tree of a plain text, with the nodes that Markdown would have. */
export function plainTree(text: string): DocumentNode {
  const builder = new PlainBuilder();
  const lines = [...linesOf(text)];
  for (const [i, line] of lines.entries()) builder.add(line, text, lines[i + 1]);
  return builder.root;
}

class PlainBuilder {
  readonly root: DocumentNode = { type: 'root', children: [] };
  private readonly open: OpenList[] = [];
  private paragraph: DocumentNode | undefined;
  /** Whether lines without a bullet are items, because a line with a colon stands above them. */
  private announced = false;

  add(line: Line, text: string, next: Line | undefined): void {
    const words = text.slice(line.start, line.end);
    if (line.kind === 'skipped' || line.kind === 'rule') this.endParagraph();
    else if (line.kind === 'heading') this.addHeading(line, line.depth);
    else if (line.kind === 'text' && isUnderlined(line, next)) this.addHeading(line, next?.depth ?? 1);
    else if (line.kind === 'item') this.addItem(line);
    else if (this.announced && UNMARKED_ITEM.test(words)) this.addItem(line);
    else this.addText(line, ANNOUNCES.test(words));
  }

  private endParagraph(): void {
    this.paragraph = undefined;
    this.announced = false;
  }

  private addHeading(line: Line, depth: number): void {
    this.open.length = 0;
    this.endParagraph();
    this.root.children?.push({ ...leaf('heading', line), depth });
    this.announced = true;
  }

  private addItem(line: Line): void {
    while ((this.open.at(-1)?.indent ?? -1) > line.indent) this.open.pop();
    const same = this.open.at(-1);
    const words = leaf('paragraph', line);
    const item: DocumentNode = {
      type: 'listItem',
      checked: line.checked,
      children: [words],
      position: positionOf(line),
    };
    if (same !== undefined && same.indent === line.indent) {
      same.list.children?.push(item);
      same.item = item;
    } else {
      const list: DocumentNode = { type: 'list', ordered: line.ordered, children: [item], position: positionOf(line) };
      (same?.item ?? this.root).children?.push(list);
      this.open.push({ indent: line.indent, item, list });
    }
    this.paragraph = words;
  }

  private addText(line: Line, announces: boolean): void {
    if (this.paragraph !== undefined) extend(this.paragraph, line);
    else {
      if (line.indent === 0) this.open.length = 0;
      this.paragraph = leaf('paragraph', line);
      (this.open.at(-1)?.item ?? this.root).children?.push(this.paragraph);
    }
    this.announced = announces;
  }
}

const isUnderlined = (line: Line, next: Line | undefined): boolean =>
  next?.kind === 'rule' && next.depth > 0 && line.end - line.start < 100;

function* linesOf(text: string): Generator<Line> {
  let count = 0;
  let fenced = false;
  for (let start = 0; start <= text.length && count < MOST_LINES; count++) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    const line = text.slice(start, end);
    const isFence = FENCE.test(line);
    if (isFence) fenced = !fenced;
    const read = lineOf(line, start);
    yield fenced || isFence ? { ...read, kind: 'skipped' } : read;
    start = end + 1;
  }
}

function lineOf(line: string, offset: number): Line {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const plain = { indent, depth: 0, ordered: false, checked: null, start: offset, end: offset + line.length };
  if (line.trim() === '' || QUOTE.test(line)) return { ...plain, kind: 'skipped' };
  if (RULE.test(line)) return { ...plain, kind: 'rule', depth: underlineDepth(line) };
  const heading = HEADING.exec(line);
  if (heading) return { ...plain, kind: 'heading', depth: heading[1]?.length ?? 1, start: offset + heading[0].length };
  const bold = BOLD.exec(line)?.[1];
  if (bold !== undefined) {
    const start = offset + line.indexOf(bold);
    return { ...plain, kind: 'heading', depth: BOLD_DEPTH, start, end: start + bold.length };
  }
  return itemOf(line, plain) ?? { ...plain, kind: 'text' };
}

/** Markdown underlines titles with "=" and headings with "-"; 0 for a line that only goes across the page. */
function underlineDepth(line: string): number {
  if (line.includes('=')) return 1;
  return line.includes('-') ? 2 : 0;
}

function itemOf(line: string, plain: Omit<Line, 'kind'>): Line | undefined {
  const bullet = BULLET.exec(line);
  if (!bullet) return undefined;
  const box = BOX.exec(line.slice(bullet[0].length));
  const marks = bullet[0].length + (box?.[0].length ?? 0);
  const checked = box ? /x/i.test(box[1] ?? '') || TICKED.test(box[2] ?? '') : null;
  return {
    ...plain,
    kind: 'item',
    indent: bullet[1]?.length ?? 0,
    ordered: bullet[2] === undefined,
    checked,
    start: plain.start + marks,
  };
}

const positionOf = ({ start, end }: Line) => ({ start: { offset: start }, end: { offset: end } });

const leaf = (type: string, line: Line): DocumentNode => ({
  type,
  children: [{ type: 'text', position: positionOf(line) }],
  position: positionOf(line),
});

/** A further line of a paragraph. */
function extend({ children, position }: DocumentNode, { end }: Line): void {
  const text = children?.[0];
  if (text?.position) text.position.end.offset = end;
  if (position) position.end.offset = end;
}
