/** Ids of conversations. A thread's names its channel and its first message: "19:…@thread.tacv2;messageid=17724400". */

const THREAD = ';messageid=';

/** The conversation a thread is in; any other conversation itself. */
export const withoutThread = (conversation: string): string => conversation.split(THREAD, 1)[0] ?? '';

/** The first message of the thread; null if the id is not a thread's. */
export function threadRoot(conversation: string): string | null {
  const at = conversation.indexOf(THREAD);
  return at < 0 ? null : conversation.slice(at + THREAD.length);
}

/** The id of a thread by its first message; the conversation itself if there is none. */
export const inThread = (conversation: string, root: string | null): string =>
  root ? `${conversation}${THREAD}${root}` : conversation;
