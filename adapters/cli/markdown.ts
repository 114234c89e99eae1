/** Markdown as an mdast tree, with the extensions of GitHub. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
/** Quotes, lists or brackets nested deeper than anybody writes, which the parser would take very long for. */
const TOO_DEEP = /^(?:[ \t]{0,3}(?:>|[-*+]|\d{1,9}[.)])[ \t]{0,3}){60}|[[*_(]{200}/m;
/** UTF-16 units. */
const LONGEST = 2_000_000;

/** The tree; undefined if the text is too long or too deep to be parsed, and should be read as plain text. */
export function parseMarkdown(text: string) {
  if (text.length > LONGEST || TOO_DEEP.test(text)) return undefined;
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
