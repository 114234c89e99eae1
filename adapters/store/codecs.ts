/** How one value travels between the program and the database. */
import type { Seal } from './seal.js';
import type { Stored } from './tables.js';

/** Both ways of one kind of value; `decode(encode(value))` is `value`. */
export interface Codec {
  encode(value: unknown, seal: Seal): Stored;
  decode(stored: Stored, seal: Seal): unknown;
}

/** Kept as it is: numbers, texts and null. */
export const plainCodec: Codec = {
  encode: (value) => {
    if (typeof value === 'string' || typeof value === 'number') return value;
    if (value === null || value === undefined) return null;
    throw new TypeError(`a plain column takes no ${typeof value}`);
  },
  decode: (stored) => stored,
};

/** One of a few words of the program itself, such as a state. */
export const word: Codec = { encode: plainCodec.encode, decode: plainCodec.decode };

/** A number that need not be whole. */
export const fraction: Codec = { encode: plainCodec.encode, decode: Number };

/** Kept as JSON. */
export const json: Codec = {
  encode: (value) => JSON.stringify(value),
  decode: (stored) => JSON.parse(String(stored)),
};

/** A boolean, kept as 0 or 1: SQLite has no booleans. */
export const flag: Codec = { encode: (value) => (value ? 1 : 0), decode: (stored) => stored === 1 };

const NO_DAY = '9999-12-31';

/** A day (`YYYY-MM-DD`) or null, which is kept as the last day there is, so that it sorts last in both databases. */
export const dayCodec: Codec = {
  encode: (value) => String(value ?? NO_DAY),
  decode: (stored) => (stored === NO_DAY ? null : stored),
};

/** Kept as encrypted JSON; null if it can no longer be decrypted. */
export const sealed: Codec = {
  encode: (value, seal) => (value === null ? null : seal.close(JSON.stringify(value))),
  decode: (stored, seal) => JSON.parse((stored === null ? undefined : seal.open(String(stored))) ?? 'null'),
};

/** A list, kept as encrypted JSON; empty if it can no longer be decrypted. */
export const sealedList: Codec = {
  encode: (value, seal) => sealed.encode(Array.isArray(value) && value.length === 0 ? null : value, seal),
  decode: (stored, seal) => sealed.decode(stored, seal) ?? [],
};

/** Texts of which some are kept as others: `renamed({ held_out: 'silent' })` keeps "held_out" as "silent". */
export function renamed(kept: Readonly<Record<string, string>>): Codec {
  const names = new Map(Object.entries(kept).map(([name, stored]) => [stored, name]));
  return {
    encode: (value) => kept[String(value)] ?? String(value),
    decode: (stored) => names.get(String(stored)) ?? stored,
  };
}

/** A text kept with a prefix: `prefixed('person:')` keeps "U1" as "person:U1". */
export const prefixed = (prefix: string): Codec => ({
  encode: (value) => `${prefix}${value}`,
  decode: (stored) => String(stored).slice(prefix.length),
});
