/** Calendar days: placed in a time zone by luxon, counted, and written for people. */
import { DateTime, IANAZone } from 'luxon';
import { BoundedCache } from '../bounded-cache.js';

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

/** The parts of the world that zones are named after. */
const AREAS = ['Africa', 'America', 'Antarctica', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

/** The zone named after a city: "Europe/Lisbon" for "lisbon time". What is not the name of exactly one such city stays as it is. */
export function zoneOfCity(words: string): string {
  const name = words.trim().replace(/ time$/i, '');
  const city = name.toLowerCase().replace(/(?<=^|[ _-])\p{L}/gu, (letter) => letter.toUpperCase());
  const zones = AREAS.map((area) => `${area}/${city.replaceAll(' ', '_')}`).filter(isZone);
  return zones.length === 1 ? (zones[0] ?? words) : words;
}

/** A day on which no zone's place among the others depends on the season of the year in which it is asked. */
const A_WINTER_DAY = Date.UTC(2026, 0, 1);

/** Of several zones the one in the middle, from west to east: the one that is nearest to all. Undefined if there are none. */
export function middleZone(names: readonly string[]): string | undefined {
  const placed = names.map((name) => ({ name, offset: IANAZone.create(name).offset(A_WINTER_DAY) }));
  placed.sort((a, b) => a.offset - b.offset || (a.name < b.name ? -1 : 1));
  return placed[Math.floor((placed.length - 1) / 2)]?.name;
}

/** Days at recent quarters of an hour, by zone: a command asks for the same few again and again. */
const days = new BoundedCache<string>(1_000);

const QUARTER = 900_000;

/** Since then, days begin at a full quarter of an hour UTC in every zone. The last that did not was Kiritimati, until 1979. */
const FULL_QUARTERS = Date.UTC(1980, 0, 1);

/** The calendar day (`YYYY-MM-DD`) at an instant in a zone. */
export function dayAt(instant: number, zone: string): string {
  if (!(instant >= FULL_QUARTERS)) return dayOf(instant, zone);
  const key = `${Math.floor(instant / QUARTER)} ${zone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const day = dayOf(instant, zone);
  days.set(key, day);
  return day;
}

function dayOf(instant: number, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toISODate() ?? new Date(instant).toISOString().slice(0, 10);
}

/** Whether a text is a day, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

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
