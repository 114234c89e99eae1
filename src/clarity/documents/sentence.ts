/** What a sentence of a document says of work that nobody is named for, by its clauses and by the kind of its document. */
import type { UnclearOwner } from '../labels.js';
import { CLASS } from '../model/word-classes.js';
import type { Clause, ParsedSentence } from '../ownership/types.js';
import type { Subject } from '../rules/rule-book.js';
import type { TextToken } from '../text/tokens.js';
import { isNeedOfSomething, isNoteOfNeed, modalityOf, participleOf, verbOf, weakenedUpTo } from './clause-verb.js';
import type { Genre, Vocabulary } from './vocabulary.js';

/** How far prose counts: `told` plans and needs of the group; `process` those among people; `outright` only words that say that nobody is named. */
type Trust = 'told' | 'process' | 'outright';

const TRUST: Record<Genre, Trust> = {
  minutes: 'told',
  tracking: 'told',
  'post-mortem': 'told',
  plan: 'told',
  other: 'told',
  proposal: 'process',
  instructions: 'outright',
  specification: 'outright',
  template: 'outright',
};

const GROUP: ReadonlySet<Subject> = new Set(['we', 'all']);
const THINGS: ReadonlySet<Subject> = new Set(['thing', 'it', 'there', 'team']);
/** Modalities that state more than a thought. */
const FIRM: ReadonlySet<string> = new Set(['should', 'need', 'will', 'going', "let's", 'be-to']);
/** A modal that is a thought only, wherever it is written like a firm one. */
const HEDGES = /^(?:might|could|may|would|maybe|perhaps|possibly|if|unless|assuming|ideally|eventually)$/;
/** What minutes report with "that". */
const REPORTS = /^(?:noted|agreed|decided|concluded|resolved|confirmed|stressed|agreement|decision|consensus)$/;
const BEFORE_MONTHS = /^(?:in|by|of|for|until|till|from|since|early|mid|late|end|\d+)$/;
const NEVER = /^(?:never|nor|neither|no-longer)$/;
const CONDITIONS = /^(?:if|unless|when|whenever|assuming|in case)$/;
const OPINIONS =
  /^(?:think|thinks|thought|opinion|suggest|suggests|suggested|wonder|wonders|prefer|prefers|feel|feels|believes?)$/;

/** Whether a document of this genre states work in its prose. */
export const statesWork = (genre: Genre): boolean => TRUST[genre] !== 'outright';

