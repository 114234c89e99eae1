/** States in quotation marks: “set evaluation to "in progress"” means what it says without them. Pure. */
import { type Token, tokenize } from './tokens.js';
import type { WordLists } from './word-lists.js';

/** The tokens, in which a state in quotation marks behind "as" or "to" is the words that it is made of. */
export function withoutStateQuotes(tokens: readonly Token[], lists: WordLists): readonly Token[] {
  if (!tokens.some(({ is }) => is === 'quoted')) return tokens;
  return tokens.flatMap((token, i) => (isState(token, tokens[i - 1], lists) ? wordsOf(token) : token));
}

const isState = ({ is, fold }: Token, before: Token | undefined, lists: WordLists): boolean =>
  is === 'quoted' &&
  lists.has('quotedStates', fold.replaceAll('-', ' ').trim()) &&
  lists.has('beforeStates', before?.fold);

const wordsOf = ({ text, start }: Token): Token[] =>
  tokenize(text).map((word) => ({ ...word, start: word.start + start + 1, end: word.end + start + 1 }));
