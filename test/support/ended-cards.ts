/** Cards of offers that have ended: they change without being the answer to anybody. */

const ENDED = /^(?:You (?:accepted|declined|passed) [^.]*\.|[^.]* is no longer offered to you\.)$/;

/** Whether a text is all that is left of the card of an offer. */
export const isEndedCard = (text: string): boolean => ENDED.test(text);
