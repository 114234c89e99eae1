/** A linear model over hashed features: its score is the sum of the weights of the features present. */

/** A model, with 8-bit weights on one scale. */
export interface LinearModel {
  /** The bits of a feature's hash that select its bucket. */
  mask: number;
  /** A weight is its byte times this. */
  scale: number;
  weights: Int8Array;
}

/** The score of a set of features, given as 32-bit hashes. Log odds. */
export function scoreOf(model: LinearModel, features: Iterable<number>): number {
  let sum = 0;
  for (const feature of features) sum += model.weights[feature & model.mask] ?? 0;
  return sum * model.scale;
}
