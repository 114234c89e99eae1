/** Parses a message: its sentences, the word classes of their tokens, the signs of the rules, and the clauses. */
import { CLASS, guessClasses, type Lexicon } from '../model/word-classes.js';
import { withGroups } from '../text/groups.js';
import type { TextRange } from '../text/range.js';
import { type Sentence, sentencesOf } from '../text/sentences.js';
import type { TextToken } from '../text/tokens.js';
import { clausesOf } from './clauses.js';
import type { ParsedSentence, Resources } from './types.js';

/** The sentences of a text, parsed. `tokens` are its author's own, `groups` the places where groups are mentioned. */
export function parseSentences(
  text: string,
  tokens: readonly TextToken[],
  resources: Resources,
  groups: readonly TextRange[] = [],
): ParsedSentence[] {
  const { lexicon, grammar } = resources;
  const read = withGroups(text, tokens, { words: grammar.groups, places: groups });
  return sentencesOf(text, read, (word) => lexicon.has(word)).map((sentence) =>
    parseSentence(
      sentence,
      sentence.tokens.map((token) => classesOf(token, lexicon)),
      resources,
    ),
  );
}

/** One sentence, parsed. `classes` are the word classes of its tokens. */
export function parseSentence(sentence: Sentence, classes: number[], { signs, grammar }: Resources): ParsedSentence {
  const matches = signs.matches(sentence.tokens, classes).map(({ match, value }) => ({ sign: value, match }));
  return { sentence, classes, signs: matches, clauses: clausesOf({ sentence, classes }, grammar) };
}

/** The word classes of a token; 0 for an unknown name, and for what is not a word. */
function classesOf(token: TextToken, lexicon: Lexicon): number {
  if (token.kind === 'word') return lexicon.get(token.low) ?? (token.capital ? 0 : guessClasses(token.low));
  if (token.kind === 'number') return CLASS.number;
  return token.kind === 'code' || token.kind === 'mention' ? CLASS.noun : 0;
}
