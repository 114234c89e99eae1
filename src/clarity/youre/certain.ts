/** Uses of "your" that leave no doubt, whatever the model makes of the words around them. */
import type { TextToken } from '../text/tokens.js';

/** Words that a sentence of "you're" follows: "when your done". */
const LEADS =
  /^(?:if|when|whenever|once|until|unless|because|cause|cuz|since|think|thought|know|guess|hope|glad|suppose|assume|believe|heard|whether|while|say|saying|means|sure|where)$/;
/** "Sounds like your blocked", but not "I like your shirt". */
const SEEMS = /^(?:sounds?|looks?|seems?|feels?)$/;
/** What somebody is, at the end of what is said. */
const STATES =
  /^(?:right|wrong|correct|mistaken|busy|ready|welcome|aware|sure|unsure|able|afraid|sorry|happy|online|awake|available|unavailable|blocked|stuck|free|around|here|there|done|finished|back|late|away|home|alone|kidding|joking)$/;
/** Those with which people answer: "Your right, it was the cache". */
const ANSWERS =
  /^(?:right|wrong|correct|mistaken|welcome|kidding|joking|late|hired|fired|famous|amazing|awesome|brilliant)$/;
const INTERJECTION = /^(?:yes|yeah|yep|yup|no|nope|ok|okay|oh|ah|hm+|well|true|and|but|so)$/;
/** Before "your" and a gerund: "thanks for your testing", "I appreciate your going through". */
const TAKES_A_NOUN = /^(?:to|of|on|about|by|with|without|from|for|despite|appreciate|enjoy|mind|like|love)$/;

/** "wrong": "you're" is meant; "right": it is not; undefined if that takes weighing. */
type Verdict = 'right' | 'wrong';

/** What is certain about the use of "your" that is token `at`. */
export function certainUse(tokens: readonly TextToken[], at: number): Verdict | undefined {
  const [two, before] = [lowAt(tokens, at - 2), lowAt(tokens, at - 1)];
  const [next, after] = [tokens[at + 1], tokens[at + 2]];
  if (next === undefined) return undefined;
  if (next.kind === 'emoji' || next.kind === 'mention' || next.low === '+') return 'right';
  if (next.kind !== 'word') return undefined;
  if (next.low.endsWith('ing') && TAKES_A_NOUN.test(before) && !SEEMS.test(two)) return 'right';
  const isLed = LEADS.test(before) || (before === 'like' && SEEMS.test(two));
  const opens = before === '' || INTERJECTION.test(before) || /^[,.!;:]/.test(before);
  // "Your too kind": no noun comes of it.
  if ((next.low === 'too' || next.low === 'so') && after?.kind === 'word') return 'wrong';
  if (next.low === 'not' && after?.kind === 'word') return isLed || opens ? 'wrong' : undefined;
  if (!endsThere(after)) return undefined;
  if (isLed && STATES.test(next.low)) return 'wrong';
  return opens && ANSWERS.test(next.low) ? 'wrong' : undefined;
}

/** Its text; empty at the edge of a line. */
function lowAt(tokens: readonly TextToken[], at: number): string {
  const token = tokens[at];
  return token === undefined || token.kind === 'break' ? '' : token.low;
}

const endsThere = (token: TextToken | undefined): boolean =>
  token === undefined || token.kind === 'break' || token.kind === 'emoji' || /^[.,!?;:)…]/.test(token.low);
