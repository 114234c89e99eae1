/** What decides between "your" and "you're": the four words before and the five after, never the word itself. */

import { combine, hashOf } from '../../model/hash.js';
import { CLASS, guessClasses } from '../model/classes.js';
import type { Token } from '../text/tokens.js';

const BEFORE = 4;
const AFTER = 5;
const EDGE = '<>';

interface Neighbour {
  word: string;
  /** Hash of the word. */
  h: number;
  /** Hash of its possible classes. */
  c: number;
}

const CACHE_LIMIT = 20_000;

/** Reads neighbours with a lexicon; keeps what it has hashed, up to a bound. */
export class Neighbours {
  private readonly seen = new Map<string, Neighbour>();
  constructor(private readonly lexicon: ReadonlyMap<string, number>) {}

  of(token: Token | undefined): Neighbour {
    const raw = wordOf(token);
    const known = this.seen.get(raw);
    if (known !== undefined) return known;
    const word = this.spelled(raw);
    const neighbour = { word, h: hashOf(word), c: hashOf(`c${this.classesOf(word)}`) };
    if (this.seen.size < CACHE_LIMIT) this.seen.set(raw, neighbour);
    return neighbour;
  }

  /** Chat spelling made plain where that gives a known word: "sooo", "gonnna", "runnin", "runnint". */
  private spelled(word: string): string {
    if (this.lexicon.has(word) || !/^\p{L}{3,}/u.test(word)) return word;
    const short = word.replace(/(\p{L})\1{2,}/gu, '$1');
    const double = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
    const tries = [double, short, word.replace(/in['t]?$/, 'ing')];
    return tries.find((t) => t !== word && this.lexicon.has(t)) ?? word;
  }

  private classesOf(word: string): number | string {
    if (!/^\p{L}/u.test(word)) return word;
    return this.lexicon.get(word) ?? guessClasses(word) | (CLASS.organization << 1);
  }
}

function wordOf(token: Token | undefined): string {
  if (token === undefined || token.kind === 'break') return EDGE;
  if (token.kind === 'punct' && /^[.!?…]/.test(token.low)) return '.';
  return token.low;
}

/** Templates are numbered, so that the same word in two places is two features. */
let template = 0;
const id = () => hashOf(`t${template++}`);
const BIAS = id();
const LEFT = Array.from({ length: BEFORE }, id);
const RIGHT = Array.from({ length: AFTER }, id);
const LEFT_CLASS = Array.from({ length: 2 }, id);
const RIGHT_CLASS = Array.from({ length: 4 }, id);
const ENDINGS = Array.from({ length: 12 }, id);
const LEFT_ENDINGS = Array.from({ length: 4 }, id);
const ANY_LEFT = id();
const ANY_RIGHT = id();
const PAIRS = Array.from({ length: 16 }, id);
const TRIPLES = Array.from({ length: 12 }, id);

/** The features of the use of "your" or "you're" that is token `at`. */
export function youreFeatures(tokens: readonly Token[], at: number, read: Neighbours): number[] {
  const l = sideOf(tokens, at, -1, BEFORE, read);
  const r = sideOf(tokens, at, 1, AFTER, read);
  const f: number[] = [BIAS];
  l.forEach((n, i) => {
    f.push(combine(LEFT[i] as number, n.h), combine(ANY_LEFT, n.h));
  });
  r.forEach((n, i) => {
    f.push(combine(RIGHT[i] as number, n.h));
    if (i > 0) f.push(combine(ANY_RIGHT, n.h));
  });
  LEFT_CLASS.forEach((t, i) => {
    f.push(combine(t, (l[i] as Neighbour).c));
  });
  RIGHT_CLASS.forEach((t, i) => {
    f.push(combine(t, (r[i] as Neighbour).c));
  });
  addEndings(f, l, r);
  addPairs(f, l as [Neighbour, Neighbour], r as [Neighbour, Neighbour, Neighbour]);
  return f;
}

function sideOf(tokens: readonly Token[], at: number, step: 1 | -1, count: number, read: Neighbours): Neighbour[] {
  const side: Neighbour[] = [];
  let open = true;
  for (let i = 1; i <= count; i++) {
    const token = open ? tokens[at + i * step] : undefined;
    if (token === undefined || token.kind === 'break') open = false;
    side.push(read.of(open ? token : undefined));
  }
  return side;
}

function addEndings(f: number[], l: readonly Neighbour[], r: readonly Neighbour[]): void {
  for (let i = 0; i < 3; i++)
    for (let size = 1; size <= 4; size++) {
      const { word } = r[i] as Neighbour;
      if (word.length > size + 1) f.push(combine(ENDINGS[i * 4 + size - 1] as number, hashOf(word.slice(-size))));
    }
  for (let i = 0; i < 2; i++)
    for (let size = 2; size <= 3; size++) {
      const { word } = l[i] as Neighbour;
      if (word.length > size) f.push(combine(LEFT_ENDINGS[i * 2 + size - 2] as number, hashOf(word.slice(-size))));
    }
}

function addPairs(f: number[], l: [Neighbour, Neighbour], r: [Neighbour, Neighbour, Neighbour]): void {
  const [l0, l1] = l;
  const [r0, r1, r2] = r;
  const end = (n: Neighbour, size: number) => hashOf(n.word.slice(-size));
  const pairs: [number, number][] = [
    [l0.h, l1.h],
    [l0.h, r0.h],
    [r0.h, r1.h],
    [r1.h, r2.h],
    [l0.c, r0.c],
    [r0.c, r1.c],
    [r0.h, r1.c],
    [r0.c, r1.h],
    [l0.h, r0.c],
    [l0.c, r0.h],
    [end(r0, 2), r1.h],
    [r0.h, end(r1, 2)],
    [end(r0, 3), end(r1, 2)],
    [l0.h, end(r0, 3)],
  ];
  pairs.forEach(([a, b], i) => {
    f.push(combine(combine(PAIRS[i] as number, a), b));
  });
  const triples: [number, number, number][] = [
    [r0.h, r1.h, r2.h],
    [l1.h, l0.h, r0.h],
    [l0.h, r0.h, r1.h],
    [r0.c, r1.c, r2.c],
    [l0.c, r0.c, r1.c],
    [r0.h, r1.c, r2.c],
    [l0.h, r0.c, r1.c],
    [l1.h, l0.h, r0.c],
  ];
  triples.forEach(([a, b, c], i) => {
    f.push(combine(combine(combine(TRIPLES[i] as number, a), b), c));
  });
}
