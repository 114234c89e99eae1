/** Caches what a function of a string returns: chat repeats its words. */
import { BoundedCache } from '../../model/bounded-cache.js';

const MOST_RESULTS = 20_000;

/** The function with its latest results cached. */
export function memoize<T extends NonNullable<unknown>>(compute: (text: string) => T): (text: string) => T {
  const cache = new BoundedCache<T>(MOST_RESULTS);
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    cache.set(text, result);
    return result;
  };
}

/** The function, called once at most: what it returned is kept. */
export function once<T>(compute: () => T): () => T {
  let result: { value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
