/** Which time a digest covers: from one digest to the next. Pure. */
import { dayAt, plusDays } from '../../model/dates/calendar.js';
import { daysBefore, instantOf } from '../../model/dates/wall-clock.js';
import type { Schedule } from '../../model/schedule.js';
import { type Calendar, lastTime, nextTime } from '../../model/schedule-times.js';
import type { DigestTimes } from './times.js';

/** The time a digest covers: what happened in it, and how things stood at its end. */
export interface DigestSpan {
  from: number;
  /** The first instant after it. */
  until: number;
  /** IANA zone in which its days are counted. */
  zone: string;
}

/** As much of the times as a span depends on. */
type Rhythm = Pick<DigestTimes, 'schedule' | 'calendar'>;

const WEEK_DAYS = 7;
const NOON = 720;
/** Every Monday, for a digest that is switched off. */
const WEEKLY: Schedule = { days: [1], minute: 0, every: 1, from: '' };

/** A pause does not change the times that a digest covers. */
const withoutPause = (calendar: Calendar): Calendar => ({ ...calendar, notBefore: '' });

/** The span of the digest that comes at a time. */
export function spanEnding({ schedule = WEEKLY, calendar }: Rhythm, until: number): DigestSpan {
  const { zone } = calendar;
  const from = lastTime(schedule, withoutPause(calendar), until) ?? daysBefore(until, WEEK_DAYS, zone);
  return { from, until, zone };
}

/** Up to now: since the last digest, and a week at least. */
export function spanNow({ schedule = WEEKLY, calendar }: Rhythm, now: number): DigestSpan {
  const { zone } = calendar;
  const week = daysBefore(now, WEEK_DAYS, zone);
  const last = lastTime(schedule, withoutPause(calendar), now + 1) ?? week;
  return { from: Math.min(last, week), until: now + 1, zone };
}

/** The span that a day belongs to; up to now if the digest after that day is still to come. */
export function spanOfDay(rhythm: Rhythm, day: string, now: number): DigestSpan {
  const { schedule = WEEKLY, calendar } = rhythm;
  const until = nextTime(schedule, withoutPause(calendar), instantOf(day, NOON, calendar.zone));
  return until === undefined || until > now ? spanNow(rhythm, now) : spanEnding(rhythm, until);
}

/** A day that leads back to the span that begins at an instant: the first whose noon is in it. */
export function dayInSpan(from: number, zone: string): string {
  const day = dayAt(from, zone);
  return instantOf(day, NOON, zone) >= from ? day : plusDays(day, 1);
}

/** The span of the last digest before an instant. */
export function spanBefore(rhythm: Rhythm, at: number): DigestSpan {
  const { schedule = WEEKLY, calendar } = rhythm;
  return spanEnding(rhythm, lastTime(schedule, withoutPause(calendar), at) ?? at);
}
