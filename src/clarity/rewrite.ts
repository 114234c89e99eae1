/** Rewrites a message: the author's own words, with a place for a person. */
import type { Finding } from './finding.js';
import type { ParsedSentence } from './ownership/types.js';
import type { RewriteStyle } from './rules/rule-book.js';
import { endOf, startOf, type TextRange } from './text/range.js';
import type { TextToken } from './text/tokens.js';

/** Where the author is to put a person. */
const PLACE = '@…';
/** Tokens between the words of a finding and its verb. */
const MOST_TOKENS_BETWEEN = 4;

/** Text that replaces a part of the message; an empty part for an insertion. */
interface Edit extends TextRange {
  replacement: string;
}

/** The text with the better wording of every finding; null if nothing changes. @param styleOf how a rule's findings are rewritten */
export function rewriteText(
  text: string,
  findings: readonly Finding[],
  sentences: readonly ParsedSentence[],
  styleOf: (rule: string) => RewriteStyle,
): string | null {
  const edits = findings
    .filter(({ weight }) => weight === 'finding')
    .flatMap((finding) => editsFor(text, finding, sentences, styleOf))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return edits.length === 0 ? null : applyEdits(text, edits);
}

/** An edit that overlaps the one before it is left out. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  let rewritten = '';
  let at = 0;
  for (const { start, end, replacement } of edits) {
    if (start < at) continue;
    rewritten += text.slice(at, start) + replacement;
    at = end;
  }
  return rewritten + text.slice(at);
}

function editsFor(
  text: string,
  finding: Finding,
  sentences: readonly ParsedSentence[],
  styleOf: (rule: string) => RewriteStyle,
): Edit[] {
  const [better] = finding.expected;
  if (better !== undefined) return [{ start: finding.start, end: finding.end, replacement: better }];
  const parsed = sentences.find(({ sentence: { tokens } }) => covers(tokens, finding.start));
  if (parsed === undefined) return [];
  const edits = editsByStyle[styleOf(finding.rule)](text, finding, parsed);
  return edits ?? [addressEdit(text, startOf(parsed.sentence.tokens), '')];
}

const covers = (tokens: readonly TextToken[], offset: number) => startOf(tokens) <= offset && offset < endOf(tokens);

/** The edits of each style; undefined if the sentence does not allow it. */
const editsByStyle: Record<
  RewriteStyle,
  (text: string, finding: Finding, parsed: ParsedSentence) => Edit[] | undefined
> = {
  doer: doerEdits,
  agent: agentEdits,
  todo: todoEdits,
  address: () => undefined,
};

/** "Someone should fix it." -> "@… will you fix it?" */
function doerEdits(
  _text: string,
  finding: Finding,
  { sentence: { tokens }, clauses }: ParsedSentence,
): Edit[] | undefined {
  const clause = clauses.find(({ verb }) => verb && followsClosely(tokens, finding, verb));
  const verb = clause?.verb;
  if (!verb || clause.passive || clause.negated || verb.low === 'be' || clause.subordinator !== '') return undefined;
  const ask = { start: finding.start, end: verb.start, replacement: `${PLACE} will you ` };
  const last = tokens.at(-1);
  if (last?.low === '.') return [ask, { start: last.start, end: last.end, replacement: '?' }];
  if (last && last.kind !== 'punct') return [ask, { start: last.end, end: last.end, replacement: '?' }];
  return [ask];
}

function followsClosely(tokens: readonly TextToken[], finding: TextRange, verb: TextToken): boolean {
  const between = tokens.filter(({ start }) => start >= finding.end && start < verb.start).length;
  return verb.end > finding.start && verb.start >= finding.start && between <= MOST_TOKENS_BETWEEN;
}

/** "The ETL needs to be fixed" -> "… needs to be fixed by @…"; "Needs tests" -> "@… – needs tests". */
function agentEdits(text: string, finding: Finding, { sentence, clauses }: ParsedSentence): Edit[] {
  const passive = clauses.find(
    ({ passive, verb }) => passive && verb && verb.start < finding.end && verb.end > finding.start,
  );
  if (passive?.verb === undefined) return [addressEdit(text, startOf(sentence.tokens), '– ')];
  const { end } = passive.verb;
  return [{ start: end, end, replacement: ` by ${PLACE}` }];
}

/** "TODO: Add tests" -> "TODO: @… to add tests". */
function todoEdits(text: string, _finding: Finding, { sentence: { tokens } }: ParsedSentence): Edit[] {
  const colon = tokens.findIndex(({ low }) => low === ':');
  const first = colon >= 0 && colon < 4 ? tokens[colon + 1] : tokens[0];
  return first ? [addressEdit(text, first.start, 'to ')] : [];
}

/** The place for a person before a word, which loses the capital that it has only for its position. */
function addressEdit(text: string, start: number, link: string): Edit {
  const word = /^[\p{L}\p{N}'’]+/u.exec(text.slice(start, start + 40))?.[0] ?? '';
  const lowered = /^\p{Lu}\p{Ll}+$/u.test(word) || word === 'A' ? word.toLowerCase() : word;
  return { start, end: start + word.length, replacement: `${PLACE} ${link}${lowered}` };
}
