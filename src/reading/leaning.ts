/** What leans on the last thing that was said or done: "same for evaluation", "and fraud?", "not bo, chi", "nah make it bo". */
import { call } from '../commands/calls.js';
import { readDate } from '../model/dates/find.js';
import type { Call } from '../view/view.js';
import type { Deciding } from './deciding.js';
import type { Act, Understood } from './decision.js';
import { fitsArg, type Run, type Spoken, written } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { resolveDraft } from './resolve.js';
import { endsAt, riderAt, skipIdle, standsAt } from './stance.js';
import type { NamedThing } from './things.js';

/** The last call, with something else in it: "same for evaluation", "and fraud?", "not bo, chi", "I meant #4". */
export function leansOn(last: Call, line: Spoken, frames: CompiledFrames, deciding: Deciding): Understood | undefined {
  const command = deciding.commands.find(({ name }) => name === last.command);
  const turn = command && leaning(line, frames);
  const named = turn && namedIn(line, turn, (thing) => Object.values(command.args).some((arg) => fitsArg(arg, thing)));
  if (!turn || !named) return undefined;
  const changed = withOther(last, named, command.shows ? 'show' : turn.act, deciding);
  const [also] = othersBehind(line, named);
  const [act] = changed?.acts ?? [];
  return also && act ? withOther(act.call, also, act.act === 'do' ? 'do' : 'offer', deciding) : changed;
}

/** "and #4 to emi": what else is named behind a word such as "to". */
const othersBehind = (line: Spoken, { to }: NamedThing): readonly NamedThing[] =>
  line.says(to, 'beforeAnswer')
    ? (line.found.get(to + 1) ?? []).filter((one) => one.to >= line.tokens.length - 1 && !one.genitive)
    : [];

/** How a text leans on what came before it, where the new part can stand, and how many words may follow it. */
interface Leaning {
  act: 'do' | 'offer';
  at: number;
  after: number;
  /** The least sure that a name may be. */
  sure?: number;
}

/** Longest texts that lean on what came before, in tokens. */
const LONGEST_AND = 7;
const LONGEST_NOT = 11;

function leaning(line: Spoken, frames: CompiledFrames): Leaning | undefined {
  const end = line.tokens.length;
  const behind = (name: 'sameFor' | 'alsoFor' | 'notThis' | 'meant') => endsAt(line, frames[name], 0, end);
  const same = Math.max(...behind('sameFor'));
  if (same > 0) return { act: 'do', at: same, after: 0 };
  const too = end <= LONGEST_AND ? alsoIn(line, frames) : undefined;
  if (too) return too;
  const also = end <= LONGEST_AND ? Math.max(...behind('alsoFor')) : 0;
  if (also > 0 && !asksAlone(line, { from: also, to: end - 1 })) return { act: 'offer', at: also, after: 1 };
  const not = end <= LONGEST_NOT ? Math.min(...behind('notThis')) : Number.POSITIVE_INFINITY;
  if (not < end) return { act: 'offer', at: not, after: 0 };
  const meant = Math.max(...behind('meant'));
  return meant > 0 ? { act: 'offer', at: meant, after: 9, sure: 3 } : undefined;
}

/** "and #3 too", "evaluation as well": what was done is done to that, too. */
function alsoIn(line: Spoken, frames: CompiledFrames): Leaning | undefined {
  let end = line.tokens.length;
  while (end > 0 && (line.tokens[end - 1]?.is === 'mark' || line.says(end - 1, 'please'))) end -= 1;
  if (line.tokens.at(-1)?.fold === '?' || !line.says(end - 1, 'alsoAtEnd')) return undefined;
  const last = line.says(end - 2, 'asWellAs') ? end - 2 : end - 1;
  const at = Math.max(0, ...endsAt(line, frames.alsoFor, 0, last));
  const isAll = (line.found.get(at) ?? []).some(({ to }) => to === last);
  return isAll ? { act: 'do', at, after: line.tokens.length - last } : undefined;
}

/** "and is data done?" leans on nothing. */
const asksAlone = (line: Spoken, { from, to }: Run): boolean =>
  line.tokens.slice(from, to).some((_, i) => line.says(from + i, 'leaningVerbs'));

/** What is named there. "and hand it to Bo" is an order of its own. */
function namedIn(
  line: Spoken,
  { at, after, sure = 0 }: Leaning,
  fits: (thing: NamedThing['thing']) => boolean,
): NamedThing | undefined {
  const isIdle = line.isNoise(at) || line.says(at, 'beforeAnswer');
  return [at, ...(isIdle ? [at + 1] : [])]
    .flatMap((place) => line.found.get(place) ?? [])
    .filter((one) => one.sure >= sure && fits(one.thing))
    .find((one) => one.to >= line.tokens.length - 1 - after || othersBehind(line, one).length > 0);
}

/** What a side of a thing is set with: after "who owns evaluation?", "Emi then" gives it to her. */
const SET_WITH: Readonly<Record<string, [command: string, arg: string]>> = {
  owner: ['own', 'person'],
  deputies: ['deputy', 'person'],
  due: ['due', 'day'],
};
/** Frames in front of a correction. */
const MOST_CORRECTIONS = 4;

