/** Hashes of strings, 32-bit and the same on every machine: for features, folds and choices that must repeat. */

/** FNV-1a over UTF-16 units, finished with part of Appleby's fmix32 so that the low bits are usable. */
export function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mixed(h);
}

/** Joins two hashes. The order matters: `combine(a, b) !== combine(b, a)`. */
export function combine(a: number, b: number): number {
  return mixed(Math.imul(a, 0x9e3779b1) + b);
}

function mixed(value: number): number {
  let h = value ^ (value >>> 15);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  return h >>> 0;
}
