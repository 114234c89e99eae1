/** Fits hashed logistic regressions with AdaGrad. The same input gives the same bytes. */
import type { LinearModel } from '../../src/clarity/model/linear.js';
import { seededRandom, shuffle } from './random.js';

/** A training example. */
export interface Example {
  features: Uint32Array;
  /** Features that count only in part; see `FitOptions.weakness`. */
  weak?: Uint32Array;
  /** 1 for the positive class, 0 for the other, or a probability. */
  target: number;
  weight: number;
}

/** Hyperparameters. */
export interface FitOptions {
  /** The number of weights is 2^bits. */
  bits: number;
  epochs: number;
  /** Learning rate. */
  rate: number;
  /** L2 decay at each update of a weight. */
  decay: number;
  /** Models fitted in different orders, whose weights are averaged. */
  rounds: number;
  /** What a weak feature counts if another counts 1. */
  weakness?: number;
}

const NONE = new Uint32Array(0);
const FIRST_SEED = 12345;
/** Keeps the first steps finite. */
const INITIAL_SQUARE = 1e-6;

/** Minimises the weighted log loss. @returns one weight for each bucket */
export function fitWeights(examples: readonly Example[], options: FitOptions): Float32Array {
  const mean = new Float32Array(2 ** options.bits);
  for (let round = 0; round < options.rounds; round++)
    new Fit(options).run(examples, FIRST_SEED + round).forEach((weight, k) => {
      mean[k] = (mean[k] ?? 0) + weight / options.rounds;
    });
  return mean;
}

/** One fit of a model by stochastic gradient descent. */
class Fit {
  private readonly mask: number;
  private readonly weights: Float32Array;
  /** For each weight, the sum of its squared gradients. */
  private readonly squares: Float32Array;

  constructor(private readonly options: FitOptions) {
    const size = 2 ** options.bits;
    this.mask = size - 1;
    this.weights = new Float32Array(size);
    this.squares = new Float32Array(size).fill(INITIAL_SQUARE);
  }

  run(examples: readonly Example[], seed: number): Float32Array {
    const random = seededRandom(seed);
    const order = Uint32Array.from(examples, (_, i) => i);
    for (let epoch = 0; epoch < this.options.epochs; epoch++)
      for (const i of shuffle(order, random)) {
        const example = examples[i];
        if (example !== undefined) this.learn(example);
      }
    return this.weights;
  }

  private learn({ features, weak = NONE, target, weight }: Example): void {
    const { weakness = 1 } = this.options;
    let score = 0;
    for (const feature of features) score += this.weightOf(feature);
    for (const feature of weak) score += weakness * this.weightOf(feature);
    const error = (1 / (1 + Math.exp(-score)) - target) * weight;
    for (const feature of features) this.step(feature & this.mask, error);
    for (const feature of weak) this.step(feature & this.mask, error * weakness);
  }

  private weightOf(feature: number): number {
    return this.weights[feature & this.mask] ?? 0;
  }

  private step(k: number, slope: number): void {
    const { rate, decay } = this.options;
    const weight = this.weights[k] ?? 0;
    const gradient = slope + decay * weight;
    const square = (this.squares[k] ?? 0) + gradient * gradient;
    this.squares[k] = square;
    this.weights[k] = weight - (rate * gradient) / Math.sqrt(this.squares[k] ?? square);
  }
}

/** A model with weights as signed bytes on one scale. @param weights 2^n of them */
export function quantized(weights: Float32Array): LinearModel {
  const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0) || 1;
  const scale = Number((largest / 127).toPrecision(6));
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { mask: weights.length - 1, scale, weights: bytes };
}
