/**
 * The size of a message that Teams accepts (learn.microsoft.com: "Format your bot messages", 2026): about 100 KB of UTF-16, two
 * bytes a unit, with everything that belongs to it. Microsoft advises 80 KB for the message itself.
 */
import type { AdaptiveCard, CardElement } from './cards.js';

/** Largest request body that is sent, in bytes of UTF-16. */
export const MESSAGE_BYTES = 80 * 1024;
/** Reserved for what a message has besides its card: summary, ids, names. */
const RESERVED_BYTES = 3_000;
const CARD_BYTES = MESSAGE_BYTES - RESERVED_BYTES;

/** Bytes of a value as JSON in UTF-16. */
export const jsonBytes = (value: unknown): number => JSON.stringify(value).length * 2;

/** Whether a message with this card is small enough. */
export const cardFits = (card: object): boolean => jsonBytes(card) <= CARD_BYTES;

/**
 * The card with as much of its body as fits, and `more` in place of the rest. The controls at the end stay, because they
 * lead to what was cut: "Next page". No view of Baton's own comes to this (test/laws/whole.test.ts): it is for what nobody
 * foresaw, which Teams would otherwise refuse altogether.
 */
export function fitCard(whole: AdaptiveCard, more: CardElement): AdaptiveCard {
  if (cardFits(whole)) return whole;
  const last = whole.body.at(-1);
  const keepsLast = last?.type === 'ActionSet' && jsonBytes(last) < CARD_BYTES / 2;
  const tail = keepsLast ? [more, last] : [more];
  const room = CARD_BYTES - jsonBytes({ ...whole, body: tail });
  const candidates = keepsLast ? whole.body.slice(0, -1) : whole.body;
  return { ...whole, body: [...leading(candidates, room), ...tail] };
}

/** The first elements that fit into this many bytes. */
function leading(elements: readonly CardElement[], bytes: number): CardElement[] {
  const kept: CardElement[] = [];
  let left = bytes;
  for (const element of elements) {
    // Two bytes for the comma.
    left -= jsonBytes(element) + 2;
    if (left < 0) break;
    kept.push(element);
  }
  return kept;
}
