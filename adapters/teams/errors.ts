/**
 * What Teams' answers mean for a message (learn.microsoft.com/microsoftteams/platform/bots: status codes of conversational
 * bots). Codes that are not here count by their status alone.
 */

/**
 * `place`: Baton cannot speak there any more, or never could. `message`: the message to be changed is gone. `ours`: Teams
 * does not take what we made. `barred`: not now, for a reason that may pass.
 */
export type Meaning = 'place' | 'message' | 'ours' | 'barred';

const CARD = /BadSyntax|BadArgument|MessageSizeTooBig|ActivityResponseTooLarge/i;
const MESSAGE = /ActivityNotFound|MessageNotFound/i;

/** @param change whether an earlier message was to be changed */
export function meaningOf(status: number, code: string, change: boolean): Meaning {
  if (/Throttl|TooManyRequests/i.test(code)) return 'barred';
  if (status === 404 || status === 405 || status === 410) return change || MESSAGE.test(code) ? 'message' : 'place';
  if (status === 403 || status === 0) return 'place';
  if (status === 400 || status === 413 || CARD.test(code)) return 'ours';
  return 'barred';
}
