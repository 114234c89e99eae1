/**
 * Reads "write the model card, bo, by friday": the title stands in the middle; at its edges, in a recognised form, a day, an
 * owner and a stage. What stands inside a title is text, and quotation marks seal all of it.
 */
import type { Arg, NamedArg } from '../commands/args.js';
import type { Declaration } from '../commands/declaration.js';
import { readDate } from '../model/dates/find.js';
import {
  candidateFor,
  type Draft,
  firstUnbound,
  fitsArg,
  isWord,
  type Run,
  type Spoken,
  unbound,
  written,
} from './draft.js';
import { trimmed } from './text-ends.js';

/** Whether a text argument is a title with edges: it is declared first, and others can stand around it. */
export const isTitle = (command: Declaration, [name]: NamedArg): boolean =>
  Object.keys(command.args)[0] === name && firstOf(command, 'item', 'stage', 'person', 'day', 'project');

const firstOf = (command: Declaration, ...types: Arg['type'][]) =>
  Object.values(command.args).some(({ type }) => types.includes(type));

const LEFT_MARKS = new Set([':', ',', '-', '–', '—', '…', '(', ')']);
const CALLED = new Set(['called', 'named', 'titled', 'like', 'saying', 'that', 'title', 'namely', 'viz']);
const ARTICLES = new Set(['the', 'a', 'an', 'my', 'our', 'this']);
const BY = new Set(['by', 'due', 'until', 'before', 'till', 'deadline']);
const TO = new Set([
  'responsible',
  'is',
  'owned',
  'for',
  'owner',
  'assignee',
  'assign',
  'assigned',
  'give',
  'to',
  'by',
  'with',
  'it',
]);
const IN = new Set(['in', 'to', 'for', 'on', 'under', 'at', 'into']);

/** Reads a run of tokens as a title with its edges. */
export function bindTitle(line: Spoken, draft: Draft, [name]: NamedArg, run: Run): void {
  const quoted = sealed(line, run);
  if (quoted !== undefined) {
    edges(line, draft, { from: run.from, to: quoted });
    edges(line, draft, { from: quoted + 1, to: run.to });
    draft.values[name] = { words: line.tokens[quoted]?.text ?? '' };
    return;
  }
  const from = leftEdge(line, draft, run);
  const to = rightEdge(line, draft, { from, to: run.to });
  const words = trimmed(line, { from, to });
  if (words !== '' && !line.isPlaceholder(from, to)) draft.values[name] = { words };
}

/** A quotation is the title if it stands in front, or if only edges stand in front of it. */
function sealed(line: Spoken, { from, to }: Run): number | undefined {
  const at = line.tokens.findIndex((token, i) => i >= from && i < to && token.is === 'quoted');
  if (at < 0) return undefined;
  const before = line.tokens.slice(from, at);
  const isEdge = before.every(
    (token, i) =>
      isWord(token, LEFT_MARKS) ||
      isWord(token, CALLED) ||
      isWord(token, SMALL) ||
      line.isNoise(from + i) ||
      inThing(line, from + i, from),
  );
  return isEdge ? at : undefined;
}

const SMALL = new Set([
  'the',
  'a',
  'an',
  'for',
  'to',
  'in',
  'of',
  'smth',
  'something',
  'stage',
  'project',
  'task',
  'by',
  'due',
  'on',
  'with',
  'name',
  'title',
  'text',
  'following',
  'new',
  'one',
]);

const inThing = (line: Spoken, at: number, from: number): boolean =>
  [...line.found].some(
    ([start, list]) => start >= from && start <= at && list.some(({ to, sure }) => to > at && sure >= 2),
  );

/** Around a sealed title every word is at the edge; a word that cannot be is left over. */
function edges(line: Spoken, draft: Draft, { from, to }: Run): void {
  let at = from;
  while (at < to) {
    const taken = keyedText(line, draft, at, to) ?? edgeAt(line, draft, at, to, true);
    const token = line.tokens[at];
    if (
      taken === undefined &&
      token?.is === 'word' &&
      !isWord(token, SMALL) &&
      !isWord(token, CALLED) &&
      !isWord(token, TO) &&
      !line.isNoise(at)
    )
      draft.left.push({ from: at, to: at + 1 });
    at = taken ?? at + 1;
  }
}

