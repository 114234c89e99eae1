/** Notes that leave the verb out: "SRE to confirm the limits", "thresholds to be retuned by Friday". */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { Clause } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import { type ClausePlace, isTeamWord } from './clause-place.js';

/** "SRE to confirm the limits" */
export function isForTeam(clause: Clause, { parsed, trust, words }: ClausePlace): boolean {
  const { modality, passive, verb, start, subject } = clause;
  if (modality !== 'to' || passive || trust !== 'told' || subject !== 'team' || verb === undefined) return false;
  if (words.grammar('pronouns-of').has(lowOf(parsed.sentence.tokens[0]))) return false;
  const isFirst = parsed.sentence.tokens.slice(0, start).every(({ kind }) => kind === 'word') && start < 4;
  return (
    isFirst && isTeamWord(clause, { parsed, words }) && !words.idleVerbs.has(verb.low) && parsed.clauses[0] === clause
  );
}

/** "Thresholds to be retuned by Friday": notes leave the verb out. */
export function isToBeDone(clause: Clause, { parsed, trust, words }: ClausePlace): boolean {
  const { modality, passive, verb, start } = clause;
  const { tokens } = parsed.sentence;
  if (parsed.clauses[0] !== clause) return false;
  if (modality !== 'to' || !passive || trust !== 'told' || verb === undefined || words.idleVerbs.has(verb.low))
    return false;
  const isVerb = (low: string) => words.finite.has(low) || words.grammar('has-to').has(low);
  const isFact = tokens.slice(0, start).some(({ low }) => words.facts.has(low) || words.people.has(low));
  const first = bitsAt(parsed.classes, 0);
  const isDoing = (first & CLASS.gerund) !== 0 || (first & (CLASS.presentS | CLASS.plural)) === CLASS.presentS;
  return !isFact && !isDoing && !tokens.some(({ low }) => isVerb(low)) && !words.tells.has(lowOf(tokens[0]));
}
