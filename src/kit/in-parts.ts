/** Look-ups by many values: a database takes a limited number in one query. */

/** Values in one look-up. */
export const PART = 400;

/** All rows that look-ups for some of the values at a time find. */
export async function inParts<T>(
  values: readonly string[],
  lookUp: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  let found: T[] = [];
  for (let i = 0; i < values.length; i += PART) found = found.concat(await lookUp(values.slice(i, i + PART)));
  return found;
}
