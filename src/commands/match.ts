/** Finds commands by their names and aliases, whole or similar. Pure. */
import { keyOf, nearest, typoOf } from '../model/names.js';
import type { Declaration } from './declaration.js';

/** Words of the longest name. */
const MOST_WORDS = 4;
const MOST_SIMILAR = 3;

const namesOf = ({ name, aliases }: Declaration): string[] => [name, ...aliases];

/** Folded words. */
const wordsOf = (text: string): string[] => text.split(/\s+/u).map((word) => (word === '?' ? word : keyOf(word)));

/** The command with this name or alias. */
export function calledSo<D extends Declaration>(text: string, commands: readonly D[]): D | undefined {
  const said = wordsOf(text.trim()).join(' ');
  return commands.find((command) => namesOf(command).some((name) => name === said || wordsOf(name).join(' ') === said));
}

/** The command that a text names in front, the longest name first, or with a small typing error. */
export function commandNamed<D extends Declaration>(text: string, commands: readonly D[]): D | undefined {
  const words = wordsOf(text.trim());
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const said = words.slice(0, count).join(' ');
    const named = calledSo(said, commands);
    if (named) return named;
  }
  const names = commands.flatMap(namesOf);
  const meant = typoOf(words.slice(0, 2).join(' '), names) ?? typoOf(words[0] ?? '', names);
  return meant === undefined ? undefined : commands.find((command) => namesOf(command).includes(meant));
}

/** The names of commands most similar to the first words of a text. */
export function similarNames(text: string, commands: readonly Declaration[]): string[] {
  const names = commands.flatMap(namesOf);
  const [first = '', second] = wordsOf(text.trim());
  const both = second === undefined ? first : `${first} ${second}`;
  const near = [...new Set([...nearest(both, names), ...nearest(first, names)])];
  const own = near.map((name) => commands.find((command) => namesOf(command).includes(name))?.name ?? name);
  return [...new Set(own)].slice(0, MOST_SIMILAR);
}
