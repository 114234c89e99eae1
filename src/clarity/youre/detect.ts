/** Finds "your" in place of "you're", and the reverse: a model weighs the words around it. */
import { type Finding, findingAt } from '../finding.js';
import { type LinearModel, scoreOf } from '../model/linear.js';
import type { Rule, RuleBook, YoureRule } from '../rules/rule-book.js';
import type { TextToken } from '../text/tokens.js';
import { lowOf } from '../text/tokens.js';
import { certainUse } from './certain.js';
import type { ContextWords } from './context-words.js';
import { youreFeatures } from './features.js';

/**
 * Scores from which a word is called wrong, calibrated by cross-validation to at most 3 false flags in 1,000 correct uses.
 * "your" is often typed for "you're", the reverse hardly ever.
 */
const YOURE_THRESHOLD = { your: 0.4, youre: 3.6 } as const;
/** Scores from which a correction is all but always right: at the natural rate of errors 99 of 100 are. */
const YOURE_CERTAIN = { your: 1.6, youre: 5 } as const;
/** "youre" is wrong in any case; below this score it stands for "your". */
const BARE_AS_YOUR = -2.5;
/** Uses of the words that are scored in one text. */
const MOST_USES = 500;

const YOUR_CUE = /\byou(?:r|['’]?re)\b/i;
const QUOTATION_MARK = /^["'“”‘’«»*_]$/;
const FORMS = ['your', "you're", 'youre'] as const;
type WordForm = (typeof FORMS)[number];

/** What detection needs besides the text. */
export interface YoureResources {
  model: LinearModel;
  words: ContextWords;
  /** The rule that findings go by. */
  rule: Pick<Rule, 'id' | 'message'>;
}

/** The rule about "your" and "you're". @throws Error unless there is exactly one */
export function youreRuleOf({ rules }: RuleBook): YoureRule {
  const [rule, ...others] = rules.filter((one) => one.about === 'youre');
  if (rule === undefined || others.length > 0) throw new Error('Not exactly one rule is about "your" and "you\'re"');
  return rule;
}

/** Whether a text has any of the words: cheap, for a first pass. */
export const mentionsYour = (text: string): boolean => YOUR_CUE.test(text);

/** The findings in a text. `tokens` are its author's own. */
export function detectYoure(text: string, tokens: readonly TextToken[], resources: YoureResources): Finding[] {
  const { model, words, rule } = resources;
  const uses = tokens.flatMap((token, i) => {
    const form = formOf(token);
    return form === undefined || isQuoted(tokens, i) ? [] : [{ token, i, form }];
  });
  return uses.slice(0, MOST_USES).flatMap(({ token, i, form }) => {
    const known = form === 'your' ? certainUse(tokens, i) : undefined;
    if (known === 'right') return [];
    const score = scoreOf(model, youreFeatures(tokens, i, words));
    const meant = known === 'wrong' ? "you're" : meantForm(form, score);
    if (meant === form) return [];
    const expected = [inStyleOf(text, token, meant)];
    return [findingAt(text, rule, token, { expected, certain: known === 'wrong' || isCertain(form, score) })];
  });
}

const formOf = ({ kind, low }: TextToken): WordForm | undefined =>
  kind === 'word' ? FORMS.find((form) => form === low) : undefined;

/** The form that is meant. @param score above 0 if "you're" fits better */
function meantForm(form: WordForm, score: number): WordForm {
  if (form === 'your') return score > YOURE_THRESHOLD.your ? "you're" : form;
  if (form === 'youre') return score < BARE_AS_YOUR ? 'your' : "you're";
  return -score > YOURE_THRESHOLD.youre ? 'your' : form;
}

/** @param score above 0 if "you're" fits better */
function isCertain(form: WordForm, score: number): boolean {
  if (form === 'your') return score > YOURE_CERTAIN.your;
  return form === 'youre' || -score > YOURE_CERTAIN.youre;
}

/** Mentioned rather than used: the word alone in quotation marks. */
function isQuoted(tokens: readonly TextToken[], i: number): boolean {
  return QUOTATION_MARK.test(lowOf(tokens[i - 1])) && QUOTATION_MARK.test(lowOf(tokens[i + 1]));
}

/** The word with the apostrophe and the capitals of the one that it replaces. */
function inStyleOf(text: string, { start, end, capital }: TextToken, word: string): string {
  const actual = text.slice(start, end);
  const curly = actual.includes('’') || (!text.includes("'") && text.includes('’'));
  const spelled = curly ? word.replace("'", '’') : word;
  if (actual.length > 1 && actual === actual.toUpperCase()) return spelled.toUpperCase();
  return capital ? spelled.charAt(0).toUpperCase() + spelled.slice(1) : spelled;
}
