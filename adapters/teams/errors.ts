/** What Teams' refusals mean for a message (learn.microsoft.com/microsoftteams/platform/bots: status codes of bots). */

/**
 * - `closed`: Baton cannot speak in this conversation any more, or never could.
 * - `gone`: the message to be changed does not exist any more.
 * - `rejected`: Teams does not accept the message as Baton made it.
 * - `retry`: not now, for a reason that can pass.
 * - `unknown`: nobody knows.
 */
type RefusalKind = 'closed' | 'gone' | 'rejected' | 'retry' | 'unknown';

/** Of the 4xx, those that pass: a token that has to be renewed, a conflict, a precondition, a lock, a pace. */
const PASSING = [401, 408, 409, 412, 423, 425, 429];

const THROTTLED = /Throttl|TooManyRequests/i;
const REJECTED = /BadSyntax|BadArgument|MessageSizeTooBig|ActivityResponseTooLarge/i;
const GONE = /ActivityNotFound|MessageNotFound/i;

/**
 * @param code Teams' own; if it is unknown, the status alone counts
 * @param isUpdate whether an earlier message was to be changed
 */
export function refusalKind(status: number, code: string, isUpdate: boolean): RefusalKind {
  if (THROTTLED.test(code)) return 'retry';
  if (status === 404 || status === 405 || status === 410) return isUpdate || GONE.test(code) ? 'gone' : 'closed';
  if (status === 403 || status === 0) return 'closed';
  if (status === 400 || status === 413 || REJECTED.test(code)) return 'rejected';
  return status >= 400 && status < 500 && !PASSING.includes(status) ? 'unknown' : 'retry';
}
