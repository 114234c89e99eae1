/** What is done in a clause, and how far its words reach. */
import { bitsAt, CLASS, guessClasses } from '../model/word-classes.js';
import type { Clause, ParsedSentence } from '../ownership/types.js';
import type { TextToken } from '../text/tokens.js';
import { lowOf } from '../text/tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** Tokens behind "within" in which the unit of a time stands. */
const REPLY_REACH = 4;
/** Tokens behind "by" in which a day can stand: "by the end", "by the 3rd". */
const AGENT_REACH = 4;
/** Marks that a thought of its own can stand behind. */
const BREAKS = /^[,;:()–—]$/;

/** "Will need to" and "should have to" are needs. */
export function modalityOf(
  { modality, start, end }: Clause,
  { sentence: { tokens } }: ParsedSentence,
  { grammar }: Vocabulary,
): string {
  const isNeed = tokens
    .slice(start + 1, end)
    .some(({ low }, i, rest) => grammar('has-to').has(low) && rest[i + 1]?.low === 'to');
  return isNeed && modality !== 'can' ? 'need' : modality;
}

/** Its verb: also one that itself can announce another, as in "need to plan for the move". */
export function verbOf(clause: Clause, parsed: ParsedSentence, { grammar }: Vocabulary): TextToken | undefined {
  const { tokens } = parsed.sentence;
  const tried = attempted(clause, parsed, grammar);
  if (tried !== undefined) return tried;
  if (clause.verb !== undefined) return clause.verb;
  const next = afterAdverbs(parsed, clause.start + 1);
  const at = tokens[next]?.low === 'to' ? afterAdverbs(parsed, next + 1) : next;
  if (at === next && grammar('wishes').has(clause.modality)) return undefined;
  return (bitsAt(parsed.classes, at) & CLASS.verb) === 0 ? undefined : tokens[at];
}

/** "Try to *implement* it" */
function attempted(
  { verb }: Clause,
  { sentence: { tokens }, classes }: ParsedSentence,
  grammar: Vocabulary['grammar'],
) {
  const at = verb === undefined ? -1 : tokens.indexOf(verb);
  const isTried = at >= 0 && grammar('attempts').has(lowOf(verb)) && lowOf(tokens[at + 1]) === 'to';
  return isTried && (bitsAt(classes, at + 2) & CLASS.verb) !== 0 ? tokens[at + 2] : undefined;
}

/** What is done to the subject: "will be *enhanced*", "has to be *put*". */
export function participleOf(
  { start }: Clause,
  parsed: ParsedSentence,
  { participle }: Vocabulary,
): TextToken | undefined {
  const { tokens } = parsed.sentence;
  const next = afterAdverbs(parsed, start + 1);
  const be = tokens[next]?.low === 'to' ? afterAdverbs(parsed, next + 1) : next;
  if (tokens[be]?.low !== 'be') return undefined;
  const at = afterAdverbs(parsed, be + 1);
  const isOne =
    (bitsAt(parsed.classes, at) & (CLASS.participle | CLASS.past)) !== 0 || participle.test(lowOf(tokens[at]));
  return isOne ? tokens[at] : undefined;
}

function afterAdverbs({ sentence: { tokens }, classes }: ParsedSentence, from: number): number {
  const isAdverb = (at: number) => (bitsAt(classes, at) & (CLASS.adverb | CLASS.verb)) === CLASS.adverb;
  let at = from;
  while (at < tokens.length && isAdverb(at)) at++;
  return at;
}

/** The token up to which words can weaken what is said up to `end`: not behind a comma, unless they object with "but". */
export function weakenedUpTo({ sentence: { tokens } }: ParsedSentence, end: number, { grammar }: Vocabulary): number {
  const at = tokens.findIndex(({ low }, i) => i >= end && BREAKS.test(low));
  return at < 0 || grammar('objects').has(lowOf(tokens[at + 1])) ? tokens.length : at;
}

