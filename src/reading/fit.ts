/** How well a turn fits a clause, in points. */
import type { Clarity } from '../clarity/engine.js';
import { type Arg, choicesOf } from '../commands/args.js';
import { type Draft, hasAllNeeded, type Run, type Spoken } from './draft.js';
import type { Match } from './match.js';
import type { Entry } from './phrasebook.js';
import type { Ways } from './reading.js';

/** How well a turn fits besides what stands in its slots: its own words, what else was read, and what was not. */
export function fitOf(ways: Ways, entry: Entry, draft: Draft, match: Match): number {
  const more = Object.entries(draft.values).filter(([name, value]) => 'thing' in value || isChoice(entry, name)).length;
  const left = draft.left.reduce((sum, { from, to }) => sum + to - from, 0);
  const isAll = isWhole(ways.line, match) && saysAll(ways.line, draft, match);
  return (
    4 * match.literals +
    3 * (more + (draft.rider ? 1 : 0)) -
    4 * left -
    2 * draft.doubt -
    match.passed.length / 2 -
    (draft.background ? 2 : 0) +
    favour(ways, entry, draft, left) +
    (entry.isName && match.passed.length === 0 && isAll ? WHOLE : 0)
  );
}

/** A text that is nothing but the name of a command: no word of a title or name outweighs that. */
const WHOLE = 8;

/** "mine" is more likely a question than an order that doesn't say what to take. */
const saysAll = ({ tokens }: Spoken, draft: Draft, { from }: Match): boolean =>
  hasAllNeeded(draft) || tokens[from]?.fold === draft.command.name;

/** Whether every word of the text is in the match: "my tasks" is more than "tasks". */
const isWhole = ({ tokens }: Spoken, { from, to }: Run): boolean =>
  tokens.every((token, at) => token.is === 'mark' || (at >= from && at < to));

/** In a command its name is most likely meant, in a sentence a turn. */
function favour({ isStrict, clarity }: Ways, entry: Entry, draft: Draft, left: number): number {
  if (!entry.isName) return entry.mood === 'question' ? 1 : 0;
  const isNamed = Object.entries(draft.values).some(([name, value]) =>
    'thing' in value
      ? value.thing.is !== 'unknown'
      : isChoice(entry, name) && isOneOf(entry.command.args[name], value.words, clarity),
  );
  const isComplete = hasAllNeeded(draft);
  return isStrict && left === 0 && isNamed && isComplete ? 12 : -1;
}

const isOneOf = (arg: Arg | undefined, words: string, clarity: Clarity): boolean =>
  arg !== undefined && choicesOf(arg, clarity).includes(words.toLowerCase());

const isChoice = ({ command, args }: Entry, name: string): boolean =>
  command.args[name]?.type === 'choice' && !(name in args);
