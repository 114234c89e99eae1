/** Lines that are headings, though no mark says so: bold ones, numbered ones, and those that announce a list. */
import type { TextRange } from '../text/range.js';
import { headingWords } from './line-parts.js';
import type { Prose } from './prose.js';
import { isHeadingLine } from './section.js';
import type { Vocabulary } from './vocabulary.js';

/** Bold lines stand below the headings of Markdown, and lines that announce a list below those. */
const BOLD_DEPTH = 7;
/** How deep lines stand that announce a list. */
export const LEAD_DEPTH = 8;
const MOST_WORDS = 9;
/** UTF-16 units of a line that announces a list. */
const LONGEST_LEAD = 200;
/** "5.3 Considered and rejected" */
const NUMBERED = /^\d{1,2}\.\d{1,2}\.?\s\p{Lu}/u;

/** A few words right above a list: "Taken along". */
const BARE = /^(?:\p{Extended_Pictographic}\ufe0f?\s)?\p{Lu}[\p{L}\p{N}'’]*(?:\s[\p{L}\p{N}'’]+){0,4}$/u;

/** How a line looks: in bold alone, with a list or further lines below. */
interface Look {
  emphasised: boolean;
  announces: boolean;
}

/** How deep a heading a line is; undefined if it isn't one. */
export function headingDepth(line: string, { emphasised, announces }: Look, words: Vocabulary): number | undefined {
  const text = line.trim();
  if (announces && text.endsWith(':') && text.length < LONGEST_LEAD) return LEAD_DEPTH;
  if (text.split(/\s+/).length > MOST_WORDS) return undefined;
  if ((emphasised || (announces && NUMBERED.test(text))) && !/[.!?]$/.test(text)) return BOLD_DEPTH;
  return isHeadingLine(text, words, announces) || (announces && BARE.test(text)) ? LEAD_DEPTH : undefined;
}

/** Below an item, with no empty line between them and not indented, Markdown takes a heading for a part of the item: "- a\nDone\n- b". */
export function headingBelow(
  { text, start }: Prose,
  line: TextRange | undefined,
  document: string,
  words: Vocabulary,
): string | undefined {
  if (line === undefined || !/\n\S/.test(document.slice(start + line.start - 1, start + line.start + 1)))
    return undefined;
  const own = text.slice(line.start, line.end).trim();
  const look = { emphasised: false, announces: true };
  return headingDepth(own, look, words) === undefined ? undefined : headingWords(own);
}
