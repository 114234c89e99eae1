/** The arguments of a command while they are read from words. */
import type { Arg, ArgType, NamedArg } from '../commands/args.js';
import type { Declaration } from '../commands/declaration.js';
import type { Today } from '../model/dates/types.js';
import type { Line } from './match-line.js';
import type { NamedThing, Thing } from './things.js';
import type { Token } from './tokens.js';
import type { WordList } from './word-lists.js';

/** What an argument was read as: a thing, or words. */
export type Value = { thing: Thing } | { words: string };

/** A run of tokens: from `from`, up to but without `to`. */
export interface Run {
  from: number;
  to: number;
}

/** A command with what was read for its arguments so far. */
export interface Draft {
  command: Declaration;
  values: Record<string, Value>;
  /** Words that no argument takes. */
  left: Run[];
  /** What follows the order as its reason, in a command that takes none: "done #3, quota arrived". */
  background: Run | undefined;
  /** The day by which the thing is due, in a command that has no day of its own: "give #2 to bo by friday". */
  rider?: NamedThing;
  /** Who is named beside the arguments: "take bo off training". */
  somebody?: Thing;
  /** It is an order: what explains it can follow. */
  isOrder?: boolean;
  /** An argument has words that could not be read: carrying it out says what is wrong with them. */
  unread?: true;
  /** Sums the doubts: 0 for a name, more for words that only remind of one. */
  doubt: number;
}

/** A line of tokens with the text that they come from. */
export interface Spoken extends Line {
  text: string;
  /** What "friday" depends on. */
  today: Today;
  /** A command: every word of it is meant for Baton. */
  isStrict: boolean;
  /** Whether the word at a token is in a list; nothing in quotation marks is. */
  says(at: number, list: WordList): boolean;
  /** Whether a condition begins here: "if", "as soon as". */
  isCondition(at: number): boolean;
  /** Where words end that say nothing, such as "for now" or "thanks"; undefined if none stand here. */
  tailAt(at: number, end: number): number | undefined;
  /** Where words end that lead a text in, such as "because"; undefined if none stand here. */
  leadAt(at: number, end: number): number | undefined;
  /** Whether words of a sentence only stand for a text that is still to come: "something". */
  isPlaceholder(at: number, end: number): boolean;
  /** The day in words such as "by friday" or "due 4 dec", from the first of them to the last; undefined if none stand here. */
  riderAt(at: number, end: number): NamedThing | undefined;
  /** Whoever is to have what is made, in words such as "chi owns it" that go on to the end; undefined if none stand here. */
  ownershipAt(at: number, end: number): NamedThing | undefined;
}

/** Whether a command changes nothing with these arguments. */
export const onlyShows = ({ command: { shows, showsWithout }, values }: Draft): boolean =>
  shows === true || (showsWithout !== undefined && !(showsWithout in values));

/** The arguments that have no value yet. */
export const unbound = ({ command, values }: Draft): NamedArg[] =>
  Object.entries(command.args).filter(([name]) => !(name in values));

/** The first argument of one of these types that has no value yet. */
export const firstUnbound = (draft: Draft, ...types: ArgType[]): NamedArg | undefined =>
  unbound(draft).find(([, arg]) => types.includes(arg.type));

/** The tokens of a run as they were written. */
export function written({ text, tokens }: Spoken, { from, to }: Run): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last || to <= from) return '';
  if (to - from === 1 && first.is === 'quoted') return first.text;
  return text.slice(first.start, last.end);
}

/** Whether a thing can be the value of an argument. */
export function fitsArg(arg: Arg, thing: Thing): boolean {
  switch (thing.is) {
    case 'stage':
      return arg.type === 'stage' || (arg.type === 'item' && arg.items.includes('stage'));
    case 'task':
      return arg.type === 'item' && arg.items.includes('task');
    case 'project':
      return arg.type === 'project' || (arg.type === 'item' && arg.items.includes('project'));
    case 'person':
    case 'group':
      return arg.type === 'person';
    case 'day':
    case 'shift':
      return arg.type === 'day';
    case 'list':
      return thing.of.every((part) => fitsArg(arg, part)) && (arg.type === 'stage' || arg.type === 'item');
    case 'pronoun':
      return arg.type === 'stage' || arg.type === 'item' || (arg.type === 'project' && arg.required && !arg.implied);
    case 'personal':
      return arg.type === 'person';
    case 'unknown':
      return thing.kind === 'task' ? arg.type === 'item' && arg.items.includes('task') : arg.type === 'person';
  }
}

/** The longest candidate at a token that an argument can take. */
export const candidateFor = (
  line: Line,
  at: number,
  end: number,
  arg: Arg,
  least: NamedThing['sure'] = 2,
): NamedThing | undefined =>
  line.found
    .get(at)
    ?.find(({ to, thing, sure, genitive }) => !genitive && to <= end && sure >= least && fitsArg(arg, thing));

/** Whether a token is one of these marks. */
export const isMark = (token: Token | undefined, marks: ReadonlySet<string>): boolean =>
  token !== undefined && token.is !== 'quoted' && marks.has(token.fold);

/** Whether all that its command needs was read. */
export const hasAllNeeded = (draft: Draft): boolean =>
  unbound(draft).every(([, { required, implied }]) => !required || implied);
