/** Cuts a text into sentences, and finds the places inside one where another clause can begin. */
import type { Run, Spoken } from './draft.js';

const ENDS = new Set(['.', '!', '?', ';']);

/** A sentence with what ends it. */
export interface SaidSentence extends Run {
  /** It ends in a question mark. */
  asked: boolean;
  /** The sentence behind it puts it on record: "please mark it". */
  recorded?: boolean;
  /** A line after `>`, or code alone: somebody else's words. */
  cited: boolean;
}

/** The sentences of a text. Each line is one at least. */
export function cutSentences(line: Spoken): SaidSentence[] {
  const { tokens } = line;
  const found: SaidSentence[] = [];
  let from = 0;
  const close = (to: number, asked: boolean) => {
    if (to <= from) return;
    const cited = tokens.slice(from, to).every(({ is }) => is === 'cited' || is === 'code');
    found.push({ from: asked ? behindLetter(line, { from, to }) : from, to, asked, cited });
  };
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    const isEnd = token?.is === 'mark' && ENDS.has(token.fold);
    if (!isEnd && token?.is !== 'line') continue;
    // "1." at the beginning of a line numbers it.
    if (token.fold === '.' && i === from + 1 && /^\d{1,2}$/.test(tokens[from]?.text ?? '')) continue;
    if (token.fold === '.' && (isInDay(line, i) || isShort(line, i))) continue;
    if (token.fold === '.' && isInBrackets(line, { from, to: i })) {
      close(i + 2, false);
      from = i + 2;
      i += 1;
      continue;
    }
    let asked = token.fold === '?';
    const to = i;
    while (tokens[i + 1]?.is === 'mark' && ENDS.has(tokens[i + 1]?.fold ?? '')) {
      i += 1;
      asked ||= tokens[i]?.fold === '?';
    }
    close(to, asked);
    from = i + 1;
  }
  close(tokens.length, false);
  return found;
}

/** "until 10. december", "from 17.12. on": whether a full stop belongs to a day, and ends no sentence. */
function isInDay({ tokens, found }: Spoken, at: number): boolean {
  const next = tokens[at + 1];
  // "deadline of #4: 11.12." ends with the day.
  const goesOn = next === undefined || (next.is === 'word' && next.text === next.text.toLowerCase());
  return (found.get(at - 1) ?? []).some(({ thing, to }) => thing.is === 'day' && (to > at + 1 || (to > at && goesOn)));
}

/** "a) who owns data?": a letter in front of one of several questions. What is listed without asking can be a choice. */
const behindLetter = ({ tokens }: Spoken, { from, to }: Run): number =>
  /^[a-h]$/.test(tokens[from]?.fold ?? '') && tokens[from + 1]?.fold === ')' && from + 2 < to ? from + 2 : from;

/** "task no. 1", "w.e.f. today": whether a full stop shortens the word in front of it. "No. Reopen data" says no. */
function isShort({ tokens, says }: Spoken, at: number): boolean {
  const next = tokens[at + 1];
  return says(at - 1, 'abbreviations') && next?.is === 'word' && next.text === next.text.toLowerCase();
}

/** "(opened 24.11.)": a full stop in front of a bracket that closes what its sentence has opened. Its sentence ends after both. */
const isInBrackets = ({ tokens }: Spoken, { from, to }: Run): boolean =>
  tokens[to + 1]?.fold === ')' && tokens.slice(from, to).some(({ fold }) => fold === '(');

/** Marks after which another clause can begin, as it can after some words. */
const MARKS = new Set([',', '-', '–', '—', ':', '→']);
/** Most places that are tried in one sentence. */
const MOST_JOINS = 14;

/** The places in a sentence where a clause ends and another begins; `strong` after "then" and the like. */
export function joins(line: Spoken, { from, to }: Run): { end: number; next: number; strong: boolean }[] {
  const found: { end: number; next: number; strong: boolean }[] = [];
  const { tokens } = line;
  const isJoin = (i: number) => tokens[i]?.is === 'word' && line.says(i, 'clauseJoins');
  let at = from + 1;
  while (at < to && found.length < MOST_JOINS) {
    const start = at;
    let strong = false;
    while (at < to && (isJoin(at) || (isMark(tokens[at]) && !isPointing(line, at)))) {
      strong ||= line.says(at, 'clauseStarts');
      at += 1;
    }
    // "chi takes it, and that it is due friday"
    if (at > start && line.says(at - 1, 'and') && line.says(at, 'thatClause') && isSubject(line, at + 1)) at += 1;
    // "new project Search with bo as lead": begins without a word between.
    if (at < to && (at > start || isRoleAt(line, at))) found.push({ end: start, next: at, strong });
    at += 1;
  }
  return found;
}

const isSubject = (line: Spoken, at: number): boolean => line.says(at, 'subjects') || line.says(at, 'pronouns');

/** A place where a clause can end and the next begin. */
type Join = ReturnType<typeof joins>[number];

/** Tokens of a list in front of a join that are looked at. */
const LONGEST_LISTED = 24;

/** "close #1 and #2, start data": between the parts of a list a clause ends only if it ends nowhere else. */
export function listedLast({ found }: Spoken, places: readonly Join[]): Join[] {
  const isListed = ({ end, next }: Join) =>
    Array.from({ length: Math.min(end, LONGEST_LISTED) }, (_, i) => found.get(end - 1 - i) ?? [])
      .flat()
      .some(({ thing, to }) => (thing.is === 'list' || thing.is === 'group') && to > next);
  return [...places.filter((one) => !isListed(one)), ...places.filter(isListed)];
}

/** "with bo …", "led by bo" */
const isRoleAt = (line: Spoken, at: number): boolean =>
  line.says(at, 'beforeRole') &&
  [at + 1, at + 2].some((next) => line.found.get(next)?.some(({ thing }) => thing.is === 'person'));

/** "#2 → Chi": an arrow behind a thing in front points to what it gets. */
const isPointing = (line: Spoken, at: number): boolean => line.tokens[at]?.fold === '→' && line.isNoise(at);

const isMark = (token: Spoken['tokens'][number] | undefined) =>
  token?.is === 'emoji' || (token?.is === 'mark' && MARKS.has(token.fold));
