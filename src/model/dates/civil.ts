/** The calendar in whole days: a day is the number of days since 1 January 1970. */

const DAY_MS = 86_400_000;

/** A calendar day in its parts; months count from 1. */
interface DayParts {
  y: number;
  m: number;
  d: number;
}

/** How many days a month has. */
const daysInMonth = (y: number, m: number): number =>
  m === 2
    ? (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
      ? 29
      : 28
    : m === 4 || m === 6 || m === 9 || m === 11
      ? 30
      : 31;

/** The number of a day; undefined if there is no such day, or if it is not of the years 1000 to 9999. */
export function dayNumber(y: number, m: number, d: number): number | undefined {
  if (y < 1000 || y > 9999 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined;
  return Date.UTC(y, m - 1, d) / DAY_MS;
}

/** The parts of a numbered day. */
export function partsOf(n: number): DayParts {
  const date = new Date(n * DAY_MS);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
}

/** `YYYY-MM-DD` of a numbered day. */
export const isoOf = (n: number): string => new Date(n * DAY_MS).toISOString().slice(0, 10);

/** The number of `YYYY-MM-DD`. */
export const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** 1 for Monday to 7 for Sunday. */
export const weekdayNumber = (n: number): number => ((((n + 3) % 7) + 7) % 7) + 1;

/** The Monday of a day's week. */
export const mondayBefore = (n: number): number => n - weekdayNumber(n) + 1;

/** The last day of the month that is `months` after that of a day. */
export function monthEnd(n: number, months = 0): number {
  const { y, m } = partsOf(n);
  return Date.UTC(y, m + months, 0) / DAY_MS;
}

/** The first day of the month that is `months` after that of a day. */
export function monthStart(n: number, months = 0): number {
  const { y, m } = partsOf(n);
  return Date.UTC(y, m - 1 + months, 1) / DAY_MS;
}

/** The same day of another month, or that month's last: a month after 31 January is 28 or 29 February. */
export function plusMonths(n: number, months: number): number {
  return Math.min(monthStart(n, months) + partsOf(n).d - 1, monthEnd(n, months));
}

/** The day `count` working days (Monday to Friday) after another. */
export function plusWorkingDays(n: number, count: number): number {
  let day = n;
  for (let left = Math.min(Math.abs(count), 2_000); left > 0; ) {
    day += Math.sign(count);
    if (weekdayNumber(day) <= 5) left -= 1;
  }
  return day;
}
