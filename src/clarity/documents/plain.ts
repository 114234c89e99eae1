/**
 * Plain text as a tree: notes in an editor without Markdown, minutes pasted into a chat. Headings are lines that are marked
 * or bold, items are lines with a bullet, and indentation says what stands in what.
 */
import type { DocumentNode } from './node.js';

/** A line: its indentation, its bullet, its words. */
interface Line {
  kind: 'heading' | 'item' | 'text' | 'empty';
  indent: number;
  depth: number;
  ordered: boolean;
  checked: boolean | null;
  /** Where its words begin and end in the text. */
  start: number;
  end: number;
}

const HEADING = /^\s{0,3}(#{1,6})\s+(?=\S)/;
const BOLD = /^\s{0,3}(?:\*\*?|__?)(?=[^\s*_])([^*_\n]{1,80})(?:\*\*?|__?):?\s*$/;
const BULLET = /^([ \t]*)(?:([-*+•◦▪‣–—])|\d{1,3}[.)])[ \t]+(?=\S)/u;
const BOX = /^(?:\[([ xX]?)\]|(☐|☑|✅|✔))\s+/u;
const QUOTE = /^\s{0,3}(?:>|&gt;)/;
const FENCE = /^\s{0,3}(?:```|~~~)/;
/** Lines that are read. */
const MOST_LINES = 20_000;

/** The tree of a plain text, with the nodes that Markdown would have. */
export function plainTree(text: string): DocumentNode {
  const root: DocumentNode = { type: 'root', children: [] };
  const open: { indent: number; item: DocumentNode; list: DocumentNode }[] = [];
  let paragraph: DocumentNode | undefined;
  let fenced = false;
  for (const line of linesOf(text)) {
    const raw = text.slice(line.start, line.end);
    if (FENCE.test(raw)) fenced = !fenced;
    if (fenced || FENCE.test(raw) || QUOTE.test(raw) || line.kind === 'empty') {
      paragraph = undefined;
      continue;
    }
    if (line.kind === 'heading') {
      open.length = 0;
      paragraph = undefined;
      root.children?.push({ ...leaf('heading', line), depth: line.depth });
    } else if (line.kind === 'item') {
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= line.indent + 1) open.pop();
      const same = open.at(-1);
      const paragraphOfItem = leaf('paragraph', line);
      const item: DocumentNode = {
        type: 'listItem',
        checked: line.checked,
        children: [paragraphOfItem],
        position: positionOf(line),
      };
      if (same !== undefined && same.indent === line.indent) {
        same.list.children?.push(item);
        same.item = item;
      } else {
        const list: DocumentNode = {
          type: 'list',
          ordered: line.ordered,
          children: [item],
          position: positionOf(line),
        };
        (same?.item ?? root).children?.push(list);
        open.push({ indent: line.indent, item, list });
      }
      paragraph = paragraphOfItem;
    } else if (paragraph !== undefined) extend(paragraph, line);
    else {
      if (line.indent === 0) open.length = 0;
      paragraph = leaf('paragraph', line);
      (open.at(-1)?.item ?? root).children?.push(paragraph);
    }
  }
  return root;
}

function* linesOf(text: string): Generator<Line> {
  let count = 0;
  for (let start = 0; start <= text.length && count < MOST_LINES; count++) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    yield lineOf(text.slice(start, end), start);
    start = end + 1;
  }
}

function lineOf(line: string, offset: number): Line {
  const end = offset + line.length;
  const plain = { indent: /^\s*/.exec(line)?.[0].length ?? 0, depth: 0, ordered: false, checked: null, end };
  if (line.trim() === '') return { ...plain, kind: 'empty', start: offset };
  const heading = HEADING.exec(line);
  if (heading) return { ...plain, kind: 'heading', depth: heading[1]?.length ?? 1, start: offset + heading[0].length };
  const bold = BOLD.exec(line);
  if (bold)
    return {
      ...plain,
      kind: 'heading',
      depth: 6,
      start: offset + line.indexOf(bold[1] ?? ''),
      end: offset + line.indexOf(bold[1] ?? '') + (bold[1]?.length ?? 0),
    };
  const bullet = BULLET.exec(line);
  if (!bullet) return { ...plain, kind: 'text', start: offset };
  const box = BOX.exec(line.slice(bullet[0].length));
  const marks = bullet[0].length + (box?.[0].length ?? 0);
  const checked = box ? /x/i.test(box[1] ?? '') || /[☑✅✔]/u.test(box[2] ?? '') : null;
  return {
    kind: 'item',
    indent: bullet[1]?.length ?? 0,
    depth: 0,
    ordered: bullet[2] === undefined,
    checked,
    start: offset + marks,
    end,
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
