/** A linear model over hashed features: its score is the sum of the weights of the features present. */

/** A model as it is stored, with 8-bit weights on one scale. */
export interface PackedModel {
  /** The number of buckets is 2^bits. */
  bits: number;
  /** A weight is its byte times this. */
  scale: number;
  /** The bytes, signed, in base64. */
  weights: string;
}

/** A model ready to score. */
export interface LinearModel {
  /** The bits of a feature's hash that select its bucket. */
  mask: number;
  scale: number;
  weights: Int8Array;
}

/** Unpacks a stored model. @throws RangeError if the number of bytes is not 2^bits */
export function unpack({ bits, scale, weights: packed }: PackedModel): LinearModel {
  const binary = atob(packed);
  const size = 2 ** bits;
  if (binary.length !== size) throw new RangeError(`A model of ${binary.length} bytes, not ${size}`);
  const weights = new Int8Array(size);
  for (let i = 0; i < size; i++) weights[i] = binary.charCodeAt(i);
  return { mask: size - 1, scale, weights };
}

/** The score of a set of features, given as 32-bit hashes. Log odds. */
export function scoreOf(model: LinearModel, features: Iterable<number>): number {
  let sum = 0;
  for (const feature of features) sum += model.weights[feature & model.mask] ?? 0;
  return sum * model.scale;
}
