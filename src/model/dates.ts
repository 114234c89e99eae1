/** Calendar days: read from words by chrono-node, placed in a time zone by luxon, and written for people. */
import { GB } from 'chrono-node/en';
import { DateTime, IANAZone } from 'luxon';
import { BoundedCache } from './bounded-cache.js';

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** What is known of zones: to find out takes longer than most of what a command does. */
const zones = new BoundedCache<boolean>(1_000);

/** Whether `zone` is a known IANA zone such as "Asia/Kolkata". */
export function isZone(zone: string): boolean {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const found = IANAZone.isValidZone(zone);
  zones.set(zone, found);
  return found;
}

/** The calendar day (`YYYY-MM-DD`) at an instant in a zone. */
export function dayAt(instant: number, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toISODate() ?? new Date(instant).toISOString().slice(0, 10);
}

/** A day that a text names. */
export interface FoundDay {
  /** `YYYY-MM-DD` */
  day: string;
  /** The words it was read from, and their place in the text in UTF-16 units. */
  words: string;
  start: number;
  end: number;
}

const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/g;

/** "end of week" and the like, which chrono-node does not know; weeks end on Friday, as working weeks do. */
const ENDS: readonly [RegExp, (now: DateTime) => DateTime][] = [
  [/\b(?:end of (?:the )?|eo)(?:business |work(?:ing)? )?(?:day|d|b)\b|\bcob\b/gi, (now) => now],
  [/\b(?:end of (?:the |this )?week|eow)\b/gi, (now) => now.startOf('week').plus({ days: now.weekday > 5 ? 11 : 4 })],
  [/\bend of next week\b/gi, (now) => now.startOf('week').plus({ days: 11 })],
  [/\b(?:end of (?:the |this )?month|eom)\b/gi, (now) => now.endOf('month')],
  [/\bend of next month\b/gi, (now) => now.plus({ months: 1 }).endOf('month')],
  [/\b(?:end of (?:the |this )?quarter|eoq)\b/gi, (now) => now.endOf('quarter')],
  [/\b(?:end of (?:the |this )?year|eoy)\b/gi, (now) => now.endOf('year')],
];

/** "monday" said on a Monday means the next one, in a week. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i;

/**
 * Every day that a text names, in order and without overlaps. A bare weekday is the next one.
 * @param now epoch milliseconds @param zone IANA zone
 */
export function findDays(text: string, now: number, zone: string): FoundDay[] {
  const local = DateTime.fromMillis(now, { zone });
  const found: FoundDay[] = [];
  const put = (day: string | null, words: string, start: number) => {
    if (!day || found.some((f) => start < f.end && start + words.length > f.start)) return;
    found.push({ day, words, start, end: start + words.length });
  };
  const numbers = [...text.matchAll(ISO)];
  for (const m of numbers) put(DateTime.fromISO(m[0]).toISODate(), m[0], m.index);
  for (const [pattern, day] of ENDS) {
    for (const m of text.matchAll(pattern)) put(day(local).toISODate(), m[0], m.index);
  }
  // chrono-node has no IANA zones: give it the zone's wall clock as if it were UTC, and read wall-clock fields back.
  const wall = new Date(Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second));
  for (const r of GB.parse(text, { instant: wall, timezone: 0 }, { forwardDate: true })) {
    // chrono-node would read 2026-02-30 as some other day.
    if (numbers.some((m) => r.index < m.index + m[0].length && r.index + r.text.length > m.index)) continue;
    const c = r.start;
    const year = c.get('year') ?? 0;
    const said = DateTime.fromObject({ year, month: c.get('month') ?? 1, day: c.get('day') ?? 1 });
    const day = WEEKDAY.test(r.text) && said.toISODate() === local.toISODate() ? said.plus({ weeks: 1 }) : said;
    put(said.isValid && year > 999 && year < 10_000 ? day.toISODate() : null, r.text, r.index);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Longest text that is read as a day, UTF-16 units: finding days takes more than linear time. */
export const LONGEST_DAY = 100;

/** The day a text names if it names just that: "next friday", "in 2 weeks", "2026-12-01". Undefined otherwise. */
export function readDay(text: string, now: number, zone: string): string | undefined {
  if (text.length > LONGEST_DAY) return undefined;
  const [first, ...more] = findDays(text, now, zone);
  if (!first || more.length > 0) return undefined;
  const rest = (text.slice(0, first.start) + text.slice(first.end)).replace(
    /\b(by|due|on|until|before|the|to|at)\b/gi,
    '',
  );
  return /[\p{L}\p{N}]/u.test(rest) ? undefined : first.day;
}

/** The day `n` days after another, both `YYYY-MM-DD`; before it if `n` is negative. */
export function plusDays(day: string, n: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + n);
  return date.toISOString().slice(0, 10);
}

/** Whole days from `today` to `day`, both `YYYY-MM-DD`; negative if `day` has passed. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
}

/** "Fri 27 Nov"; with the year unless it is this year. */
export function sayDay(day: string, today: string): string {
  const date = DateTime.fromISO(day, { locale: 'en' });
  return date.toFormat(day.slice(0, 4) === today.slice(0, 4) ? 'ccc d LLL' : 'ccc d LLL yyyy');
}

/** "27 Nov 2026 14:05" in a time zone. */
export function sayInstant(instant: number, zone: string): string {
  return DateTime.fromMillis(instant, { zone, locale: 'en' }).toFormat('d LLL yyyy HH:mm');
}
