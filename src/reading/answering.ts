/** What answers Baton's open question: a person, a day, a project, or words. Pure. */
import type { Arg } from '../commands/args.js';
import type { Declaration } from '../commands/declaration.js';
import { readDate } from '../model/dates/find.js';
import type { Call } from '../view/view.js';
import { asOffers } from './acts.js';
import { explains } from './answer-ends.js';
import { cutSentences } from './clauses.js';
import type { Deciding } from './deciding.js';
import type { Remembered, Understood } from './decision.js';
import { type Draft, fitsArg, type Run, type Spoken, written } from './draft.js';
import { behindCorrections } from './leaning.js';
import type { Phrasebook } from './phrasebook.js';
import { isNaming } from './reading.js';
import { readingsOf } from './readings.js';
import { resolveDraft } from './resolve.js';
import type { Saying } from './saying.js';
import { isAll, skipIdle, standsAt } from './stance.js';
import { leadLength, trimmed } from './text-ends.js';
import type { Thing } from './things.js';
import { bindTitle, isTitle } from './title.js';

type Asked = NonNullable<Remembered['asked']>;

/** Tokens of the shortest text that answers a question in a command. */
const SHORTEST_TEXT = 3;

/** The answer to Baton's open question; undefined if a text answers nothing. */
export function answers(saying: Saying, line: Spoken, book: Phrasebook, deciding: Deciding): Understood | undefined {
  const { talk, commands, isStrict } = saying;
  const { asked } = talk ?? {};
  const command = commands.find(({ name }) => name === asked?.call.command);
  const arg = asked && command?.args[asked.arg];
  if (!asked || !command || !arg || isAll(line, book.frames, 'puttingOff')) return undefined;
  const from = isStrict ? 0 : behindCorrections(line, book.frames);
  const run = { from, to: line.tokens.length };
  if (isCommand(line, book, deciding, run, isStrict ? undefined : command)) return undefined;
  // A name alone in a command can be a look as well as an answer, and a word a mistyped command.
  const isClear = arg.type === 'day' || (arg.type === 'text' && line.tokens.length >= SHORTEST_TEXT);
  if (isStrict && !isClear) return undefined;
  const offered = talk?.offered ?? [];
  const answer = answerNaming(line, book, run, arg, (thing) => withNamed(asked, offered, command, thing, deciding));
  return answer ?? (arg.type === 'text' ? inWords(saying, line, book, deciding, { asked, command, arg }) : undefined);
}

/** "new churn model", when the name of a new project is asked for, is the command again. @param only the one that counts */
function isCommand(line: Spoken, book: Phrasebook, { clarity }: Deciding, run: Run, only?: Declaration): boolean {
  const [named] = readingsOf({ line, book, clarity, isStrict: true }, run);
  return named?.entry.isName === true && (only === undefined || named.entry.command.name === only.name);
}

/** An answer that is a text of its own: a reason, a title, a name. */
function inWords(
  { isStrict }: Saying,
  line: Spoken,
  book: Phrasebook,
  { clarity, around }: Deciding,
  { asked, command, arg }: { asked: Asked; command: Declaration; arg: Arg },
): Understood | undefined {
  const to = line.tokens.length;
  const from = behindCorrections(line, book.frames);
  // "no" answers what is answered with yes or no.
  if (refuses(line) && !arg.yesNo) return { acts: [], quiet: 'cancelled' };
  const [other] = isStrict ? [] : readingsOf({ line, book, clarity, isStrict: false }, { from, to });
  const isOther = other && other.entry.mood !== 'terse' && other.draft.left.length === 0;
  if (isOther && !(asked.arg === 'after' && isNaming(other))) return undefined;
  if (speaksForItself(line, book, asked.arg)) return undefined;
  const run = { from: leadLength(line, 0, to), to };
  if (!isTitle(command, [asked.arg, arg])) {
    const words = trimmed(line, run);
    return words === '' ? undefined : filled(asked.call, { [asked.arg]: words });
  }
  const draft: Draft = { command, values: {}, left: [], background: undefined, doubt: 0 };
  bindTitle(line, draft, [asked.arg, arg], run);
  const resolved = resolveDraft(draft, around);
  if ('ask' in resolved) return { acts: [{ ...resolved.ask, call: withArgs(asked.call, resolved.ask.call.args) }] };
  return filled(asked.call, resolved.calls[0]?.args ?? {});
}

