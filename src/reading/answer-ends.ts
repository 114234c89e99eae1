/** What may follow the thing that an answer names. Pure. */
import type { Arg } from '../commands/args.js';
import { fitsArg, isMark, type Run, type Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { standsAt } from './stance.js';

/** Marks in front of what explains an answer. */
const MARKS = new Set([',', '-', '–', '—', '(', '.', ':']);

/**
 * "chi, she did it last time": what follows explains the answer, and `sure`. "chi, if she can" leaves it open.
 * @returns undefined if it names something else: "chi, or bo"
 */
export function explains(
  line: Spoken,
  frames: CompiledFrames,
  arg: Arg | undefined,
  { from, to }: Run,
): { sure: boolean } | undefined {
  const isGuess = line.says(from, 'subjects') && standsAt(line, frames.takenBack, from, to) !== undefined;
  const isLedIn = isMark(line.tokens[from], MARKS) || line.says(from, 'explaining') || line.isCondition(from);
  if (!isLedIn && !isGuess) return undefined;
  let sure = !isGuess;
  for (let at = from; at < to; at += 1) {
    const isOther = arg !== undefined && namesOther(line, arg, at) && !line.says(at - 1, 'negations');
    if (isOther || line.says(at, 'choiceJoins') || line.tokens[at]?.fold === '?') return undefined;
    sure &&= !line.says(at, 'ifs') && !line.isUnsure(at) && !line.isCondition(at);
  }
  return { sure };
}

/** Whether something else stands at a token that the argument could be. */
const namesOther = (line: Spoken, arg: Arg, at: number): boolean =>
  (line.found.get(at) ?? []).some(
    ({ thing, sure }) => thing.is !== 'personal' && thing.is !== 'pronoun' && sure > 1 && fitsArg(arg, thing),
  );
