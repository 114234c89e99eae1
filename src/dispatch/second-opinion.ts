/** A second reader's word on what the language engine would ask about. */
import type { Noticed } from '../features/nudges/notice.js';
import type { Plan } from '../kit/job.js';
import type { Change } from '../model/changes.js';
import type { Question, Verdict } from '../ports/second-reader.js';
import { isInOwnWords } from './own-words.js';
import type { HeardMessage } from './recent-lines.js';

/** Reads a message again, such as a language model; undefined if it has no answer, and the engine decides. */
export interface SecondOpinionSource {
  read(question: Question): Promise<Verdict | undefined>;
}

/** Whether a plan asks who will do a piece of work: only then is the second reader asked. */
export const asksForOwner = ({ changes }: Plan): boolean => changes.some(isOwnerNudge);

const isOwnerNudge = (change: Change) =>
  change.kind === 'nudge' && change.do !== 'remove' && change.row.kind === 'owner' && change.row.state === 'waiting';

/** What was noticed, after the second reader has confirmed it, dropped it or worded it better. @param before earlier lines */
export async function secondOpinion(
  reader: SecondOpinionSource,
  message: HeardMessage,
  noticed: Noticed,
  before: readonly string[],
): Promise<Noticed> {
  const { open } = noticed;
  if (!open) return noticed;
  const verdict = await reader.read({ message: message.text, before, words: open.held.actual });
  if (!verdict) return noticed;
  if (!verdict.confirm) return { ...noticed, open: undefined };
  const { rewrite } = verdict;
  if (rewrite === null || !isInOwnWords(rewrite, message.text)) return noticed;
  return { ...noticed, open: { ...open, held: { ...open.held, rewrite, reworded: true } } };
}
