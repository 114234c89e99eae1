/** The owner that a clause of a document leaves open, by its modal, its subject and its verb. */
import type { UnclearOwner } from '../labels.js';
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { Clause, ParsedSentence } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import { type ClausePlace, GROUP, isTeamWord, THINGS } from './clause-place.js';
import { isStated } from './clause-stated.js';
import {
  comesRound,
  hasAgent,
  isAbility,
  isNeedOfSomething,
  isNeedOfState,
  isOfMany,
  isOfPast,
  isOfState,
  isRule,
  isTakenBack,
  modalityOf,
  participleOf,
  verbOf,
} from './clause-verb.js';
import { isForTeam, isToBeDone } from './infinitive.js';
import { isNeedOfThings } from './need.js';
import { ownerInProposal, type SaidClause } from './proposal.js';
import type { Vocabulary } from './vocabulary.js';

/** Tokens behind "need" among which a number and what is wanted are looked for. */
const CHANGE_REACH = 3;
/** Modalities that state more than a thought. */
const FIRM: ReadonlySet<string> = new Set(['should', 'need', 'will', 'going', "let's", 'be-to']);

/** The owner that a clause leaves open; undefined if it states no work. */
export function clauseOwner(clause: Clause, place: ClausePlace): UnclearOwner | undefined {
  const modality = modalityOf(clause, place.parsed, place.words);
  if (isForTeam(clause, place)) return 'team';
  if (isToBeDone(clause, place)) return clause.subject === 'team' ? 'team' : 'none';
  if (!isFirmClause(clause, modality, place)) return undefined;
  const joined = withSubject(clause, place);
  const { subject } = joined;
  const said = { clause: joined, modality, ...doingOf(clause, place) };
  if (isPassiveOfList(said, place)) return subject === 'team' ? 'team' : 'none';
  if (GROUP.has(subject)) return isOfGroup(said, place) ? 'collective' : undefined;
  if (place.trust === 'process') return ownerInProposal(said, place);
  if (subject === 'none') return isOfNotes(said, place) ? 'none' : undefined;
  return ownerOfDuty(said, place);
}

/** "The page is wrong and should be corrected", "the bucket (`b2`) should be emptied": the subject stands further in front. */
function withSubject(clause: Clause, { parsed, words }: ClausePlace): Clause {
  const { tokens } = parsed.sentence;
  const { grammar } = words;
  const passive = clause.passive || participleOf(clause, parsed, words) !== undefined;
  const before = lowOf(clause.head) || lowOf(tokens[clause.start - 1]);
  const isAdvice = grammar('advice').has(lowOf(tokens[clause.start]));
  const joins = before === ')' || grammar('weak-joins').has(before);
  const joinsFirm = !isAdvice && (before === ',' || grammar('joins').has(before));
  const isJoined = clause.subject === 'none' && passive && clause.start > 2 && (joins || joinsFirm);
  return isJoined ? { ...clause, subject: 'thing', head: tokens[0] } : clause;
}

function isFirmClause(clause: Clause, modality: string, { parsed, genre, kind, words }: ClausePlace): boolean {
  const { subject, negated, inverted } = clause;
  if (negated || inverted || !isStated(clause, parsed, words) || isTakenBack(clause, parsed, words)) return false;
  if (isOfState(clause, parsed, words) || isOfPast(clause, parsed, words)) return false;
  if (clause.passive ? hasAgent(clause, parsed, words) : words.grammar('outsiders').has(lowOf(clause.head)))
    return false;
  // "With a second arm we would need a generator"
  if (modality === 'need' && GROUP.has(subject) && words.past.has(lowOf(parsed.sentence.tokens[clause.start - 1])))
    return false;
  if (isAbility(clause, parsed, words, modality) || isNotSeen(clause, parsed, words)) return false;
  // "We either need to ask somebody, or wait"
  if (words.grammar('choices').has(lowOf(parsed.sentence.tokens[clause.start - 1]))) return false;
  if (modality === 'will' && words.grammar('occasions').has(lowOf(parsed.sentence.tokens[0]))) return false;
  const isPlanned = kind !== 'open' && genre === 'plan' && modality === 'want' && GROUP.has(subject);
  return isPlanned || FIRM.has(modality);
}

