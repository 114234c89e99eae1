/**
 * People whose data was removed at their request. Where they are named in what stays, "somebody" stands for them: one id
 * for all of them, so that nothing tells one forgotten person's lines from another's. Nobody has a row with this id, and so
 * it is shown as it is, by every view on every platform.
 */
import { clean } from './names.js';

/** The id, and the name, of everybody who was forgotten. */
export const SOMEBODY = 'somebody';

/** Names are short; what is longer is cut. */
const LONGEST_NAME = 200;

/** A name as a pattern: any white space, underscore or hyphen between its words, with or without an @ before it. */
function patternOf(name: string): RegExp | undefined {
  const words = clean(name).slice(0, LONGEST_NAME).split(/\s+/u).filter(Boolean);
  const [first] = words;
  if (!first) return undefined;
  const body = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('[\\s_-]+');
  if (words.length > 1) return new RegExp(`@?(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'giu');
  // Scripts without capital letters mostly write without spaces, too.
  if (/^\p{Lo}/u.test(first)) return new RegExp(`@?${body}`, 'gu');
  // "will" and "mark" are words besides: a single word is a name if it is written as one.
  const at = /^\p{Lu}|^[^\p{L}]/u.test(first) ? '@?' : '@';
  return new RegExp(`${at}(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'gu');
}

/**
 * Puts "somebody" in the place of names.
 * @param names full names, in any case; of a name of one word only what is written like it or after an @
 */
export function nameRemover(names: readonly string[]): (text: string) => string {
  // Longer names first: "Ana Silva Costa" before "Ana Silva".
  const sorted = [...names].sort((a, b) => b.length - a.length);
  const patterns = sorted.flatMap((name) => patternOf(name) ?? []);
  const whole = new Set(sorted.map(clean));
  return (text) =>
    whole.has(clean(text)) && text !== ''
      ? SOMEBODY
      : patterns.reduce((rest, pattern) => rest.replace(pattern, SOMEBODY), text);
}
