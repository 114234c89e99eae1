/** What words say of a day, said on a Wednesday, a Monday, at a weekend and at the ends of months. */
import { describe, expect, test } from 'vitest';
import { findDates, readDate, readRun } from '../../../src/model/dates/find.js';
import type { DateOrder, DateReading, Today } from '../../../src/model/dates/types.js';

const on = (day: string, order: DateOrder = 'day-first', zone = 'UTC'): Today => ({
  now: Date.parse(`${day}T10:00:00Z`),
  zone,
  order,
});

/** A reading in short: `2026-11-27`, `past 2026-11-20`, `either 2026-06-05 2026-05-06`, `vague`, `-` for none. */
function short(reading: DateReading | undefined): string {
  if (!reading) return '-';
  if (reading.is === 'day') return reading.day;
  if ('days' in reading) return `${reading.is} ${reading.days.join(' ')}`;
  return 'day' in reading ? `${reading.is} ${reading.day}` : reading.is;
}

const WEDNESDAY = '2026-11-25';

describe('said on Wednesday 25 November 2026', () => {
  test.each([
    ['March 31', '2027-03-31'],
    ['31st of march', '2027-03-31'],
    ['nov 30', '2026-11-30'],
    ['dec 12', '2026-12-12'],
    ['25 nov', '2026-11-25'],
    ['the first of december', '2026-12-01'],
    ['december the 1st', '2026-12-01'],
    ['26 nov 26', '2026-11-26'],
    ["26 nov '26", '2026-11-26'],
    ['friday', '2026-11-27'],
    ['wednesday', '2026-12-02'],
    ['on wednesday', '2026-12-02'],
    ['this wednesday', '2026-11-25'],
    ['this friday', '2026-11-27'],
    ['next friday', '2026-12-04'],
    ['friday week', '2026-12-04'],
    ['a week on friday', '2026-12-04'],
    ['a week from monday', '2026-12-07'],
    ['two weeks from friday', '2026-12-11'],
    ['friday in 2 weeks', '2026-12-11'],
    ['friday next week', '2026-12-04'],
    ['next week friday', '2026-12-04'],
    ['in a fortnight', '2026-12-09'],
    ["in two weeks' time", '2026-12-09'],
    ["in a week's time", '2026-12-02'],
    ['in the next 10 days', 'range 2026-11-25 2026-12-05'],
    ['within the next two weeks', 'range 2026-11-25 2026-12-09'],
    ['in the next few days', 'vague'],
    ['in 3 working days', '2026-11-30'],
    ['in 48 hours', '2026-11-27'],
    ['a week tomorrow', '2026-12-03'],
    ['today week', '2026-12-02'],
    ['tomorrow fortnight', '2026-12-10'],
    ['christmas eve', '2026-12-24'],
    ['midweek', '2026-11-25'],
    ['this weekend', 'range 2026-11-28 2026-11-29'],
    ['next weekend', 'range 2026-12-05 2026-12-06'],
    ['last weekend', 'past 2026-11-21'],
    ['the week after next', 'range 2026-12-07 2026-12-11'],
    ['mid next week', '2026-12-02'],
    ['in 3d', '2026-11-28'],
    ['in 2wks', '2026-12-09'],
    ['10th to 5th of march', 'impossible'],
    ['3rd or 4th of march', 'either 2027-03-03 2027-03-04'],
    ['0/0', '-'],
    ['2026-11-27T17:00+25:99', 'impossible'],
    ['2026-11-27T23:30:00-05:00', '2026-11-28'],
    ['2026-02-30T23:30:00Z', 'impossible'],
    ['the 31st of next month', '2026-12-31'],
    ['the 5th of last month', 'past 2026-10-05'],
    ['top of next month', '2026-12-01'],
    ['mid month', 'past 2026-11-15'],
    ['middle of the quarter', 'vague'],
    ['the friday after new year', 'vague'],
    ['the monday before the release', 'vague'],
    ['friday after lunch', '2026-11-27'],
    ['10-12 march', 'range 2027-03-10 2027-03-12'],
    ['a quarter before march 31', '2026-12-31'],
    ['3 months after friday', '2027-02-27'],
    ['1 year from the 30th', 'far 2027-11-30'],
    ['two days after eod', '2026-11-27'],
    ['two days before the 30th', '2026-11-28'],
    ['the day after christmas', '2026-12-26'],
    ['eow', '2026-11-27'],
    ['by the end of the week', '2026-11-27'],
    ['this week', '2026-11-27'],
    ['end of next week', '2026-12-04'],
    ['beginning of next week', '2026-11-30'],
    ['EOD', '2026-11-25'],
    ['EOD friday', '2026-11-27'],
    ['friday EOD', '2026-11-27'],
    ['end of day on friday', '2026-11-27'],
    ['by COB tomorrow', '2026-11-26'],
    ['EOM', '2026-11-30'],
    ['this month', '2026-11-30'],
    ['end of march', '2027-03-31'],
    ['the last day of the month', '2026-11-30'],
    ['the very last day of march', '2027-03-31'],
    ['last day of next month', '2026-12-31'],
    ['the first day of next week', '2026-11-30'],
    ['the last working day of january', '2027-01-29'],
    ['the first business day of may', '2027-05-03'],
    ['end of Q1', '2027-03-31'],
    ['end of 2026', '2026-12-31'],
    ['mid december', '2026-12-15'],
    ['mid-december', '2026-12-15'],
    ['the 30th', '2026-11-30'],
    ['the 20th', '2026-12-20'],
    ['the 25th', '2026-11-25'],
    ['thursday the 10th', '2026-12-10'],
    ['friday 27', '2026-11-27'],
    ['the 5th of next month', '2026-12-05'],
    ['first monday of december', '2026-12-07'],
    ['the last friday of the month', '2026-11-27'],
    ['the first of the month', '2026-12-01'],
    ['the 30th of the month', '2026-11-30'],
    ['2 weeks', '2026-12-09'],
    ['27/11', '2026-11-27'],
    ['27.11.', '2026-11-27'],
    ['2.12.', '2026-12-02'],
    ['27.11.2026', '2026-11-27'],
    ['27-11-2026', '2026-11-27'],
    ['2026/11/27', '2026-11-27'],
    ['2026-11-27T17:00', '2026-11-27'],
    ['04-12-26', '2026-12-04'],
    ['Fri 27 Nov 2026', '2026-11-27'],
    ['friday (27 nov)', '2026-11-27'],
    ['the day after tomorrow', '2026-11-27'],
    ['tmrw', '2026-11-26'],
    ['tonight', '2026-11-25'],
    ['noon on thursday', '2026-11-26'],
    ['no later than friday', '2026-11-27'],
    ['friday at the latest', '2026-11-27'],
    ['5 June', '2027-06-05'],
  ])('%s is %s', (words, day) => expect(short(readDate(words, on(WEDNESDAY)))).toBe(day));

  test.each([
    ['last friday', 'past 2026-11-20'],
    ['yesterday', 'past 2026-11-24'],
    ['3 days ago', 'past 2026-11-22'],
    ['last week', 'past 2026-11-16'],
    ['2020-01-01', 'past 2020-01-01'],
    ['20 nov', 'past 2026-11-20'],
    ['end of october', 'past 2026-10-31'],
    ['nov 30 2031', 'far 2031-11-30'],
    ['in 2 years', 'far 2028-11-25'],
    ['29 february', 'far 2028-02-29'],
    ['31 nov', 'impossible'],
    ['30/02', 'impossible'],
    ['2026-02-30', 'impossible'],
    ['99/99/2026', 'impossible'],
    ['the 31st', 'impossible'],
    ['friday 3 december', 'impossible'],
    ['tomorrow friday', 'impossible'],
    ['monday friday', 'impossible'],
    ['tomorrow 5', 'impossible'],
    ['fifth friday of december', 'impossible'],
    ['asap', 'vague'],
    ['soon', 'vague'],
    ['someday', 'vague'],
    ['in a few days', 'vague'],
    ['in a week or two', 'vague'],
    ['in 2-3 weeks', 'vague'],
    ['sometime next month', 'vague'],
    ['early january', 'vague'],
    ['around friday', 'vague'],
    ['friday or so', 'vague'],
    ['every monday', 'vague'],
    ['next week', 'range 2026-11-30 2026-12-04'],
    ['next month', 'range 2026-12-01 2026-12-31'],
    ['december', 'range 2026-12-01 2026-12-31'],
    ['the weekend', 'range 2026-11-28 2026-11-29'],
    ['monday - friday', 'range 2026-11-30 2026-12-04'],
    ['27-30 nov', 'range 2026-11-27 2026-11-30'],
    ['friday or monday', 'either 2026-11-27 2026-11-30'],
  ])('%s is asked back: %s', (words, reading) => expect(short(readDate(words, on(WEDNESDAY)))).toBe(reading));

  test.each(['', 'blue', 'friday after the party', 'nov 30 2031 extra', 'in', '9', '17:00', 'x'.repeat(100_000)])(
    '%s is no day',
    (words) => expect(readDate(words, on(WEDNESDAY))).toBeUndefined(),
  );

  test('a day that passed without a year said comes again next year', () => {
    expect(readDate('20 nov', on(WEDNESDAY))).toEqual({ is: 'past', day: '2026-11-20', next: '2027-11-20' });
  });
});