/** "It didn't seem that we need to close it" */
const isNotSeen = (
  { start }: Clause,
  { sentence: { tokens } }: ParsedSentence,
  { grammar, negations }: Vocabulary,
): boolean => {
  const before = tokens.slice(0, start);
  return before.some(({ low }, i) => negations.has(low) && grammar('appears').has(lowOf(before[i + 1])));
};

function doingOf(clause: Clause, { parsed, words }: ClausePlace): Pick<SaidClause, 'passive' | 'verb' | 'isWork'> {
  const participle = participleOf(clause, parsed, words);
  const verb = participle ?? verbOf(clause, parsed, words);
  const isWork = verb !== undefined && !words.idleVerbs.has(verb.low);
  return { passive: clause.passive || participle !== undefined, verb, isWork };
}

/** What is to be done to a thing: in a list of work, or in minutes with a day. */
function isPassiveOfList(
  { clause, modality, passive, isWork }: SaidClause,
  { parsed, genre, listed, isDecided, words }: ClausePlace,
): boolean {
  const isPlanned = genre === 'minutes' && (modality === 'will' || (isDecided && modality === 'be-to'));
  const isDated = isPlanned && (isDecided || hasDeadline(clause, parsed, words));
  if (isOfMany(clause, parsed, words.grammar)) return false;
  return (listed || isDated) && passive && isWork && (clause.subject === 'none' || THINGS.has(clause.subject));
}

/** "The docs need to be updated", "the messages must be rewritten", "operations must add it". */
function ownerOfDuty(said: SaidClause, { parsed, words, genre, listed }: ClausePlace): UnclearOwner | undefined {
  const { clause, modality, passive, isWork } = said;
  const { subject, start } = clause;
  if (listed ? isOfMany(clause, parsed, words.grammar) : isRule(clause, parsed, words)) return undefined;
  const modal = lowOf(parsed.sentence.tokens[start]);
  // Minutes resolve with this word, other documents describe with it.
  const resolves = words.grammar('resolves').has(modal) || (modality === 'be-to' && passive);
  const isMust = words.grammar('duties').has(modal) || (genre === 'minutes' && resolves);
  const isTeams = genre === 'minutes' || listed || modality !== 'will';
  const isTeam = isTeamWord(clause, { parsed, words }) && (modality !== 'be-to' || !isOfTheirs(clause, parsed, words));
  if (!passive && isWork && modality !== 'going' && isTeams && isTeam) return 'team';
  if (
    modality !== 'need' &&
    !isMust &&
    (!words.grammar('advice').has(modal) || lowOf(parsed.sentence.tokens[start + 1]) === 'have')
  )
    return undefined;
  const isFirm = modality === 'need';
  const isDue = isMust && hasDeadline(clause, parsed, words);
  const isOfThing =
    (THINGS.has(subject) && (isFirm || subject !== 'it' || isDemonstrative(clause, parsed, words) || isDue)) ||
    ((subject === 'person' || (subject === 'they' && isFirm)) && passive);
  const isNeeded = passive ? isWork : isNeedOfThings(clause, { parsed, words, genre });
  if (!isOfThing || !isNeeded) return undefined;
  return subject === 'team' ? 'team' : 'none';
}

/** "The purpose of the committee is to advise" */
function isOfTheirs({ head }: Clause, { sentence: { tokens } }: ParsedSentence, { grammar }: Vocabulary): boolean {
  const at = head === undefined ? -1 : tokens.indexOf(head);
  const isArticle = grammar('determiners').has(lowOf(tokens[at - 1]));
  return grammar('belongs').has(lowOf(tokens[isArticle ? at - 2 : at - 1]));
}

/** "The notes are wrong; *these* should be rewritten": not "the conditions *that* should be met". */
function isDemonstrative({ head }: Clause, { sentence: { tokens } }: ParsedSentence, { grammar }: Vocabulary): boolean {
  const at = head === undefined ? -1 : tokens.indexOf(head);
  const before = tokens[at - 1];
  const isFirst = before === undefined || before.kind === 'punct' || grammar('weak-joins').has(before.low);
  return at >= 0 && !grammar('pronouns').has(lowOf(head)) && isFirst;
}

/** "Will be reprocessed before the review" */
const hasDeadline = ({ start }: Clause, { sentence: { tokens } }: ParsedSentence, { grammar }: Vocabulary): boolean =>
  tokens.some(({ low }, i) => i > start && grammar('before-days').has(low));

