/** Sentences that a turn of the phrasebook stands for, made by a fixed sequence of choices: the same each time. Pure. */
import type { Arg } from '../commands/args.js';
import type { Part } from './pattern.js';

/** What stands for a thing in a sentence of which only the words count. */
export const MASKS = {
  item: '{item}',
  project: '{project}',
  person: '{person}',
  day: '{day}',
} as const;

/** Whole numbers from 0 up to but without `n`, in a sequence that is always the same. */
type Choose = (n: number) => number;

/** A fixed sequence of choices (Lehmer's generator, as in Park and Miller, 1988). */
export function choices(seed: number): Choose {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * n);
  };
}

/** Of ten times, those in which words are said that need not be. */
const SAID_OF_TEN = 4;

/** One sentence that a turn stands for, word by word; things as masks. @param args of its command */
export function sampleOf(parts: readonly Part[], args: Readonly<Record<string, Arg>>, choose: Choose): string[] {
  return parts.flatMap((part) => {
    if (part.is === 'word') return pick(listed(part.words), choose) ?? [];
    if (part.is === 'slot') return maskOf(part.name, args[part.name]) ?? [];
    if (part.optional && choose(10) >= SAID_OF_TEN) return [];
    return sampleOf(pick(part.turns, choose) ?? [], args, choose);
  });
}

const lists = new WeakMap<ReadonlySet<string>, readonly string[]>();

function listed(words: ReadonlySet<string>): readonly string[] {
  const list = lists.get(words) ?? [...words];
  lists.set(words, list);
  return list;
}

const pick = <T>(all: readonly T[], choose: Choose): T | undefined => all[choose(all.length)];

/** Slots that no argument takes. */
const WILD: Readonly<Record<string, string>> = {
  somebody: MASKS.person,
  something: MASKS.item,
  someday: MASKS.day,
};

/** What stands for a slot; undefined for words of any kind. */
export function maskOf(name: string, arg: Arg | undefined): string | undefined {
  if (!arg) return WILD[name];
  if (arg.type === 'item' || arg.type === 'stage') return MASKS.item;
  if (arg.type === 'person' || arg.type === 'project' || arg.type === 'day') return MASKS[arg.type];
  return undefined;
}
