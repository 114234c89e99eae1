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
  isMark,
  type Run,
  type Spoken,
  unbound,
  written,
} from './draft.js';
import { trimmed } from './text-ends.js';
import { afterWords, borderAt, edgeAt, takeDayOfRider } from './title-edges.js';

/** Whether a text argument is a title with edges: it is declared first, and others can stand around it. */
export const isTitle = (command: Declaration, [name]: NamedArg): boolean =>
  Object.keys(command.args)[0] === name && firstOf(command, 'item', 'stage', 'person', 'day', 'project');

const firstOf = (command: Declaration, ...types: Arg['type'][]) =>
  Object.values(command.args).some(({ type }) => types.includes(type));

const LEFT_MARKS = new Set([':', ',', '-', '–', '—', '…', '(', ')']);

/** Reads a run of tokens as a title with its edges. */
export function bindTitle(line: Spoken, draft: Draft, [name]: NamedArg, run: Run): void {
  const quoted = sealed(line, run);
  if (quoted !== undefined) {
    edges(line, draft, { from: run.from, to: quoted });
    edges(line, draft, { from: quoted + 1, to: run.to });
    draft.values[name] = { words: line.tokens[quoted]?.text ?? '' };
    return;
  }
  const border = borderAt(line, draft, run);
  const from = leftEdge(line, draft, border === undefined ? run : { from: border, to: run.to });
  const to = rightEdge(line, draft, { from, to: withoutBrackets(line, draft, { from, to: run.to }) });
  const words = trimmed(line, { from, to });
  if (words !== '' && !line.isPlaceholder(from, to)) draft.values[name] = { words };
}

/** "fix it (bo, friday)": brackets at the end of which every word is at the edge. "(in English)" belongs to the title. */
function withoutBrackets(line: Spoken, draft: Draft, { from, to }: Run): number {
  const last = withoutNoise(line, from, to) - 1;
  const open = line.tokens.findLastIndex(({ fold }, at) => at < last && at > from && fold === '(');
  if (line.tokens[last]?.fold !== ')' || open < 0) return to;
  const inside = { ...draft, values: { ...draft.values } };
  if (rightEdge(line, inside, { from: open, to: last }) > open + 1) return to;
  Object.assign(draft.values, inside.values);
  return open;
}

/** A quotation is the title if it stands in front, or if only edges stand in front of it. */
function sealed(line: Spoken, { from, to }: Run): number | undefined {
  const at = line.tokens.findIndex((token, i) => i >= from && i < to && token.is === 'quoted');
  if (at < 0) return undefined;
  const before = line.tokens.slice(from, at);
  const isEdge = before.every(
    (token, i) =>
      isMark(token, LEFT_MARKS) ||
      line.says(from + i, 'called') ||
      line.says(from + i, 'smallInTitles') ||
      line.isNoise(from + i) ||
      inThing(line, from + i, from),
  );
  return isEdge ? at : undefined;
}

const inThing = (line: Spoken, at: number, from: number): boolean =>
  [...line.found].some(
    ([start, list]) => start >= from && start <= at && list.some(({ to, sure }) => to > at && sure >= 2),
  );

/** Words around a sealed title that mean nothing by themselves. */
const AROUND = ['smallInTitles', 'called', 'toPerson'] as const;

