/** What a proposal leaves to somebody: what is to be done among people, or to a thing before it can begin. */
import type { UnclearOwner } from '../labels.js';
import type { Clause, ParsedSentence } from '../ownership/types.js';
import { lowOf, type TextToken } from '../text/tokens.js';
import { type ClausePlace, isTeamWord, THINGS } from './clause-place.js';
import { isRule } from './clause-verb.js';
import type { Vocabulary } from './vocabulary.js';

/** Tokens behind "before" in which a day stands, and in front of a subject in which its article does. */
const REACH = 3;

/** A clause with what is to be done in it. */
export interface SaidClause {
  clause: Clause;
  modality: string;
  passive: boolean;
  verb: TextToken | undefined;
  isWork: boolean;
}

/** In a proposal what has to be done among people to a thing, "an issue has to be opened in each repository", or to a certain thing first. */
export function ownerInProposal(said: SaidClause, place: ClausePlace): UnclearOwner | undefined {
  const { clause, passive, modality, verb } = said;
  const isDue = isDueFirst(said, place);
  if (isOfTeam(said, place, isDue)) return 'team';
  const isOfThing = THINGS.has(clause.subject) || clause.subject === 'person';
  const isOfWork = isProcess(lowOf(verb), place.words) && modality === 'need';
  const isCertain =
    isDue && (isOfThing || clause.subject === 'they') && isOfCertain(clause, place.parsed, modality, place.words);
  return passive && ((isOfWork && isOfThing) || isCertain) ? 'none' : undefined;
}

/** "Legal has to review it", "the treasury must check it before June" */
function isOfTeam(
  { clause, verb, passive, modality, isWork }: SaidClause,
  { parsed, words }: ClausePlace,
  isDue: boolean,
) {
  if (passive || !isTeamWord(clause, { parsed, words })) return false;
  return (isDue && isWork) || (modality === 'need' && words.processVerbs.has(lowOf(verb)));
}

/** Whether a verb, or a participle, is one of work among people. */
export const isProcess = (low: string, { processVerbs, grammar }: Vocabulary): boolean =>
  grammar('arranged-among-people').has(low) || stemsOf(low).some((stem) => processVerbs.has(stem));

/** "Opened": "open"; "measured": "measure". */
const stemsOf = (participle: string): string[] => [
  participle,
  participle.replace(/d$/, ''),
  participle.replace(/e[dn]$/, ''),
  participle.replace(/(.)\1ed$/, '$1'),
  participle.replace(/ied$/, 'y'),
];

/** A duty with a time: "must be raised before we start", "has to be signed first". Not what holds for each. */
function isDueFirst({ clause, modality, verb, isWork }: SaidClause, { parsed, words }: ClausePlace): boolean {
  const { tokens } = parsed.sentence;
  const { grammar } = words;
  const modal = lowOf(tokens[clause.start]);
  const isDuty = modality === 'need' || grammar('duties').has(modal) || grammar('advice').has(modal);
  if (!isDuty || !isWork || isRule(clause, parsed, words) || grammar('designs').has(lowOf(verb))) return false;
  return tokens.some((_, i) => (i > clause.start || i === 0) && isTimeOf(tokens, i, words));
}

/** "First" at the end; "by May"; "before we start", "before the pilot begins", but not "before it is sent" or "before each call". */
function isTimeOf(tokens: readonly TextToken[], at: number, { grammar, days }: Vocabulary): boolean {
  const low = lowOf(tokens[at]);
  const next = tokens[at + 1];
  if (grammar('firstly').has(low)) return next === undefined || next.kind === 'punct';
  const isDay = tokens.slice(at + 1, at + 1 + REACH).some((one) => one.kind === 'number' || days.has(one.low));
  if (grammar('before-days').has(low) || grammar('before-months').has(low)) {
    if (isDay) return true;
  }
  if (!grammar('before-times').has(low) || !grammar('deadlines').has(low)) return false;
  return grammar('group').has(lowOf(next)) || grammar('determiners').has(lowOf(next))
    ? !isEach(tokens, at + 1, grammar)
    : false;
}

/** "Before a request is sent", but not "before a single number is given out". */
const isEach = (tokens: readonly TextToken[], at: number, grammar: Vocabulary['grammar']): boolean =>
  grammar('every').has(lowOf(tokens[at])) && !grammar('single').has(lowOf(tokens[at + 1]));

/** "The limit", "it", "our keys"; of a need also "a contract". */
function isOfCertain(
  { head, start }: Clause,
  { sentence: { tokens } }: ParsedSentence,
  modality: string,
  { grammar }: Vocabulary,
): boolean {
  const at = head === undefined ? start : tokens.indexOf(head);
  const comma = tokens.findLastIndex(({ kind }, i) => kind === 'punct' && i < at);
  const front = tokens.slice(comma + 1, at + 1);
  const isOne = front.some(({ low }) => grammar('determiners').has(low) || grammar('pronouns-of').has(low));
  const isAny = front.some(({ low }) => grammar('every').has(low));
  return isOne && (!isAny || modality === 'need');
}
