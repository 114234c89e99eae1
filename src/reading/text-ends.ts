/** Where a free text begins and ends: only what leads it in, and politeness after it, are cut off. */
import { isMark, type Run, type Spoken, written } from './draft.js';

const MARKS = new Set([':', ',', '-', '–', '—', ';', '=', '…', '.', '!']);

/** How many tokens from `at` lead a text in: ": ", "because", "due to", "the reason is that". */
export function leadLength(line: Spoken, at: number, end: number, keys: readonly string[] = []): number {
  let next = at;
  const token = () => line.tokens[next];
  const skip = (words: ReadonlySet<string>) => {
    while (next < end && (isMark(token(), words) || token()?.is === 'line')) next += 1;
  };
  skip(MARKS);
  while (next < end && line.says(next, 'idleAtStart') && next + 1 < end) next += 1;
  while (next + 1 < end && line.isNoise(next) && isMark(line.tokens[next + 1], MARKS)) next += 1;
  skip(MARKS);
  const lead = token()?.is === 'word' ? line.leadAt(next, end) : undefined;
  if (lead !== undefined && lead < end) next = lead;
  skip(COLON);
  // "rename monitoring in “Operations”": the quotation is the text.
  if (line.says(next, 'into') && line.tokens[next + 1]?.is === 'quoted') next += 1;
  if (keys.includes(token()?.fold ?? '') && line.says(next, 'to') && next + 1 < end) next += 1;
  return next - at;
}

const COLON = new Set([':']);

/** The words of a run without brackets around them, and without politeness after a comma at their end. */
export function trimmed(line: Spoken, { from, to }: Run): string {
  let [start, end] = [from, to];
  end = withoutFace(line, start, withoutThanks(line, start, end));
  if (line.tokens[start]?.fold === '(' && line.tokens[end - 1]?.fold === ')') [start, end] = [start + 1, end - 1];
  const isSentence = line.tokens[end - 1]?.fold === '.' && end - start > 1;
  return written(line, { from: start, to: isSentence ? end - 1 : end }).trim();
}

/** "no GPUs :(": a face drawn with marks is only the tone. */
function withoutFace({ tokens }: Spoken, start: number, end: number): number {
  const last = tokens[end - 1];
  return last?.is === 'emoji' && /^[:;=]\W?\w?$|^[:;=]\W{1,2}$/.test(last.text) && end - 1 > start ? end - 1 : end;
}

function withoutThanks(line: Spoken, start: number, end: number): number {
  const { tokens } = line;
  let at = end;
  while (
    at > start &&
    (tokens[at - 1]?.is === 'emoji' ||
      line.says(at - 1, 'politeAtEnd') ||
      tokens[at - 1]?.fold === '!' ||
      tokens[at - 1]?.is === 'line')
  )
    at -= 1;
  if (!tokens.slice(at, end).some((_, i) => line.says(at + i, 'politeAtEnd'))) return end;
  const before = tokens[at - 1];
  if (before && [',', '.', '!', ';', '-', '–'].includes(before.fold)) return at - 1;
  return at;
}
