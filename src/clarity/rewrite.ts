/**
 * Rewrites a message: the author's own words, with a place for a person. A rewrite reads as an order or a request to one
 * person. If the words can't be turned into one, the message is left as it is.
 */
import type { Finding } from './finding.js';
import { bitsAt, CLASS } from './model/word-classes.js';
import type { Clause, ParsedSentence } from './ownership/types.js';
import type { RewriteStyle } from './rules/rule-book.js';
import { endOf, startOf, type TextRange } from './text/range.js';
import type { TextToken } from './text/tokens.js';
import { lowOf } from './text/tokens.js';

/** Where the author is to put a person. */
const PLACE = '@…';
/** Tokens between the words of a finding and its verb. */
const MOST_TOKENS_BETWEEN = 4;
/** Tokens of a label: "Action item:". */
const LONGEST_LABEL = 4;

/** Words that can stand in front of what is asked, and that stay. */
const OPENERS =
  /^(?:ok|okay|so|then|also|and|but|now|next|right|yes|yeah|well|please|first|finally|hi|hey|hello|all|team|folks|everyone)$/;
const ENDS_OPENER = /^[,:;–—-]+$/;
const CONDITION = /^(?:if|when|whenever|unless|once|because|since|as|although|while|that|which|where|until)$/;
const POLITE = /^(?:please|pls|plz|kindly)$/;
const ASKS_YOU = /^(?:can|could|would|will)$/;
const YOU = /^(?:you|u)$/;
const SEVERAL = /^(?:guys|all|folks|two|three|both)$/;
const YOU_HAVE_TO = /^(?:need|should|must|have|ought|gotta|'ll)$/;
/** Words between "volunteers" and what they are wanted for. */
const ON_THE_WAY =
  /^(?:to|please|pls|plz|kindly|also|just|quickly|still|now|then|be|able|willing|happy|up|for|going|who|wants|want|can|could)$/;
/** Verbs that nobody can be asked to do. */
const NO_DEED = /^(?:be|have|owe|need|want|know|like|seem|exist|mean|belong|think|hope|depend|agree)$/;
/** "All that is needed to run it": said of a thing. */
const PAST = /^(?:needed|had|required)$/;
/** Belongs to the verb before it: "written up". */
const PARTICLE = /^(?:up|down|out|off|over|back|through|thru|away|in|on|together)$/;
/** Belongs to it only if nothing follows: "looked at". */
const LAST_PARTICLE = /^(?:at|into|after)$/;
/** Marks between what is asked and what is told. */
const BETWEEN = /^(?:,|;|[–—-]+)$/;
const LINK = /^(?:otherwise|else|but)$/;
const TELLER = /^(?:i|it|we|they|he|she|there)(?:['’]\p{L}+)?$/u;
/** "It and the docs". */
const ALIKE = /^(?:and|or|too|also)$/;
const MARKS_BEFORE = /[*_]+$/;

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

/** As `rewriteText` of a finding in one sentence: that sentence alone. */
export function rewriteSentence(
  text: string,
  finding: Finding,
  parsed: ParsedSentence,
  styleOf: (rule: string) => RewriteStyle,
): string | null {
  const whole = rewriteText(text, [finding], [parsed], styleOf);
  const { tokens } = parsed.sentence;
  const start = startWithMarks(text, startOf(tokens));
  if (whole === null) return null;
  return whole.slice(start, whole.length - (text.length - endOf(tokens)));
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
  const edits = EDITS_BY_STYLE[styleOf(finding.rule)](text, finding, parsed) ?? orderEdits(text, finding, parsed);
  return edits ?? [];
}

const covers = (tokens: readonly TextToken[], offset: number) => startOf(tokens) <= offset && offset < endOf(tokens);

/** The edits of each style; undefined if the sentence does not allow it. */
const EDITS_BY_STYLE: Record<
  RewriteStyle,
  (text: string, finding: Finding, parsed: ParsedSentence) => Edit[] | undefined
> = {
  doer: doerEdits,
  agent: agentEdits,
  todo: todoEdits,
  address: () => undefined,
};

/** "Someone should fix it." -> "@… will you fix it?"; "Any volunteers to fix it?" the same way. */
function doerEdits(text: string, finding: Finding, parsed: ParsedSentence): Edit[] | undefined {
  const { tokens } = parsed.sentence;
  const first = tokens.findIndex(({ start }) => start >= finding.start);
  const verb = verbOf(parsed, finding);
  if (first < 0 || verb === undefined || !canOpen(tokens.slice(0, first))) return undefined;
  const start = startWithMarks(text, finding.start);
  const ask = { start, end: verb.start, replacement: `${PLACE} will you ` };
  return [ask, ...questionMark(text, tokens, tokens.indexOf(verb))];
}

/** The end of what is asked: where the sentence ends, or where something is told after a comma. */
function questionMark(text: string, tokens: readonly TextToken[], verb: number): Edit[] {
  const comma = tokens.findIndex(({ low }, i) => i > verb && BETWEEN.test(low) && tells(tokens.slice(i + 1)));
  const [before, told] = [tokens[comma - 1], tokens[comma + 1]];
  if (before !== undefined && told !== undefined)
    return [{ start: before.end, end: told.start + 1, replacement: `? ${text.charAt(told.start).toUpperCase()}` }];
  const last = tokens.at(-1);
  if (last?.low === '.') return [{ start: last.start, end: last.end, replacement: '?' }];
  return last && last.kind !== 'punct' ? [{ start: last.end, end: last.end, replacement: '?' }] : [];
}

/** "It failed three times", "otherwise we stop": told in words of its own, and no part of what is asked. */
function tells([first, second, third]: readonly TextToken[]): boolean {
  if (LINK.test(lowOf(first))) return TELLER.test(lowOf(second)) && third !== undefined;
  return TELLER.test(lowOf(first)) && second !== undefined && second.kind !== 'punct' && !ALIKE.test(second.low);
}

/** What is to be done: the verb of the clause that the finding is about, or the one that its words lead to. */
function verbOf(parsed: ParsedSentence, finding: Finding): TextToken | undefined {
  const { tokens } = parsed.sentence;
  const isAsked = ({ verb, modality }: Clause) =>
    verb !== undefined && !modality.startsWith('imperative') && followsClosely(tokens, finding, verb);
  const clause = parsed.clauses.find(isAsked);
  const isPast = PAST.test(lowOf(tokens[clause?.start ?? -1]));
  const isPlain = clause !== undefined && !clause.passive && !clause.negated && !isPast && isMain(clause);
  const verb = clause === undefined ? verbAfter(parsed, finding) : isPlain ? clause.verb : undefined;
  return verb !== undefined && isDeed(parsed, verb) ? verb : undefined;
}

/** "Who" makes a clause subordinate, but not if it asks. */
const isMain = ({ subordinator }: Clause) => subordinator === '' || subordinator === 'so' || subordinator === 'who';

function verbAfter({ sentence: { tokens } }: ParsedSentence, finding: Finding): TextToken | undefined {
  let at = tokens.findIndex(({ start }) => start >= finding.end);
  const from = at;
  while (at >= 0 && at - from < MOST_TOKENS_BETWEEN && ON_THE_WAY.test(lowOf(tokens[at]))) at++;
  return at > from ? tokens[at] : undefined;
}

/** A verb in its base form, of something that somebody does. */
function isDeed({ sentence: { tokens }, classes }: ParsedSentence, verb: TextToken): boolean {
  const bits = bitsAt(classes, tokens.indexOf(verb));
  return (bits & CLASS.verb) !== 0 && !NO_DEED.test(verb.low);
}

/** Whether what stands in front can stay there: nothing, "ok so", "For the demo,". */
function canOpen(before: readonly TextToken[]): boolean {
  if (before.some(({ low }) => CONDITION.test(low))) return false;
  return (
    ENDS_OPENER.test(before.at(-1)?.low ?? ',') || before.every(({ low }) => OPENERS.test(low) || ENDS_OPENER.test(low))
  );
}

function followsClosely(tokens: readonly TextToken[], finding: TextRange, verb: TextToken): boolean {
  const between = tokens.filter(({ start }) => start >= finding.end && start < verb.start).length;
  return verb.end > finding.start && verb.start >= finding.start && between <= MOST_TOKENS_BETWEEN;
}

/** "The ETL needs to be fixed" -> "The ETL needs to be fixed by @…" */
function agentEdits(
  _text: string,
  finding: Finding,
  { sentence: { tokens }, clauses }: ParsedSentence,
): Edit[] | undefined {
  const clause = clauses.find(
    ({ passive, verb }) => passive && verb && verb.start < finding.end && verb.end > finding.start,
  );
  if (clause?.verb === undefined || clause.negated || !isMain(clause) || clause.subordinator === 'who')
    return undefined;
  const at = tokens.indexOf(clause.verb);
  const [next, after] = tokens.slice(at + 1, at + 3);
  const isParticle =
    PARTICLE.test(lowOf(next)) || (LAST_PARTICLE.test(lowOf(next)) && (after?.kind ?? 'punct') === 'punct');
  const end = isParticle && next !== undefined ? next.end : clause.verb.end;
  return [{ start: end, end, replacement: ` by ${PLACE}` }];
}

/** "TODO: Add tests" -> "TODO: @… to add tests" */
function todoEdits(text: string, _finding: Finding, parsed: ParsedSentence): Edit[] | undefined {
  const { tokens } = parsed.sentence;
  const colon = tokens.findIndex(({ low }) => low === ':');
  const verb = colon > 0 && colon < LONGEST_LABEL ? tokens[colon + 1] : undefined;
  if (verb === undefined || !isDeed(parsed, verb)) return undefined;
  return [placeEdit(text, verb.start, 'to ')];
}

/** "Please add tests" -> "@… please add tests"; "could you …", "you need to …" and orders the same way. */
function orderEdits(text: string, _finding: Finding, parsed: ParsedSentence): Edit[] | undefined {
  const { tokens } = parsed.sentence;
  const from = Math.max(
    0,
    tokens.findIndex(({ low }) => POLITE.test(low) || !(OPENERS.test(low) || ENDS_OPENER.test(low))),
  );
  const [first, second] = tokens.slice(from, from + 2);
  if (first === undefined || second === undefined) return undefined;
  const asksYou = ASKS_YOU.test(first.low) && YOU.test(second.low) && !SEVERAL.test(lowOf(tokens[from + 2]));
  const tellsYou = YOU.test(first.low) && YOU_HAVE_TO.test(second.low);
  const asksPolitely = POLITE.test(first.low) && isDeed(parsed, second);
  if (asksYou || tellsYou || asksPolitely) return [placeEdit(text, first.start, '')];
  if (!isOrder(parsed, from)) return undefined;
  return [placeEdit(text, first.start, tokens.some(({ low }) => POLITE.test(low)) ? '' : 'please ')];
}

const isOrder = (parsed: ParsedSentence, at: number): boolean =>
  parsed.clauses.some(({ modality, start }) => modality.replace('+', '') === 'imperative' && start === at) &&
  isDeed(parsed, parsed.sentence.tokens[at] ?? { kind: 'punct', start: 0, end: 0, low: '', capital: false });

/** The place for a person before a word, which loses the capital that it has only for its position. */
function placeEdit(text: string, start: number, link: string): Edit {
  const word = /^[\p{L}\p{N}'’]+/u.exec(text.slice(start, start + 40))?.[0] ?? '';
  const lowered = /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word;
  return { start: startWithMarks(text, start), end: start + word.length, replacement: `${PLACE} ${link}${lowered}` };
}

/** Marks of emphasis that begin there go with the words. */
const startWithMarks = (text: string, start: number): number =>
  start - (MARKS_BEFORE.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0);
