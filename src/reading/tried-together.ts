/** Turns of which each is a single word are tried as one: "[the|our|my]" asks each token once, not three times. */
import type { Part } from './pattern.js';

type Turns = readonly (readonly Part[])[];

const together = new WeakMap<Turns, Turns>();

/** The same turns in the same order, single words that follow one another as one. */
export function triedTogether(turns: Turns): Turns {
  const known = together.get(turns) ?? joined(turns);
  together.set(turns, known);
  return known;
}

function joined(turns: Turns): Turns {
  const made: (readonly Part[])[] = [];
  let words: string[] = [];
  const close = () => {
    if (words.length > 0) made.push([{ is: 'word', words: new Set(words) }]);
    words = [];
  };
  for (const turn of turns) {
    const [part, more] = turn;
    if (part?.is === 'word' && !more) words.push(...part.words);
    else {
      close();
      made.push(turn);
    }
  }
  close();
  return made.length < turns.length ? made : turns;
}