/** The owner that a sentence leaves open; undefined if it states no work, or not plainly enough for its genre. @param listed whether it stands where work is listed */
export function openOwner(
  parsed: ParsedSentence,
  genre: Genre,
  words: Vocabulary,
  listed = false,
): UnclearOwner | undefined {
  const { sentence, classes } = parsed;
  if (sentence.done) return undefined;
  const phrases = words.phrases.matches(sentence.tokens, classes);
  const trust = TRUST[genre];
  if (phrases.some(({ value }) => value === 'outright') && !isConditional(parsed)) return 'indefinite';
  if (trust === 'outright' || (sentence.question && !isNoteOfNeed(parsed))) return undefined;
  const isFirm = (end: number) => !isHedged(parsed, weakenedUpTo(parsed, end));
  if (trust === 'told' && phrases.some(({ value, match }) => value === 'notes' && isFirm(match.to))) return 'none';
  const place = { parsed, genre, words, listed };
  for (const clause of parsed.clauses) {
    const owner = isFirm(clause.end) ? clauseOwner(clause, place) : undefined;
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** Where a clause stands. */
interface ClausePlace {
  parsed: ParsedSentence;
  genre: Genre;
  words: Vocabulary;
  listed: boolean;
}

function clauseOwner(clause: Clause, place: ClausePlace): UnclearOwner | undefined {
  const { parsed, genre, words, listed } = place;
  const { subject, negated, inverted } = clause;
  const modality = modalityOf(clause, parsed);
  const isPlanned = listed && genre === 'plan' && modality === 'want' && GROUP.has(subject);
  if (negated || inverted || !isStated(clause, parsed) || !(FIRM.has(modality) || isPlanned)) return undefined;
  if (modality === 'will' && /^when(?:ever)?$/.test(parsed.sentence.tokens[0]?.low ?? '')) return undefined;
  const participle = participleOf(clause, parsed);
  const passive = clause.passive || participle !== undefined;
  const verb = participle ?? verbOf(clause, parsed);
  const isWork = verb !== undefined && !words.idleVerbs.has(verb.low);
  const owner = subject === 'team' ? 'team' : 'none';
  if (listed && passive && isWork && (subject === 'none' || THINGS.has(subject))) return owner;
  if (GROUP.has(subject)) return isOfGroup(clause, place, verb, passive) ? 'collective' : undefined;
  if (TRUST[genre] === 'process') return undefined;
  if (subject === 'none') return isOfNotes(clause, modality, place) ? 'none' : undefined;
  if ((THINGS.has(subject) || (subject === 'person' && passive)) && modality === 'need')
    return (passive ? isWork : isNeedOfThings(clause, parsed, words)) ? owner : undefined;
  return undefined;
}

/** "We will write …", "we need a …". */
function isOfGroup(
  clause: Clause,
  { parsed, genre, words }: ClausePlace,
  verb: TextToken | undefined,
  passive: boolean,
): boolean {
  if (TRUST[genre] === 'process') return verb !== undefined && words.processVerbs.has(verb.low) && !passive;
  if (isNeedOfSomething(clause, parsed, words)) return true;
  const isWork = verb !== undefined && !words.idleVerbs.has(verb.low);
  return !passive && isWork && !isSaidOfSomething(clause, parsed);
}

/** Notes leave the subject out: "Need to merge the PR", and in minutes "Will write it up". */
function isOfNotes(clause: Clause, modality: string, { parsed, genre, words }: ClausePlace): boolean {
  if (modality === 'need') return isNeedOfNotes(clause, parsed, words);
  const isPlan = genre === 'minutes' && modality === 'will' && clause.start === 0;
  return isPlan && words.processVerbs.has(parsed.sentence.tokens[1]?.low ?? '');
}

/** Said as such, or reported: "we agreed that the docs need to be updated". */
function isStated({ subordinator, start }: Clause, { sentence: { tokens } }: ParsedSentence): boolean {
  if (subordinator === '' || subordinator === 'so') return true;
  return subordinator === 'that' && tokens.slice(0, start).some(({ low }) => REPORTS.test(low));
}

/** "The two things we need to solve are …": the group's need describes something, and is not stated. */
function isSaidOfSomething({ start, head }: Clause, { sentence: { tokens }, classes }: ParsedSentence): boolean {
  const at = head === undefined ? start : tokens.indexOf(head);
  const before = tokens[at - 1];
  return (
    before?.kind === 'word' &&
    ((classes[at - 1] ?? 0) & (CLASS.noun | CLASS.plural)) !== 0 &&
    ((classes[at - 1] ?? 0) & (CLASS.adverb | CLASS.functional)) === 0
  );
}

/** "Need to merge the PR", "Still need more examples": notes leave the subject out. */
function isNeedOfNotes(clause: Clause, parsed: ParsedSentence, words: Vocabulary): boolean {
  const { start, verb } = clause;
  const { tokens } = parsed.sentence;
  const comma = tokens.findLastIndex(({ kind }, i) => kind === 'punct' && i < start);
  const before = tokens.slice(comma + 1, start);
  const low = tokens[start]?.low ?? '';
  const opens = before.every(({ low }) => /^(?:still|also|and|but|will|probably|then|now|just|we|so)$/.test(low));
  const isWork = !isNeedOfState(parsed, clause) && !(verb && words.idleVerbs.has(verb.low));
  return opens && /^needs?$/.test(low) && tokens.length > start + 2 && isWork;
}

/** "Need to be careful" */
function isNeedOfState(parsed: ParsedSentence, clause = parsed.clauses[0]): boolean {
  if (clause?.modality !== 'need' || clause.subject !== 'none') return false;
  return parsed.sentence.tokens[clause.start + 2]?.low === 'be' && participleOf(clause, parsed) === undefined;
}

/** "The docs need some updates", "the packages need to move". */
function isNeedOfThings(
  { start, verb, head }: Clause,
  { sentence: { tokens } }: ParsedSentence,
  words: Vocabulary,
): boolean {
  const [modal, next, after] = tokens.slice(start, start + 3);
  if (modal === undefined || !/^needs?$/.test(modal.low) || next === undefined || words.people.has(head?.low ?? ''))
    return false;
  if (/^(?:for|of|is|was)$/.test(next.low) || /^(?:the|a|no|any|and)$/.test(tokens[start - 1]?.low ?? '')) return false;
  return next.low === 'to'
    ? words.changes.has(verb?.low ?? '')
    : words.changes.has(after?.low ?? '') || words.changes.has(next.low);
}

const isConditional = ({ sentence: { tokens } }: ParsedSentence) => tokens.some(({ low }) => CONDITIONS.test(low));

/** Whether words up to a token take back that it is to be done. */
function isHedged(parsed: ParsedSentence, end = parsed.sentence.tokens.length): boolean {
  const tokens = parsed.sentence.tokens.slice(0, end);
  return tokens.some(
    ({ low }, i) =>
      OPINIONS.test(low) ||
      NEVER.test(low) ||
      (HEDGES.test(low) && (i === 0 || low !== 'would') && !isMonth(parsed, i)),
  );
}

/** "In May" says when. */
const isMonth = ({ sentence: { tokens }, classes }: ParsedSentence, at: number): boolean =>
  tokens[at]?.low === 'may' &&
  BEFORE_MONTHS.test(tokens[at - 1]?.low ?? '') &&
  ((classes[at + 1] ?? 0) & CLASS.verb) === 0;

/** Words after a verb that could be a noun: "alert when …". */
const FOLLOWS_A_VERB = /^(?:when|whenever|if)$/;

/** Verbs that begin a wish elsewhere: "plan the meetings". */
const PLANS = /^(?:plan|try|propose|suggest|recommend)$/;

/** How an item of a list begins: with a verb as one says to somebody, with a gerund, or otherwise. */
export function beginning({
  sentence,
  classes,
  clauses: [first],
}: ParsedSentence): 'imperative' | 'gerund' | 'past' | 'words' {
  const [token, second] = sentence.tokens;
  const bits = classes[0] ?? 0;
  if (second === undefined) return 'words';
  if (token?.kind === 'word' && FOLLOWS_A_VERB.test(second.low)) return 'imperative';
  if (PLANS.test(token?.low ?? '') && second.kind === 'word' && !/^(?:to|that)$/.test(second.low)) return 'imperative';
  if (first?.modality.startsWith('imperative') && first.start === 0) return 'imperative';
  if ((bits & CLASS.adverb) !== 0 && first?.modality.startsWith('imperative') && first.start === 1) return 'imperative';
  const adverb = (bits & CLASS.adverb) !== 0 || (token?.low ?? '').endsWith('ly');
  if (isGerund(token, bits) && second !== undefined) return 'gerund';
  if (adverb && isGerund(second, classes[1] ?? 0)) return 'gerund';
  if (first?.modality === 'please' && first.start === 0) return 'imperative';
  if (token?.kind === 'word' && /ed$/.test(token.low) && (bits & (CLASS.past | CLASS.participle)) !== 0) return 'past';
  return 'words';
}

const isGerund = (token: TextToken | undefined, bits: number) => token?.kind === 'word' && (bits & CLASS.gerund) !== 0;

/** Whether it says something of somebody or something, and does not only name or order it. */
export const isSentence = (parsed: ParsedSentence): boolean =>
  beginning(parsed) === 'words' && parsed.clauses.some(({ subject }) => subject !== 'none');

/** Whether it tells, without a "can", a "maybe" or a "not", what is to be done. */
export const isFirmStatement = (parsed: ParsedSentence): boolean =>
  beginning(parsed) === 'words' &&
  (parsed.clauses.length > 0 || parsed.signs.length > 0) &&
  !isNeedOfState(parsed) &&
  !isHedged(parsed) &&
  parsed.clauses.every(({ negated, modality }) => !negated && modality !== 'can');
