/** Hashes that features are made of. The names are part of the trained weights: a renamed feature is a new one. */
import { combine, hashOf } from '../../model/hash.js';
import { memoize } from '../model/memoize.js';

/** The hash of a word or a value; cached. */
export const hashWord = memoize(hashOf);

/** The hash of a feature's name. */
export const featureName = (name: string): number => hashOf(`own:${name}`);

/** A feature's name and its values in one hash. */
export function featureOf(parts: readonly number[]): number {
  let feature = 0;
  for (const part of parts) feature = combine(feature, part);
  return feature;
}

/** Collects features. */
export type AddFeature = (...parts: number[]) => void;