/** `"Red teaming" before deployment`: behind the key of another text all is that text. @returns where it ends */
function keyedText(line: Spoken, draft: Draft, at: number, end: number): number | undefined {
  const key = line.tokens[at]?.fold ?? '';
  const named = unbound(draft).find(([name, arg]) => arg.type === 'text' && (name === key || arg.keys.includes(key)));
  if (!named || at + 1 >= end) return undefined;
  let from = at + 1;
  while (from + 1 < end && line.isNoise(from)) from += 1;
  draft.values[named[0]] = { words: trimmed(line, { from, to: end }) };
  return end;
}

/** "for chi to clean …", "in deployment, write …": only with something after it. */
function leftEdge(line: Spoken, draft: Draft, { from, to }: Run): number {
  let at = skipMarks(line, from, to);
  for (;;) {
    const taken = edgeAt(line, draft, at, to, false);
    if (taken === undefined) break;
    at = skipMarks(line, taken, to);
  }
  if (isWord(line.tokens[at], CALLED) && at + 1 < to && line.tokens[at]?.fold !== 'title')
    at = skipMarks(line, at + 1, to);
  if (line.tokens[at]?.fold === 'to' && at + 1 < to) at += 1;
  return skipMarks(line, at, to);
}

function skipMarks(line: Spoken, from: number, to: number): number {
  let at = from;
  while (at < to && (isWord(line.tokens[at], LEFT_MARKS) || line.tokens[at]?.is === 'line')) at += 1;
  return at;
}

/** An edge that begins at a token, in a recognised form. @param isBare whether a thing without a word in front is one */
function edgeAt(line: Spoken, draft: Draft, at: number, end: number, isBare: boolean): number | undefined {
  const day = firstUnbound(draft, 'day');
  const person = firstUnbound(draft, 'person');
  const stage = firstUnbound(draft, 'stage');
  const project = firstUnbound(draft, 'project');
  return (
    (day && (takeRider(line, draft, day, at, end) ?? afterWords(line, draft, day, at, end, BY, isBare))) ??
    (person && afterWords(line, draft, person, at, end, TO, isBare || line.tokens[at]?.is === 'mention')) ??
    (stage && afterWords(line, draft, stage, at, end, IN, isBare)) ??
    (project && afterWords(line, draft, project, at, end, IN, isBare))
  );
}

/** "with a deadline of friday": the day of a rider. @returns where it ends */
function takeRider(line: Spoken, draft: Draft, [name]: NamedArg, at: number, end: number): number | undefined {
  const rider = line.riderAt(at, end);
  if (rider) draft.values[name] = { thing: rider.thing };
  return rider?.to;
}

/** A thing after words such as "due on" or "assign it to", or without any. @returns where it ends */
function afterWords(
  line: Spoken,
  draft: Draft,
  named: NamedArg,
  at: number,
  end: number,
  words: ReadonlySet<string>,
  isBare: boolean,
): number | undefined {
  let next = at;
  while (next < end && isWord(line.tokens[next], words)) next += 1;
  if (next === at && !isBare) return undefined;
  if (words === BY)
    while (next < end && next > at && (line.tokens[next]?.fold === 'on' || line.tokens[next]?.fold === ':')) next += 1;
  while (next < end && (isWord(line.tokens[next], ARTICLES) || line.tokens[next]?.fold === '@')) next += 1;
  return take(line, draft, named, next, end)?.to;
}

function take(line: Spoken, draft: Draft, [name, arg]: NamedArg, at: number, end: number) {
  const candidate = candidateFor(line, at, end, arg);
  if (!candidate || candidate.thing.is === 'pronoun') return undefined;
  draft.values[name] = { thing: candidate.thing };
  return candidate;
}

/** ", due monday", "by friday", "for chi", ", emi", "in the data stage": from the end, as long as one is there. */
function rightEdge(line: Spoken, draft: Draft, { from, to }: Run): number {
  let end = to;
  for (;;) {
    end = withoutNoise(line, from, end);
    const start = edgeStart(line, draft, from, end);
    if (start === undefined) return end;
    end = start;
  }
}

