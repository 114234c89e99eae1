/** Which time a digest covers, over weekends, pauses and changes of the clock. */
import { describe, expect, test } from 'vitest';
import { dayInSpan, spanBefore, spanEnding, spanNow, spanOfDay } from '../../../src/features/digest/spans.js';
import { readSchedule } from '../../../src/model/schedule.js';

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const rhythm = (words: string, zone = 'UTC', notBefore = '') => ({
  schedule: words === 'off' ? undefined : readSchedule(words, '2026-03-02'),
  calendar: { zone, skip: [], notBefore },
});

describe('a span begins at the digest before', () => {
  test.each([
    ['mondays 9:00', 'UTC', '2026-03-09T09:00Z', '2026-03-02T09:00'],
    ['mon and thu 9:00', 'UTC', '2026-03-12T09:00Z', '2026-03-09T09:00'],
    ['daily 9:00', 'UTC', '2026-03-10T09:00Z', '2026-03-09T09:00'],
    ['every 2 weeks on monday 9:00', 'UTC', '2026-03-16T09:00Z', '2026-03-02T09:00'],
    // The clock goes forward on 29 March: the week is an hour shorter.
    ['mondays 9:00', 'Europe/Berlin', '2026-03-30T07:00Z', '2026-03-23T08:00'],
  ])('%s in %s', (words, zone, until, from) => {
    const span = spanEnding(rhythm(words, zone), at(until));
    expect([iso(span.from), span.until, span.zone]).toEqual([from, at(until), zone]);
  });

  test('a pause does not change it', () => {
    const until = at('2026-03-09T09:00Z');
    expect(spanEnding(rhythm('mondays 9:00', 'UTC', '9999-12-31'), until)).toEqual(
      spanEnding(rhythm('mondays 9:00'), until),
    );
  });
});

describe('the span up to now is at least a week', () => {
  const now = at('2026-03-12T12:00Z');
  test.each([
    ['daily 9:00', '2026-03-05T12:00'],
    ['mondays 9:00', '2026-03-05T12:00'],
    ['every 2 weeks on monday 9:00', '2026-03-02T09:00'],
    ['off', '2026-03-05T12:00'],
  ])('%s', (words, from) => {
    const span = spanNow(rhythm(words), now);
    expect([iso(span.from), span.until]).toEqual([from, now + 1]);
  });
});

describe('the span of a day', () => {
  const now = at('2026-03-12T12:00Z');
  test.each([
    ['2026-02-25', '2026-02-23T09:00', '2026-03-02T09:00'],
    ['2026-03-02', '2026-03-02T09:00', '2026-03-09T09:00'],
    // The next digest is still to come.
    ['2026-03-10', '2026-03-05T12:00', '2026-03-12T12:00'],
    ['2027-01-01', '2026-03-05T12:00', '2026-03-12T12:00'],
  ])('%s', (day, from, until) => {
    const span = spanOfDay(rhythm('mondays 9:00'), day, now);
    expect([iso(span.from), iso(span.until)]).toEqual([from, until]);
  });

  test.each(['mondays 9:00', 'fridays 18:00', 'daily 14:00', 'daily 0:00', 'every 2 weeks on tuesday 23:30'])(
    'each span of "%s" leads back to itself by its day, for a year',
    (words) => {
      const times = rhythm(words, 'Europe/Lisbon');
      for (let end = at('2027-02-01T00:00Z'); end > at('2026-03-01T00:00Z'); ) {
        const span = spanBefore(times, end);
        expect(spanOfDay(times, dayInSpan(span.from, span.zone), at('2027-06-01T00:00Z'))).toEqual(span);
        end = span.until;
      }
    },
  );
});
