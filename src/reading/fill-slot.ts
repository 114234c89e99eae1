/** Puts what stands in the slots of a turn into the arguments of its command. */
import { type Arg, choicesOf } from '../commands/args.js';
import { skipNoise } from './bind.js';
import { bindText, takePlace } from './bind-text.js';
import { type Draft, type Run, type Spoken, written } from './draft.js';
import type { Match, SlotFilling } from './match.js';
import type { Ways } from './reading.js';
import { standsAt } from './stance.js';
import { trimmed } from './text-ends.js';
import type { NamedThing } from './things.js';
import { bindTitle, isTitle } from './title.js';

/** Puts what stands in a slot into the draft. @returns whether it is known what it means */
export function fillSlot(
  ways: Ways,
  draft: Draft,
  name: string,
  filling: SlotFilling,
  match: Match & { end: number },
): boolean {
  const { line, clarity } = ways;
  if ('thing' in filling) {
    draft.values[name] = { thing: filling.thing };
    const isDoubtful = filling.sure === 1 && !isNumberAlone(ways, filling, match.end);
    draft.doubt += isDoubtful || isOfModels(ways, filling, match) ? 1 : 0;
    return true;
  }
  const arg = draft.command.args[name];
  if (arg?.type === 'text') return fillText(ways, draft, name, arg, filling, match);
  const words = written(line, filling);
  if (arg?.type === 'choice') {
    draft.values[name] = { words: words.toLowerCase() };
    return choicesOf(arg, clarity).includes(words.toLowerCase());
  }
  draft.values[name] = arg?.type === 'person' ? { thing: { is: 'unknown', kind: 'person', words } } : { words };
  return false;
}

/** "release the model" says nothing of who owns the training, though a model is what a training is called by. */
const isOfModels = ({ line, isStrict }: Ways, { sure }: NamedThing, { from }: Match): boolean =>
  !isStrict && sure < 3 && line.says(from, 'saidOfModels');

/** "close 1", "move 1 to friday": the number of a task, and not one of many, as in "3 gpus". */
function isNumberAlone({ line, book }: Ways, { thing, from, to }: NamedThing, end: number): boolean {
  const { tokens, found } = line;
  const next = tokens[to];
  const isTasks = thing.is === 'list' ? thing.of.every(({ is }) => is === 'task') : thing.is === 'task';
  if (!isTasks || !/^\d+$/.test(tokens[from]?.text ?? '')) return false;
  return (
    to >= end ||
    next === undefined ||
    next.is !== 'word' ||
    found.has(to) ||
    standsAt(line, book.frames.behindNumber, to, end) !== undefined
  );
}

/** A text that ends the turn is read to its edges; one in the middle stands as it is. */
function fillText({ line, clarity }: Ways, draft: Draft, name: string, arg: Arg, run: Run, match: Match): boolean {
  const isLast = run.to === match.to;
  // "Dana has to renew the certs by tuesday, please add that as a task"
  const isWhole = isLast || (draft.command.makes === 'task' && sealed(line, run).from === run.from);
  const hasEdges = isWhole && isTitle(draft.command, [name, arg]);
  if (name === 'after' && takePlace(line, draft, run)) return true;
  if (hasEdges) bindTitle(line, draft, [name, arg], run);
  else if (isLast) bindText(line, draft, [name, arg], run, clarity);
  else if (!line.isPlaceholder(run.from, run.to))
    draft.values[name] = {
      words: trimmed(line, name === 'after' ? { ...run, from: skipNoise(line, run.from, run.to) } : sealed(line, run)),
    };
  return true;
}

/** "no model without it: “train a baseline” as a task", "a task “train a baseline”": only what is quoted is the text. */
function sealed(line: Spoken, { from, to }: Run): Run {
  const { tokens } = line;
  const isSmall = tokens.slice(from, to - 1).every((_, i) => SMALL.some((list) => line.says(from + i, list)));
  const isQuoted = tokens[to - 1]?.is === 'quoted' && (isSmall || tokens[to - 2]?.fold === ':');
  return { from: isQuoted ? to - 1 : from, to };
}

/** Words in front of a quoted text that belong to no title. */
const SMALL = ['smallInTitles', 'taskHeads', 'called'] as const;
