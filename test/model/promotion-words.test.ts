/** Versions in the words of people. */
import { expect, test } from 'vitest';
import { readPromotion } from '../../src/model/promotion-words.js';

test.each([
  ['churn 7 to production', 'churn', '7', 'production'],
  ['version 7 of churn to production', 'churn', '7', 'production'],
  ['churn v7 to prod', 'churn', '7', 'prod'],
  ['7', null, '7', null],
  ['version 7', null, '7', null],
  ['churn model 2.1.0-rc1 into the champion slot', 'churn', '2.1.0-rc1', 'champion slot'],
  ['churn 3f9ac01 to production', 'churn', '3f9ac01', 'production'],
  ['fraud-detector 2026-03-02', 'fraud-detector', '2026-03-02', null],
  ['churn release-12 to production', 'churn', 'release-12', 'production'],
])('%s', (text, model, version, alias) => {
  expect(readPromotion(text)).toEqual({ model, version, alias, day: null, evidence: null });
});

test.each([
  ['churn 7 to production on 3 March', '3 March', null],
  ['7 to prod yesterday', 'yesterday', null],
  ['churn 7 to production because https://ci.test/9', null, 'https://ci.test/9'],
  ['churn 7 to production https://ci.test/9', null, 'https://ci.test/9'],
  ['churn 7 to production on 3 March because the pilot held', '3 March', 'the pilot held'],
  ['churn 7 to production on 2026-03-02: https://ci.test/9', '2026-03-02', 'https://ci.test/9'],
])('%s', (text, day, evidence) => {
  expect(readPromotion(text)).toMatchObject({ version: '7', day, evidence });
  expect(readPromotion(text)?.alias).toMatch(/^prod/);
});

test.each(['', 'churn', 'churn to production', 'the model'])('“%s” names no version', (text) => {
  expect(readPromotion(text)).toBeUndefined();
});
