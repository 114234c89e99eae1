/** Days that have been: "yesterday", "monday", 2026-11-20. */
import { readPastDate } from '../model/dates/find.js';
import type { Context } from './context.js';
import { refuse } from './refusals.js';
import { refuseDay } from './refuse-day.js';

/** Longest quotation of what somebody typed, UTF-16 units. */
const LONGEST_QUOTE = 60;

/** A day as `YYYY-MM-DD`. @throws Refusal if it isn't a day, or still to come */
export function pastDayOf(ctx: Context, name: string, raw: string): string {
  const reading = readPastDate(raw, ctx);
  if (!reading || !('day' in reading)) throw refuseDay(ctx, name, raw, reading);
  const word = raw.slice(0, LONGEST_QUOTE);
  if (reading.day > ctx.today) throw refuse(ctx, 'day-to-come', { word }, { field: name });
  return reading.day;
}
