/** What is said in answer to Baton, or leans on what was said before: "yes", "friday", "same for evaluation", "not bo, chi". */
import { call } from '../commands/calls.js';
import type { Call } from '../view.js';
import type { Deciding } from './decide.js';
import type { Understood } from './decision.js';
import { fitsArg, type Spoken } from './draft.js';
import { matches } from './match.js';
import type { CompiledFrames, Phrasebook } from './phrasebook.js';
import { readingsOf, type Ways } from './readings.js';
import { resolveDraft } from './resolve.js';
import type { Saying } from './saying.js';
import { skipIdle, standsAt } from './stance.js';
import { leadLength, trimmed } from './text-ends.js';

/** What a text means as an answer; undefined if it isn't one. */
export function followUp(saying: Saying, line: Spoken, { book }: Ways, deciding: Deciding): Understood | undefined {
  return (
    cancels(saying, line, book, deciding) ??
    yesOrNo(saying, line, book) ??
    answers(saying, line, book, deciding) ??
    leansOn(saying, line, deciding) ??
    corrects(saying, line, book, deciding)
  );
}

/** Whether a turn of a frame is all that is said. */
function isAll(line: Spoken, frames: CompiledFrames, name: keyof CompiledFrames): boolean {
  const from = skipIdle(line, 0, line.tokens.length);
  return frames[name].some((pattern) =>
    matches(line, pattern, from, line.tokens.length, () => ({})).some(
      ({ to }) => skipIdle(line, to, line.tokens.length) >= line.tokens.length,
    ),
  );
}

/** "never mind" drops what was begun. "Scratch that", once it is done, undoes it. */
function cancels({ talk }: Saying, line: Spoken, book: Phrasebook, deciding: Deciding): Understood | undefined {
  if (!isAll(line, book.frames, 'cancel')) return undefined;
  const last = deciding.commands.find(({ name }) => name === talk?.call?.command);
  const isDone = last && !last.shows && !talk?.asked && talk?.offered.length === 0;
  const [reading] = isDone
    ? readingsOf({ line, book, clarity: deciding.clarity, isStrict: false }, { from: 0, to: line.tokens.length })
    : [];
  return reading?.entry.command.name === 'undo' ? undefined : { acts: [], quiet: 'cancelled' };
}

/** "yes" takes Baton's last offer, somebody's baton, or an incident. With nothing open it does nothing. */
function yesOrNo(
  { talk, waiting, incident, isStrict }: Saying,
  line: Spoken,
  { frames }: Phrasebook,
): Understood | undefined {
  if (isStrict) return undefined;
  if (isAll(line, frames, 'yes')) {
    const [offered, more] = talk?.offered ?? [];
    if (offered && !more) return { acts: [{ act: 'do', call: offered }] };
    const [item, another] = waiting;
    if (item && !another) return { acts: [{ act: 'do', call: { command: 'accept', args: { item: idOf(item) } } }] };
    if (!item && incident?.asksMe)
      return { acts: [{ act: 'do', call: call('incident take', { incident: String(incident.number) }) }] };
    // "I'll take it" can be about an incident that somebody else is asked to take.
    return !item && incident && hasPronoun(line) ? undefined : { acts: [], quiet: 'nothing-open' };
  }
  return isAll(line, frames, 'no')
    ? { acts: [], quiet: talk?.offered.length ? 'cancelled' : 'nothing-open' }
    : undefined;
}

const hasPronoun = ({ tokens, found }: Spoken): boolean =>
  tokens.some((_, at) => found.get(at)?.some(({ thing }) => thing.is === 'pronoun'));

const idOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

const REGRETS = new Set(['sorry', 'no', 'nope', 'unfortunately', 'afraid', 'nah', 'apologies']);

