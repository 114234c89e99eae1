/** Laws of style that a reader relies on: exports explain themselves and are used, names are not shared, types are not forced. */
import { describe, expect, test } from 'vitest';
import { sources } from '../support/sources.js';

/** Models are data that training wrote. */
const code = [...sources('src', /\.tsx?$/), ...sources('adapters', /\.tsx?$/)].filter(
  ({ path }) => !path.startsWith('src/clarity/models/'),
);
const everywhere = [...code, ...sources('test', /\.tsx?$/)];

const EXPORT = /^export (?:abstract )?(?:async )?(?:const|function|class|interface|type) (\w+)/gm;

interface Exported {
  path: string;
  name: string;
  documented: boolean;
}

/** What a file exports, and whether a doc comment stands right above it. */
const exportsOf = ({ path, text }: { path: string; text: string }): Exported[] =>
  [...text.matchAll(EXPORT)].map((match) => ({
    path,
    name: match[1] ?? '',
    documented: text
      .slice(0, match.index)
      .replace(/\/\/ biome-ignore[^\n]*\n$/, '')
      .endsWith('*/\n'),
  }));

const exported = code.flatMap(exportsOf);
const named = ({ path, name }: Exported) => `${path}: ${name}`;

test('every export has a doc comment', () => {
  expect(exported.filter((one) => !one.documented).map(named)).toEqual([]);
});

test('every export is imported somewhere', () => {
  const lists = everywhere.flatMap(({ text }) => [
    ...text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}/g),
    ...text.matchAll(/\{([^{}]*)\} = await import\(/g),
    ...text.matchAll(/await import\([^)]*\)\)\.(\w+)/g),
  ]);
  const imported = new Set(
    lists.flatMap((list) =>
      (list[1] ?? '').split(',').map((one) =>
        one
          .trim()
          .replace(/^type /, '')
          .split(/ as |:/)[0]
          ?.trim(),
      ),
    ),
  );
  expect(exported.filter(({ name }) => !imported.has(name)).map(named)).toEqual([]);
});

test('two files export one name only where two platforms do the same job', () => {
  const job = (path: string) => path.replace(/^adapters\/(?:slack|teams|web|replay|train)\//, '');
  const homes = new Map<string, Set<string>>();
  for (const { name, path } of exported) homes.set(name, (homes.get(name) ?? new Set()).add(job(path)));
  const shared = [...homes].filter(([, paths]) => paths.size > 1);
  expect(shared.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([]);
});

describe('no cast', () => {
  const CAST = /(?<![\w*] )\bas (?!const\b)[\w{[('"]/g;
  const plain = (text: string) =>
    text
      .replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*/g, '')
      .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''")
      .replace(/(?:import|export)\s[^;]*?from/g, '');
  test.each(code.filter(({ path }) => !path.startsWith('adapters/store/')))('in $path', ({ text }) => {
    expect(plain(text).match(CAST) ?? []).toEqual([]);
  });
});
