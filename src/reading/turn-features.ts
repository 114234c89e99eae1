/** What of a sentence a model of turns looks at. Pure. */

/** Letters of a part of a word: enough to know "labelled" from "labelling", and a slip of the finger. */
const PART = 4;

/** Words, runs of two and three with where the sentence begins and ends, and parts of the longer words. */
export function featuresOf(words: readonly string[]): string[] {
  const around = ['^', ...words, '$'];
  const features = new Set<string>();
  around.forEach((word, i) => {
    features.add(word);
    if (i + 1 < around.length) features.add(`${word} ${around[i + 1]}`);
    if (i + 2 < around.length) features.add(`${word} ${around[i + 1]} ${around[i + 2]}`);
    if (word.length >= PART && /^\p{L}+$/u.test(word)) for (const part of partsOf(word)) features.add(part);
  });
  return [...features];
}

function partsOf(word: string): string[] {
  const bounded = `<${word}>`;
  return Array.from({ length: bounded.length - PART + 1 }, (_, i) => `~${bounded.slice(i, i + PART)}`);
}
