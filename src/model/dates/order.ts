/** Which number of 5/6 is the day, where somebody comes from. */
import type { DateOrder } from './types.js';

/** Regions that write the month first, and languages that do without a region (CLDR's short dates). */
const MONTH_FIRST_REGIONS = new Set(['US', 'PH', 'PR', 'GU', 'AS', 'VI', 'UM', 'MH', 'MP', 'PW', 'FM']);
const MONTH_FIRST_LANGUAGES = new Set(['ja', 'zh', 'ko', 'hu', 'fil']);
/** Places where people write both. */
const MIXED_REGIONS = new Set(['CA']);

/** The order of a locale such as "en-US"; unknown without one, and for English and Spanish without a region. */
export function orderOfLocale(locale: string | undefined): DateOrder {
  const [language = '', ...rest] = (locale ?? '').split(/[-_]/);
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase();
  if (!/^[A-Za-z]{2,3}$/.test(language)) return 'unknown';
  if (MONTH_FIRST_LANGUAGES.has(language.toLowerCase())) return 'month-first';
  if (region === undefined) return /^(?:en|es)$/i.test(language) ? 'unknown' : 'day-first';
  if (MIXED_REGIONS.has(region)) return 'unknown';
  if (!MONTH_FIRST_REGIONS.has(region)) return 'day-first';
  if (/^en$/i.test(language) || region === 'PR') return 'month-first';
  // Another language there: people write their own way, or that of those around them.
  return 'unknown';
}

/** Where people write the day first, so that a locale that writes the month first may only be what a computer came with. */
const DAY_FIRST_ZONES = /^(?:Europe|Africa|Australia|Atlantic|Indian)\//;

/** The order of somebody with this locale who lives in this zone. */
export function orderIn(zone: string, locale: string | undefined): DateOrder {
  const order = orderOfLocale(locale);
  return order === 'month-first' && DAY_FIRST_ZONES.test(zone) ? 'likely-month-first' : order;
}
