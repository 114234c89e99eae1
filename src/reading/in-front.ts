/** What a clause is for the one behind it: a heading, half of it, or news that it acts on. */
import type { Run, Spoken } from './draft.js';
import { isNaming, type Reading, type Ways } from './reading.js';
import { reachesEnd, standsAt } from './stance.js';

/** "the plan: drop monitoring", "option 1: …": what stands under a heading isn't an order. */
export function isHeading(
  ways: Ways,
  { from, at, reading }: { from: number; at: number; reading: Reading | undefined },
  end: number,
): boolean {
  // "#2: give it to emi" only names what the order is about.
  const isSaid = reading !== undefined && (reading.entry.mood !== 'question' || isNaming(reading));
  return ways.line.tokens[end]?.fold === ':' && at < end && !isSaid && !isAgreed(ways, { from, to: end });
}

/** "since everybody reads it on the train: …", "Dana's idea, and I like it: …": a reason for what follows, or a yes to it. */
function isAgreed({ line, book }: Ways, { from, to }: Run): boolean {
  if (line.says(from, 'explaining')) return true;
  for (let at = from; at < to; at += 1) if (reachesEnd(line, book.frames.endorsing, at, to)) return true;
  return false;
}

/** Whether "and" stands at a token, between words. */
export const isAndAt = (line: Spoken, at: number): boolean =>
  line.says(at, 'and') && line.tokens[at - 1]?.is === 'word';

/** Where what follows a turn begins, behind the things right after it. */
export function behindThings({ core, to }: Reading, { found }: Spoken): number {
  let at = core;
  for (let one = found.get(at)?.[0]; one && one.to <= to; one = found.get(at)?.[0]) at = one.to;
  return at;
}

/** "skip monitoring, and tell bo": whether what was read as the reason of an order begins with "and", as none does. */
export function goesOnWithAnd(reading: Reading, line: Spoken): boolean {
  const at = behindThings(reading, line);
  return givesReason(reading) && line.says(line.tokens[at]?.fold === ',' ? at + 1 : at, 'and');
}

/** Whether a reading has words that say why. */
export const givesReason = ({ draft: { values } }: Reading): boolean => 'reason' in values || 'word' in values;

/** Told with what is said of it besides: an order can follow. */
export const isToldOf = ({ entry, draft }: Reading): boolean =>
  entry.mood === 'report' && draft.left.length === 0 && draft.background !== undefined;

/** ", and show me what's overdue": asked for besides, whatever text stands in front; in a title, only behind a comma. */
export function isWantedToo(
  { line, book }: Ways,
  text: Reading,
  { end, next, to }: { end: number; next: number; to: number },
): boolean {
  if (line.tokens[end]?.fold !== ',' && text.entry.command.makes) return false;
  const behind = standsAt(line, book.seeing, next, to);
  return behind !== undefined && [behind - 1, behind].some((at) => line.says(at, 'me') || line.says(at, 'groups'));
}

/** Whether "and" stands behind the brackets that hold a reason. A title goes on behind its brackets. */
export const isBehindBrackets = (line: Spoken, { entry }: Reading, end: number): boolean =>
  line.says(end, 'and') && line.tokens[end - 1]?.fold === ')' && entry.mood === 'order' && !entry.command.makes;