/** "Does *not* have to be", "*nothing* has to be" */
export function isTakenBack({ start }: Clause, { sentence: { tokens }, classes }: ParsedSentence, words: Vocabulary) {
  let at = start - 1;
  while (at >= 0 && bitsAt(classes, at) === CLASS.adverb && !words.negations.has(lowOf(tokens[at]))) at--;
  return words.negations.has(lowOf(tokens[at]));
}

/** "We need a document", "we need monitoring". */
export function isNeedOfSomething(
  { start }: Clause,
  { sentence, classes }: ParsedSentence,
  words: Vocabulary,
): boolean {
  const [modal, next] = sentence.tokens.slice(start, start + 2);
  if (modal?.low !== 'need' || next === undefined) return false;
  return words.wanted.has(next.low) || (bitsAt(classes, start + 1) & CLASS.gerund) !== 0;
}

/** "Need to find out what it costs?": a question mark makes no question of it. */
export const isNoteOfNeed = ({ sentence: { tokens } }: ParsedSentence, { grammar }: Vocabulary): boolean =>
  grammar('needs').has(lowOf(tokens[0])) && tokens[1]?.low === 'to';

/** Whether the first clause has left its subject out: "Need to …", "Will …". */
export const leavesSubjectOut = ({ clauses: [first] }: ParsedSentence): boolean =>
  first !== undefined && first.subject === 'none' && first.start < 2 && !first.modality.startsWith('imperative');

/** "We ought to be modest": nothing is done. */
export function isOfState(clause: Clause, parsed: ParsedSentence, words: Vocabulary): boolean {
  const { tokens } = parsed.sentence;
  const at = lowOf(tokens[clause.start + 1]) === 'to' ? clause.start + 2 : clause.start + 1;
  const isState =
    (bitsAt(parsed.classes, at + 1) & CLASS.adjective) !== 0 && participleOf(clause, parsed, words) === undefined;
  return lowOf(tokens[at]) === 'be' && isState;
}

/** "The second server lets us test it", "we are able to test it" */
export function isAbility(
  { start, modality: own }: Clause,
  { sentence: { tokens }, classes }: ParsedSentence,
  { grammar }: Vocabulary,
  modality: string = own,
): boolean {
  if (modality === "let's") return start > 0 && grammar('all-of-us').has(lowOf(tokens[start + 1]));
  const to = tokens.findIndex(({ low }, i) => i > start && low === 'to');
  return modality === 'going' && classes.slice(start, to).some((bits) => bits === CLASS.adjective);
}

/** "Need to be careful" */
export function isNeedOfState(parsed: ParsedSentence, words: Vocabulary, clause = parsed.clauses[0]): boolean {
  if (clause?.modality !== 'need' || clause.subject !== 'none') return false;
  return parsed.sentence.tokens[clause.start + 2]?.low === 'be' && participleOf(clause, parsed, words) === undefined;
}

/** "We should have tested it", "it ought to have been tested", "it needed to be restarted" */
export function isOfPast({ start }: Clause, parsed: ParsedSentence, { grammar, participle }: Vocabulary): boolean {
  const { tokens } = parsed.sentence;
  const [modal, next, after] = tokens.slice(start, start + 3).map(({ low }) => low);
  const isMissed = grammar('advice').has(modal ?? '') && grammar('has').has(next ?? '') && after !== 'to';
  const done = afterAdverbs(parsed, start + 3);
  const isDone = (bitsAt(parsed.classes, done) & CLASS.participle) !== 0 || participle.test(lowOf(tokens[done]));
  const isMissedDuty = grammar('duties').has(modal ?? '') && next === 'to' && grammar('has').has(after ?? '') && isDone;
  return isMissed || isMissedDuty || grammar('past-needs').has(modal ?? '');
}

