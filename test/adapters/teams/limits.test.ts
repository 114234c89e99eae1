import { expect, test } from 'vitest';
import { adaptiveCard } from '../../../adapters/teams/cards.js';
import { cardFits, fitCard } from '../../../adapters/teams/limits.js';

const line = (i: number) => ({ type: 'TextBlock', text: `${i} ${'x'.repeat(1_000)}` });
const more = { type: 'TextBlock', text: '… more' };
const next = { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Next page' }] };

test('a card that fits stays as it is', () => {
  const card = adaptiveCard([line(1), next]);
  expect(fitCard(card, more)).toBe(card);
});

test('a card that is too large keeps its first lines, and its last controls', () => {
  const lines = Array.from({ length: 40 }, (_, i) => line(i));
  const card = fitCard(adaptiveCard([...lines, next]), more);
  expect(cardFits(card)).toBe(true);
  expect(card.body.slice(-2)).toEqual([more, next]);
  expect(card.body.slice(0, -2)).toEqual(lines.slice(0, card.body.length - 2));
  expect(card.body.length).toBeGreaterThan(10);
});
