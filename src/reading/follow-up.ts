/** What is said in answer to Baton, or leans on what was said before: "yes", "friday", "never mind". */
import type { Arg } from '../commands/args.js';
import { call } from '../commands/calls.js';
import type { Declaration } from '../commands/declaration.js';
import type { Call } from '../view.js';
import { agreedTo, hasPronoun } from './agreed.js';
import { cutSentences } from './clauses.js';
import type { Deciding } from './decide.js';
import type { Remembered, Understood } from './decision.js';
import { fitsArg, type Run, type Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { matches } from './known-matches.js';
import { addsDay, behindCorrections, corrects, leansOn } from './leaning.js';
import type { Phrasebook } from './phrasebook.js';
import { isNaming, type Ways } from './reading.js';
import { readingsOf } from './readings.js';
import { resolveDraft } from './resolve.js';
import type { Saying } from './saying.js';
import { orWords, skipIdle, standsAt } from './stance.js';
import { leadLength, trimmed } from './text-ends.js';
import type { Thing } from './things.js';

/** What a text means as an answer; undefined if it isn't one. */
export function followUp(saying: Saying, line: Spoken, { book }: Ways, deciding: Deciding): Understood | undefined {
  return (
    cancels(saying, line, book, deciding) ??
    (takesYesNo(saying, deciding) ? undefined : yesOrNo(saying, line, book)) ??
    answers(saying, line, book, deciding) ??
    leaningOn(saying, line, book, deciding)
  );
}

/** What leans on what was last done or shown. */
function leaningOn({ talk, isStrict }: Saying, line: Spoken, { frames }: Phrasebook, deciding: Deciding) {
  const last = talk?.call;
  if (!last) return undefined;
  const leaning = leansOn(last, line, frames, deciding);
  if (leaning || isStrict) return leaning;
  return corrects(last, line, frames, deciding) ?? addsDay(last, talk.items, line, frames, deciding);
}

/** Whether a turn of a frame is all that is said. */
function isAll(line: Spoken, frames: CompiledFrames, name: keyof CompiledFrames): boolean {
  const from = skipIdle(line, 0, line.tokens.length);
  return frames[name].some((pattern) =>
    matches(line, pattern, from, line.tokens.length, orWords).some(
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

/** Whether Baton has asked what "yes" and "no" answer. */
function takesYesNo({ talk }: Saying, { commands }: Deciding): boolean {
  const { asked, offered = [] } = talk ?? {};
  const command = commands.find(({ name }) => name === asked?.call.command);
  return offered.length === 0 && command?.args[asked?.arg ?? '']?.yesNo === true;
}

/** "yes" takes Baton's last offer, somebody's baton, or an incident. With nothing open it does nothing. */
function yesOrNo(
  { talk, open, incident, isStrict }: Saying,
  line: Spoken,
  { frames }: Phrasebook,
): Understood | undefined {
  if (isStrict) return undefined;
  if (isAll(line, frames, 'yes')) {
    const agreed = agreedTo({ talk, open });
    if (agreed) return agreed.act === 'ask' ? { acts: [], quiet: 'nothing-open' } : { acts: [agreed] };
    if (incident?.asksMe)
      return { acts: [{ act: 'do', call: call('incident take', { incident: String(incident.number) }) }] };
    // "I'll take it" can be about an incident that somebody else is asked to take.
    return incident && hasPronoun(line) ? undefined : { acts: [], quiet: 'nothing-open' };
  }
  return isAll(line, frames, 'no')
    ? { acts: [], quiet: talk?.offered.length ? 'cancelled' : 'nothing-open' }
    : undefined;
}

const idOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

/** "Sorry, no time before Christmas": declines the one thing that waits for an answer, if it is confirmed. */
export function declines(
  { open, direct, isStrict }: Saying,
  line: Spoken,
  { frames }: Phrasebook,
): Understood | undefined {
  const [item, another] = open;
  const isRegretted = line.says(0, 'regrets');
  const isRefused = isRegretted || standsAt(line, frames.denied, 0, line.tokens.length) !== undefined;
  if (isStrict || !direct || !item || another || !isRefused) return undefined;
  const from = isRegretted && line.tokens[1]?.fold === ',' ? 2 : 0;
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
  if (!asked || !command || !arg || isStrict || isAll(line, book.frames, 'puttingOff')) return undefined;
  const end = line.tokens.length;
  const from = behindCorrections(line, book.frames);
  const run = { from, to: end };
  const [other] = readingsOf({ line, book, clarity: deciding.clarity, isStrict: false }, run);
  const [named] = readingsOf({ line, book, clarity: deciding.clarity, isStrict: true }, run);
  // "new churn model", when the name of a new project is asked for, is the command again.
  if (named?.entry.isName && named.entry.command.name === command.name) return undefined;
  const offered = talk?.offered ?? [];
  const answer = answerNaming(line, run, arg, (thing) => withNamed(asked, offered, command, thing, deciding));
  if (answer) return answer;
  const isOther = other && other.entry.mood !== 'terse' && other.draft.left.length === 0;
  if (arg.type !== 'text' || (isOther && !(asked.arg === 'after' && isNaming(other)))) return undefined;
  if (speaksForItself(line, book, asked.arg)) return undefined;
  const words = trimmed(line, { from: leadLength(line, 0, end), to: end });
  return words === '' ? undefined : filled(asked.call, { [asked.arg]: words });
}

/** What comes of the thing that is all there is in an answer, besides words that lead it in. */
function answerNaming(
  line: Spoken,
  { from, to }: Run,
  arg: Arg,
  made: (thing: Thing) => Understood,
): Understood | undefined {
  for (let at = from; at < Math.min(to, from + 4) && isBefore(line, from, at); at += 1) {
    const candidate = line.found.get(at)?.find(({ thing }) => fitsArg(arg, thing));
    if (candidate && skipIdle(line, candidate.to, to) >= to - 1) return made(candidate.thing);
  }
  return undefined;
}

/** What was asked about, with the thing that the answer names; of several calls that were offered, those of a project. */
function withNamed(
  { arg, call: made }: NonNullable<Remembered['asked']>,
  offered: Remembered['offered'],
  command: Declaration,
  thing: Thing,
  deciding: Deciding,
): Understood {
  const draft = { command, values: { [arg]: { thing } }, left: [], background: undefined, doubt: 0 };
  const resolved = resolveDraft(draft, deciding.around);
  if ('ask' in resolved) return { acts: [resolved.ask] };
  const [found] = resolved.calls;
  const among = arg === 'project' ? offeredIn(offered, found?.args.project, deciding) : [];
  return among.length > 0 ? { acts: among.map((one) => ({ act: 'do', call: one })) } : filled(made, found?.args ?? {});
}

/** A place among the stages is a name: what begins like an order or a question isn’t one. Nothing else that is asked for ends in "?". */
function speaksForItself(line: Spoken, { verbs }: Phrasebook, arg: string): boolean {
  const isSentence = line.tokens.length > 1 && (line.says(0, 'asking') || verbs.has(line.tokens[0]?.fold ?? ''));
  return cutSentences(line).some(({ asked }) => asked) || (arg === 'after' && isSentence);
}

/** Whether only words that lead an answer in stand in front of a token. */
const isBefore = (line: Spoken, from: number, at: number): boolean =>
  line.tokens
    .slice(from, at)
    .every(({ is }, i) => line.isNoise(from + i) || line.says(from + i, 'beforeAnswer') || is === 'mark');

/** The offered calls that are about a project, with those about a stage that no other project has. */
function offeredIn(offered: readonly Call[], project: string | undefined, { around }: Deciding): Call[] {
  const stagesOf = ({ args }: Call) => around.world.stages.filter(({ id }) => Object.values(args).includes(id));
  const names = offered.flatMap((made) => stagesOf(made).map(({ key }) => key));
  const isOnly = (key: string) => names.filter((one) => one === key).length === 1;
  const isIn = offered.filter((made) => stagesOf(made).some((stage) => stage.project === project));
  return isIn.length === 0
    ? []
    : offered.filter((made) => isIn.includes(made) || stagesOf(made).some(({ key }) => isOnly(key)));
}

const filled = (call: Call, args: Record<string, string>): Understood => ({
  acts: [{ act: 'do', call: { ...call, args: { ...call.args, ...args } } }],
});
