/** Lines that are headings, though no mark says so: bold ones, numbered ones, and those that announce a list. */
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
