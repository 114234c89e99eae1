import { describe, expect, test } from 'vitest';
import { adaptiveCard, type CardElement } from '../../../adapters/teams/cards.js';
import { cardProblems } from './card-problems.js';

const withElement = (element: CardElement) => adaptiveCard([element]);
const text = { type: 'TextBlock', text: 'x' };
const action = { type: 'Action.Execute', title: 'x' };
const input = { type: 'Input.Text', id: 'x', label: 'x' };

describe('a card is refused if it has', () => {
  test.each<[string, Parameters<typeof cardProblems>[0]]>([
    ['an element that not every client knows, without a fallback', withElement({ type: 'Chart.Donut' })],
    ['an action without a title', withElement({ type: 'ActionSet', actions: [{ ...action, title: '' }] })],
    ['a row without actions', withElement({ type: 'ActionSet', actions: [] })],
    ['too many actions in a row', withElement({ type: 'ActionSet', actions: Array.from({ length: 7 }, () => action) })],
    ['an input without a label', withElement({ type: 'Input.Text', id: 'x' })],
    ['two inputs with one id', adaptiveCard([input, input])],
    ['a choice of nothing', withElement({ type: 'Input.ChoiceSet', id: 'x', choices: [] })],
    ['an empty run', withElement({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '' }] })],
    ['a block without runs', withElement({ type: 'RichTextBlock', inlines: [] })],
    ['nothing in it', adaptiveCard([])],
    ['another version', { ...withElement(text), version: '1.6' }],
    ['too many bytes', withElement({ type: 'TextBlock', text: 'x'.repeat(60_000) })],
  ])('%s', (_, card) => {
    expect(cardProblems(card)).not.toEqual([]);
  });
});

test('an element with a fallback is accepted', () => {
  expect(cardProblems(withElement({ type: 'Chart.Donut', fallback: text }))).toEqual([]);
});