/** "We will write …", "we need a …". */
function isOfGroup(
  { clause, modality, verb, passive, isWork }: SaidClause,
  { parsed, words, trust }: ClausePlace,
): boolean {
  if (parsed.sentence.tokens.some(({ low }) => words.sociable.has(low))) return false;
  const isOpen = isWork && lowOf(parsed.sentence.tokens[clause.start - 1]) === 'still';
  if (trust === 'process') return verb !== undefined && (words.processVerbs.has(verb.low) || isOpen) && !passive;
  const isPlan = modality === 'will' || modality === 'going';
  if (isPlan && comesRound(parsed.sentence.tokens, clause.start, words)) return false;
  if (isNeedOfSomething(clause, parsed, words) || isNeedOfNumber(clause, parsed, words)) return true;
  return !passive && isWork && !isSaidOfSomething(clause, parsed, words);
}

/** "We need ~150 new ones" */
function isNeedOfNumber({ start }: Clause, { sentence: { tokens } }: ParsedSentence, { wanted }: Vocabulary): boolean {
  const [modal, ...next] = tokens.slice(start, start + 1 + CHANGE_REACH);
  return (
    lowOf(modal) === 'need' && next.some(({ kind }) => kind === 'number') && next.some(({ low }) => wanted.has(low))
  );
}

/** Notes leave the subject out: "Need to merge the PR", and in minutes "Will write it up". */
function isOfNotes({ clause, modality, passive, isWork }: SaidClause, { parsed, genre, words }: ClausePlace): boolean {
  if (passive && beginsSo(clause, parsed, words)) return isWork;
  if (modality === 'need') return isNeedOfNotes(clause, parsed, words);
  const isPlan = genre === 'minutes' && modality === 'will' && clause.start === 0;
  return isPlan && words.processVerbs.has(lowOf(parsed.sentence.tokens[1]));
}

/** "Must be tested before Monday", "the export is slow, has to be tuned": the subject is left out. */
function beginsSo({ start }: Clause, { sentence: { tokens } }: ParsedSentence, { grammar }: Vocabulary): boolean {
  const low = lowOf(tokens[start]);
  const isFirm = grammar('duties').has(low) || grammar('has-to').has(low);
  const isAdvice = grammar('advice').has(low) && grammar('passive').has(lowOf(tokens[1]));
  const isDue =
    grammar('advice').has(low) && tokens.some((token, i) => i > start && grammar('deadlines').has(token.low));
  if (start > 0) return (isFirm || isDue) && lowOf(tokens[start - 1]) === ',';
  return isFirm || (isAdvice && !tokens.some((token) => grammar('each').has(token.low)));
}

/** "The two things we need to solve are …": the group's need describes something, and is not stated. */
function isSaidOfSomething(
  { start, head }: Clause,
  { sentence: { tokens }, classes }: ParsedSentence,
  { tells }: Vocabulary,
): boolean {
  const at = head === undefined ? start : tokens.indexOf(head);
  const before = tokens[at - 1];
  return (
    before?.kind === 'word' &&
    !tells.has(before.low) &&
    (bitsAt(classes, at - 1) & (CLASS.noun | CLASS.plural)) !== 0 &&
    (bitsAt(classes, at - 1) & (CLASS.adverb | CLASS.functional)) === 0
  );
}

/** "Need to merge the PR", "Still need more examples": notes leave the subject out. */
function isNeedOfNotes(clause: Clause, parsed: ParsedSentence, words: Vocabulary): boolean {
  const { start, verb } = clause;
  const { grammar, idleVerbs } = words;
  const { tokens } = parsed.sentence;
  const comma = tokens.findLastIndex(({ kind }, i) => kind === 'punct' && i < start);
  const before = tokens.slice(comma + 1, start);
  const low = lowOf(tokens[start]);
  const opens = before.every(({ low }) => grammar('before-needs').has(low));
  if (grammar('behind-need-noun').has(lowOf(tokens[start + 1])) || lowOf(tokens[start - 1]) === ')') return false;
  const isWork = !isNeedOfState(parsed, words, clause) && !(verb && idleVerbs.has(verb.low));
  return opens && grammar('needs').has(low) && tokens.length > start + 2 && isWork;
}