function withoutNoise(line: Spoken, from: number, to: number): number {
  let end = to;
  while (
    end > from + 1 &&
    (isWord(line.tokens[end - 1], RIGHT_MARKS) ||
      line.tokens[end - 1]?.fold === '.' ||
      line.tokens[end - 1]?.is === 'line' ||
      line.tokens[end - 1]?.is === 'emoji' ||
      POLITE.has(line.tokens[end - 1]?.fold ?? ''))
  )
    end -= 1;
  return end === from + 1 && POLITE.has(line.tokens[from]?.fold ?? '') ? to : end;
}
const RIGHT_MARKS = new Set([...LEFT_MARKS].filter((mark) => mark !== '(' && mark !== ')'));
const POLITE = new Set(['please', 'pls', 'plz', 'thanks', 'thx', 'cheers']);

/** Words of the longest edge: "assign it to bo berg", "due on thursday 3 december". */
const LONGEST_EDGE = 9;

/** Where the edge that ends at `end` begins. The longest one is taken. */
function edgeStart(line: Spoken, draft: Draft, from: number, end: number): number | undefined {
  for (let at = Math.max(from + 1, end - LONGEST_EDGE); at < end; at += 1) {
    const isAfterMark =
      [',', ';', '-', '–', '—', '('].includes(line.tokens[at - 1]?.fold ?? '') || line.tokens[at - 1]?.is === 'line';
    const before = { ...draft, values: { ...draft.values } };
    const taken = rightEdgeAt(line, before, at, end, isAfterMark);
    if (taken !== end) continue;
    Object.assign(draft.values, before.values);
    return at;
  }
  return undefined;
}

function rightEdgeAt(line: Spoken, draft: Draft, at: number, end: number, isAfterMark: boolean): number | undefined {
  const [day, person, stage, project] = [
    firstUnbound(draft, 'day'),
    firstUnbound(draft, 'person'),
    firstUnbound(draft, 'stage'),
    firstUnbound(draft, 'project'),
  ];
  const dayEnd =
    day &&
    (takeRider(line, draft, day, at, end) ??
      afterWords(line, draft, day, at, end, BY, isAfterMark) ??
      lastDay(line, draft, day, at, end));
  if (dayEnd === end) return end;
  const isForPerson = isWord(
    line.tokens[at],
    new Set(['for', 'owner', 'assignee', 'assign', 'assigned', 'give', 'responsible', 'owned']),
  );
  if (person && (isForPerson || isAfterMark || isLoneMention(line, at, end))) {
    const personEnd = afterWords(line, draft, person, at, end, TO, isAfterMark || isLoneMention(line, at, end));
    if (personEnd === end) return end;
  }
  if (stage && (isAfterMark || saysStage(line, at, end))) {
    const stageEnd = afterWords(line, draft, stage, at, end, IN, isAfterMark);
    if (stageEnd === end) return end;
  }
  if (!project || !isWord(line.tokens[at], IN)) return undefined;
  const candidate = candidateFor(line, skipThe(line, at + 1, end), end, project[1], 3);
  if (candidate?.to !== end || !fitsArg(project[1], candidate.thing)) return undefined;
  draft.values[project[0]] = { thing: candidate.thing };
  return end;
}

/** "the outage on 19 Nov until tuesday": the last of two days that stand together is the one that is meant. */
function lastDay(line: Spoken, draft: Draft, [name]: NamedArg, at: number, end: number): number | undefined {
  if (!isWord(line.tokens[at], BY) || at + 1 >= end) return undefined;
  const words = written(line, { from: at + 1, to: end });
  const reading = readDate(words, line.today);
  if (reading?.is !== 'day') return undefined;
  draft.values[name] = { thing: { is: 'day', reading, words } };
  return end;
}

const skipThe = (line: Spoken, at: number, end: number): number =>
  at < end && isWord(line.tokens[at], ARTICLES) ? at + 1 : at;
/** A mention at the very end is the owner, unless a word in front makes it part of the title: "sync with @bo". */
const isLoneMention = (line: Spoken, at: number, end: number): boolean =>
  line.tokens[at]?.is === 'mention' &&
  at + 1 === end &&
  !isWord(
    line.tokens[at - 1],
    new Set(['with', 'to', 'from', 'and', 'or', 'about', 'by', 'of', 'ask', 'tell', 'ping']),
  );
const saysStage = (line: Spoken, at: number, end: number): boolean =>
  (line.isStrict && line.tokens[at]?.fold === 'in') ||
  (isWord(line.tokens[at], IN) && line.tokens.slice(at, end).some(({ fold }) => fold === 'stage'));