/** Tokens at the beginning of an answer in which a "no," is looked for. */
const LONGEST_NO = 3;

/** "ah no, chi has one for that": no answer, but a refusal. "no gpus" is one. */
function refuses(line: Spoken): boolean {
  for (let at = 0; at < LONGEST_NO; at += 1)
    if (line.says(at, 'refusing')) return at + 1 === line.tokens.length || line.tokens[at + 1]?.is === 'mark';
  return false;
}

/** What comes of the thing that is all there is in an answer, besides words around it that say nothing, or why. */
function answerNaming(
  line: Spoken,
  { frames }: Phrasebook,
  { from, to }: Run,
  arg: Arg,
  made: (thing: Thing) => Understood,
): Understood | undefined {
  const settled = arg.type === 'day' ? settledDay(line, frames.corrections, { from, to }) : undefined;
  if (settled) return settled.sure ? made(settled.thing) : { acts: asOffers(made(settled.thing).acts) };
  // "the 3rd" and "a week from today" begin with an article.
  const first = line.isNoise(from - 1) ? from - 1 : from;
  for (let at = first; at < Math.min(to, from + 4) && isBefore(line, from, at); at += 1) {
    const candidate = line.found.get(at)?.find(({ thing }) => fitsArg(arg, thing));
    const end = candidate?.to ?? to;
    const thing = candidate?.thing ?? (arg.type === 'day' ? dayAlone(line, { from: at, to }) : undefined);
    if (!thing) continue;
    if (skipIdle(line, end, to) >= to - 1 || line.tailAt(skipIdle(line, end, to), to) === to) return made(thing);
    const explained = candidate && explains(line, frames, arg, { from: end, to });
    if (explained) return explained.sure ? made(thing) : { acts: asOffers(made(thing).acts) };
  }
  return undefined;
}

/** "mid december, say the 16th": behind a mark and such words stands the day that is meant. "Next week, say thursday" needs both. */
function settledDay(
  line: Spoken,
  corrections: Phrasebook['frames']['corrections'],
  { from, to }: Run,
): { thing: Thing; sure: boolean } | undefined {
  for (let at = from + 1; at < to; at += 1) {
    const next = line.tokens[at - 1]?.is === 'mark' ? standsAt(line, corrections, at, to) : undefined;
    const thing = next === undefined ? undefined : dayIn(line, { from, to: at }, { from: next, to });
    const isNumbered = thing?.is === 'day' && /\d/.test(thing.words);
    if (thing && isNumbered) return { thing, sure: !line.isUnsure(at) };
  }
  return undefined;
}

/** The day in a run, of the month that stands in front: "in january, say the 14th". */
function dayIn(line: Spoken, front: Run, run: Run): Thing | undefined {
  const words = trimmed(line, run);
  const [reading] = line.tokens
    .slice(front.from, front.to)
    .flatMap(({ fold }) => readDate(`${words} ${fold}`, line.today) ?? [])
    .filter(({ is }) => is === 'day');
  return reading ? { is: 'day', reading, words } : dayAlone(line, run);
}

/** "11th", "11th i guess": a day that is one only because it stands alone. */
function dayAlone(line: Spoken, { from, to }: Run): Thing | undefined {
  const end = line.tokens.findIndex((_, at) => at > from && at < to && line.tailAt(at, to) === to);
  const run = { from, to: end < 0 ? to : end };
  const words = trimmed(line, run);
  const reading = readDate(words, line.today) ?? readDate(written(line, run), line.today);
  return reading?.is === 'day' ? { is: 'day', reading, words } : undefined;
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
  return cutSentences(line).some(({ asked }) => asked) || (READ.has(arg) && isSentence);
}

/** Texts that are read, and not kept as they stand. */
const READ: ReadonlySet<string> = new Set(['after', 'when', 'value']);

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

const withArgs = (call: Call, args: Call['args']): Call => ({ ...call, args: { ...call.args, ...args } });

const filled = (call: Call, args: Call['args']): Understood => ({ acts: [{ act: 'do', call: withArgs(call, args) }] });
