/** Whether somebody takes what was said: in the lines after it, or below it. */

import type { OwnerReader } from './owner.js';
import type { Statement } from './statement.js';

/** Lines after a statement in which somebody can take it, and in which it can be given to somebody. */
const REACH = { takes: 6, gives: 2, says: 3 } as const;
/** "Bo: will do", "I can take it", with the speaker in front. */
const TAKES =
  /^[\s*_]*(?:(?:@?[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{0,20})?)\s?[:–-]\s)?(?:I['’]?ll\b|I\scan\b|I\swill\b|will\s(?!(?:be|have|the|a|an|we|you|they|it|there|this|that|these|those|our|any|all|people)\b)\p{L}+|can\s(?:take|do|help|reach|own|look|send|write|work)\b|(?:agreed|volunteer(?:s|ed)|offer(?:s|ed)|happy|plans)\sto\b|on it\b|taking\s(?:it|this))/iu;
/** "Will write it up" in a line of its own can be said of anything. */
const BARE = /^[\s*_]*will\s(?!do\b)/i;
/** In lines of their own, in a conversation. */
const OFFERS =
  /^[\s*_]*(?:(?:@?[\p{L}.'’-]{1,20}):\s)?(?:I\s?['’]?ll|I\scan|I\swill|on it|will do)\b(?!\s(?:see|say|imagine|tell|hear|understand|only))/iu;
/** Whether the lines after a statement give it to somebody. */
export function isTaken(statement: Statement, owners: OwnerReader): boolean {
  const { siblings } = statement;
  const at = statement.nth + 1;
  const after = (lines: number) => [
    ...statement.children.slice(0, lines),
    ...(statement.kind === 'item' ? siblings.slice(at, at + lines) : []),
  ];
  if (statement.kind === 'paragraph' && siblings.slice(at, at + REACH.says).some(isOffer)) return true;
  const isReply = (one: Statement) => TAKES.test(one.text) && (one.parent === statement || !BARE.test(one.text));
  const takes = statement.parent === undefined ? REACH.gives : REACH.takes;
  return after(takes).some(isReply) || after(REACH.gives).some(({ text }) => owners.isGiven(text));
}

/** Said by the next to speak: "I can do the benchmark on Wednesday". */
const isOffer = ({ kind, text }: Statement) => kind === 'paragraph' && OFFERS.test(text);
