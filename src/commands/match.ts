/** Which command a text means: by name or alias, in front or behind, with small typing errors. Pure. */
import { nearest, typoOf } from '../model/names.js';
import type { Declaration } from './declaration.js';
import type { Token } from './tokenize.js';

interface Phrase {
  command: Declaration;
  words: readonly string[];
}

export type Found =
  | { command: Declaration; rest: Token[]; corrected?: string }
  | { command: undefined; near: string[] };

const cache = new WeakMap<readonly Declaration[], Phrase[]>();

/** Every name and alias, longest first. */
function phrases(commands: readonly Declaration[]): Phrase[] {
  let all = cache.get(commands);
  if (!all) {
    all = commands.flatMap((command) =>
      [command.name, ...command.aliases].map((name) => ({ command, words: name.split(' ') })),
    );
    all.sort((a, b) => b.words.length - a.words.length);
    cache.set(commands, all);
  }
  return all;
}

/** A token that may stand between the words of a command: "task 12 done". */
const between = (t: Token) => t.is !== 'word' || /^#?\d+$/.test(t.text);

/** The indexes of the phrase's words from token `at`, or undefined. */
function matchAt(tokens: readonly Token[], at: number, phrase: Phrase): number[] | undefined {
  const used: number[] = [];
  let i = at;
  for (const word of phrase.words) {
    while (used.length > 0 && i < tokens.length && i - at < 4 && tokens[i] && between(tokens[i] as Token)) i += 1;
    const token = tokens[i];
    if (token?.is !== 'word' || token.fold !== word) return undefined;
    used.push(i);
    i += 1;
  }
  return used;
}

function exact(
  tokens: readonly Token[],
  commands: readonly Declaration[],
  positions: readonly number[],
): Found | undefined {
  for (const at of positions) {
    for (const phrase of phrases(commands)) {
      const used = matchAt(tokens, at, phrase);
      if (used) return { command: phrase.command, rest: tokens.filter((_, i) => !used.includes(i)) };
    }
  }
  return undefined;
}

function mistyped(
  tokens: readonly Token[],
  commands: readonly Declaration[],
  lengths: readonly number[],
): Found | undefined {
  for (const length of lengths) {
    const front = tokens.slice(0, length);
    if (front.length < length || front.some((t) => t.is !== 'word')) continue;
    const same = phrases(commands).filter((phrase) => phrase.words.length === length);
    const typed = front.map((t) => t.fold).join(' ');
    const meant = typoOf(
      typed,
      same.map((phrase) => phrase.words.join(' ')),
    );
    const phrase = same.find((p) => p.words.join(' ') === meant);
    if (phrase) return { command: phrase.command, rest: tokens.slice(length), corrected: meant };
  }
  return undefined;
}

/** Finds the command, or the names that come nearest to what was typed. */
export function find(tokens: readonly Token[], commands: readonly Declaration[]): Found {
  // In front, also mistyped; behind one word ("data done"); further back only when the front is no typing error of a
  // command. Beyond the first words lies text, which may hold any word.
  const hit =
    exact(tokens, commands, [0]) ??
    mistyped(tokens, commands, [3, 2]) ??
    exact(tokens, commands, [1]) ??
    mistyped(tokens, commands, [1]) ??
    exact(tokens, commands, [2, 3]);
  if (hit) return hit;
  const names = commands.flatMap((c) => [c.name, ...c.aliases]);
  const typed = tokens.slice(0, 2).map((t) => t.fold);
  const near = [...new Set([...nearest(typed.join(' '), names), ...nearest(typed[0] ?? '', names)])];
  const own = near.map((name) => commands.find((c) => c.name === name || c.aliases.includes(name))?.name ?? name);
  return { command: undefined, near: [...new Set(own)].slice(0, 3) };
}
