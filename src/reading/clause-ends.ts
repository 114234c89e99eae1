/** What the last words of a clause make of it: a question, an order, or nothing that is meant. */
import type { SaidSentence } from './clauses.js';
import type { Ways } from './reading.js';
import { reachesEnd, standsAt } from './stance.js';

/** Tokens at the end of a sentence in which "please update" is looked for. */
const LONGEST_RECORD = 8;
/** Tokens at the end of a sentence in which what takes an order back is looked for. */
const LONGEST_TAKEN_BACK = 12;

/** "4 taken yet": a question without its mark. "Not done yet" asks nothing. */
export function isAskedAfter({ line, book }: Ways, { from, to }: SaidSentence): boolean {
  const isDenied = line.tokens.slice(from, to).some((_, i) => line.says(from + i, 'negations'));
  return (
    !isDenied && [to - 1, to - 2].some((at) => at > from && standsAt(line, book.frames.askingAfter, at, to) === to)
  );
}

/** Where "or not", "i guess" or "who needs it" begins, which takes back what stands in front of it. */
export function takenBackAt({ line, book }: Ways, from: number, to: number): number | undefined {
  for (let at = Math.max(from + 1, to - LONGEST_TAKEN_BACK); at < to; at += 1) {
    if (!reachesEnd(line, book.frames.takenBack, at, to)) continue;
    let cut = at;
    while (cut > from + 1 && line.tokens[cut - 1]?.is === 'mark') cut -= 1;
    return cut;
  }
  return undefined;
}

/** "…, please update" at the end makes an order of a report. @returns where the report ends */
export function withoutRecord({ line, book }: Ways, from: number, to: number): { to: number; recorded: boolean } {
  for (let at = Math.max(from + 1, to - LONGEST_RECORD); at < to; at += 1) {
    // "again" belongs to what stands in front of "mark it".
    const isPassed =
      line.isNoise(at) && !book.frames.recordAfter.some(({ first }) => first?.has(line.tokens[at]?.fold ?? ''));
    if (isPassed || standsAt(line, book.frames.recordAfter, at, to) !== to) continue;
    let cut = at;
    while (cut > from && (line.tokens[cut - 1]?.is === 'mark' || line.says(cut - 1, 'andSo'))) cut -= 1;
    return { to: cut, recorded: true };
  }
  return { to, recorded: false };
}
