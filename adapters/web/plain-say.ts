/** Wording as plain strings, for labels and attributes. */
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports/say.js';

/** Like `Say`, but gives a string. */
export type PlainSay = (id: string, args?: Parameters<Say>[1]) => string;

/** The wording without any formatting. */
export const plainSay =
  (say: Say): PlainSay =>
  (id, args) =>
    flat(say(id, args));