/** Around a sealed title every word is at the edge; a word that cannot be is left over. */
function edges(line: Spoken, draft: Draft, { from, to }: Run): void {
  let at = from;
  while (at < to) {
    const day = firstUnbound(draft, 'day');
    const taken =
      keyedText(line, draft, at, to) ?? edgeAt(line, draft, at, to, true) ?? (day && lastDay(line, draft, day, at, to));
    const token = line.tokens[at];
    if (taken === undefined && token?.is === 'word' && !AROUND.some((list) => line.says(at, list)) && !line.isNoise(at))
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
  if (line.says(at, 'called') && at + 1 < to && !line.says(at, 'title')) at = skipMarks(line, at + 1, to);
  // "one ticket for checking the invoices", "to check them"
  if ((line.says(at, 'to') || (line.says(at, 'for') && line.isGerund(at + 1))) && at + 1 < to) at += 1;
  return skipMarks(line, at, to);
}

function skipMarks(line: Spoken, from: number, to: number): number {
  let at = from;
  while (at < to && (isMark(line.tokens[at], LEFT_MARKS) || line.tokens[at]?.is === 'line')) at += 1;
  return at;
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
    (isMark(line.tokens[end - 1], RIGHT_MARKS) ||
      line.tokens[end - 1]?.fold === '.' ||
      line.tokens[end - 1]?.is === 'line' ||
      line.tokens[end - 1]?.is === 'emoji' ||
      line.says(end - 1, 'politeAtEnd'))
  )
    end -= 1;
  return end === from + 1 && line.says(from, 'politeAtEnd') ? to : end;
}
const RIGHT_MARKS = new Set([...LEFT_MARKS, ';'].filter((mark) => mark !== '(' && mark !== ')'));

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
    (takeDayOfRider(line, draft, day, at, end) ??
      afterWords(line, draft, day, at, end, 'by', isAfterMark) ??
      lastDay(line, draft, day, at, end) ??
      (isAfterMark ? shortDay(line, draft, day, at, end) : undefined));
  if (dayEnd === end) return end;
  const owner = person && isAfterMark ? line.ownershipAt(at, end) : undefined;
  if (person && owner && fitsArg(person[1], owner.thing)) {
    draft.values[person[0]] = { thing: owner.thing };
    return end;
  }
  const isForPerson = line.says(at, 'forPerson');
  if (person && (isForPerson || isAfterMark || isLoneMention(line, at, end))) {
    const personEnd = afterWords(line, draft, person, at, end, 'toPerson', isAfterMark || isLoneMention(line, at, end));
    if (personEnd === end) return end;
  }
  if (stage && (isAfterMark || saysStage(line, at, end))) {
    const stageEnd = afterWords(line, draft, stage, at, end, 'inStage', isAfterMark);
    if (stageEnd === end) return end;
  }
  if (!project || !line.says(at, 'inStage')) return undefined;
  const candidate = candidateFor(line, skipThe(line, at + 1, end), end, project[1], 3);
  if (candidate?.to !== end || !fitsArg(project[1], candidate.thing)) return undefined;
  draft.values[project[0]] = { thing: candidate.thing };
  return end;
}

/** "the outage on 19 Nov until tuesday": the last of two days that stand together is the one that is meant. */
function lastDay(line: Spoken, draft: Draft, [name]: NamedArg, at: number, end: number): number | undefined {
  if (!line.says(at, 'by') || at + 1 >= end) return undefined;
  const words = written(line, { from: at + 1, to: end });
  const reading = readDate(words, line.today);
  if (reading?.is !== 'day') return undefined;
  draft.values[name] = { thing: { is: 'day', reading, words } };
  return end;
}

/** "fix it (bo, wed)": alone between marks a short name of a day is one; "sat" and "sun" only beside somebody. */
function shortDay(line: Spoken, draft: Draft, [name]: NamedArg, at: number, end: number): number | undefined {
  const words = written(line, { from: at, to: end });
  const reading = end === at + 1 && line.tokens[at]?.is === 'word' ? readDate(words, line.today) : undefined;
  const isListed = readDate(written(line, { from: at - 2, to: at - 1 }), line.today) !== undefined;
  const isSure = !line.says(at, 'wordsLikeDays') || isBesidePerson(line, draft, at);
  if (reading?.is !== 'day' || isListed || !isSure) return undefined;
  draft.values[name] = { thing: { is: 'day', reading, words } };
  return end;
}

/** Whether somebody is named in front of the mark before a token, or was behind it. */
function isBesidePerson({ tokens, found }: Spoken, draft: Draft, at: number): boolean {
  const isBefore = [2, 3].some((back) =>
    found.get(at - back)?.some(({ thing, to }) => thing.is === 'person' && to === at - 1),
  );
  return isBefore || (tokens[at - 1]?.fold === '(' && firstUnbound(draft, 'person') === undefined);
}

const skipThe = (line: Spoken, at: number, end: number): number =>
  at < end && line.says(at, 'determiners') ? at + 1 : at;
/** A mention at the very end is the owner, unless a word in front makes it part of the title: "sync with @bo". */
const isLoneMention = (line: Spoken, at: number, end: number): boolean =>
  line.tokens[at]?.is === 'mention' && at + 1 === end && !line.says(at - 1, 'withPerson');
const saysStage = (line: Spoken, at: number, end: number): boolean =>
  (line.isStrict && line.says(at, 'in')) ||
  (line.says(at, 'inStage') && line.tokens.slice(at, end).some((_, i) => line.says(at + i, 'stageHeads')));