describe('numbers', () => {
  test.each<[string, DateOrder, string]>([
    ['5/6', 'day-first', '2027-06-05'],
    ['5/6', 'month-first', '2027-05-06'],
    ['5/6', 'unknown', 'either 2027-05-06 2027-06-05'],
    ['5/5', 'unknown', '2027-05-05'],
    ['18/12', 'month-first', '2026-12-18'],
    ['12/18', 'day-first', '2026-12-18'],
    ['12/18', 'unknown', '2026-12-18'],
    ['sat 5/6', 'unknown', '2027-06-05'],
    ['5/6/2027', 'unknown', 'either 2027-05-06 2027-06-05'],
    ['5.6.', 'unknown', '2027-06-05'],
  ])('%s, %s: %s', (words, order, reading) => expect(short(readDate(words, on(WEDNESDAY, order)))).toBe(reading));
});

describe('at a weekend', () => {
  test.each([
    ['2026-11-28', 'eow', '2026-12-04'],
    ['2026-11-29', 'this week', '2026-12-04'],
    ['2026-11-28', 'end of next week', 'either 2026-12-04 2026-12-11'],
    ['2026-11-29', 'monday next week', 'either 2026-11-30 2026-12-07'],
    ['2026-11-29', 'next monday', '2026-11-30'],
    ['2026-11-29', 'the weekend', '2026-11-29'],
    ['2026-11-27', 'eow', '2026-11-27'],
    ['2026-11-30', 'monday', '2026-12-07'],
    ['2026-11-30', 'on monday', '2026-12-07'],
  ])('said on %s, %s is %s', (day, words, reading) => expect(short(readDate(words, on(day)))).toBe(reading));
});

