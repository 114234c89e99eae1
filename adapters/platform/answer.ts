/** What becomes of calls to a platform, and of messages that are delivered by them. */
import type { Delivery } from '../../src/ports/chat.js';

/** The call can be made again after so many ms. */
export interface Later {
  ok: false;
  afterMs: number;
  /** Its answer was lost, so nobody knows whether the platform did it. Otherwise it has certainly done nothing. */
  unconfirmed: boolean;
}

/** The data of a call; or why the platform refused, as `R`; or when to try again. */
export type Answer<T, R extends object> = { ok: true; data: T } | ({ ok: false } & R) | Later;

/** How long to wait, in ms, if the platform does not say. */
const RETRY_MS = 2_000;

/** Nothing was done: it is too early, or the platform is out of reach. */
export const notSent = (afterMs: number = RETRY_MS): Later => ({ ok: false, afterMs, unconfirmed: false });

/** Nobody knows whether it was done. */
export const answerLost = (afterMs: number = RETRY_MS): Later => ({ ok: false, afterMs, unconfirmed: true });

/** The header `Retry-After` in ms; undefined if there is none. */
export function retryAfterMs(headers: Pick<Headers, 'get'>): number | undefined {
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
}

/**
 * Tries the ways to deliver a message, the best one first.
 * @param settle what an answer means for the message: how it was delivered, or why that way is closed
 */
export async function deliverBy<A>(
  ways: readonly (() => Promise<A>)[],
  settle: (answer: A) => Promise<Delivery | { closed: string }>,
): Promise<Delivery> {
  let why = 'nowhere to say it';
  for (const way of ways) {
    const outcome = await settle(await way());
    if (!('closed' in outcome)) return outcome;
    why = outcome.closed;
  }
  return { result: 'never', why };
}
