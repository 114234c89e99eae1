/** Hashes that features are made of. The names are part of the trained weights: a renamed feature is a new one. */
import { combine, hashOf } from '../../model/hash.js';
import { memoize } from '../model/memoize.js';

/** The hash of a word or a value; cached. */
export const hashWord = memoize(hashOf);

/** The hash of a feature's name. */
export const featureName = (name: string): number => hashOf(`own:${name}`);

/** A feature's name and its values, four at most, in one hash. */
export function featureOf(name: number, a?: number, b?: number, c?: number, d?: number): number {
  let feature = combine(0, name);
  if (a === undefined) return feature;
  feature = combine(feature, a);
  if (b === undefined) return feature;
  feature = combine(feature, b);
  if (c === undefined) return feature;
  feature = combine(feature, c);
  return d === undefined ? feature : combine(feature, d);
}

/** Collects features: a name and its values. */
export type AddFeature = (name: number, a?: number, b?: number, c?: number, d?: number) => void;
