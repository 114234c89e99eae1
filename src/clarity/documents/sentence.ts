/** What a sentence of a document says of work that nobody is named for, by its clauses and by the kind of its document. */
import type { UnclearOwner } from '../labels.js';
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import type { TextToken } from '../text/tokens.js';
import { lowOf } from '../text/tokens.js';
import { beginning } from './beginning.js';
import { clauseOwner } from './clause-owner.js';
import type { Trust } from './clause-place.js';
import {
  comesRound,
  hasAgent,
  isAbility,
  isNeedOfState,
  isNoteOfNeed,
  isOfMany,
  isOfPast,
  isOfState,
  isRule,
  isTakenBack,
  weakenedUpTo,
} from './clause-verb.js';
import { isHedged } from './hedge.js';
import { type SaidPhrase, saidBy } from './phrases.js';
import { isProcess } from './proposal.js';
import type { Genre, SectionKind, Vocabulary } from './vocabulary.js';

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

const OF_THINGS: ReadonlySet<string> = new Set(['thing', 'it', 'there', 'team']);

const isStill = ({ sentence: { tokens } }: ParsedSentence, from: number) => lowOf(tokens[from]) === 'still';

/** "We agreed to rehearse it" */
function isAgreed({ sentence: { tokens }, classes }: ParsedSentence, words: Vocabulary): boolean {
  const { grammar } = words;
  const at = tokens.findIndex(({ low }, i) => grammar('agrees').has(low) && grammar('group').has(lowOf(tokens[i - 1])));
  const verb = tokens[at + 2];
  if (at < 0 || tokens[at + 1]?.low !== 'to' || verb === undefined) return false;
  return (bitsAt(classes, at + 2) & CLASS.verb) !== 0 && !words.idleVerbs.has(verb.low);
}

/** Whether a document of this genre states work in its prose. */
export const statesWork = (genre: Genre): boolean => TRUST[genre] !== 'outright';

/** Below a heading of work a proposal tells what is to be done, and a specification what is still open. */
const trustOf = (genre: Genre, kind: SectionKind): Trust =>
  kind === 'action' && (genre === 'proposal' || genre === 'specification') ? 'told' : TRUST[genre];

/** Where a sentence stands. */
interface SentencePlace {
  genre: Genre;
  words: Vocabulary;
  kind: SectionKind;
  isItem: boolean;
  isDecided?: boolean;
}

/** Whether nothing up to the end of what is said weakens it. */
const isFirm = (parsed: ParsedSentence, words: Vocabulary, end: number, from = end): boolean =>
  !isHedged(parsed, words, weakenedUpTo(parsed, end, words), [from, end]);

/** What certain phrases say by themselves: outright that nobody has it, or as notes put it that it is to be done. */
function ownerByPhrase(
  parsed: ParsedSentence,
  words: Vocabulary,
  trust: Trust,
  genre: Genre,
): UnclearOwner | undefined {
  const said = saidBy(parsed, words);
  const isRule = words.grammar('every').has(lowOf(parsed.sentence.tokens[0]));
  const isTold = (from: number) =>
    trust !== 'outright' ||
    !(
      isRule ||
      (genre !== 'template' && isOfReaders(parsed, words)) ||
      isReason(parsed, from, words) ||
      (genre === 'instructions' && isBehindOrder(parsed, from))
    );
  const isOfEach = words.grammar('each').has(lowOf(parsed.sentence.tokens[0]));
  const isSaidOutright = ({ kind, from, to }: SaidPhrase) =>
    kind === 'outright' && !isOfEach && isTold(from) && !isConditional(parsed, words, [from, to]);
  if (said.some(isSaidOutright)) return 'indefinite';
  const isOwnGap = said.some(
    ({ kind, from, to }) =>
      kind === 'gaps' &&
      isFirm(parsed, words, to, from) &&
      isTold(from) &&
      (trust !== 'process' || isStill(parsed, from)),
  );
  if (isOwnGap && genre !== 'template' && !parsed.sentence.question && !isConditional(parsed, words)) return 'none';
  if (trust === 'outright') return undefined;
  if (said.some(({ kind }) => kind === 'asks') && !isConditional(parsed, words)) return 'indefinite';
  if (trust !== 'told') return said.some((one) => isUnasked(one, parsed, words)) ? 'none' : undefined;
  if (parsed.sentence.question && !isNoteOfNeed(parsed, words)) return undefined;
  if (
    said.some(
      ({ kind, from, to }) =>
        kind === 'notes' &&
        isFirm(parsed, words, to, from) &&
        !isOccasional(parsed, from, words) &&
        !comesRound(parsed.sentence.tokens, to, words),
    )
  )
    return 'none';
  // What was decided while it happened is over.
  return genre !== 'post-mortem' && isAgreed(parsed, words) ? 'collective' : undefined;
}

