/** The stage of a piece of work, on held-out sentences. */
import { expect, test } from 'vitest';
import { readStageTexts } from '../../adapters/train/stages.js';
import { guessStage } from '../../src/clarity/stage.js';
import { TEMPLATE } from '../../src/model/stages.js';

const { learn, check } = readStageTexts();

test('the stages are those of the product', () => {
  expect(Object.keys(learn)).toEqual([...TEMPLATE]);
});

test('of the held-out sentences most get a stage, and nine in ten the right one', () => {
  const known = Object.entries(check).filter(([stage]) => stage !== 'unknown');
  const all = known.flatMap(([stage, texts]) => texts.map((text) => ({ stage, guess: guessStage(text).stage })));
  const placed = all.filter(({ guess }) => guess !== 'unknown');
  expect(placed.length / all.length).toBeGreaterThan(0.8);
  expect(placed.filter(({ stage, guess }) => stage === guess).length / placed.length).toBeGreaterThanOrEqual(0.9);
});

test.each(check.unknown ?? [])('%s has no stage', (text) => {
  expect(guessStage(text).stage).toBe('unknown');
});

test('an empty text has no stage', () => {
  expect(guessStage('')).toMatchObject({ stage: 'unknown' });
});
