/** The lines between `---` at the top of a file, which say what it is. */
import type { TextRange } from '../text/range.js';

/** Lines that may stand there. */
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,4000}?\r?\n)---[ \t]*(?:\r?\n|$)/;
const TITLE = /^(?:title|name)\s?:\s*["']?(.{1,200}?)["']?\s*$/im;

/** Its place, and the title in it; undefined if the document has no front matter. */
export function frontMatterOf(text: string): (TextRange & { title: string | undefined }) | undefined {
  const found = FRONT_MATTER.exec(text);
  const lines = found?.[1];
  // Without "name: value" it is a line across the page.
  if (!found || lines === undefined || !/^[\w-]+\s?:/m.test(lines)) return undefined;
  return { start: 0, end: found[0].length, title: TITLE.exec(lines)?.[1] };
}

/** The text with blanks for its front matter: parsers of Markdown take it for a heading. */
export function withoutFrontMatter(text: string): string {
  const range = frontMatterOf(text);
  return range === undefined ? text : text.slice(0, range.end).replace(/[^\n]/g, ' ') + text.slice(range.end);
}
