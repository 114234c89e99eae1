/** Cards whose title is a heading: "### OCR-12 Evaluate it", and fields such as "Assignee: …" below. Each is a row with its labels as heads. */
import { unwrapped } from './lines.js';
import type { DocumentNode } from './node.js';
import { type Prose, proseOf } from './prose.js';
import type { Cell } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** "Assignee: Bo" */
const FIELD = /^\s*(\p{L}[\p{L} ]{1,20})\s*:(.*)$/u;
/** A field: up to the end of its line, or what divides those of a line. */
const PART = /\S(?:(?!\s[|·•]\s)[^\n])*/gu;
/** What can stand below the only field of a card; below that of a section its text goes on. */
const ENDS: ReadonlySet<string | undefined> = new Set([undefined, 'heading', 'thematicBreak', 'blockquote']);
/** What goes on below the fields of a section that isn’t a card. */
const LISTS: ReadonlySet<string | undefined> = new Set(['list', 'table']);
/** Cards in a document, at least: a single heading with an owner is that of a section. */
const LEAST_CARDS = 2;

/** The headings of a document that are cards, with the cells of their rows. */
export function headedCards(
  document: string,
  { children = [] }: DocumentNode,
  words: Vocabulary,
): Map<DocumentNode, Cell[]> {
  const cards = new Map<DocumentNode, Cell[]>();
  for (const [i, heading] of children.entries()) {
    const [below, next] = children.slice(i + 1, i + 3);
    if (heading.type !== 'heading' || below === undefined || LISTS.has(next?.type)) continue;
    const fields = fieldsOf(document, below);
    if (fields.length === 1 && !ENDS.has(next?.type)) continue;
    if (fields.some(({ column }) => words.columns.owner(column)))
      cards.set(heading, [titleOf(document, heading), ...fields]);
  }
  return cards.size < LEAST_CARDS ? new Map() : cards;
}

function titleOf(document: string, heading: DocumentNode): Cell {
  const { text = '', start = 0 } = proseOf(document, heading) ?? {};
  return { column: '', isTask: true, text: unwrapped(text), start };
}

/** The fields of a paragraph or a list that consists of nothing else. */
function fieldsOf(document: string, node: DocumentNode): Cell[] {
  const parts = node.type === 'list' ? (node.children ?? []).map(onlyParagraph) : [node];
  const fields = parts.flatMap((part) => {
    const prose = part?.type === 'paragraph' ? proseOf(document, part) : undefined;
    return prose === undefined ? [undefined] : fieldsIn(prose);
  });
  return fields.every((field) => field !== undefined) ? fields : [];
}

const onlyParagraph = ({ children = [] }: DocumentNode) => (children.length === 1 ? children[0] : undefined);

function fieldsIn({ text, start }: Prose): (Cell | undefined)[] {
  const parts = [...text.matchAll(PART)];
  return parts.map(({ 0: part, index }) => {
    const [, label, behind = ''] = FIELD.exec(part) ?? [];
    const value = behind.trim();
    const from = start + index + part.trimEnd().length - value.length;
    return label === undefined ? undefined : { column: label.trim(), text: value, start: from };
  });
}
