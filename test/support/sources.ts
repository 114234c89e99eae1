/** The project's own sources, for the tests that hold its laws. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../adapters/common/paths.js';

export interface Source {
  /** Relative to the project, with forward slashes. */
  path: string;
  text: string;
}

export function sources(folder: string, ending: RegExp): Source[] {
  const from = join(root(), folder);
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => ({
      path: relative(root(), join(from, name)).replaceAll('\\', '/'),
      text: readFileSync(join(from, name), 'utf8'),
    }));
}

/** The features of the product: a file or a folder of `src/features` each. */
export const featureNames = readdirSync(join(root(), 'src/features'))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => name !== 'index')
  .sort();

/** What stands for a placeholder of a template. */
export const HOLE = '$\u007b}';

const TOKENS = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** The string literals of a source without comments; placeholders of templates are `${}`. */
export function literals(text: string): string[] {
  return [...text.matchAll(TOKENS)]
    .map((m) => m[0])
    .filter((t) => !t.startsWith('/'))
    .map((t) => t.slice(1, -1).replace(/\$\{[^}]*\}/g, HOLE));
}

/** The comments of a source. */
export const comments = (text: string): string[] =>
  [...text.matchAll(TOKENS)].map((m) => m[0]).filter((t) => t.startsWith('/'));

/** The modules a source imports. */
export const imports = (text: string) =>
  [
    ...text.matchAll(
      /(?:^|\n)(?:import|export)\s(?:[^'"`;=]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/g,
    ),
  ].map((m) => m[1] ?? m[2] ?? '');
