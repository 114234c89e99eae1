/** "your" for "you're", and the reverse: what surrounds the word decides, weighed by a model. */
import { type Finding, findingAt } from '../finding.js';
import { type LinearModel, scoreOf } from '../model/linear.js';
import type { Rule } from '../rules/book.js';
import type { Token } from '../text/tokens.js';
import { type Neighbours, youreFeatures } from './features.js';

/**
 * Scores from which a word is called wrong, chosen by cross-validation on the development sets for at most 3 false flags
 * on 1,000 correct uses: "your" is often typed for "you're", the reverse hardly ever.
 */
export const THRESHOLD = { your: 0.4, youre: 3.6 } as const;
/** A word without its apostrophe is wrong in any case; from here it is read as "your". */
const BARE_AS_YOUR = -2.5;

/** Uses of the words that are judged in one text. */
const MOST_USES = 500;

const CUE = /\byou(?:r|['’]?re)\b/i;

export interface YoureParts {
  model: LinearModel;
  neighbours: Neighbours;
  /** The rule that findings go by. */
  rule: Pick<Rule, 'id' | 'message'>;
}

/** A quick look: whether the text has any of the words at all. */
export const mayConfuse = (text: string) => CUE.test(text);

/** The findings in a text's tokens. */
export function findYoure(text: string, tokens: readonly Token[], { model, neighbours, rule }: YoureParts): Finding[] {
  const findings: Finding[] = [];
  let uses = 0;
  tokens.forEach((token, i) => {
    if (token.kind !== 'word' || !(token.low === 'your' || token.low === "you're" || token.low === 'youre')) return;
    if (isMentioned(tokens, i) || ++uses > MOST_USES) return;
    const right = meant(token.low, scoreOf(model, youreFeatures(tokens, i, neighbours)));
    if (right === token.low) return;
    const expected = inTheStyleOf(text, token, right);
    findings.push(findingAt(text, rule, token.start, token.end, [expected]));
  });
  return findings;
}

/** The word that is meant; `score` is above 0 where "you're" fits better. */
function meant(word: string, score: number): string {
  if (word === 'your') return score > THRESHOLD.your ? "you're" : word;
  if (word === 'youre') return score < BARE_AS_YOUR ? 'your' : "you're";
  return -score > THRESHOLD.youre ? 'your' : word;
}

/** Spoken of, not used: the word alone in quotation marks. */
function isMentioned(tokens: readonly Token[], i: number): boolean {
  const quote = /^["'“”‘’«»*_]$/;
  return quote.test(tokens[i - 1]?.low ?? '') && quote.test(tokens[i + 1]?.low ?? '');
}

function inTheStyleOf(text: string, token: Token, word: string): string {
  const actual = text.slice(token.start, token.end);
  const curly = actual.includes('’') || (!text.includes("'") && text.includes('’'));
  const spelled = curly ? word.replace("'", '’') : word;
  if (actual.length > 1 && actual === actual.toUpperCase()) return spelled.toUpperCase();
  return token.capital ? (spelled[0] as string).toUpperCase() + spelled.slice(1) : spelled;
}
