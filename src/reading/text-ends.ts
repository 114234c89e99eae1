/** Where a free text begins and ends: only what leads it in, and politeness after it, are cut off. */
import { isWord, type Run, type Spoken, written } from './draft.js';

const MARKS = new Set([':', ',', '-', '–', '—', ';', '=', '…', '.', '!']);
const IDLE = new Set(['please', 'pls', 'plz', 'so', 'is', 'again', 'also']);

/** How many tokens from `at` lead a text in: ": ", "because", "due to", "the reason is that". */
export function leadLength(line: Spoken, at: number, end: number, keys: readonly string[] = []): number {
  let next = at;
  const token = () => line.tokens[next];
  const skip = (words: ReadonlySet<string>) => {
    while (next < end && (isWord(token(), words) || token()?.is === 'line')) next += 1;
  };
  skip(MARKS);
  while (next < end && isWord(token(), IDLE) && token()?.fold !== 'is' && next + 1 < end) next += 1;
  skip(MARKS);
  const lead = token()?.is === 'word' ? line.leadAt(next, end) : undefined;
  if (lead !== undefined && lead < end) next = lead;
  skip(COLON);
  // "rename monitoring in “Operations”": the quotation is the text.
  if (INTO.has(token()?.fold ?? '') && line.tokens[next + 1]?.is === 'quoted') next += 1;
  if (keys.includes(token()?.fold ?? '') && token()?.fold === 'to' && next + 1 < end) next += 1;
  return next - at;
}

const COLON = new Set([':']);
const INTO = new Set(['in', 'into', 'to', 'as', 'with']);

const THANKS = new Set(['please', 'pls', 'plz', 'thanks', 'thx', 'ty', 'cheers', 'thank', 'you', 'ta']);

/** The words of a run without brackets around them, and without politeness after a comma at their end. */
export function trimmed(line: Spoken, { from, to }: Run): string {
  let [start, end] = [from, to];
  end = withoutThanks(line, start, end);
  if (line.tokens[start]?.fold === '(' && line.tokens[end - 1]?.fold === ')') [start, end] = [start + 1, end - 1];
  const isSentence = line.tokens[end - 1]?.fold === '.' && end - start > 1;
  return written(line, { from: start, to: isSentence ? end - 1 : end }).trim();
}

function withoutThanks({ tokens }: Spoken, start: number, end: number): number {
  let at = end;
  while (
    at > start &&
    (tokens[at - 1]?.is === 'emoji' ||
      isWord(tokens[at - 1], THANKS) ||
      tokens[at - 1]?.fold === '!' ||
      tokens[at - 1]?.is === 'line')
  )
    at -= 1;
  const cut = tokens.slice(at, end);
  if (!cut.some((token) => isWord(token, THANKS))) return end;
  const before = tokens[at - 1];
  if (before && [',', '.', '!', ';', '-', '–'].includes(before.fold)) return at - 1;
  return at;
}
