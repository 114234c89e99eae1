/** Law 3: one word, three places: a feature has its source, its wording and its test. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../adapters/paths.js';
import { sources } from '../support/sources.js';

const names = sources('src/features', /\.ts$/).map((s) => s.path.split('/').at(-1)?.replace('.ts', '') ?? '');
const features = names.filter((name) => name !== 'index');

test.each(features)('%s', (name) => {
  const has = (path: string) => existsSync(join(root(), path));
  expect(has(`prompts/en/${name}.ftl`), `prompts/en/${name}.ftl`).toBe(true);
  expect(
    has(`test/features/${name}.test.ts`) || has(`test/dialogs/${name}.yml`),
    `test/features/${name}.test.ts or test/dialogs/${name}.yml`,
  ).toBe(true);
});
