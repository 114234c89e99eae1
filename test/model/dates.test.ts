/** Days read from words, in zones at whole, half and quarter hours, and in the nights when clocks change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAt, daysUntil, findDays, isZone, readDay, sayDay } from '../../src/model/dates.js';

const at = (iso: string) => Date.parse(iso);
const MONDAY = at('2026-03-02T10:00:00Z');

describe('readDay', () => {
  test.each([
    ['today', '2026-03-02'],
    ['tomorrow', '2026-03-03'],
    ['yesterday', '2026-03-01'],
    ['friday', '2026-03-06'],
    ['by Friday', '2026-03-06'],
    ['next friday', '2026-03-13'],
    ['monday', '2026-03-09'],
    ['in 2 weeks', '2026-03-16'],
    ['in a month', '2026-04-02'],
    ['5 March', '2026-03-05'],
    ['March 5th', '2026-03-05'],
    ['1 march', '2027-03-01'],
    ['05/06/2026', '2026-06-05'],
    ['2026-12-31', '2026-12-31'],
    ['eod', '2026-03-02'],
    ['end of week', '2026-03-06'],
    ['EOW', '2026-03-06'],
    ['end of next week', '2026-03-13'],
    ['end of month', '2026-03-31'],
    ['end of the quarter', '2026-03-31'],
    ['end of year', '2026-12-31'],
    ['29 February 2028', '2028-02-29'],
  ])('%s is %s', (words, day) => expect(readDay(words, MONDAY, 'UTC')).toBe(day));

  test.each([
    '',
    'blue',
    'soon',
    'friday or saturday',
    'friday after the party',
    '2026-13-01',
    '2026-02-30',
    '99/99/2026',
  ])('"%s" is no day', (words) => {
    expect(readDay(words, MONDAY, 'UTC')).toBeUndefined();
  });

  test.each([
    // The same instant is a different day elsewhere.
    ['2026-03-02T23:30:00Z', 'UTC', '2026-03-03'],
    ['2026-03-02T23:30:00Z', 'Asia/Kolkata', '2026-03-04'],
    ['2026-03-02T18:29:00Z', 'Asia/Kolkata', '2026-03-03'],
    ['2026-03-02T18:30:00Z', 'Asia/Kolkata', '2026-03-04'],
    ['2026-03-02T18:15:00Z', 'Asia/Kathmandu', '2026-03-04'],
    ['2026-03-02T03:00:00Z', 'America/New_York', '2026-03-02'],
    ['2026-03-02T10:00:00Z', 'Pacific/Kiritimati', '2026-03-04'],
    // Clocks go forward in New York on 8 March 2026, 02:00, and in Berlin on 29 March; back on 25 October.
    ['2026-03-08T04:30:00Z', 'America/New_York', '2026-03-08'],
    ['2026-03-08T06:30:00Z', 'America/New_York', '2026-03-09'],
    ['2026-03-29T00:30:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-26'],
    // New Year's Eve and a leap day.
    ['2026-12-31T12:00:00Z', 'UTC', '2027-01-01'],
    ['2028-02-28T12:00:00Z', 'UTC', '2028-02-29'],
  ])('at %s in %s, tomorrow is %s', (now, zone, day) => expect(readDay('tomorrow', at(now), zone)).toBe(day));

  test('tomorrow is always the day after today, in every zone, at every instant', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'America/New_York',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        zones,
        (now, zone) => {
          expect(daysUntil(readDay('tomorrow', now, zone) ?? '', dayAt(now, zone))).toBe(1);
          expect(readDay('today', now, zone)).toBe(dayAt(now, zone));
        },
      ),
    );
  });
});

describe('findDays', () => {
  test('gives the words and their place in the text', () => {
    const text = 'fix it by next friday 🦔 or on 2026-05-01';
    const found = findDays(text, MONDAY, 'UTC');
    expect(found.map((f) => [f.day, text.slice(f.start, f.end)])).toEqual([
      ['2026-03-13', 'next friday'],
      ['2026-05-01', '2026-05-01'],
    ]);
  });
  test('offsets always point at the words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('friday', 'in 2 weeks', 'eow', '🦔', 'x', '2026-01-01', 'end of month', 'may'), {
          maxLength: 8,
        }),
        (parts) => {
          const text = parts.join(' ');
          for (const f of findDays(text, MONDAY, 'UTC')) expect(text.slice(f.start, f.end)).toBe(f.words);
        },
      ),
    );
  });
});

test('days are counted correctly across daylight saving changes', () => {
  expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2);
  expect(daysUntil('2026-03-01', '2026-03-02')).toBe(-1);
});
test('a day is written with its year unless it is this year', () => {
  expect(sayDay('2026-03-06', '2026-03-02')).toBe('Fri 6 Mar');
  expect(sayDay('2027-03-06', '2026-03-02')).toBe('Sat 6 Mar 2027');
});
test('zones', () => {
  expect(isZone('Asia/Kolkata')).toBe(true);
  expect(isZone('Mars/Base')).toBe(false);
});
