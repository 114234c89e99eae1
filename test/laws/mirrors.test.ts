/** Law 3: one word, four places: a feature has its source, its wording, its conversations and its tests. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { featureNames } from '../support/sources.js';

test.each(featureNames)('%s', (name) => {
  const has = (path: string) => existsSync(join(root(), path));
  expect(has(`prompts/en/${name}.ftl`), `prompts/en/${name}.ftl`).toBe(true);
  expect(
    has(`test/features/${name}.test.ts`) || has(`test/dialogs/${name}.yml`),
    `test/features/${name}.test.ts or test/dialogs/${name}.yml`,
  ).toBe(true);
});
