/** Names people type: cleaned, folded for look-ups, and compared for typing errors. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';

/** Longest name of a project or stage, UTF-16 units: leaves room for other words in a Slack header (150). */
export const NAME_MAX = 80;
/** Longest title of a task, UTF-16 units. */
export const TITLE_MAX = 200;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
/** Joiners that emoji and several scripts need; harmless inside a word. */
const JOINERS = /^[\u200c\u200d]$/;

/** The text on one line: no control or direction characters, each run of white space a single space. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, (c) => (JOINERS.test(c) ? c : ''))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The text with each line cleaned, and without empty lines at its ends. */
export const cleanLines = (text: string): string => text.split(/\r?\n/u).map(clean).join('\n').trim();

/** A folded name: "Churn Model", "churn-model" and "CHURN  model" all give `churn-model`. Empty if nothing readable is left. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** The folded first word of a name: "Ana Silva" gives `ana`. */
export const firstKeyOf = (name: string): string => keyOf(name.trim().split(/\s/u)[0] ?? '');

/**
 * Typing errors between two folded words, a swap of neighbours counting as one (restricted Damerau-Levenshtein distance).
 * Infinity for words over 40 characters, or whose lengths differ by more than 3.
 */
function distance(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 3 || a.length > 40 || b.length > 40) return Number.POSITIVE_INFINITY;
  return DamerauLevenshteinDistance(a, b, { restricted: true });
}

/** How many typing errors are forgiven in a word: 0 up to 3 letters, 1 up to 7, else 2. */
function tolerance(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Typing errors in a word that still remind of another: 1 up to 4 letters, 2 up to 7, else 3. "foo" is nobody's "ok". */
const likeness = (word: string): number => (word.length < 5 ? 1 : word.length < 8 ? 2 : 3);

/** The candidates similar to `word`, most similar first. */
export function nearest(word: string, candidates: readonly string[], most = 3): string[] {
  return candidates
    .map((candidate) => ({ candidate, far: candidate.startsWith(word) ? 0.5 : distance(word, candidate) }))
    .filter(({ candidate, far }) => far <= Math.min(likeness(word), likeness(candidate)))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Which letters a word has, each character as one of 32 bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** How many bits are set. */
function ones(bits: number): number {
  let n = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) n += 1;
  return n;
}

/** The candidate that `word` is a small typing error away from; undefined if none or several are equally near. */
export function typoOf(word: string, candidates: readonly string[]): string | undefined {
  const reach = tolerance(word);
  if (reach === 0) return undefined;
  let best = reach + 1;
  let found: string | undefined;
  const own = lettersOf(word);
  for (const candidate of new Set(candidates)) {
    if (Math.abs(candidate.length - word.length) > reach) continue;
    // An error adds at most one letter and takes one away.
    if (ones(own ^ lettersOf(candidate)) > 2 * reach) continue;
    const far = distance(word, candidate);
    if (far < best) {
      best = far;
      found = candidate;
    } else if (far === best) found = undefined;
  }
  return found;
}
