/** Fits hashed logistic regressions with AdaGrad. The same input gives the same bytes: order and start are fixed. */
import type { PackedModel } from '../../src/clarity/model/linear.js';

export interface Example {
  features: Uint32Array;
  /** Features that count for a part only. */
  weak?: Uint32Array;
  /** 1 for the positive class, 0 for the other; or anything between. */
  target: number;
  weight: number;
}

export interface FitOptions {
  bits: number;
  epochs: number;
  rate: number;
  /** L2 decay for each update of a weight. */
  decay: number;
  /** Models fitted in different orders, whose weights are averaged. */
  rounds: number;
  /** What a weak feature counts, where a strong one counts 1. */
  weakness?: number;
}

/** A linear congruential generator (Numerical Recipes' constants): chance that is the same each time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Fisher-Yates, in place. */
export function shuffle<T>(items: T[], chance: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

const NONE = new Uint32Array(0);

/** Minimises weighted log loss. Returns one weight for each bucket. */
export function fitWeights(examples: readonly Example[], options: FitOptions): Float32Array {
  const mean = new Float32Array(2 ** options.bits);
  for (let round = 0; round < options.rounds; round++)
    fitRound(examples, options, 12345 + round).forEach((w, k) => {
      mean[k] = (mean[k] as number) + w / options.rounds;
    });
  return mean;
}

function fitRound(
  examples: readonly Example[],
  { bits, epochs, rate, decay, weakness = 1 }: FitOptions,
  seed: number,
): Float32Array {
  const mask = 2 ** bits - 1;
  const weights = new Float32Array(mask + 1);
  const squares = new Float32Array(mask + 1).fill(1e-6);
  const step = (k: number, slope: number) => {
    const gradient = slope + decay * (weights[k] as number);
    squares[k] = (squares[k] as number) + gradient * gradient;
    weights[k] = (weights[k] as number) - (rate * gradient) / Math.sqrt(squares[k] as number);
  };
  const chance = seeded(seed);
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const i of shuffle(order, chance)) {
      const { features, weak = NONE, target, weight } = examples[i] as Example;
      let z = 0;
      for (const feature of features) z += weights[feature & mask] as number;
      for (const feature of weak) z += weakness * (weights[feature & mask] as number);
      const error = (1 / (1 + Math.exp(-z)) - target) * weight;
      for (const feature of features) step(feature & mask, error);
      for (const feature of weak) step(feature & mask, error * weakness);
    }
  return weights;
}

/** Weights as signed bytes. What is more than `clip` times the root mean square is cut to that. */
export function pack(weights: Float32Array, bits: number): PackedModel {
  const largest = weights.reduce((max, w) => Math.max(max, Math.abs(w)), 0) || 1;
  const scale = Number((largest / 127).toPrecision(6));
  const bytes = Int8Array.from(weights, (w) => Math.round(w / scale));
  return { bits, scale, weights: Buffer.from(bytes.buffer).toString('base64') };
}
