/** What the trained models know of a message: features are made from nothing else. */
import type { MessageContext, ParsedSentence, SignMatch } from './types.js';

/** The signs that the models were trained with: a rule that is newer than they are tells them nothing. */
export function trainedSigns({ signs }: ParsedSentence): readonly SignMatch[] {
  return signs.every(isTrained) ? signs : signs.filter(isTrained);
}

/** Whether the models were trained with a sign. */
export const isTrained = ({ sign }: SignMatch): boolean => sign.number !== undefined;

/** How many people take part, as far as it matters: "1", "2", "3" (or more), "9" (or more), "unknown", or "none" without context. */
export function participantsOf({ participants, context }: MessageContext): string {
  if (participants === undefined) return context === undefined || context.length === 0 ? 'none' : 'unknown';
  if (participants > 8) return '9';
  return participants > 2 ? '3' : String(participants);
}
