/** Markdown as a tree, with the extensions that GitHub knows. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
/** Deeper nesting of quotes and lists than anybody writes, which the parser would take long over. */
const TOO_DEEP = /^(?:[ \t]{0,3}(?:>|[-*+]|\d{1,9}[.)])[ \t]{0,3}){60}|[[*_(]{200}/m;
const LONGEST = 2_000_000;

/** The tree; undefined for what is no document, to be read as plain text. */
export function parseMarkdown(text: string) {
  if (text.length > LONGEST || TOO_DEEP.test(text)) return undefined;
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
