/** Days that have been: "yesterday", 2026-11-20. */
import { readDay } from '../model/dates.js';
import type { Context } from './context.js';
import { refuse } from './refusals.js';

/** Longest quotation of what somebody typed, UTF-16 units. */
const LONGEST_QUOTE = 60;

/** A day as `YYYY-MM-DD`. @throws Refusal if it is no day, or still to come */
export function pastDayOf(ctx: Context, name: string, raw: string): string {
  const word = raw.slice(0, LONGEST_QUOTE);
  const day = readDay(raw, ctx.now, ctx.zone);
  if (!day) throw refuse(ctx, 'no-day', { word }, { field: name });
  if (day > ctx.today) throw refuse(ctx, 'day-to-come', { word }, { field: name });
  return day;
}
