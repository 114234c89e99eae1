/**
 * Puts what `npm run build` has compiled, with most packages, into a few files. Finding and reading a thousand small ones takes more
 * than half of the time in which Baton starts, and each is kept in memory on its own.
 */
import { chmodSync, rmSync } from 'node:fs';
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

/** Writes `dist/start.js` and `dist/baton.js`, with what they share in `dist/parts`. */
export async function bundle(dist = join(root(), 'dist')): Promise<void> {
  const input = Object.fromEntries(Object.entries(PROGRAMS).map(([name, file]) => [name, join(dist, file)]));
  rmSync(join(dist, 'parts'), { recursive: true, force: true });
  const made = await rolldown({ input, platform: 'node', external: APART, logLevel: 'silent' });
  await made.write({ dir: dist, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' });
  await made.close();
  for (const name of Object.keys(PROGRAMS)) chmodSync(join(dist, `${name}.js`), 0o755);
}
