/**
 * Word classes: which parts of speech a word can be. One bit each; most English words have several, and what a word is
 * in its place is left to the models.
 */

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

/** A lexicon as it is stored: a line for each set of classes, `<bits in base 36> word word word`. */
export function readLexicon(packed: string): Map<string, number> {
  const classes = new Map<string, number>();
  for (const line of packed.split('\n')) {
    const [bits = '', ...words] = line.split(' ');
    for (const word of words) classes.set(word, Number.parseInt(bits, 36));
  }
  return classes;
}

const guesses = new Map<string, number>();
const GUESSES = 20_000;

/** What the ending of an unknown word suggests. */
export function guessClasses(word: string): number {
  const known = guesses.get(word);
  if (known !== undefined) return known;
  const guess = fromEnding(word);
  if (guesses.size < GUESSES) guesses.set(word, guess);
  return guess;
}

function fromEnding(word: string): number {
  if (word.length < 4) return CLASS.noun;
  if (word.endsWith('ing')) return CLASS.gerund;
  if (word.endsWith('ed')) return CLASS.past | CLASS.participle;
  if (word.endsWith('ly')) return CLASS.adverb;
  if (/(?:ous|ful|able|ible|ive|ical|less|ish)$/.test(word)) return CLASS.adjective;
  if (/(?:tion|ment|ness|ity|ship|ism|ance|ence|er|or)$/.test(word)) return CLASS.noun;
  if (/(?:ize|ise|ify)$/.test(word)) return CLASS.verb;
  if (word.endsWith('s') && !word.endsWith('ss')) return CLASS.plural | CLASS.presentS;
  return CLASS.noun;
}
