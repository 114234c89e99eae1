/** Markdown as an mdast tree, with the extensions of GitHub. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { withoutFrontMatter } from '../../src/clarity/documents/front-matter.js';
import type { DocumentNode } from '../../src/clarity/documents/node.js';
import { plainTree } from '../../src/clarity/documents/plain.js';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
/** Quotes, lists or brackets nested deeper than anybody writes, which the parser would take very long for. */
const TOO_DEEP =
  /^[ \t]{0,3}(?:(?:>[ \t]{0,3}){25}|(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]{1,3}){25}(?![-*+ \t]*$))|[[*_(]{200}/m;
/** Some editors begin a file with it. The parser leaves it out, and all that follows would be one place off. */
const MARK = /^\ufeff/;
/** UTF-16 units. */
const LONGEST = 2_000_000;

/** The tree of a text. One that is too long or too deep to be parsed is read line by line. */
export function parseMarkdown(text: string): DocumentNode {
  if (text.length > LONGEST || TOO_DEEP.test(text)) return plainTree(text);
  try {
    return parser.parse(withoutFrontMatter(text).replace(MARK, ' '));
  } catch (error) {
    if (error instanceof RangeError) return plainTree(text);
    throw error;
  }
}
