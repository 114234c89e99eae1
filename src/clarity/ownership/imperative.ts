/** Imperatives: a base form where a clause begins. */
import { CLASS } from '../model/word-classes.js';
import type { TokenKind } from '../text/tokens.js';
import { buildClause } from './clause-builder.js';
import type { TokenView } from './token-view.js';
import type { Clause } from './types.js';

const OTHER_USES = CLASS.noun | CLASS.adjective | CLASS.name | CLASS.plural;
/** Tokens other than words that can be the object of a verb. */
const OBJECT_KINDS: ReadonlySet<TokenKind | undefined> = new Set(['code', 'url', 'mention', 'number'] as const);
/** Words that can follow a verb, but hardly a noun. */
const FOLLOW_A_VERB =
  /^(?:the|a|an|all|this|that|these|those|some|any|it|them|us|me|our|your|my|their|its|each|every|to|up|out|in|on|for|with|into|from|if|more|new|#)$/;
/** Words that can follow a noun, but not an imperative: "*test* is red". */
const FOLLOW_A_NOUN = /^(?:is|are|was|were|has|have|will|should|can|could|would|may|must|does|did|of)$/;

/** The imperative at a position: "fix the ETL". Its modality has a "?" if it could be a noun, and a "+" inside a sentence. */
export function imperativeAt(view: TokenView, i: number): Clause | undefined {
  if (!view.is(i, CLASS.verb) || !view.startsClause(i)) return undefined;
  const onlyVerb = (view.classesAt(i) & OTHER_USES) === 0;
  const hasObject = OBJECT_KINDS.has(view.at(i + 1)?.kind) || FOLLOW_A_VERB.test(view.low(i + 1));
  if ((i > 0 && !onlyVerb && !hasObject) || FOLLOW_A_NOUN.test(view.low(i + 1))) return undefined;
  const modality = `${onlyVerb || hasObject ? 'imperative' : 'imperative?'}${i === 0 ? '' : '+'}`;
  const clause = buildClause(view, { modality, subject: 'none', head: undefined, start: i, verbFrom: i });
  return { ...clause, verb: view.at(i), end: i + 1 };
}
