/** Gives words to an argument that is a text, as they were written. */
import type { Clarity } from '../clarity/engine.js';
import type { NamedArg } from '../commands/args.js';
import { readSchedule } from '../model/schedule.js';
import { isBefore } from '../model/stage-place.js';
import { type Draft, type Run, type Spoken, written } from './draft.js';
import { takeChoice } from './take.js';
import { leadLength, trimmed } from './text-ends.js';

/** The words of a run as a text: without what leads them in, and without choices and idle words at their end. */
export function bindText(line: Spoken, draft: Draft, [name, arg]: NamedArg, run: Run, clarity: Clarity): void {
  if (name === 'reason' && line.says(run.from, 'choiceJoins')) {
    // "reopen data or only rename it?"
    draft.left.push(run);
    return;
  }
  if (name === 'after' && takePlace(line, draft, run)) return;
  const lead = leadLength(line, run.from, run.to, arg.keys);
  const from = run.from + lead;
  const to = name === 'when' ? withoutTail(line, from, run.to) : run.to;
  const sealed = name === 'name' ? withoutSight(line, draft, { from, to: sealedEnd(line, draft, { from, to }) }) : to;
  const end = withoutChoices(
    line,
    draft,
    from,
    isAnew(draft, name) ? withoutDay(line, draft, { from, to: sealed }) : sealed,
    clarity,
  );
  const words = trimmed(line, {
    from,
    to: name === 'value' ? withoutNoise(line, from, beforeTail(line, from, upToComma(line, from, end))) : end,
  });
  // "can you block training too", "monitoring: skip it"
  const isIt = end - from === 1 && line.says(from, 'pronouns');
  const isWord = name !== 'reason' || !(isIt || isToo(line, { from, to: end }));
  // "rename #4 to something that people understand" doesn't say what.
  const isNamed = (name !== 'title' && name !== 'name') || !line.isPlaceholder(from, end);
  if (words !== '' && isWord && isNamed) draft.values[name] = { words };
}

/** Tokens of the longest words in front of the stage that a place names: "right in front of the". */
const LONGEST_LEAD = 6;

/** "after training in the fraud model", "before training in fraud": a stage with its project is a place, and tells both. */
export function takePlace(line: Spoken, draft: Draft, { from, to }: Run): boolean {
  const end = withoutNoise(line, from, to);
  const starts = Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i);
  const [stage] = starts.slice(0, LONGEST_LEAD).flatMap((at) => placeAt(line, { from, to: end }, at));
  const project = starts
    .flatMap((at) => line.found.get(at) ?? [])
    .find((one) => one.to === end && one.thing.is === 'project');
  if (!stage || !project) return false;
  draft.values.after = { words: stage };
  draft.values.project ??= { thing: project.thing };
  return true;
}

/** A stage with its project from a token to the end, with the words that say on which side of it. */
function placeAt(line: Spoken, { from, to }: Run, at: number): string[] {
  const stage = line.found.get(at)?.find((one) => one.to === to);
  if (stage?.thing.is !== 'stage' || !stage.thing.project) return [];
  const name = stage.thing.rows[0]?.name ?? '';
  const place = `${written(line, { from, to: at })} ${name}`.trim();
  return isBefore(place) ? [place] : at - from < 2 ? [name] : [];
}

/** "new project “Search” for the ranking team": a quoted name ends with its quotation marks. @returns where it ends */
function sealedEnd({ tokens }: Spoken, { left }: Draft, { from, to }: Run): number {
  const isMore = tokens[from]?.is === 'quoted' && tokens.slice(from + 1, to).some(({ is }) => is === 'word');
  if (isMore) left.push({ from: from + 1, to });
  return isMore ? from + 1 : to;
}

