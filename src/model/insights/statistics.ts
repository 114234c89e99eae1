/** The statistics that insights need, in one place. Pure. */

/** The value below which a share of the sorted values lies; between two of them, as far on as the share says. */
export function quantileSorted(values: readonly number[], share: number): number {
  const place = share * (values.length - 1);
  const [below, above] = [values[Math.floor(place)] ?? 0, values[Math.ceil(place)] ?? 0];
  return below + (place - Math.floor(place)) * (above - below);
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The sum of the products of two lists' distances from their means. */
function togetherness(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  return a.reduce((sum, one, i) => sum + (one - meanA) * ((b[i] ?? meanB) - meanB), 0);
}

/** By how much values grow from one place to the next, by least squares. */
export const slopeOf = (places: readonly number[], values: readonly number[]): number =>
  togetherness(places, values) / togetherness(places, places);

/** How closely two lists go together: -1 to 1 (Pearson). */
export const correlationOf = (a: readonly number[], b: readonly number[]): number =>
  togetherness(a, b) / Math.sqrt(togetherness(a, a) * togetherness(b, b));
