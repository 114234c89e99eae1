/** Law 1, the direction of imports: each room imports only the rooms after it, features share through the kit, nothing goes in circles. */
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { imports, sources } from '../support/sources.js';

/** Rooms of `src` from the outermost to the innermost; those in one row do not import one another. */
const PRODUCT = [
  ['dispatch'],
  ['reading'],
  ['features'],
  ['kit'],
  ['commands'],
  ['ports'],
  ['view'],
  ['clarity'],
  ['model'],
];
/** The same for the rooms of `adapters`. `main.ts` is the room `main`. */
const ADAPTERS = [
  ['main'],
  ['cli'],
  ['runtime'],
  ['slack', 'teams', 'web', 'signals', 'replay', 'train'],
  ['platform'],
  ['store', 'prompts', 'second-reader', 'encoder'],
  ['common'],
];

const files = [...sources('src', /\.tsx?$/), ...sources('adapters', /\.tsx?$/)];
const paths = new Set(files.map(({ path }) => path));

/** The files of this project that a file imports, types included. */
function importedBy(path: string, text: string): string[] {
  const local = imports(text).filter((name) => name.startsWith('.'));
  return local.flatMap((name) => {
    const bare = join(dirname(path), name).replace(/\.js$/, '');
    return [`${bare}.ts`, `${bare}.tsx`].filter((one) => paths.has(one));
  });
}

const graph = new Map(files.map(({ path, text }) => [path, importedBy(path, text)]));
const edges = [...graph].flatMap(([from, all]) => all.map((to) => ({ from, to })));

const roomOf = (path: string) => path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';
const featureOf = (path: string) => path.split('/')[2]?.replace(/\.ts$/, '') ?? '';
const within = (top: string) => edges.filter(({ from, to }) => from.startsWith(top) && to.startsWith(top));

function outOfOrder(top: string, order: readonly (readonly string[])[]): string[] {
  const rank = (path: string) => order.findIndex((row) => row.includes(roomOf(path)));
  const wrong = within(top).filter(
    ({ from, to }) => roomOf(from) !== roomOf(to) && (rank(from) >= rank(to) || rank(from) < 0),
  );
  return wrong.map(({ from, to }) => `${from} → ${to}`);
}

test('every room of src imports only the rooms after it', () => {
  expect(outOfOrder('src/', PRODUCT)).toEqual([]);
});

test('every room of adapters imports only the rooms after it', () => {
  expect(outOfOrder('adapters/', ADAPTERS)).toEqual([]);
});

test('features do not import one another; only their list knows them all', () => {
  const between = within('src/features/').filter(
    ({ from, to }) => featureOf(from) !== 'index' && featureOf(from) !== featureOf(to),
  );
  expect(between).toEqual([]);
});

test('src never imports adapters', () => {
  expect(edges.filter(({ from, to }) => from.startsWith('src/') && to.startsWith('adapters/'))).toEqual([]);
});

/** Groups of files that import one another in a circle (Tarjan's strongly connected components). */
function circles(of: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    for (const next of of.get(node) ?? []) {
      const reached = index.has(next) ? (stack.includes(next) ? (index.get(next) ?? 0) : Infinity) : visit(next);
      low.set(node, Math.min(low.get(node) ?? 0, reached));
    }
    if (low.get(node) === index.get(node)) {
      const component = stack.splice(stack.indexOf(node));
      if (component.length > 1) found.push(component.sort());
    }
    return low.get(node) ?? 0;
  };
  for (const node of of.keys()) if (!index.has(node)) visit(node);
  return found;
}

describe('no circles', () => {
  test('among the files of src and adapters, types included', () => {
    expect(circles(graph)).toEqual([]);
  });
  test('a circle would be found', () => {
    const made = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a', 'd']],
      ['d', []],
    ]);
    expect(circles(made)).toEqual([['a', 'b', 'c']]);
  });
});
