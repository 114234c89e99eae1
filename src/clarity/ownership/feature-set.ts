/** Collects features without allocating for each: sentences have hundreds, and most are read and forgotten. */

/** Slots; a power of two, and at least twice as many as a sentence can have features. */
const SLOTS = 8_192;
const MASK = SLOTS - 1;
const MOST_FEATURES = SLOTS / 2;

const slots = new Uint32Array(SLOTS);
/** In which round a slot was filled: those of earlier rounds are empty. */
const rounds = new Uint32Array(SLOTS);
const collected = new Uint32Array(MOST_FEATURES);
let round = 0;
let count = 0;

/** The features, each once, that `collect` passes to its callback. Not to be called within `collect`. */
export function collectFeatures(collect: () => void): Uint32Array {
  round = (round + 1) >>> 0;
  if (round === 0) {
    rounds.fill(0);
    round = 1;
  }
  count = 0;
  collect();
  return collected.slice(0, count);
}

/** Adds a feature to those that are being collected. More than the table holds are dropped. */
export function addFeature(feature: number): void {
  let slot = (feature >>> 9) & MASK;
  while (rounds[slot] === round) {
    if (slots[slot] === feature >>> 0) return;
    slot = (slot + 1) & MASK;
  }
  if (count === MOST_FEATURES) return;
  rounds[slot] = round;
  slots[slot] = feature;
  collected[count++] = feature;
}
