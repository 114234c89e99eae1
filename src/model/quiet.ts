/** When a person is left in peace: quiet hours and weekends, in their own zone. */
import { DateTime } from 'luxon';

const HOURS = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/;
/** Further than this no end of the quiet is looked for. */
const MOST_DAYS = 10;

/** Whether a text is what `quiet-hours` takes: `19:00-08:00`, or `off`. */
export const isQuietHours = (text: string) => text === 'off' || HOURS.test(text);

interface Peace {
  /** IANA zone. */
  zone: string;
  /** `19:00-08:00`, or `off`. */
  hours: string;
  /** Saturday and Sunday are quiet as well. */
  weekends: boolean;
}

/**
 * The first instant from `now` on that is not quiet; `now` itself where it is not. Hours are those on the clock of the
 * zone, so a night with a change of daylight saving is an hour longer or shorter.
 */
export function whenAwake(now: number, { zone, hours, weekends }: Peace): number {
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
