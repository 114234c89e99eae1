/** Names people type: cleaning, folding for look-ups, and how near one is to another. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';

/** Longest name of a project or stage, in UTF-16 units: fits a Slack header (150) with room for what stands beside it. */
export const NAME_MAX = 80;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
/** Joiners that emoji and several scripts need; harmless inside a word. */
const JOINERS = /^[\u200c\u200d]$/;

/** The text on one line, without control and direction characters, runs of white space made one space. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, (c) => (JOINERS.test(c) ? c : ''))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A name folded so that "Churn Model", "churn-model" and "CHURN  model" are one; empty where nothing readable is left. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** Typing errors between two folded words (a swap of neighbours counts once); longer words than 40 are not compared. */
export function distance(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 3 || a.length > 40 || b.length > 40) return Number.POSITIVE_INFINITY;
  return DamerauLevenshteinDistance(a, b, { restricted: true });
}

/** How many typing errors a word of this length may hold and still be taken for another: 0 up to 3 letters, 1 up to 7, else 2. */
export function tolerance(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The candidates by nearness to `word`, nearest first, those too far away left out. */
export function nearest(word: string, candidates: readonly string[], most = 3): string[] {
  const reach = Math.max(2, Math.ceil(word.length / 3));
  return candidates
    .map((candidate) => ({ candidate, far: candidate.startsWith(word) ? 0.5 : distance(word, candidate) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The one candidate that `word` is a small typing error away from, or undefined where there is none or more than one. */
export function typoOf(word: string, candidates: readonly string[]): string | undefined {
  const reach = tolerance(word);
  if (reach === 0) return undefined;
  let best = reach + 1;
  let found: string | undefined;
  for (const candidate of new Set(candidates)) {
    const far = distance(word, candidate);
    if (far < best) {
      best = far;
      found = candidate;
    } else if (far === best) found = undefined;
  }
  return found;
}
