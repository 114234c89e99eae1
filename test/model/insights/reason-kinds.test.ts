import { expect, test } from 'vitest';
import { reasonKind } from '../../../src/model/insights/reason-kinds.js';
import { REASONS } from './told-history.js';

test.each([
  ['waiting for labels from the vendor', 'data'],
  ['GPUs in eu-west: no quota', 'compute'],
  ['PSI 0.4, the country feature drifts', 'drift'],
  ['the quota for labelling', 'data'],
  ['database migration', 'other'],
  ['', 'none'],
  ['…', 'none'],
  [null, 'none'],
])('“%s” is %s', (why, kind) => {
  expect(reasonKind(why, REASONS)).toBe(kind);
});