describe('at the ends of months', () => {
  test.each([
    ['2027-01-31', 'next month', 'range 2027-02-01 2027-02-28'],
    ['2027-01-31', 'in a month', '2027-02-28'],
    ['2028-01-31', 'in a month', '2028-02-29'],
    ['2027-01-31', 'the 30th', 'impossible'],
    ['2026-12-31', 'tomorrow', '2027-01-01'],
    ['2026-12-31', 'eoy', '2026-12-31'],
    ['2026-03-02', '1 march', 'past 2026-03-01'],
    ['2026-06-15', '1 march', '2027-03-01'],
  ])('said on %s, %s is %s', (day, words, reading) => expect(short(readDate(words, on(day)))).toBe(reading));
});

describe('in a text', () => {
  const found = (text: string, order: DateOrder = 'day-first') =>
    findDates(text, on(WEDNESDAY, order)).map(({ words, reading }) => `${words}: ${short(reading)}`);

  test.each<[string, string[]]>([
    [
      'add task prepare the slides for the review on 30 November by friday',
      ['30 November: 2026-11-30', 'friday: 2026-11-27'],
    ],
    ['compare before and after the change by friday', ['friday: 2026-11-27']],
    ['thursday 3 december for @Dana', ['thursday 3 december: 2026-12-03']],
    ['make it due on the 4th', ['the 4th: 2026-12-04']],
    ['#1 30 Nov, #2 4 Dec', ['30 Nov: 2026-11-30', '4 Dec: 2026-12-04']],
    ['what changed since monday?', ['monday: past 2026-11-23']],
    ['due #2 12/4', ['12/4: 2027-04-12']],
    ['buy 12/4 connectors', []],
    ['İstanbul by Friday', ['Friday: 2026-11-27']],
    ['run-2026-11-27.json by monday', ['monday: 2026-11-30']],
    ['fix it by next friday 🦔 or on 2026-12-01', ['next friday: 2026-12-04', '2026-12-01: 2026-12-01']],
  ])('%s', (text, dates) => expect(found(text)).toEqual(dates));

  test('the places are those of the words, and never overlap', () => {
    const text = 'Noon on Thursday, “EOD Friday” or by the 30th; 🦔 in two weeks’ time (27 Nov).';
    const runs = findDates(text, on(WEDNESDAY));
    expect(runs.map(({ start, end }) => text.slice(start, end))).toEqual(runs.map(({ words }) => words));
    expect(runs.every(({ start }, i) => start >= (runs[i - 1]?.end ?? 0))).toBe(true);
    expect(runs).toHaveLength(5);
  });
});

