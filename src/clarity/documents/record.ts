/** Records as boards export them: "Summary: …", "Status: …", "Assignee: …" in lines of their own. Each is a row whose labels are its heads. */
import { once } from '../model/memoize.js';
import type { TextRange } from '../text/range.js';
import type { Prose } from './prose.js';
import type { Cell } from './statement.js';
import { rowText } from './table.js';
import type { Vocabulary } from './vocabulary.js';

/** "Summary: fix it", "Assignee:" */
const FIELD = /^(\s*\p{Lu}[\p{L} ]{1,20}):(?:\s+(.*))?$/u;
/** Such a label at the start of a line below the first. */
const LABEL = /\n[ \t]*(\p{Lu}[\p{L} ]{1,20}):/gu;
/** What divides the fields of a card that stand in a line. */
const DIVIDER = /\s[|·•]\s/;
/** Records with the same label for what is to be done, in a document that lists them. */
const LEAST_RECORDS = 2;

/** Reads the records of one document. */
export class RecordReader {
  /** How many lines are the fields of a card. */
  private readonly cards = once(
    () => this.document.split('\n').filter((line) => this.isCard(fieldsIn(line, 0))).length,
  );
  /** How many lines begin with a label. */
  private readonly labels = once(() => labelsIn(this.document));

  constructor(
    private readonly document: string,
    private readonly words: Vocabulary,
  ) {}

  /** The fields of a record among the lines of a paragraph, and all other lines; undefined if it isn't one. */
  read(prose: Prose, lines: readonly TextRange[]): { cells: Cell[]; rest: TextRange[] } | undefined {
    const cells: Cell[] = [];
    const rest: TextRange[] = [];
    for (const line of lines) {
      const [, label, value = ''] = FIELD.exec(prose.text.slice(line.start, line.end)) ?? [];
      if (label === undefined) rest.push(line);
      else cells.push({ column: label.trim(), text: value, start: prose.start + line.end - value.length });
    }
    if (this.isRecord(cells)) return { cells, rest };
    return this.card(prose, lines) ?? this.titled(prose, cells, rest, lines);
  }

  /** "OCR-12 Evaluate the detector", and its fields in the lines below. */
  private titled(
    prose: Prose,
    fields: readonly Cell[],
    [title, ...rest]: readonly TextRange[],
    [first]: readonly TextRange[],
  ) {
    const owner = fields.find(({ column }) => this.words.columns.owner(column));
    if (owner === undefined || title === undefined || title !== first || rest.length > 0) return undefined;
    if ((this.labels().get(owner.column) ?? 0) < LEAST_RECORDS) return undefined;
    return { cells: [taskOf(prose, title), ...fields], rest };
  }

  /** "Evaluate the detector", and its fields in the next line: "Assignee: none | Priority: high". */
  private card({ text, start }: Prose, [title, line, ...rest]: readonly TextRange[]) {
    if (title === undefined || line === undefined) return undefined;
    const fields = fieldsIn(text.slice(line.start, line.end), start + line.start);
    if (fields === undefined || !this.isCard(fields) || this.cards() < LEAST_RECORDS) return undefined;
    return { cells: [taskOf({ text, start }, title), ...fields], rest };
  }

  private isCard(fields: readonly Cell[] | undefined): boolean {
    return fields?.some(({ column }) => this.words.columns.owner(column)) ?? false;
  }

  private isRecord(cells: readonly Cell[]): boolean {
    const { columns } = this.words;
    const task = cells.find(({ column }) => columns.task(column));
    const isTold =
      cells.some(({ column }) => columns.owner(column)) && cells.some(({ column }) => columns.status(column));
    return isTold && task !== undefined && (this.labels().get(task.column) ?? 0) >= LEAST_RECORDS;
  }
}

const taskOf = ({ text, start }: Pick<Prose, 'text' | 'start'>, title: TextRange): Cell => ({
  column: '',
  isTask: true,
  text: text.slice(title.start, title.end),
  start: start + title.start,
});

/** The fields of a line that consists of two or more; undefined if it doesn't. */
function fieldsIn(line: string, start: number): Cell[] | undefined {
  const cells: Cell[] = [];
  let at = 0;
  for (const part of line.split(DIVIDER)) {
    const [, label, value = ''] = FIELD.exec(part) ?? [];
    if (label === undefined) return undefined;
    cells.push({ column: label.trim(), text: value, start: start + at + part.length - value.length });
    at += part.length + ' | '.length;
  }
  return cells.length > 1 ? cells : undefined;
}

function labelsIn(document: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, label = ''] of document.matchAll(LABEL)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** A record's fields as the text of a row. */
export function recordText(cells: readonly Cell[]): { start: number; text: string } {
  const [start, last] = [cells[0]?.start ?? 0, cells.at(-1)];
  return { start, text: rowText(cells, start, last === undefined ? 0 : last.start + last.text.length) };
}
