/**
 * Word classes: the parts of speech that a word can be, one bit each. Most English words have several; which one applies
 * in a sentence is left to the models.
 */
import { memoize } from './memoize.js';

/** The bit of each word class. */
export const CLASS = {
  noun: 1,
  plural: 2,
  name: 4,
  verb: 8,
  presentS: 16,
  past: 32,
  participle: 64,
  gerund: 128,
  adjective: 256,
  adverb: 512,
  functional: 1024,
  number: 2048,
  organization: 4096,
} as const;

/** The word classes at a place in a sentence; none beyond its ends. */
export const bitsAt = (classes: ArrayLike<number>, at: number): number => classes[at] ?? 0;

/** The word classes of each known word, in lower case. */
export type Lexicon = ReadonlyMap<string, number>;

/** Reads a lexicon as it is stored: a line for each set of classes, `<bits in base 36> word word word`. */
export function readLexicon(packed: string): Lexicon {
  const lexicon = new Map<string, number>();
  for (const line of packed.split('\n')) {
    const [bits = '', ...words] = line.split(' ');
    for (const word of words) lexicon.set(word, Number.parseInt(bits, 36));
  }
  return lexicon;
}

/** The word classes that the ending of an unknown word suggests. */
export const guessClasses = memoize<number>((word) => {
  if (word.length < 4) return CLASS.noun;
  if (word.endsWith('ing')) return CLASS.gerund;
  if (word.endsWith('ed')) return CLASS.past | CLASS.participle;
  if (word.endsWith('ly')) return CLASS.adverb;
  if (/(?:ous|ful|able|ible|ive|ical|less|ish)$/.test(word)) return CLASS.adjective;
  if (/(?:tion|ment|ness|ity|ship|ism|ance|ence|er|or)$/.test(word)) return CLASS.noun;
  if (/(?:ize|ise|ify)$/.test(word)) return CLASS.verb;
  if (word.endsWith('s') && !word.endsWith('ss')) return CLASS.plural | CLASS.presentS;
  return CLASS.noun;
});
