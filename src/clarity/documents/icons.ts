/** Icons that say how far an item is: ✅, ⏳, :construction:. What a document's own legend says of them counts. */
import type { Cell } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** An icon of any kind, and the words behind it up to the next one: "✅ done, 🚧 in progress". */
const ICON = String.raw`(?:\p{Extended_Pictographic}\ufe0f?|:[a-z0-9_]{2,40}:)`;
const EXPLAINED = new RegExp(String.raw`(${ICON})[\s=:–—-]{1,4}(\p{L}[\p{L} -]{1,30})`, 'gu');
const AT_START = new RegExp(String.raw`^[\s*_]*(${ICON})\s*`, 'u');
/** The same of letters: "**D** = decided, [A]: to do". */
const LETTER_EXPLAINED =
  /(?<![\p{L}\p{N}])(?:[*_[(]{0,3}(\p{Lu}{1,2})[*_\])]{0,3}\s?(?:=|:|[–—-]\s)\s?|[*[(]{1,3}(\p{Lu}{1,2})[*\])]{1,3}\s)(\p{L}[\p{L} -]{1,40})/gu;
/** In front of an item, in bold or in brackets, or with a colon. */
const LETTERS = /^(?:\s{2,}|\s?[[(]|\s*(?=[^\s:]{1,8}:))(\p{Lu}{1,2}(?:[/+]\p{Lu}{1,2})*)(?:\s{2,}|[\])]:?\s+|:\s+)/u;
/** Icons that a line explains if it is a legend. */
const LEAST_EXPLAINED = 2;
const MOST_LINES = 200;

/** Reads the icons of one document. */
export class IconReader {
  private readonly isOver: ReadonlyMap<string, boolean>;

  private readonly columns: Vocabulary['columns'];
  private readonly letters: ReadonlySet<string>;

  constructor(document: string, words: Vocabulary) {
    this.columns = words.columns;
    this.letters = lettersOf(document, words);
    this.isOver = new Map([...words.icons, ...legendOf(document, words)]);
  }

  /** What stands in front of an item, an icon or a letter. */
  inFrontOf(text: string): { ticked: boolean; text: string } | { pointed: boolean; text: string } | undefined {
    return this.read(text) ?? this.readLetter(text);
  }

  /** Whether the icon in front of an item says that it is over, with blanks for the icon; undefined without one. */
  private read(text: string): { ticked: boolean; text: string } | undefined {
    const [mark, icon] = AT_START.exec(text) ?? [];
    const ticked = icon === undefined ? undefined : this.isOver.get(bare(icon));
    if (mark === undefined || ticked === undefined) return undefined;
    return { ticked, text: ' '.repeat(mark.length) + text.slice(mark.length) };
  }

  /** Whether an item begins with a letter that a legend explains as one of work, with blanks for it: "**A** Move the guide". */
  private readLetter(text: string): { pointed: boolean; text: string } | undefined {
    const [mark = '', letters] = LETTERS.exec(text) ?? [];
    if (letters?.split(/[/+]/).some((letter) => this.letters.has(letter)) !== true) return undefined;
    return { pointed: true, text: ' '.repeat(mark.length) + text.slice(mark.length) };
  }

  /** Whether a line explains icons: "🟢 on track 🔴 blocked". */
  isLegend(text: string): boolean {
    return explainedIn(text).length > 0;
  }

  /** Whether the only icon that a cell of a row begins with says that it is over. A table that tells how things are has icons, too, but no tasks. */
  ofRow(cells: readonly Cell[]): boolean | undefined {
    const { owner, task } = this.columns;
    const isOfTasks = cells.some(({ column, isTask }) => isTask === true || task(column) || owner(column));
    const read = cells.flatMap(({ text }) => this.read(text) ?? []);
    return read.length === 1 && (isOfTasks || read[0]?.ticked === true) ? read[0]?.ticked : undefined;
  }
}

/** The letters that a legend explains as those of work: "D = decided, A = to do". */
function lettersOf(document: string, { letterOfWork }: Vocabulary): ReadonlySet<string> {
  for (const line of document.split('\n', MOST_LINES)) {
    const explained = [...line.matchAll(LETTER_EXPLAINED)];
    if (explained.length >= LEAST_EXPLAINED)
      return new Set(
        explained.flatMap(([, letter, bold, meaning = '']) =>
          letterOfWork.test(meaning) ? [letter ?? bold ?? ''] : [],
        ),
      );
  }
  return new Set();
}

function legendOf(document: string, { done }: Vocabulary): [string, boolean][] {
  for (const line of document.split('\n', MOST_LINES)) {
    const explained = explainedIn(line);
    if (explained.length > 0) return explained.map(([icon, meaning]) => [bare(icon), done.test(meaning.trim())]);
  }
  return [];
}

/** The icons that a line explains, with what they mean; none unless it is a legend. */
function explainedIn(line: string): [string, string][] {
  const explained = [...line.matchAll(EXPLAINED)].map(([, icon = '', meaning = '']): [string, string] => [
    icon,
    meaning,
  ]);
  const icons = new Set(explained.map(([icon]) => icon));
  return explained.length >= LEAST_EXPLAINED && icons.size === explained.length ? explained : [];
}

const bare = (icon: string) => icon.replace('\ufe0f', '');