/** "Sorry, no time before Christmas": declines the one thing that waits for an answer, if it is confirmed. */
export function declines(
  { waiting, direct, isStrict }: Saying,
  line: Spoken,
  { frames }: Phrasebook,
): Understood | undefined {
  const [item, another] = waiting;
  const first = line.tokens[0]?.fold ?? '';
  const isRefused = REGRETS.has(first) || standsAt(line, frames.denied, 0, line.tokens.length) !== undefined;
  if (isStrict || !direct || !item || another || !isRefused) return undefined;
  const from = REGRETS.has(first) && line.tokens[1]?.fold === ',' ? 2 : 0;
  const word = trimmed(line, { from, to: line.tokens.length });
  return { acts: [{ act: 'offer', call: { command: 'decline', args: { item: idOf(item), word } } }] };
}

/** The answer to Baton's open question: a person, a day, a project, or words. */
function answers(
  { talk, commands, isStrict }: Saying,
  line: Spoken,
  book: Phrasebook,
  deciding: Deciding,
): Understood | undefined {
  const { asked } = talk ?? {};
  const command = commands.find(({ name }) => name === asked?.call.command);
  const arg = asked && command?.args[asked.arg];
  if (!asked || !command || !arg || isStrict) return undefined;
  const from = skipIdle(line, 0, line.tokens.length);
  const end = line.tokens.length;
  const run = { from, to: end };
  const [other] = readingsOf({ line, book, clarity: deciding.clarity, isStrict: false }, run);
  const [named] = readingsOf({ line, book, clarity: deciding.clarity, isStrict: true }, run);
  // "new churn model", when the name of a new project is asked for, is the command again.
  if (named?.entry.isName && named.entry.command.name === command.name) return undefined;
  for (let at = from; at < Math.min(end, from + 4) && isBefore(line, from, at); at += 1) {
    const candidate = line.found.get(at)?.find(({ thing }) => fitsArg(arg, thing));
    if (!candidate || skipIdle(line, candidate.to, end) < end - 1) continue;
    const resolved = resolveDraft(
      { command, values: { [asked.arg]: { thing: candidate.thing } }, left: [], background: undefined, doubt: 0 },
      deciding.around,
    );
    if ('ask' in resolved) return { acts: [resolved.ask] };
    const among =
      asked.arg === 'project' ? offeredIn(talk?.offered ?? [], resolved.calls[0]?.args.project, deciding) : undefined;
    if (among) return { acts: [{ act: 'do', call: among }] };
    return filled(asked.call, resolved.calls[0]?.args ?? {});
  }
  if (arg.type !== 'text' || (other && other.entry.mood !== 'terse' && other.draft.left.length === 0)) return undefined;
  const words = trimmed(line, { from: leadLength(line, 0, end), to: end });
  return words === '' ? undefined : filled(asked.call, { [asked.arg]: words });
}

const BEFORE = new Set([
  'on',
  'by',
  'until',
  'in',
  'the',
  'for',
  'to',
  'make',
  'it',
  'say',
  'at',
  'till',
  'ask',
  'with',
]);

/** Whether only words that lead an answer in stand in front of a token. */
const isBefore = (line: Spoken, from: number, at: number): boolean =>
  line.tokens.slice(from, at).every(({ fold, is }, i) => line.isNoise(from + i) || BEFORE.has(fold) || is === 'mark');

/** The offered call whose stage belongs to a project. */
const offeredIn = (offered: readonly Call[], project: string | undefined, { around }: Deciding): Call | undefined =>
  offered.find(({ args }) =>
    around.world.stages.some((stage) => stage.project === project && Object.values(args).includes(stage.id)),
  );

const filled = (call: Call, args: Record<string, string>): Understood => ({
  acts: [{ act: 'do', call: { ...call, args: { ...call.args, ...args } } }],
});

