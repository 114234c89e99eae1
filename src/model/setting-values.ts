/** The values that settings take: which are valid, and how each is kept. */
import { isZone, zoneOfCity } from './dates/calendar.js';
import { readTime } from './dates/clock.js';
import { countOf } from './dates/words.js';
import { isQuietHours, tidyQuietHours } from './quiet.js';
import { REMINDERS } from './reminder-kinds.js';
import { readDays, readSchedule, writeSchedule } from './schedule.js';

/** Which values a setting takes. */
export interface SettingValues {
  /** The values it can take; empty if `valid` decides. */
  values: readonly string[];
  valid?(value: string): boolean;
  /** The value as it is kept. @param today `YYYY-MM-DD` */
  tidy?(value: string, today: string, before?: string): string;
}

/** UTF-16 units of a number in words. */
const LONGEST_NUMBER = 60;

/** A value in small letters with one blank between its words; nothing if it is too long. */
const wordsOf = (value: string): string =>
  value.length > LONGEST_NUMBER ? '' : value.trim().toLowerCase().replace(/\s+/g, ' ');

/** "two" is 2, and "10 days" is 10. */
function tidyNumber(value: string): string {
  const word = wordsOf(value).replace(/\s*(?:days?|(?<=\d\s*)d|minutes?|mins?|times?)$/, '');
  const count = /^(?:\d+|[a-z]{3,})$/.test(word) && word !== 'the' ? countOf(word) : -1;
  return count >= 0 ? String(count) : value;
}

/** "3 weeks" are 21 days. */
function tidyDays(value: string): string {
  const [, weeks] = /^(.+?)\s*weeks?$/.exec(wordsOf(value)) ?? [];
  const count = weeks === undefined ? Number.NaN : Number(tidyNumber(weeks));
  return Number.isNaN(count) ? tidyNumber(value) : String(count * 7);
}

/** "Half an hour" is 30 minutes, and "2 hours" are 120. */
function tidyMinutes(value: string): string {
  const words = wordsOf(value);
  if (/^(?:a )?half (?:an? )?hour$/.test(words)) return '30';
  if (/^(?:a )?quarter (?:of )?an hour$/.test(words)) return '15';
  const [, hours] = /^(.+?)\s*(?:hours?|hrs?|h)$/.exec(words) ?? [];
  const count = hours === undefined ? Number.NaN : /^an?$/.test(hours) ? 1 : Number(tidyNumber(hours));
  return Number.isNaN(count) ? tidyNumber(value) : String(count * 60);
}

/** A whole number, with no more digits than the largest has. */
export const count = (least: number, most: number): SettingValues => ({
  values: [],
  valid: (value) =>
    /^\d+$/.test(value) && value.length <= String(most).length && Number(value) >= least && Number(value) <= most,
  tidy: tidyNumber,
});

/** A number of minutes. */
export const countOfMinutes = (least: number, most: number): SettingValues => ({
  ...count(least, most),
  tidy: tidyMinutes,
});

/** A number of days. */
export const countOfDays = (least: number, most: number): SettingValues => ({ ...count(least, most), tidy: tidyDays });

/** A time zone, or a city. */
export const ZONE: SettingValues = { values: [], valid: isZone, tidy: zoneOfCity };

/** An address of e-mail, or of the web. */
export const CONTACT: SettingValues = {
  values: [],
  valid: (value) =>
    value.length <= 200 && (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value) || /^https:\/\/[^\s<>"|]+$/.test(value)),
};

/** An emoji, or its name: "pushpin" or ":pushpin:". "off" turns it off. */
export const EMOJI: SettingValues = {
  values: [],
  valid: (value) => value === 'off' || /^(?:[a-z0-9_+'-]{1,60}|\p{Extended_Pictographic}.{0,12})$/u.test(value),
  tidy: (value) => (value === 'off' ? '' : value.trim().toLowerCase().replace(/^:|:$/g, '')),
};

/** Names of rules. */
export const RULES: SettingValues = {
  values: [],
  valid: (value) => /^[a-z-]{2,30}( *, *[a-z-]{2,30}){0,40}$/.test(value),
};

/** Hours of the day. What is left out of a new value stays as it was. @param initial what it was if it was never set */
export const quietHours = (initial: string): SettingValues => ({
  values: [],
  valid: isQuietHours,
  tidy: (value, _today, before = initial) => tidyQuietHours(value, before),
});

/** A time of day. */
export const TIME: SettingValues = {
  values: [],
  valid: (value) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(value),
  tidy: (value) => readTime(value) ?? value,
};

/** A schedule. It is written down so that "every second week" keeps counting from the week in which it was first set. */
export const SCHEDULE: SettingValues = {
  values: [],
  // Any day will do to see whether the words can be read.
  valid: (value) => value === 'off' || readSchedule(value, '2026-01-05') !== undefined,
  tidy(value, today, before = '') {
    const read = readSchedule(value, today, readSchedule(before, today));
    return read ? writeSchedule(read) : value;
  },
};

const isDay = (value: string) => readDays(value)?.length === 1;

/** One day. */
export const DAY_OF_YEAR: SettingValues = { values: [], valid: isDay };
/** The day until which something is paused; `on`: until somebody ends the pause. */
export const PAUSE: SettingValues = { values: [], valid: (value) => value === 'off' || value === 'on' || isDay(value) };
/** Several days. */
export const DAYS: SettingValues = { values: [], valid: (value) => (readDays(value)?.length ?? 0) > 0 };

/** Kinds of reminders. */
export const REMINDER_KINDS: SettingValues = {
  values: [],
  valid: (value) => value === 'off' || value.split(',').every((word) => REMINDERS.some((kind) => kind === word.trim())),
};
