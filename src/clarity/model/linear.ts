/** A hashed linear model: the sum of the weights of the features that are present. Weights are 8-bit, one scale. */

export interface PackedModel {
  /** The number of buckets is 2^bits. */
  bits: number;
  /** A weight is its byte times this. */
  scale: number;
  /** The bytes, signed, in base64. */
  weights: string;
}

export interface LinearModel {
  mask: number;
  scale: number;
  weights: Int8Array;
}

/** The model as it is used. Throws a RangeError where the bytes are not 2^bits. */
export function unpack(packed: PackedModel): LinearModel {
  const binary = atob(packed.weights);
  const size = 2 ** packed.bits;
  if (binary.length !== size) throw new RangeError(`A model of ${binary.length} bytes, not ${size}`);
  const weights = new Int8Array(size);
  for (let i = 0; i < size; i++) weights[i] = binary.charCodeAt(i);
  return { mask: size - 1, scale: packed.scale, weights };
}

/** The score (log odds) of a set of features, given as 32-bit hashes. */
export function scoreOf(model: LinearModel, features: readonly number[]): number {
  let sum = 0;
  for (const feature of features) sum += model.weights[feature & model.mask] as number;
  return sum * model.scale;
}

/** Log odds as a probability, 0 to 1. */
export function probability(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
