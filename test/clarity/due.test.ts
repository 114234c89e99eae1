/** When a piece of work is due. */
import { expect, test } from 'vitest';
import { readDue } from '../../src/clarity/due.js';

const NOW = Date.UTC(2026, 10, 23, 9);
const due = (sentence: string, now: number | undefined = NOW) => readDue(sentence, 0, { now, zone: 'UTC' });

test.each([
  ['fix it by Friday', '2026-11-27'],
  ['fix it tomorrow', '2026-11-24'],
  ['ship it on 3 December', '2026-12-03'],
])('%s names a day', (sentence, day) => {
  expect(due(sentence)).toMatchObject({ dated: true, days: [{ day }] });
});

test('an event is a date, but not a day', () => {
  expect(due('fix it before the next release')).toEqual({ dated: true, days: [] });
});

test.each(['fix it', 'fix issue 12', 'you may fix it', 'fix it soon'])('“%s” has no date', (sentence) => {
  expect(due(sentence)).toEqual({ dated: false, days: [] });
});

test('without a clock a date is found, but not placed', () => {
  expect(readDue('fix it by Friday', 0, {})).toEqual({ dated: true, days: [] });
});

test('offsets are those of the text that the sentence is part of', () => {
  expect(readDue('by Friday', 100, { now: NOW, zone: 'UTC' }).days).toMatchObject([{ start: 103, end: 109 }]);
});
