/** How a sentence or an item of a list begins: as an order, with a gerund, with what was done, or otherwise. */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf, type TextToken } from '../text/tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** How an item of a list begins: with a verb as one says to somebody, with a gerund, or otherwise. */
export function beginning(
  { sentence, classes, clauses }: ParsedSentence,
  { grammar, participle, verbEnding, finite, tells }: Vocabulary,
): 'imperative' | 'gerund' | 'past' | 'words' {
  const [token, second] = sentence.tokens;
  const [first] = clauses;
  const bits = bitsAt(classes, 0);
  if (second === undefined) return 'words';
  // "Phase 2 adds a guide"
  if (second.kind === 'number' && grammar('numbered').has(lowOf(token))) return 'words';
  // "Cleanup includes two parts", "otherwise whenever it restarts"
  if (token?.kind === 'word' && (finite.has(second.low) || ((bits & CLASS.verb) === 0 && tells.has(token.low))))
    return 'words';
  if (token?.kind === 'word' && grammar('follow-a-verb').has(second.low)) return 'imperative';
  // "Quarantine the tests", "unmute it": whatever the first word is known as.
  const isNoun =
    (bits & ~(CLASS.noun | CLASS.adjective | CLASS.name)) === 0 &&
    bits !== CLASS.name &&
    token?.kind === 'word' &&
    !participle.test(token.low);
  if (isNoun && grammar('behind-orders').has(second.low)) return 'imperative';
  if (isOrderOfMany({ sentence, classes }, grammar)) return 'imperative';
  // "Dockerize the server": a verb by its ending, whether it is known or not.
  if (bits === 0 && token?.kind === 'word' && verbEnding.test(token.low)) return 'imperative';
  const isPlan = grammar('plans').has(lowOf(token)) && !grammar('behind-wishes').has(second.low);
  if (isPlan && second.kind === 'word') return 'imperative';
  if (first?.modality.startsWith('imperative') && first.start === 0 && !isOfSubject(clauses)) return 'imperative';
  if ((bits & CLASS.adverb) !== 0 && first?.modality.startsWith('imperative') && first.start === 1) return 'imperative';
  const adverb = (bits & CLASS.adverb) !== 0 || lowOf(token).endsWith('ly');
  if (isGerund(token, bits) && second !== undefined) return 'gerund';
  if (adverb && isGerund(second, bitsAt(classes, 1))) return 'gerund';
  if (first?.modality === 'please' && first.start === 0) return 'imperative';
  if (token?.kind === 'word' && /ed$/.test(token.low) && (bits & (CLASS.past | CLASS.participle)) !== 0) return 'past';
  return 'words';
}

/** "Stage 2 would have to be moved": what looks like a verb belongs to a subject. */
const isOfSubject = ([, next]: ParsedSentence['clauses']): boolean =>
  next !== undefined && next.start === 2 && next.subject !== 'none' && next.subordinator === '';

/** "Order the line", "train six students", "order 60 new tables": whatever else than a verb the first word can be. */
function isOrderOfMany(
  { sentence: { tokens }, classes }: Pick<ParsedSentence, 'sentence' | 'classes'>,
  grammar: Vocabulary['grammar'],
): boolean {
  const [first, second] = tokens;
  const bits = bitsAt(classes, 0);
  const isVerb = (bits & CLASS.verb) !== 0 && (bits & (CLASS.functional | CLASS.adverb)) === 0;
  if (first?.kind !== 'word' || !(isVerb || grammar('verbs-too').has(first.low))) return false;
  if (grammar('behind-orders').has(lowOf(second)) || grammar('quantities').has(lowOf(second))) return true;
  const isMany = [2, 3, 4].some((at) => tokens[at]?.kind === 'word' && (bitsAt(classes, at) & CLASS.plural) !== 0);
  return second?.kind === 'number' && isMany;
}

const isGerund = (token: TextToken | undefined, bits: number) => token?.kind === 'word' && (bits & CLASS.gerund) !== 0;
