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

/** The function, called once at most for each argument: what it returned is kept as long as the function is. */
export function oncePer<K, T>(compute: (key: K) => T): (key: K) => T {
  const results = new Map<K, { value: T }>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known.value;
    const value = compute(key);
    results.set(key, { value });
    return value;
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
