/** What the author could write instead: the same words, with a place for a person. */
import type { Finding } from './finding.js';
import type { Reading } from './ownership/read.js';
import type { Token } from './text/tokens.js';

/** Stands where the author is to put a person. */
export const PLACE = '@…';

interface Edit {
  start: number;
  end: number;
  with: string;
}

/** The text with every finding's better wording in place; null where nothing changes. */
export function rewriteOf(text: string, findings: readonly Finding[], readings: readonly Reading[]): string | null {
  const edits = findings
    .filter(({ weight }) => weight === 'finding')
    .flatMap((finding) => {
      const [better] = finding.expected;
      if (better !== undefined) return [{ start: finding.start, end: finding.end, with: better }];
      const reading = readings.find(({ sentence }) => holds(sentence.tokens, finding.start));
      return reading === undefined ? [] : editsFor(text, finding, reading);
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  if (edits.length === 0) return null;
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at) continue;
    parts.push(text.slice(at, edit.start), edit.with);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

function holds(tokens: readonly Token[], offset: number): boolean {
  return (tokens[0]?.start ?? 0) <= offset && offset < (tokens.at(-1)?.end ?? 0);
}

/** Rules whose words become "@… will you". */
const DOERS = new Set(['indefinite-doer', 'collective-doer', 'team-doer']);

function editsFor(text: string, finding: Finding, reading: Reading): Edit[] {
  const { tokens } = reading.sentence;
  if (DOERS.has(finding.rule))
    return askEdits(finding, reading) ?? [before(text, tokens[0]?.start ?? finding.start, finding.rule)];
  if (finding.rule === 'agentless-need') {
    const passive = reading.frames.find(
      (f) => f.passive && f.verb && f.verb.start < finding.end && f.verb.end > finding.start,
    );
    if (passive?.verb) return [{ start: passive.verb.end, end: passive.verb.end, with: ` by ${PLACE}` }];
  }
  if (finding.rule === 'bare-todo') return todoEdits(text, reading);
  return [before(text, tokens[0]?.start ?? finding.start, finding.rule)];
}

/** "Someone should fix …." -> "@… will you fix …?" */
function askEdits(finding: Finding, { sentence, frames }: Reading): Edit[] | undefined {
  const frame = frames.find(
    (f) =>
      f.verb &&
      f.verb.end > finding.start &&
      tokensBetween(sentence.tokens, finding, f.verb.start) <= 4 &&
      f.verb.start >= finding.start,
  );
  const verb = frame?.verb;
  if (!verb || frame.passive || frame.negated || verb.low === 'be' || frame.under !== '') return undefined;
  const edits: Edit[] = [{ start: finding.start, end: verb.start, with: `${PLACE} will you ` }];
  const end = sentence.tokens.at(-1);
  if (end?.low === '.') edits.push({ start: end.start, end: end.end, with: '?' });
  else if (end && end.kind !== 'punct') edits.push({ start: end.end, end: end.end, with: '?' });
  return edits;
}

function tokensBetween(tokens: readonly { start: number }[], finding: Finding, until: number): number {
  return tokens.filter((t) => t.start >= finding.end && t.start < until).length;
}

function todoEdits(text: string, { sentence: { tokens } }: Reading): Edit[] {
  const colon = tokens.findIndex((t) => t.low === ':');
  const at = colon >= 0 && colon < 4 ? tokens[colon + 1] : tokens[0];
  if (at === undefined) return [];
  const words = lowered(text, at.start);
  return [{ start: at.start, end: at.start + words.length, with: `${PLACE} to ${words}` }];
}

/** The place for a person before the sentence, whose first letter becomes small where it was big for its place only. */
function before(text: string, start: number, rule: string): Edit {
  const words = lowered(text, start);
  return { start, end: start + words.length, with: `${PLACE} ${rule === 'agentless-need' ? '– ' : ''}${words}` };
}

function lowered(text: string, start: number): string {
  const word = /^[\p{L}\p{N}'’]+/u.exec(text.slice(start, start + 40))?.[0] ?? '';
  const plain = /^\p{Lu}\p{Ll}+$/u.test(word) || word === 'A';
  return plain ? word.toLowerCase() : word;
}
