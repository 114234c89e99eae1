/** Corrects the owner that the models chose by what leaves no doubt: a name, a mention, a conversation between two. */
import { isUnclearOwner, type OwnerClass } from '../labels.js';
import type { Sentence } from '../text/sentences.js';
import type { Clause, MessageContext, ParsedSentence } from './types.js';

/** Tokens at the end of a list item among which a mention signs it. */
const SIGNATURE_TOKENS = 3;

/** The owner class of a sentence. */
export function correctOwner(owner: OwnerClass, parsed: ParsedSentence, context: MessageContext): OwnerClass {
  if (isUnclearOwner(owner) && parsed.signs.some(({ sign }) => sign.id === 'certain')) return 'named';
  if (owner === 'none' && (isSigned(parsed.sentence, context) || isAssigned(parsed.sentence, parsed.clauses)))
    return 'named';
  // "Your script must be updated": whose it is, is who is meant.
  if (owner === 'none' && parsed.signs.some(({ sign }) => sign.owner === 'unclear_you' && sign.kind === 'need'))
    return isDirected(parsed.sentence, context) ? 'addressed' : 'unclear_you';
  const clear = isDirected(parsed.sentence, context);
  if (owner === 'unclear_you' && clear) return 'addressed';
  const hasContext = (context.context ?? []).length > 0;
  return owner === 'addressed' && !clear && !hasContext ? 'unclear_you' : owner;
}

/** In minutes, a mention at the end: "draft the notes @ana". */
function isSigned({ tokens }: Sentence, { medium }: MessageContext): boolean {
  return medium === 'notes' && tokens.slice(-SIGNATURE_TOKENS).some(({ kind }) => kind === 'mention');
}

/** In minutes, a name in front: "Ana: draft the notes". */
function isAssigned({ address, colon }: Sentence, [first]: readonly Clause[]): boolean {
  return colon && address.length > 0 && first?.modality === 'imperative';
}

/** Whether "you" is one person: addressed by name, or one of two who talk to each other. */
function isDirected({ address, tokens }: Sentence, { participants }: MessageContext): boolean {
  return address.length > 0 || participants === 2 || tokens.some(({ kind }) => kind === 'mention');
}