/** "An offer has not been obtained": in a proposal, too. */
const isUnasked = ({ kind, from, to }: SaidPhrase, parsed: ParsedSentence, words: Vocabulary): boolean => {
  const { tokens } = parsed.sentence;
  const isEnd = tokens[to]?.kind !== 'word' || words.grammar('so-far').has(lowOf(tokens[to]));
  const isOfWork = ({ low }: TextToken) =>
    words.participle.test(low) && (words.grammar('arranged-among-people').has(low) || (isEnd && isProcess(low, words)));
  const isSaid = (kind === 'notes' || kind === 'gaps') && tokens.slice(from, to).some(isOfWork);
  return isSaid && !isConditional(parsed, words) && isFirm(parsed, words, to, from);
};

/** The owner that a sentence leaves open; undefined if it states no work, or not plainly enough for its place. */
export function openOwner(parsed: ParsedSentence, at: SentencePlace): UnclearOwner | undefined {
  const { genre, words, kind } = at;
  if (parsed.sentence.done) return undefined;
  const trust = trustOf(genre, kind);
  const byPhrase = ownerByPhrase(parsed, words, trust, genre);
  const isAsked = parsed.sentence.question && !isNoteOfNeed(parsed, words);
  if (byPhrase !== undefined || trust === 'outright' || isAsked) return byPhrase;
  const listed = kind === 'action' || (kind === 'plan' && at.isItem);
  const isDecided = at.isDecided === true && !words.grammar('none-of').has(lowOf(parsed.sentence.tokens[0]));
  const place = { parsed, genre, words, kind, listed, trust, isDecided };
  for (const clause of parsed.clauses) {
    const owner = isFirm(parsed, words, clause.end) ? clauseOwner(clause, place) : undefined;
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** "Old bucket: delete it by the end of May": an order with a day. */
export function isDatedOrder(
  { sentence: { tokens }, clauses }: ParsedSentence,
  { idleVerbs, days, grammar }: Vocabulary,
): boolean {
  const order = clauses.find(
    ({ modality, start }) =>
      modality.startsWith('imperative') && (start === 0 || /^[:–—-]$/.test(lowOf(tokens[start - 1]))),
  );
  if (order?.verb === undefined || idleVerbs.has(order.verb.low)) return false;
  const isDay = ({ kind, low }: TextToken) => kind === 'number' || days.has(low);
  return tokens.some(
    ({ low }, i) => i > order.start && grammar('deadlines').has(low) && tokens.slice(i + 1, i + 3).some(isDay),
  );
}

/** "Open an issue, since someone has to look at it", "Make sure that nobody is on it": a part of what readers are told. */
const isReason = ({ sentence: { tokens } }: ParsedSentence, from: number, { reasons }: Vocabulary) =>
  tokens.slice(0, from).some(({ low }) => reasons.has(low));

/** "It falls back when the key is missing" */
function isOccasional({ sentence: { tokens } }: ParsedSentence, from: number, { grammar }: Vocabulary): boolean {
  const at = tokens.findLastIndex(({ low }, i) => i < from && grammar('occasions').has(low));
  return at >= 0 && !tokens.slice(at, from).some(({ kind }) => kind === 'punct');
}

/** "Open a ticket, and the ticket needs an owner": of what readers do. */
const isBehindOrder = ({ clauses }: ParsedSentence, from: number) =>
  clauses.some(
    ({ modality, start }) => start < from - 2 && (modality === 'should' || modality.startsWith('imperative')),
  );

/** "Someone else has to approve your change": of what readers do. */
const isOfReaders = ({ sentence: { tokens } }: ParsedSentence, { grammar }: Vocabulary) =>
  tokens.some(({ low }) => grammar('readers').has(low));

/** @param own tokens whose own condition does not count: "great if somebody could …" */
const isConditional = (
  { sentence: { tokens } }: ParsedSentence,
  { grammar }: Vocabulary,
  [from, to]: readonly [number, number] = [0, 0],
) => tokens.some(({ low }, i) => (i < from || i >= to) && grammar('conditions').has(low));

/** Whether it says something of somebody or something, and does not only name or order it. */
export const isSentence = (parsed: ParsedSentence, words: Vocabulary): boolean =>
  beginning(parsed, words) === 'words' && parsed.clauses.some(({ subject }) => subject !== 'none');

/** Whether it tells, without a "can", a "maybe" or a "not", what is to be done. */
export const isFirmStatement = (parsed: ParsedSentence, words: Vocabulary): boolean =>
  beginning(parsed, words) === 'words' &&
  (parsed.clauses.length > 0 || parsed.signs.length > 0) &&
  !parsed.clauses.some(({ subordinator }) => words.grammar('asked').has(subordinator)) &&
  !isNeedOfState(parsed, words) &&
  !isHedged(parsed, words) &&
  parsed.clauses.every(
    (clause) =>
      !clause.negated &&
      clause.modality !== 'can' &&
      !isAbility(clause, parsed, words) &&
      !isTakenBack(clause, parsed, words) &&
      !isOfMany(clause, parsed, words.grammar) &&
      !isOfPast(clause, parsed, words) &&
      !words.grammar('outsiders').has(lowOf(clause.head)) &&
      !hasAgent(clause, parsed, words) &&
      !(OF_THINGS.has(clause.subject) && clause.modality !== 'to' && isRule(clause, parsed, words)) &&
      !isOfState(clause, parsed, words),
  );
