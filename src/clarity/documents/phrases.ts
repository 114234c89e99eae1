/** Phrases of a sentence that say by themselves that work has no owner, or that there is work: those of `_documents.yml`. */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import type { PhraseKind, Vocabulary } from './vocabulary.js';

/** Of what has not been done yet, it counts that it has not. */
const YET = 'yet';
/** Tokens in front of "still open" in which what is open stands. */
const OPEN_REACH = 3;
/** "Hasn't" and the like. */
const ACTIVE = /^ha(?:s|ve)n't$/;

/** A phrase, and the tokens that it stands in, the end exclusive. */
export interface SaidPhrase {
  kind: PhraseKind;
  from: number;
  to: number;
}

/** The phrases of a sentence that count: none in brackets, of the past, or with a verb that moves no work. */
export function saidBy(parsed: ParsedSentence, words: Vocabulary): SaidPhrase[] {
  const { sentence, classes } = parsed;
  return words.phrases
    .matches(sentence.tokens, classes)
    .filter(({ value, match: { from, to, markTo } }) => {
      const last = lowOf(sentence.tokens[to - 1]);
      const isIdleVerb = to > markTo && (value === 'outright' ? isState(parsed, to, words) : isIdle(last, words));
      const isRelative = value !== 'outright' && isInClause(parsed, from, words);
      const isOutcome = value !== 'outright' && isOfItself(parsed, from, to, words);
      const isDenied = value !== 'outright' && words.negations.has(lowOf(sentence.tokens[from - 1]));
      const isAside = isInBrackets(parsed, from, value === 'outright');
      return (
        !isIdleVerb &&
        !(value === 'outright' && isWhether(parsed, from, words)) &&
        !(value === 'outright' && isRelativeWho(parsed, from, words)) &&
        !(value === 'outright' && isOfTheMoment(parsed, from, to, words)) &&
        !(value === 'asks' && tellsOfPast(parsed, from, to)) &&
        !isRelative &&
        !isOpenToAll(parsed, from, to, words) &&
        !isOutcome &&
        !isDenied &&
        !isAside &&
        !words.grammar('had').has(lowOf(sentence.tokens[from - 1])) &&
        !(isPast(parsed, from, words) && lowOf(sentence.tokens[to - 1]) !== YET)
      );
    })
    .map(({ value, match }) => ({ kind: value, from: match.from, to: match.to }));
}

/** "(about 40 are missing)". @param counts whether brackets at the end count: "Export (nobody picked it up)" */
function isInBrackets({ sentence: { tokens } }: ParsedSentence, from: number, counts: boolean): boolean {
  const before = tokens.slice(0, from);
  const isInside = before.findLastIndex(({ low }) => low === '(') > before.findLastIndex(({ low }) => low === ')');
  const end = tokens.findIndex(({ low }, i) => i >= from && low === ')');
  return isInside && !(counts && from > 1 && tokens.slice(end + 1).every(({ kind }) => kind === 'punct'));
}

/** "Is not known yet", "has not answered yet": nobody has to do it, or others do it of themselves. */
function isOfItself({ sentence: { tokens } }: ParsedSentence, from: number, to: number, { grammar }: Vocabulary) {
  const said = tokens.slice(from, to).map(({ low }) => low);
  if (said.some((low) => grammar('outcomes').has(low))) return true;
  const isActive = grammar('has').has(lowOf(tokens[from - 1])) || ACTIVE.test(said[0] ?? '');
  return (
    isActive &&
    said.length > 1 &&
    !said.includes('been') &&
    said.some((low) => low === 'yet') &&
    !said.some((low) => grammar('begins').has(low))
  );
}

/** "An activity that has not started": the work is only spoken of. */
function isInClause({ sentence: { tokens }, classes }: ParsedSentence, from: number, { reasons, grammar }: Vocabulary) {
  const isVerb = (bitsAt(classes, from - 1) & CLASS.verb) !== 0 || grammar('has').has(lowOf(tokens[from - 1]));
  return reasons.has(lowOf(tokens[from - 1])) || (isVerb && reasons.has(lowOf(tokens[from - 2])));
}

/** "Someone should *be keeping* notes", "somebody will *be happy*" */
function isState({ sentence: { tokens }, classes }: ParsedSentence, to: number, { grammar, participle }: Vocabulary) {
  if (lowOf(tokens[to - 1]) !== 'be') return false;
  const isFuture = grammar('their-own').has(lowOf(tokens[to - 2])) && !participle.test(lowOf(tokens[to]));
  return isFuture || (bitsAt(classes, to) & CLASS.gerund) !== 0;
}

/** "Was still missing" */
function isPast({ sentence: { tokens }, classes }: ParsedSentence, from: number, { past }: Vocabulary): boolean {
  let at = from - 1;
  while (at >= 0 && (bitsAt(classes, at) & CLASS.adverb) !== 0) at--;
  return past.has(lowOf(tokens[at]));
}

/** "Do we need an admin repository?" */
const isWhether = ({ sentence: { tokens, question } }: ParsedSentence, from: number, { grammar }: Vocabulary) =>
  question && [from - 1, from - 2].some((at) => grammar('helpers-asked').has(lowOf(tokens[at])));

/** "The survey is still open" */
const isOpenToAll = (
  { sentence: { tokens } }: ParsedSentence,
  from: number,
  to: number,
  { undone, grammar }: Vocabulary,
) =>
  undone.has(lowOf(tokens[to - 1])) &&
  tokens.slice(Math.max(0, from - OPEN_REACH), from).some(({ low }) => grammar('stays-open').has(low));

/** "Developers who are willing to build it" */
const isRelativeWho = (
  { sentence: { tokens, question }, classes }: ParsedSentence,
  from: number,
  { grammar }: Vocabulary,
) =>
  !question &&
  grammar('who').has(lowOf(tokens[from])) &&
  (bitsAt(classes, from - 1) & CLASS.plural) !== 0 &&
  (bitsAt(classes, from - 1) & CLASS.verb) === 0;

/** "Overwritten by whoever has the right", "an item for someone else must", "can somebody explain me why": nobody is looked for. */
const isOfTheMoment = ({ sentence: { tokens } }: ParsedSentence, from: number, to: number, words: Vocabulary) =>
  words.grammar('agents').has(lowOf(tokens[from - 1])) ||
  (words.grammar('before-objects').has(lowOf(tokens[from - 1])) && lowOf(tokens[from + 1]) !== 'to') ||
  words.grammar('before-times').has(lowOf(tokens[from - 1])) ||
  (isIdle(lowOf(tokens[to - 1]), words) && words.grammar('askers').has(lowOf(tokens[to])));

/** "Somebody once thought it should" */
const tellsOfPast = ({ classes }: ParsedSentence, from: number, to: number): boolean =>
  classes.slice(from + 1, to - 1).includes(CLASS.past);

/** "Keep", "keeps" */
const isIdle = (low: string, { idleVerbs }: Vocabulary): boolean =>
  idleVerbs.has(low) || idleVerbs.has(low.replace(/s$/, ''));
