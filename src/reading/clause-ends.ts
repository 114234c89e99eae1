/** What the last words of a clause make of it: a question, an order, or nothing that is meant. */
import type { SaidSentence } from './clauses.js';
import type { Run } from './draft.js';
import type { Ways } from './reading.js';
import { endsAt, reachesEnd, standsAt } from './stance.js';

/** Tokens at the end of a sentence in which "please update" is looked for. */
const LONGEST_RECORD = 9;
/** Tokens of the thanks at its end. */
const LONGEST_THANKS = 5;
/** Tokens at the end of a sentence in which what takes an order back is looked for. */
const LONGEST_TAKEN_BACK = 12;

/** "4 taken yet", "data is done, isn't it": a question without its mark. "Not done yet" asks nothing. */
export function isAskedAfter({ line, book }: Ways, { from, to }: SaidSentence): boolean {
  const at = [to - 4, to - 3, to - 2, to - 1].find(
    (start) => start > from && standsAt(line, book.frames.askingAfter, start, to) === to,
  );
  return at !== undefined && !line.tokens.slice(from, at).some((_, i) => line.says(from + i, 'negations'));
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

/** "… sorry, wrong channel": whether nothing of a sentence was meant for here. */
export function isVoided({ line, book }: Ways, { from, to }: Run): boolean {
  for (let at = Math.max(from, to - LONGEST_TAKEN_BACK); at < to; at += 1)
    if (reachesEnd(line, book.frames.voided, at, to)) return true;
  return false;
}

/** Marks after which what stands in front can be taken back. */
const APART = new Set([',', '.', '!', '?', ';', '…', '...', '-', '–', '—', '(', ')', ':']);

/** "… oh wait, forget it": where a text begins again of which nothing in front is meant; undefined if none of it is taken back. */
export function retractedTo({ line, book }: Ways): number | undefined {
  const { tokens } = line;
  const isApart = (at: number) =>
    at >= tokens.length ||
    tokens[at]?.is === 'line' ||
    (tokens[at]?.is === 'mark' && APART.has(tokens[at]?.fold ?? ''));
  for (let at = tokens.length - 1; at > 1; at -= 1) {
    if (!isApart(at - 1) || isApart(at)) continue;
    const to = endsAt(line, book.frames.retractions, at, tokens.length).find(isApart);
    if (to !== undefined) return to;
  }
  return undefined;
}

/** Where a sentence begins again, the last place first. */
export function restartsIn({ line, book }: Ways, { from, to }: Run): number[] {
  const found: number[] = [];
  for (let at = to - 1; at > from; at -= 1) {
    const next = standsAt(line, book.frames.restarts, at, to);
    if (next !== undefined && next < to) found.push(next);
  }
  return found;
}

/** Where the sentence ends without the thanks at its end. */
function withoutThanks(line: Ways['line'], thanks: Ways['book']['frames']['thanks'], { from, to }: Run): number {
  for (let at = Math.max(from, to - LONGEST_THANKS); at < to; at += 1)
    if (reachesEnd(line, thanks, at, to)) return line.tokens[at - 1]?.is === 'mark' ? at - 1 : at;
  return to;
}

/** "and put me down as its owner" says more than that something is to be put down. */
const namesSomebody = (line: Ways['line'], from: number, to: number): boolean =>
  line.tokens
    .slice(from, to)
    .some((_, i) => line.says(from + i, 'me') && line.found.get(from + i)?.some(({ thing }) => thing.is === 'person'));

/** "…, please update" at the end makes an order of a report. @returns where the report ends */
export function withoutRecord({ line, book }: Ways, from: number, to: number): { to: number; recorded: boolean } {
  const end = withoutThanks(line, book.frames.thanks, { from: from + 1, to });
  for (let at = Math.max(from + 1, end - LONGEST_RECORD); at < end; at += 1) {
    // "again" belongs to what stands in front of "mark it".
    const isPassed =
      line.isNoise(at) && !book.frames.recordAfter.some(({ first }) => first?.has(line.tokens[at]?.fold ?? ''));
    if (isPassed || !reachesEnd(line, book.frames.recordAfter, at, end) || namesSomebody(line, at, end)) continue;
    let cut = at;
    // "training is blocked (no disk) - please mark it so": the bracket closes the reason.
    const isCut = (i: number) =>
      (line.tokens[i]?.is === 'mark' && line.tokens[i]?.fold !== ')') || line.says(i, 'andSo');
    while (cut > from && isCut(cut - 1)) cut -= 1;
    return { to: cut, recorded: true };
  }
  return { to, recorded: false };
}