describe('the time next to a day', () => {
  test.each([
    ['tomorrow at 9', '09:00'],
    ['friday 17:00', '17:00'],
    ['5pm on friday', '17:00'],
    ['friday at 9.30am', '09:30'],
    ['every monday at 9', '09:00'],
    ['tomorrow at 8 in the evening', '20:00'],
    ['noon on thursday', '12:00'],
    ['friday at 3', undefined],
    ['friday afternoon', undefined],
    ['friday midnight', undefined],
    ['friday 9-11', undefined],
    ['friday 5pm PST', undefined],
  ])('%s: %s', (words, time) => expect(readRun(words, on(WEDNESDAY))?.time).toBe(time));

  test('its place is told, also of one that is not clear', () => {
    expect(readRun('friday at 3', on(WEDNESDAY))?.timeSpan).toEqual({ start: 7, end: 11 });
    expect(readRun('friday', on(WEDNESDAY))?.timeSpan).toBeUndefined();
  });
});

describe('numbers where the month most likely comes first, on Wednesday 25 November 2026', () => {
  test.each([
    ['4/12', 'either 2026-12-04 2027-04-12'],
    ['12/4', '2026-12-04'],
    ['1/8', '2027-01-08'],
    ['4/11', '2027-04-11'],
    ['18/12', '2026-12-18'],
  ])('%s: %s', (words, reading) => expect(short(readDate(words, on(WEDNESDAY, 'likely-month-first')))).toBe(reading));
});

test.each([
  ['until 15.1.', '2027-01-15'],
  ['deadline 5.1., please', '2027-01-05'],
  ['raise it by 2.5.', undefined],
  ['version 2.1. is out', undefined],
])('%s: a day with a short month needs a word that is said of days', (text, day) => {
  const [run] = findDates(text, on(WEDNESDAY));
  expect(run && short(run.reading)).toBe(day);
});
