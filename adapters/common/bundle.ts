/**
 * Puts what `npm run build` has compiled, with most packages, into a few files. Finding and reading a thousand small ones takes more
 * than half of the time in which Baton starts, and each is kept in memory on its own.
 */
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './paths.js';

/** What is started, by the name that it gets in `dist`. */
const PROGRAMS = { start: 'adapters/main.js', baton: 'adapters/cli/main.js' };
/** Packages with files of their own beside their code, and those of the platforms, which are read only if a platform is set up. */
const APART = [
  /^libsql$/,
  /^onnxruntime-node$/,
  /^@napi-rs\//,
  /^chart\.js/,
  /^pg-native$/,
  /^botbuilder/,
  /^@slack\//,
  /^@microsoft\//,
];

/** Code that means the same, in ASCII alone. A backslash in front of another character means nothing. */
export const inAscii = (code: string): string =>
  code.replace(/(\\*)(\P{ASCII})/gu, (_, slashes: string, character: string) => {
    const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
    const escaped = units.map((unit) => `\\u${unit}`).join('');
    return `${slashes.length % 2 === 1 ? slashes.slice(1) : slashes}${escaped}`;
  });

/** Writes `dist/start.js` and `dist/baton.js`, with what they share in `dist/parts`. */
export async function bundle(dist = join(root(), 'dist')): Promise<void> {
  const input = Object.fromEntries(Object.entries(PROGRAMS).map(([name, file]) => [name, join(dist, file)]));
  rmSync(join(dist, 'parts'), { recursive: true, force: true });
  const made = await rolldown({ input, platform: 'node', external: APART, logLevel: 'silent' });
  const names = { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' };
  await made.write({ dir: dist, format: 'esm', comments: false, ...names });
  await made.close();
  // A file with a single other character takes twice as much memory for as long as Baton runs: its text is kept.
  const parts = readdirSync(join(dist, 'parts')).map((name) => join(dist, 'parts', name));
  for (const file of parts) writeFileSync(file, inAscii(readFileSync(file, 'utf8')));
  for (const name of Object.keys(PROGRAMS)) chmodSync(join(dist, `${name}.js`), 0o755);
}
