/** Finds the command that a typed text means: by name or alias, in front or further back, with small typing errors. Pure. */
import { nearest, typoOf } from '../model/names.js';
import type { Declaration } from './declaration.js';
import type { Token } from './tokenize.js';

/** A command with the tokens besides its name, and its name if it was mistyped; or the names most similar to the text. */
type Match = { command: Declaration; rest: Token[]; corrected?: string } | { command: undefined; near: string[] };

/** A name or alias, word by word. */
interface Phrase {
  command: Declaration;
  words: readonly string[];
}

const cache = new WeakMap<readonly Declaration[], Phrase[]>();

/** Every name and alias, the longest first. */
function phrasesOf(commands: readonly Declaration[]): Phrase[] {
  const known = cache.get(commands);
  if (known) return known;
  const phrases = commands.flatMap((command) => namesOf(command).map((name) => ({ command, words: name.split(' ') })));
  phrases.sort((a, b) => b.words.length - a.words.length);
  cache.set(commands, phrases);
  return phrases;
}

const namesOf = ({ name, aliases }: Declaration): string[] => [name, ...aliases];

/** Tokens that can stand between the words of a name: `task 12 done`. */
const MOST_BETWEEN = 3;
const canStandBetween = (token: Token) => token.is !== 'word' || /^#?\d+$/.test(token.text);

/** The indexes of a phrase's words if it begins at token `at`. */
function matchAt(tokens: readonly Token[], at: number, { words }: Phrase): number[] | undefined {
  const used: number[] = [];
  let next = at;
  for (const word of words) {
    if (used.length > 0) next = skipBetween(tokens, at, next);
    const token = tokens[next];
    if (token?.is !== 'word' || token.fold !== word) return undefined;
    used.push(next);
    next += 1;
  }
  return used;
}

function skipBetween(tokens: readonly Token[], start: number, from: number): number {
  let next = from;
  for (let token = tokens[next]; token && next - start <= MOST_BETWEEN && canStandBetween(token); token = tokens[next])
    next += 1;
  return next;
}

/** A name as it is, beginning at one of these places. */
function exact(tokens: readonly Token[], commands: readonly Declaration[], places: readonly number[]) {
  for (const at of places)
    for (const phrase of phrasesOf(commands)) {
      const used = matchAt(tokens, at, phrase);
      if (used) return { command: phrase.command, rest: tokens.filter((_, i) => !used.includes(i)) };
    }
  return undefined;
}

/** A name with a typing error, in front, of one of these lengths in words. */
function mistyped(tokens: readonly Token[], commands: readonly Declaration[], lengths: readonly number[]) {
  for (const length of lengths) {
    const front = tokens.slice(0, length);
    if (front.length < length || front.some(({ is }) => is !== 'word')) continue;
    const phrases = phrasesOf(commands).filter(({ words }) => words.length === length);
    const names = phrases.map(({ words }) => words.join(' '));
    const corrected = typoOf(front.map(({ fold }) => fold).join(' '), names);
    const phrase = corrected === undefined ? undefined : phrases[names.indexOf(corrected)];
    if (phrase && corrected !== undefined) return { command: phrase.command, rest: tokens.slice(length), corrected };
  }
  return undefined;
}

/** The names of commands most similar to the first words. */
function similar(tokens: readonly Token[], commands: readonly Declaration[]): string[] {
  const names = commands.flatMap(namesOf);
  const [first = '', second] = tokens.map(({ fold }) => fold);
  const both = second === undefined ? first : `${first} ${second}`;
  const near = [...new Set([...nearest(both, names), ...nearest(first, names)])];
  const own = near.map((name) => commands.find((command) => namesOf(command).includes(name))?.name ?? name);
  return [...new Set(own)].slice(0, 3);
}

/** Finds the command, or the names most similar to what was typed. */
export function findCommand(tokens: readonly Token[], commands: readonly Declaration[]): Match {
  // In front, also mistyped; after one word ("data done"); further back only if the front is no mistyped command. Beyond
  // the first words there is text, which can have any word in it.
  return (
    exact(tokens, commands, [0]) ??
    mistyped(tokens, commands, [3, 2]) ??
    exact(tokens, commands, [1]) ??
    mistyped(tokens, commands, [1]) ??
    exact(tokens, commands, [2, 3]) ?? { command: undefined, near: similar(tokens, commands) }
  );
}
