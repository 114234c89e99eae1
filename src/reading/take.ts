/** Takes the things and choices that stand at a token for the arguments of a command. */
import type { Clarity } from '../clarity/engine.js';
import { choicesOf } from '../commands/args.js';
import { candidateFor, type Draft, firstUnbound, fitsArg, type Spoken, unbound } from './draft.js';
import type { NamedThing } from './things.js';

/** Takes the thing at a token, also behind a word such as "in" or "to". @returns where it ends */
export function takeThing(line: Spoken, draft: Draft, at: number, end: number, isStrict: boolean): number | undefined {
  return (
    takeAfterKey(line, draft, at, end) ?? takeBare(line, draft, at, end, isStrict) ?? takePage(line, draft, at, end)
  );
}

/** "in churn", "to bo", "by friday" */
function takeAfterKey(line: Spoken, draft: Draft, at: number, end: number): number | undefined {
  const key = line.tokens[at];
  if (key?.is !== 'word') return undefined;
  for (const [name, arg] of unbound(draft)) {
    if (!arg.keys.includes(key.fold)) continue;
    const from = skipArticles(line, at + 1, end);
    const candidate = candidateFor(line, from, end, arg);
    if (!candidate || candidate.thing.is === 'pronoun') continue;
    draft.values[name] = { thing: candidate.thing };
    return candidate.to;
  }
  return undefined;
}

const skipArticles = (line: Spoken, from: number, end: number): number => {
  let at = from;
  while (at < end && line.says(at, 'determiners')) at += 1;
  return at;
};

/** "data", "@bo", "friday", "churn" */
function takeBare(line: Spoken, draft: Draft, at: number, end: number, isStrict: boolean): number | undefined {
  for (const candidate of line.found.get(at) ?? []) {
    if (candidate.genitive || candidate.to > end || candidate.sure < (isStrict ? 1 : 2)) continue;
    const named = unbound(draft).find(([, arg]) => fitsArg(arg, candidate.thing));
    if (!named) continue;
    draft.values[named[0]] = { thing: candidate.thing };
    if (candidate.sure === 1) draft.doubt += 1;
    return candidate.to;
  }
  return undefined;
}

function takePage(line: Spoken, draft: Draft, at: number, end: number): number | undefined {
  const page = firstUnbound(draft, 'page');
  const number = line.says(at, 'page') ? at + 1 : at;
  const text = line.tokens[number]?.text ?? '';
  if (!page || number >= end || !/^#?\d{1,6}$/.test(text)) return undefined;
  draft.values[page[0]] = { words: text.replace('#', '') };
  return number + 1;
}

/** Takes a word that is one of an argument's choices. @returns where it ends */
export function takeChoice(line: Spoken, draft: Draft, at: number, clarity: Clarity): number | undefined {
  const token = line.tokens[at];
  if (token?.is !== 'word') return undefined;
  const named = unbound(draft).find(([, arg]) => arg.type === 'choice' && choicesOf(arg, clarity).includes(token.fold));
  if (!named) return undefined;
  draft.values[named[0]] = { words: token.fold };
  return at + 1;
}

/** Commands that give work to somebody, or begin it: by when it is to be done may be said with them. */
const WITH_DAY: ReadonlySet<string> = new Set(['own', 'take', 'pass', 'accept', 'start']);

/** Takes "by friday" for a command that has no day of its own. @returns where it ends */
export function takeRider(line: Spoken, draft: Draft, at: number, end: number): number | undefined {
  if (draft.rider || !WITH_DAY.has(draft.command.name)) return undefined;
  const rider = line.riderAt(at, end) ?? dayBehindComma(line, at, end);
  if (rider) draft.rider = rider;
  return rider?.to;
}

/** "#2 chi, fri": a day that is all there is behind a comma. */
function dayBehindComma(line: Spoken, at: number, end: number): NamedThing | undefined {
  if (line.tokens[at]?.fold !== ',') return undefined;
  return line.found.get(at + 1)?.find(({ thing, to }) => thing.is === 'day' && to === end);
}
