import { expect, test } from 'vitest';
import { scenesOf } from '../../../adapters/web/tour-windows.js';
import type { TourStep } from '../../../adapters/web/tours.js';

const scenes = (...steps: Omit<TourStep, 'tell'>[]) =>
  scenesOf({ channel: 'general', steps: steps.map((step) => ({ ...step, tell: '' })) }).map(({ windows, acting }) => [
    ...windows.map(({ person, channel }) => `${person} ${channel}`),
    acting.person,
  ]);

test('whoever acts first is on the left, and everybody keeps their side', () => {
  const [first, second, third] = scenes(
    { as: 'dana', beside: { as: 'chi' } },
    { as: 'chi' },
    { as: 'emi', beside: { as: 'chi', in: 'direct' } },
  );
  expect(first).toEqual(['dana general', 'chi general', 'dana']);
  expect(second).toEqual(['dana general', 'chi general', 'chi']);
  expect(third).toEqual(['emi general', 'chi dm-chi', 'emi']);
});

test('a place holds until another one is named, and a conversation with Baton is each person’s own', () => {
  const [, second, third] = scenes(
    { as: 'dana', beside: { as: 'chi', in: 'direct' } },
    { as: 'chi', in: 'direct' },
    { as: 'dana', in: 'churn-model' },
  );
  expect(second).toEqual(['dana general', 'chi dm-chi', 'chi']);
  expect(third).toEqual(['dana churn-model', 'chi dm-chi', 'dana']);
});

test('a first step without a window beside it is an error', () => {
  expect(() => scenes({ as: 'dana' })).toThrow('nobody is beside dana in this step');
});