/** "new project: Search, private": who may see it doesn’t belong to the name, and is left over. @returns where the name ends */
function withoutSight(line: Spoken, { command, left }: Draft, { from, to }: Run): number {
  const isSaid =
    command.makes === 'project' && to - 2 > from && line.tokens[to - 2]?.fold === ',' && line.says(to - 1, 'sight');
  if (isSaid) left.push({ from: to - 1, to });
  return isSaid ? to - 2 : to;
}

/** Whether a text is the new name of something that there is already. */
const isAnew = ({ command }: Draft, name: string): boolean => !command.makes && (name === 'name' || name === 'title');

/** "edit #2 title: Model card with numbers, due 14/12": behind a comma, its day doesn't belong to the name. @returns where the name ends */
function withoutDay(line: Spoken, draft: Draft, { from, to }: Run): number {
  for (let at = from + 1; at < to; at += 1) {
    const rider = line.tokens[at]?.fold === ',' && line.says(at + 1, 'by') ? line.riderAt(at, to) : undefined;
    if (rider?.to !== to) continue;
    draft.rider = rider;
    return at;
  }
  return to;
}

const isToo = (line: Spoken, { from, to }: Run): boolean =>
  line.tokens
    .slice(from, to)
    .every(({ is, fold }, i) => is === 'mark' || fold === 'as' || line.says(from + i, 'alsoAtEnd'));

/** "thursdays 15:00 from now on, not mondays": what is said besides the time. */
function withoutTail(line: Spoken, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    const isEnd =
      line.tailAt(at, to) !== undefined || (line.tokens[at]?.fold === ',' && isTimeBefore(line, { from, to }, at));
    // "tuesdays at a quarter to nine, in the morning"
    if (isEnd || (line.isNoise(at) && !line.says(at, 'articles'))) return at;
  }
  return to;
}

/** "thursdays 7:45, nothing on other days", "mondays, not fridays": whether a comma ends the time. */
function isTimeBefore(line: Spoken, { from, to }: Run, at: number): boolean {
  if (line.says(at + 1, 'negations')) return true;
  if (at - from > LONGEST_TIME) return false;
  const isTime = (end: number) => readSchedule(written(line, { from, to: end }), ANY_DAY) !== undefined;
  return isTime(at) && !isTime(to);
}

/** Tokens of the longest time of a digest. */
const LONGEST_TIME = 16;

/** Whether words are a schedule doesn't depend on the day. */
const ANY_DAY = '2026-01-05';

/** "Europe/Warsaw, I have moved": what follows a value. A single word goes on with a list: "due, stalled". */
function upToComma({ tokens }: Spoken, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) if (tokens[at]?.fold === ',' && isSentence(tokens, at + 1, to)) return at;
  return to;
}

/** "8:30 from now on": a value ends where all that follows says nothing. */
function beforeTail(line: Spoken, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) if (line.tailAt(at, to) === to) return at;
  return to;
}

/** Whether there is a space before the next comma. */
function isSentence(tokens: Spoken['tokens'], from: number, to: number): boolean {
  for (let at = from + 1; at < to && tokens[at]?.fold !== ','; at += 1)
    if ((tokens[at]?.start ?? 0) > (tokens[at - 1]?.end ?? 0)) return true;
  return false;
}

/** "America/New_York now": a value has no words of no weight at its end. */
function withoutNoise(line: Spoken, from: number, to: number): number {
  let end = to;
  while (end > from + 1 && line.isNoise(end - 1)) end -= 1;
  return end;
}

/** "set nudges on channel": a choice that is still open can stand at the end. @returns where the text ends */
function withoutChoices(line: Spoken, draft: Draft, from: number, to: number, clarity: Clarity): number {
  let end = to;
  while (end - 1 > from && takeChoice(line, draft, end - 1, clarity) !== undefined) end -= 1;
  // "20:00-07:30 for me"
  const isLedIn = end < to && end - 1 > from && (line.says(end - 1, 'for') || line.says(end - 1, 'in'));
  return isLedIn ? end - 1 : end;
}
