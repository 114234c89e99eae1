/** Law 3: one word, four places: a feature has its source, its wording, its conversations and tests of its own. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { featureNames } from '../support/sources.js';

/** Features without a command have no conversations. */
const WITHOUT_COMMANDS = ['board'];

const has = (path: string) => existsSync(join(root(), path));
const testsIn = (path: string) =>
  has(path) ? readdirSync(join(root(), path)).filter((f) => f.endsWith('.test.ts')) : [];

describe.each(featureNames)('%s', (name) => {
  test('its source is one file, or a folder whose commands are in commands.ts', () => {
    const file = `src/features/${name}.ts`;
    expect([file, `src/features/${name}/commands.ts`].filter(has)).toHaveLength(1);
  });

  test('its wording is in prompts/en', () => {
    expect(has(`prompts/en/${name}.ftl`)).toBe(true);
  });

  test.skipIf(WITHOUT_COMMANDS.includes(name))('its conversations are in test/dialogs', () => {
    expect(has(`test/dialogs/${name}.yml`)).toBe(true);
  });

  test('its own tests are in test/features', () => {
    const tests = [...testsIn(`test/features/${name}`), ...(has(`test/features/${name}.test.ts`) ? [name] : [])];
    expect(tests).not.toEqual([]);
  });
});

test('no conversations and no tests are left of a feature that is gone', () => {
  const named = [
    ...readdirSync(join(root(), 'test/features')).map((name) => name.replace(/\.test\.ts$/, '')),
    ...readdirSync(join(root(), 'test/dialogs')).flatMap((name) => /^(.*)\.yml$/.exec(name)?.[1] ?? []),
  ];
  expect(named.filter((name) => !featureNames.includes(name))).toEqual([]);
});
