/** Quiet hours and weekends, in a person's own time zone. */
import { DateTime } from 'luxon';
import { readTime } from './dates/clock.js';

const HOURS = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/;
/** How far ahead the end of quiet hours is looked for. */
const MOST_DAYS = 10;

/** Whether a text is a value of `quiet-hours`: `19:00-08:00`, or `off`. */
export const isQuietHours = (text: string) => text === 'off' || HOURS.test(text);

const SPAN =
  /^(?:from|after|between|at)?\s*(.+?)\s*,?\s*(?:-|–|to|until|till|and before|and|,)\s*(?:(?:they\s+)?(?:ends?|finish|stop)\s+(?:(?:it|them)\s+)?(?:at|by)?\s*)?(?:(?:before|until|till)\s+)?(.+)$/i;

/** UTF-16 units of a span in words. */
const LONGEST_SPAN = 100;
const UNTIL = /^(?:before|until|till)\s+(.+)$/i;
const SINCE = /^(?:after|from)\s+(.+)$/i;
const MIDNIGHT = '00:00';

/**
 * "from 6pm to 8" as it is kept: `18:00-08:00`. What is no such span stays as it is.
 * @param before the hours until now: "before 9" leaves the evening as it was
 */
export function tidyQuietHours(text: string, before = ''): string {
  if (text.length > LONGEST_SPAN) return text;
  const words = text.trim();
  const [, from = '', to = ''] = SPAN.exec(words) ?? [];
  const [first, last] = [readTime(from), readTime(to)];
  if (first && last) return `${first}-${last}`;
  const [start = MIDNIGHT, end = MIDNIGHT] = HOURS.test(before) ? before.split('-') : [];
  const until = readTime(UNTIL.exec(words)?.[1] ?? '');
  if (until) return `${start}-${until}`;
  const since = readTime(SINCE.exec(words)?.[1] ?? '');
  return since ? `${since}-${end}` : text;
}

interface QuietTime {
  /** IANA zone. */
  zone: string;
  /** `19:00-08:00`, or `off`. */
  hours: string;
  /** Saturday and Sunday are quiet as well. */
  weekends: boolean;
}

/**
 * The first instant from `now` on that is not quiet. Hours are read on the zone's clock, so a night in which daylight saving
 * starts or ends is an hour shorter or longer.
 */
export function whenAwake(now: number, { zone, hours, weekends }: QuietTime): number {
  const [, fromHour = '', fromMinute, toHour = '', toMinute] = HOURS.exec(hours) ?? [];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  let at = DateTime.fromMillis(now, { zone });
  for (let step = 0; step < 3 * MOST_DAYS; step += 1) {
    if (weekends && at.weekday > 5) {
      at = at.startOf('day').plus({ days: 1 });
      continue;
    }
    const minute = at.hour * 60 + at.minute;
    const quiet = fromHour !== '' && (from < to ? minute >= from && minute < to : minute >= from || minute < to);
    if (!quiet || from === to) return at.toMillis();
    const day = minute >= from && from >= to ? at.plus({ days: 1 }) : at;
    at = day.set({ hour: Math.floor(to / 60), minute: to % 60, second: 0, millisecond: 0 });
  }
  return at.toMillis();
}
