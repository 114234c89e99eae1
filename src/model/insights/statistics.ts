/** The statistics that insights need, in one place. Pure. */
import { linearRegression, quantile, quantileSorted as quantileOf, sampleCorrelation } from 'simple-statistics';

/** The value below which a share of the sorted values lies; between two of them, as far on as the share says. */
export const quantileSorted = (values: number[], share: number): number => quantileOf(values, share);

/** The values below which shares of the values lie, in any order: of many, much is left unsorted. */
export const quantilesOf = (values: number[], shares: number[]): number[] => quantile(values, shares);

/** By how much values grow from one place to the next, by least squares. */
export const slopeOf = (places: readonly number[], values: readonly number[]): number =>
  linearRegression(places.map((place, i) => [place, values[i] ?? 0])).m;

/** How closely two lists go together: -1 to 1 (Pearson). */
export const correlationOf = (a: readonly number[], b: readonly number[]): number => sampleCorrelation([...a], [...b]);
