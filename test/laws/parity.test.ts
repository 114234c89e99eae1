/** docs/platforms.md says of each platform what the tests show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { evidence, features, PLATFORMS, parity, platformsPage } from '../support/parity.js';

describe.each(parity)('$what', (row) => {
  test.each(PLATFORMS)('%s names an existing test', (platform) => {
    const cell = row[platform];
    if ('why' in cell) return;
    const found = evidence(cell.test);
    expect(found, cell.test).toBeDefined();
    expect(found?.title, cell.test).not.toBe('');
    expect(
      [`'`, '`'].some((quote) => found?.text.includes(`${quote}${found.title}`)),
      cell.test,
    ).toBe(true);
  });
});

test('every feature is shown by conversations', () => {
  expect(features.filter((one) => one.conversations === 0).map((one) => one.name)).toEqual([]);
});

test('docs/platforms.md is up to date', () => {
  expect(readFileSync(join(root(), 'docs/platforms.md'), 'utf8')).toBe(platformsPage());
});