/** "nah make it bo", "ok emi then": only somebody or a day is named, with words that change what was last done or shown. */
export function corrects(last: Call, line: Spoken, frames: CompiledFrames, deciding: Deciding): Understood | undefined {
  const named = corrected(line, frames);
  if (!named) return undefined;
  const [name, arg] = SET_WITH[last.command === 'about' ? (last.args.what ?? '') : ''] ?? [last.command];
  const { what: _, ...args } = last.args;
  const isChange = deciding.commands.some((one) => one.name === name && !one.shows);
  // "sorry, the friday after", "make it the 8th then": nobody else is told of a day.
  const isSaid = last.command === 'due' || (name === 'due' && line.says(behindMarks(line), 'setting'));
  const isOwn = isSaid && named.thing.is === 'day' && !line.tokens.some((_, at) => isDoubt(line, at));
  return isChange ? withOther({ command: name, args }, named, isOwn ? 'do' : 'offer', deciding, arg) : undefined;
}

const behindMarks = (line: Spoken): number => skipIdle(line, 0, line.tokens.length);

const isDoubt = (line: Spoken, at: number): boolean => line.isUnsure(at) || line.tokens[at]?.fold === '?';

/** Where the words end that take back what was said: "sorry, I meant". */
export function behindCorrections(line: Spoken, { corrections }: CompiledFrames): number {
  const end = line.tokens.length;
  let at = skipIdle(line, 0, end);
  for (let i = 0; i < MOST_CORRECTIONS; i += 1) at = skipIdle(line, standsAt(line, corrections, at, end) ?? at, end);
  return at;
}

/** The person or day that is all there is in a correction. */
function corrected(line: Spoken, frames: CompiledFrames): NamedThing | undefined {
  const end = line.tokens.length;
  const behind = (at: number) => skipIdle(line, standsAt(line, frames.corrections, at, end) ?? at, end);
  const at = behindCorrections(line, frames);
  // "the 3rd" begins with an article.
  const places = line.isNoise(at - 1) ? [at - 1, at] : [at];
  const named =
    places
      .flatMap((place) => line.found.get(place) ?? [])
      .find(({ thing }) => thing.is === 'person' || thing.is === 'day') ?? dayFrom(line, places[0] ?? at, behind);
  return named && behind(named.to) >= end && (at > 0 || named.to < end) ? named : undefined;
}

/** "and by wednesday please": by when the thing that was just spoken of is to be done. */
export function addsDay(
  last: Call,
  [ref]: readonly string[],
  line: Spoken,
  frames: CompiledFrames,
  deciding: Deciding,
): Understood | undefined {
  const command = deciding.commands.find(({ name }) => name === last.command);
  const end = line.tokens.length;
  const rider = riderAt(line, frames, skipIdle(line, 0, end), end) ?? riderAt(line, frames, 0, end);
  const item = ref && !ref.startsWith('project:') ? ref.slice(ref.indexOf(':') + 1) : undefined;
  if (!command || !item || !rider) return undefined;
  const behind = skipIdle(line, rider.to, end);
  if (behind < end && line.tailAt(behind, end) !== end) return undefined;
  return withOther(call('due', { item }), rider, command.shows ? 'offer' : 'do', deciding);
}

/** "for emi", behind a new task: whose it is to be. */
export function addsOwner(
  last: Call,
  [ref]: readonly string[],
  line: Spoken,
  deciding: Deciding,
): Understood | undefined {
  const end = line.tokens.length;
  const at = skipIdle(line, line.says(0, 'and') ? 1 : 0, end);
  const named = line.found.get(skipIdle(line, at + 1, end))?.find(({ thing }) => thing.is === 'person');
  if (last.command !== 'task add' || !ref || !line.says(at, 'forPerson') || !named) return undefined;
  if (skipIdle(line, named.to, end) < end || line.tokens[end - 1]?.fold === '?') return undefined;
  return withOther(call('own', { item: ref.slice(ref.indexOf(':') + 1) }), named, 'do', deciding);
}

/** "make it the 3rd": a day that is one only because it stands alone. */
function dayFrom(line: Spoken, at: number, behind: (at: number) => number): NamedThing | undefined {
  const end = line.tokens.length;
  let to = end;
  // "make that the 7th, sorry"
  for (let cut = end - 1; cut > at; cut -= 1) if (behind(cut) >= end) to = cut;
  const words = written(line, { from: at, to });
  const reading = at < to && at > 0 ? readDate(words, line.today) : undefined;
  return reading?.is === 'day' ? { from: at, to, thing: { is: 'day', reading, words }, sure: 2 } : undefined;
}

/** A call with another thing in it. @param arg the argument that it is for; else the first that it fits */
function withOther(
  last: Call,
  { thing }: NamedThing,
  act: Exclude<Act['act'], 'ask'>,
  deciding: Deciding,
  arg?: string,
): Understood | undefined {
  const command = deciding.commands.find(({ name }) => name === last.command);
  const fitting = Object.entries(command?.args ?? {}).find(
    ([name, one]) => (arg === undefined || name === arg) && fitsArg(one, thing),
  );
  if (!command || !fitting) return undefined;
  const draft = { command, values: { [fitting[0]]: { thing } }, left: [], background: undefined, doubt: 0 };
  const resolved = resolveDraft(draft, deciding.around);
  if ('ask' in resolved) return { acts: [resolved.ask] };
  return { acts: resolved.calls.map((made) => ({ act, call: { ...last, args: { ...last.args, ...made.args } } })) };
}
