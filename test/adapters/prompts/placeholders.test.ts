import { expect, test } from 'vitest';
import { fillPlaceholders, placeholder } from '../../../adapters/prompts/placeholders.js';

const HOLE = placeholder(0);
const ANA = { is: 'person', id: 'U1', name: 'Ana' } as const;

test('markup becomes spans', () => {
  expect(fillPlaceholders('type `/baton help` *now*', [])).toEqual([
    { is: 'plain', text: 'type ' },
    { is: 'code', text: '/baton help' },
    { is: 'plain', text: ' ' },
    { is: 'bold', text: 'now' },
  ]);
});

test('what people wrote never becomes markup', () => {
  expect(fillPlaceholders(`“${HOLE}”`, ['*x* `y`'])).toEqual([{ is: 'plain', text: '“*x* `y`”' }]);
});

test('what people wrote takes on the style around it, and neighbours become one span', () => {
  expect(fillPlaceholders(`*created ${HOLE}*`, ['Churn'])).toEqual([{ is: 'bold', text: 'created Churn' }]);
});

test('spans and texts keep their own formatting', () => {
  const day = [{ is: 'day', day: '2026-03-06', text: 'Fri 6 Mar' } as const];
  expect(fillPlaceholders(`*${placeholder(0)}* by ${placeholder(1)}`, [ANA, day])).toEqual([
    ANA,
    { is: 'plain', text: ' by ' },
    day[0],
  ]);
});

test('a text without content leaves nothing', () => {
  expect(fillPlaceholders(HOLE, [''])).toEqual([{ is: 'plain', text: '' }]);
  expect(fillPlaceholders('', [])).toEqual([]);
});
