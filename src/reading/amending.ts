/** What changes the words of the last order: "no, thursdays", "make it 5pm", "the friday after". Pure. */
import { dayAfter, findShift } from '../model/dates/shift.js';
import { amendedSchedule } from '../model/schedule.js';
import { declarationOf, isAllowed } from '../model/settings.js';
import type { Call } from '../view/view.js';
import type { Deciding } from './deciding.js';
import type { Understood } from './decision.js';
import type { Run, Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { behindCorrections } from './leaning.js';
import { skipIdle, standsAt } from './stance.js';
import { trimmed } from './text-ends.js';

/** Longest text that changes the last order, in tokens. */
const LONGEST = 12;

/** Tokens of the shortest lead that leaves nothing open: "the reason is". */
const SHORTEST_LEAD = 3;

/** The last order, with another time or value in it; undefined if a text says nothing of the kind. */
export function amends(last: Call, line: Spoken, frames: CompiledFrames, { around }: Deciding): Understood | undefined {
  const end = line.tokens.length;
  const from = behindCorrections(line, frames);
  const run = { from, to: endOf(line, frames, { from, to: end }) };
  // "One week more" changes the day that was just set.
  const isMore = last.command === 'due' && findShift(trimmed(line, run))?.words === trimmed(line, run);
  const isCorrection = isMore || run.from > 0 || run.to < end;
  if (end > LONGEST || run.from >= run.to || !isCorrection || line.tokens[end - 1]?.fold === '?') return undefined;
  const args = amended(last, trimmed(line, run), around.today);
  const isUnsure = line.tokens.some((_, at) => line.isUnsure(at));
  return args && { acts: [{ act: isUnsure ? 'offer' : 'do', call: { ...last, args: { ...last.args, ...args } } }] };
}

/** "Because the quota is gone", behind an order that can have a reason and was just carried out. */
export function explainsLast(last: Call, line: Spoken, { commands }: Deciding): Understood | undefined {
  const command = commands.find(({ name }) => name === last.command);
  const end = line.tokens.length;
  const from = line.leadAt(0, end);
  const canHave = command !== undefined && !command.shows && 'reason' in command.args;
  // "by friday" and "as for training, start it" begin like a reason, too.
  const isReason = from !== undefined && (line.says(0, 'causing') || from >= SHORTEST_LEAD);
  if (!canHave || !isReason || from >= end || line.tokens[end - 1]?.fold === '?') return undefined;
  const reason = trimmed(line, { from, to: end });
  return reason === '' ? undefined : { acts: [{ act: 'do', call: { ...last, args: { ...last.args, reason } } }] };
}

/** Where the words end that say what it is to be: behind them stand only words such as "instead". */
function endOf(line: Spoken, frames: CompiledFrames, { from, to }: Run): number {
  for (let at = from + 1; at < to; at += 1) {
    const behind = skipIdle(line, at, to);
    const tail = standsAt(line, frames.corrections, behind, to) ?? line.tailAt(behind, to) ?? behind;
    if (skipIdle(line, tail, to) >= to) return at;
  }
  return to;
}

/** The arguments that words change in a call. */
function amended({ command, args }: Call, words: string, today: string): Call['args'] | undefined {
  if (command === 'digest schedule') {
    const when = amendedSchedule(args.when ?? '', words, today);
    return when === undefined ? undefined : { when };
  }
  if (command === 'due') {
    const day = dayAfter(words, args.day ?? '');
    return day === undefined ? undefined : { day };
  }
  if (command !== 'set') return undefined;
  const setting = declarationOf(args.setting ?? '');
  const value = setting?.tidy?.(words, today, args.value) ?? words;
  return setting && isAllowed(setting, value) ? { value } : undefined;
}
