/** Fitting linear models. */
import { expect, test } from 'vitest';
import { type Example, type FitOptions, fitWeights, quantized } from '../../../adapters/train/fit.js';
import { scoreOf } from '../../../src/clarity/model/linear.js';

const OPTIONS: FitOptions = { bits: 8, epochs: 50, rate: 0.3, decay: 0, rounds: 1 };

/** The model learnt from examples, as a function from features to a score. */
function learn(examples: readonly Example[], options = OPTIONS): (...features: number[]) => number {
  const model = quantized(fitWeights(examples, options));
  return (...features) => scoreOf(model, features);
}

const example = (target: number, ...features: number[]) => ({
  features: Uint32Array.from(features),
  target,
  weight: 1,
});

test('a feature of positive examples gets a positive weight, one of negative examples a negative one', () => {
  const score = learn([example(0, 7, 40), example(1, 7, 41)]);
  expect(score(41)).toBeGreaterThan(1);
  expect(score(40)).toBeLessThan(-1);
  expect(Math.abs(score(7))).toBeLessThan(0.5);
  expect(score(99)).toBe(0);
});

test('a weak feature learns less than a strong one', () => {
  const weak = { ...example(1, 3), weak: Uint32Array.of(4) };
  const score = learn([weak, example(0, 5)], { ...OPTIONS, epochs: 1, weakness: 0.1 });
  expect(score(3)).toBeGreaterThan(0);
  expect(score(4)).toBeLessThanOrEqual(score(3));
});

test('weights are packed to bytes on the scale of the largest', () => {
  const model = quantized(Float32Array.of(1.27, -0.635, 0, 0));
  expect(model).toEqual({ mask: 3, scale: 0.01, weights: Int8Array.of(127, -63, 0, 0) });
});