/** "Each team must move its own jobs", "the report has to be sent every Monday": what all do, or what comes round again. */
export function isRule({ head, start }: Clause, parsed: ParsedSentence, { grammar, days }: Vocabulary): boolean {
  const { tokens } = parsed.sentence;
  const at = head === undefined ? -1 : tokens.indexOf(head);
  return (
    isOfMany({ head, start }, parsed, grammar) ||
    ([tokens[0], tokens[at - 1]].some((one) => grammar('each').has(lowOf(one))) &&
      !grammar('advice').has(lowOf(tokens[start]))) ||
    isByRule(tokens, grammar) ||
    (grammar('each').has(lowOf(tokens[1])) && (bitsAt(parsed.classes, 0) & CLASS.functional) !== 0) ||
    tokens.some(({ low }, i) => grammar('whoever').has(low) && grammar('agents').has(lowOf(tokens[i - 1]))) ||
    comesRound(tokens, start, { grammar, days })
  );
}

/** "Tables above 2 TB must be partitioned", "guests must be met at the door, never inside": what holds for all that is so. */
export function isOfMany(
  { head, start }: Pick<Clause, 'head' | 'start'>,
  { sentence: { tokens }, classes }: ParsedSentence,
  grammar: Vocabulary['grammar'],
): boolean {
  const isDuty = grammar('duties').has(lowOf(tokens[start])) || grammar('advice').has(lowOf(tokens[start]));
  // "5.5 Guests must …"
  const at = tokens[0]?.kind === 'number' ? 1 : 0;
  const first = bitsAt(classes, at) || guessClasses(lowOf(tokens[at]));
  const isMany = (first & CLASS.plural) !== 0 && !grammar('determiners').has(lowOf(tokens[at]));
  const isLimited = head !== undefined && tokens.indexOf(head) > 0 && grammar('limits').has(lowOf(tokens[1]));
  return isDuty && isMany && (isLimited || tokens.some(({ low }, i) => i > start && grammar('never').has(low)));
}

/** "According to the handbook", "by law" */
const isByRule = ([first, second]: readonly TextToken[], grammar: Vocabulary['grammar']): boolean =>
  grammar('by-rule').has(lowOf(first)) || (grammar('agents').has(lowOf(first)) && grammar('laws').has(lowOf(second)));

/** "Is handed in by the applicants", "checked by two people": the doer is named; not "by the end of May", "by hand". */
export function hasAgent(
  { start }: Clause,
  { sentence: { tokens } }: ParsedSentence,
  { grammar, days }: Vocabulary,
): boolean {
  const at = tokens.findIndex(({ low }, i) => i > start && grammar('agents').has(low));
  const next = lowOf(tokens[at + 1]);
  // Not "by a native speaker": anybody who is one.
  const isWho = (grammar('determiners').has(next) && !grammar('every').has(next)) || grammar('quantities').has(next);
  return (
    at >= 0 &&
    isWho &&
    !tokens.slice(at + 1, at + 1 + AGENT_REACH).some(({ low, kind }) => kind === 'number' || days.has(low))
  );
}

/** "From now on", "every Monday", "after each change", "within ten minutes": it comes round again. */
export function comesRound(
  tokens: readonly TextToken[],
  start: number,
  { grammar, days }: Pick<Vocabulary, 'grammar' | 'days'>,
): boolean {
  const isTime = (next: TextToken | undefined) => next?.kind === 'number' || days.has(lowOf(next));
  const isReply = (i: number) =>
    tokens.slice(i + 1, i + 1 + REPLY_REACH).some(({ low }) => grammar('reply-times').has(low));
  const isOccasion = (i: number) =>
    grammar('before-times').has(lowOf(tokens[i])) && grammar('each').has(lowOf(tokens[i + 1]));
  const isNow = (i: number) => lowOf(tokens[i + 1]) === 'now' && lowOf(tokens[i + 2]) === 'on';
  return tokens.some(
    ({ low }, i) =>
      (i > start && (grammar('again-and-again').has(low) || (grammar('each').has(low) && isTime(tokens[i + 1])))) ||
      (i > start && ((grammar('within').has(low) && isReply(i)) || isOccasion(i))) ||
      (low === 'from' && isNow(i)),
  );
}
