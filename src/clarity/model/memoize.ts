/** Remembers what a function of a string returns, for the first strings it meets: chat repeats its words. */
const LIMIT = 20_000;

/** The function with its results cached, up to a bound. */
export function memoize<T extends NonNullable<unknown>>(compute: (text: string) => T): (text: string) => T {
  const cache = new Map<string, T>();
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    if (cache.size < LIMIT) cache.set(text, result);
    return result;
  };
}
