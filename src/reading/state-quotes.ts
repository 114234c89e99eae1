/** States in quotation marks: “set evaluation to "in progress"” means what it says without them. Pure. */
import { type Token, tokenize } from './tokens.js';
import type { WordLists } from './word-lists.js';

/** The tokens, in which a state in quotation marks behind "as" or "to" is the words that it is made of. */
export function withoutStateQuotes(tokens: readonly Token[], lists: WordLists): readonly Token[] {
  // "Rename evaluation to "done"" gives a name.
  const isNaming = tokens.some(({ fold }) => lists.has('naming', fold));
  if (isNaming || !tokens.some(({ is }) => is === 'quoted')) return tokens;
  return tokens.flatMap((token, i) => (isState(token, tokens[i - 1], lists) ? wordsOf(token) : token));
}

const isState = ({ is, fold }: Token, before: Token | undefined, lists: WordLists): boolean =>
  is === 'quoted' &&
  lists.has('quotedStates', fold.replaceAll('-', ' ').trim()) &&
  lists.has('beforeStates', before?.fold);

/** The first and the last word reach as far as the marks, so that a text which holds them keeps both. */
function wordsOf({ text, start, end }: Token): Token[] {
  const words = tokenize(text);
  return words.map((word, i) => ({
    ...word,
    start: i === 0 ? start : word.start + start + 1,
    end: i === words.length - 1 ? end : word.end + start + 1,
  }));
}
