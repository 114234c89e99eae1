/** Lists of Slack's that come in pages, waiting between them as Slack says. */
import type { SlackAnswer } from './api.js';
import type { Pause } from './pause.js';

/** Times that one page is asked for. */
const ATTEMPTS = 8;
/** What Slack asks to wait longer than this is not waited for. */
const LONGEST_PAUSE_MS = 5 * 60_000;

type Read<T> = () => Promise<SlackAnswer<T>>;

/** One answer, however often Slack asks to wait for it. */
export async function patiently<T>(read: Read<T>, pause: Pause): Promise<SlackAnswer<T>> {
  let answer = await read();
  for (let attempt = 1; attempt < ATTEMPTS && !answer.ok && 'afterMs' in answer; attempt += 1) {
    if (answer.afterMs > LONGEST_PAUSE_MS) return answer;
    await pause(answer.afterMs);
    answer = await read();
  }
  return answer;
}

/** What a page of a list has, besides its entries. */
interface Paged {
  response_metadata?: { next_cursor?: string | undefined } | undefined;
}

/** The cursor of the page after this one; empty at the end of the list. */
export const cursorAfter = (page: Paged): string => page.response_metadata?.next_cursor ?? '';

/** All pages of a list; undefined if Slack broke off. @param read one page, by its cursor */
export async function allPages<T extends Paged>(
  read: (cursor: { cursor?: string }) => Promise<SlackAnswer<T>>,
  pause: Pause,
): Promise<T[] | undefined> {
  const pages: T[] = [];
  for (let cursor = ''; ; ) {
    const at = cursor;
    const answer = await patiently(() => read(at === '' ? {} : { cursor: at }), pause);
    if (!answer.ok) return undefined;
    pages.push(answer.data);
    cursor = cursorAfter(answer.data);
    if (cursor === '') return pages;
  }
}
