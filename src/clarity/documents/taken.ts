/** Whether somebody takes what was said: in the lines after it, or below it. */

import type { OwnerReader } from './owner.js';
import type { Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** Lines after a statement in which somebody can take it, and in which it can be given to somebody; lines before it in which somebody volunteers. */
const REACH = { takes: 6, gives: 2, says: 3, volunteers: 6 } as const;
/** Whether the lines after a statement give it to somebody. */
export function isTaken(statement: Statement, sentence: string, owners: OwnerReader, words: Vocabulary): boolean {
  const { siblings } = statement;
  const at = statement.nth + 1;
  // Said by the next to speak: "I can do the benchmark on Wednesday".
  const isOffer = ({ kind, text }: Statement) =>
    kind === 'paragraph' &&
    words.offers.test(text) &&
    (words.names.speaker.test(text) || owners.speaksOf(text, sentence));
  const after = (lines: number) => [
    ...statement.children.slice(0, lines),
    ...(statement.kind === 'item' ? siblings.slice(at, at + lines) : []),
  ];
  if (statement.kind === 'paragraph' && siblings.slice(at, at + REACH.says).some(isOffer)) return true;
  if (after(1).some(({ text }) => owners.wasDone(text, sentence))) return true;
  const before = siblings.slice(Math.max(0, statement.nth - REACH.volunteers), statement.nth);
  const isVolunteered = ({ text }: Statement) => words.volunteered.test(text) && owners.inText(text) === 'person';
  if (statement.parent !== undefined && before.some(isVolunteered)) return true;
  const isReply = (one: Statement) =>
    words.takes.test(one.text) && (one.parent === statement || !words.takesBare.test(one.text));
  const takes = statement.parent === undefined ? REACH.gives : REACH.takes;
  // "Bo is bringing ropes" in the next item speaks of ropes.
  const isOfIt = ({ text, parent }: Statement) => parent === statement || owners.speaksOf(text, sentence);
  const isGiven = (one: Statement) => owners.isGiven(one.text) && (!words.owns.busy.test(one.text) || isOfIt(one));
  return after(takes).some(isReply) || after(REACH.gives).some(isGiven);
}
