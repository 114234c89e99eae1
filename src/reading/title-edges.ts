/** What can stand at the edges of a title: its day, owner, stage and project, each in a recognised form. */
import type { NamedArg } from '../commands/args.js';
import { candidateFor, type Draft, firstUnbound, type Run, type Spoken } from './draft.js';
import type { WordList } from './word-lists.js';

/** An edge that begins at a token, in a recognised form. @param isBare whether a thing without a word in front is one */
export function edgeAt(line: Spoken, draft: Draft, at: number, end: number, isBare: boolean): number | undefined {
  const day = firstUnbound(draft, 'day');
  const person = firstUnbound(draft, 'person');
  const stage = firstUnbound(draft, 'stage');
  const project = firstUnbound(draft, 'project');
  return (
    (day && (takeDayOfRider(line, draft, day, at, end) ?? afterWords(line, draft, day, at, end, 'by', isBare))) ??
    (person && afterWords(line, draft, person, at, end, 'toPerson', isBare || line.tokens[at]?.is === 'mention')) ??
    (stage && afterWords(line, draft, stage, at, end, 'inStage', isBare)) ??
    (project && afterWords(line, draft, project, at, end, 'inStage', isBare))
  );
}

/** Takes the day of a rider such as "with a deadline of friday". @returns where it ends */
export function takeDayOfRider(
  line: Spoken,
  draft: Draft,
  [name]: NamedArg,
  at: number,
  end: number,
): number | undefined {
  const rider = line.riderAt(at, end);
  if (rider) draft.values[name] = { thing: rider.thing };
  return rider?.to;
}

/** Takes a thing after words such as "due on" or "assign it to", or without any. @returns where it ends */
export function afterWords(
  line: Spoken,
  draft: Draft,
  named: NamedArg,
  at: number,
  end: number,
  list: WordList,
  isBare: boolean,
): number | undefined {
  let next = at;
  while (next < end && line.says(next, list)) next += 1;
  if (next === at && !isBare) return undefined;
  if (list === 'by')
    while (next < end && next > at && (line.says(next, 'onDay') || line.tokens[next]?.fold === ':')) next += 1;
  while (next < end && (line.says(next, 'determiners') || line.tokens[next]?.fold === '@')) next += 1;
  return take(line, draft, named, next, end)?.to;
}

function take(line: Spoken, draft: Draft, [name, arg]: NamedArg, at: number, end: number) {
  const candidate = candidateFor(line, at, end, arg);
  if (!candidate || candidate.thing.is === 'pronoun') return undefined;
  draft.values[name] = { thing: candidate.thing };
  return candidate;
}

/**
 * The colon between what is said about a task and its title: "for dana in deployment: rotate the keys", "of it: purge the rows".
 * @returns undefined if a word in front of the colon is anything else
 */
export function borderAt(line: Spoken, draft: Draft, { from, to }: Run): number | undefined {
  const before = { ...draft, values: { ...draft.values } };
  let at = from;
  while (at < to && line.tokens[at]?.fold !== ':') {
    const next = edgeAt(line, before, at, to, APART.has(line.tokens[at - 1]?.fold ?? '') && at > from);
    if (next === undefined && !isSmall(line, at)) return undefined;
    at = next ?? at + 1;
  }
  if (at === from || at + 1 >= to) return undefined;
  Object.assign(draft.values, before.values);
  return at;
}

/** Marks between what is said about a task. */
const APART: ReadonlySet<string> = new Set([',', '-', '–', '—']);

const isSmall = (line: Spoken, at: number): boolean =>
  APART.has(line.tokens[at]?.fold ?? '') ||
  line.isNoise(at) ||
  line.says(at, 'pronouns') ||
  line.says(at, 'stageHeads') ||
  line.says(at, 'projectHeads') ||
  line.says(at, 'smallInTitles');
