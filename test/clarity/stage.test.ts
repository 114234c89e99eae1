/** The stage of a piece of work, on sentences that the classifier has not learnt from. */
import { expect, test } from 'vitest';
import { readStageTexts } from '../../adapters/train/stages.js';
import { stageOf } from '../../src/clarity/stage.js';
import { TEMPLATE } from '../../src/model/stages.js';

const { learn, check } = readStageTexts();

test('the stages are those of the product', () => {
  expect(Object.keys(learn)).toEqual([...TEMPLATE]);
});

test('of the sentences kept apart, most are placed, and nine in ten rightly', () => {
  const known = Object.entries(check).filter(([stage]) => stage !== 'unknown');
  const all = known.flatMap(([stage, texts]) => texts.map((text) => ({ stage, guess: stageOf(text).stage })));
  const placed = all.filter(({ guess }) => guess !== 'unknown');
  expect(placed.length / all.length).toBeGreaterThan(0.8);
  expect(placed.filter(({ stage, guess }) => stage === guess).length / placed.length).toBeGreaterThanOrEqual(0.9);
});

test.each(check.unknown ?? [])('%s has no stage', (text) => {
  expect(stageOf(text).stage).toBe('unknown');
});

test('nothing at all has no stage', () => {
  expect(stageOf('')).toMatchObject({ stage: 'unknown' });
});