/** "same for evaluation", "and fraud?", "not bo, chi", "I meant #4": the last call, with something else in it. */
function leansOn({ talk }: Saying, line: Spoken, deciding: Deciding): Understood | undefined {
  const { call } = talk ?? {};
  const command = deciding.commands.find(({ name }) => name === call?.command);
  if (!call || !command) return undefined;
  const turn = leaning(line);
  if (turn === undefined) return undefined;
  // "and hand it to Bo" is an order of its own.
  const isIdle = (at: number) => at < 1 || line.isNoise(at) || BEFORE.has(line.tokens[at]?.fold ?? '');
  const candidate = turn.places
    .filter((at, i) => i === 0 || isIdle(at - 1))
    .flatMap((at) => line.found.get(at) ?? [])
    .find(
      ({ thing, to }) =>
        to >= line.tokens.length - 1 - turn.after && Object.values(command.args).some((arg) => fitsArg(arg, thing)),
    );
  const named = candidate && Object.entries(command.args).find(([, arg]) => fitsArg(arg, candidate.thing));
  if (!candidate || !named) return undefined;
  const resolved = resolveDraft(
    { command, values: { [named[0]]: { thing: candidate.thing } }, left: [], background: undefined, doubt: 0 },
    deciding.around,
  );
  if ('ask' in resolved) return { acts: [resolved.ask] };
  const made = { ...call, args: { ...call.args, ...resolved.calls[0]?.args } };
  return { acts: [{ act: command.shows ? 'show' : turn.act, call: made }] };
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
function corrects(
  { talk, isStrict }: Saying,
  line: Spoken,
  { frames }: Phrasebook,
  deciding: Deciding,
): Understood | undefined {
  const last = talk?.call;
  const end = line.tokens.length;
  if (!last || isStrict) return undefined;
  let at = skipIdle(line, 0, end);
  for (let i = 0; i < MOST_CORRECTIONS; i += 1)
    at = skipIdle(line, standsAt(line, frames.corrections, at, end) ?? at, end);
  const named = line.found.get(at)?.find(({ thing }) => thing.is === 'person' || thing.is === 'day');
  const behind = named ? skipIdle(line, standsAt(line, frames.corrections, named.to, end) ?? named.to, end) : 0;
  const isCorrection = named && behind >= end && (at > 0 || named.to < end);
  const [name, arg] = SET_WITH[last.command === 'about' ? (last.args.what ?? '') : ''] ?? [last.command];
  const command = deciding.commands.find((one) => one.name === name);
  const fitting = Object.entries(command?.args ?? {}).find(
    ([key, one]) => (arg === undefined || key === arg) && named && fitsArg(one, named.thing),
  );
  if (!isCorrection || !command || command.shows || !fitting) return undefined;
  const { what: _, ...args } = last.args;
  const [key] = fitting;
  const draft = { command, values: { [key]: { thing: named.thing } }, left: [], background: undefined, doubt: 0 };
  const resolved = resolveDraft(draft, deciding.around);
  if ('ask' in resolved) return { acts: [resolved.ask] };
  return { acts: [{ act: 'offer', call: { command: name, args: { ...args, ...resolved.calls[0]?.args } } }] };
}

/** How a text leans on what came before it, and where the new part can stand. */
function leaning({ tokens }: Spoken): { act: 'do' | 'offer'; places: number[]; after: number } | undefined {
  const folds = tokens.map(({ fold }) => fold);
  const text = folds.join(' ');
  const same = /^(?:and )?(?:the )?same (?:again )?(?:for|with|to|goes for) /.exec(text);
  if (same) return { act: 'do', places: after(same[0]), after: 0 };
  const and = /^(?:and|what about|how about|and what about) (?!.* (?:is|are|do|does|then) )/.exec(text);
  if (and && tokens.length < 8) return { act: 'offer', places: after(and[0]), after: 1 };
  const not =
    /^(?:no ,? ?)?not .+? , (?:but )?/.exec(text) ?? /^(?:no|sorry|oops) ,? ?(?:i meant|make (?:it|that)) /.exec(text);
  if (not && tokens.length < 12) return { act: 'offer', places: after(not[0]), after: 0 };
  const meant = /^(?:sorry ,? ?|no ,? ?)?i (?:meant|mean) /.exec(text);
  return meant ? { act: 'offer', places: after(meant[0]), after: 9 } : undefined;
}

/** The tokens at which what follows some words can begin, articles passed over. */
function after(words: string): number[] {
  const count = words.trim().split(' ').length;
  return [count, count + 1];
}
