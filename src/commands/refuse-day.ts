/** Answers to words that are no day, or not clearly one: what is wrong with them, and the days that could be meant. */
import { plusDays, sayDay } from '../model/dates/calendar.js';
import type { DateReading } from '../model/dates/types.js';
import { controls, paragraph, view } from '../view/view.js';
import { button, withArg } from './calls.js';
import type { Context } from './context.js';
import { Refusal } from './outcome.js';

/** Longest quotation of what somebody typed, UTF-16 units. */
const LONGEST_QUOTE = 60;

/** The days that a reading leaves open. Whoever named one that has passed may as well mean one to come. */
function daysIn(reading: DateReading | undefined, today: string): string[] {
  if (reading === undefined) return [];
  if ('days' in reading) return [...reading.days];
  if (!('day' in reading)) return [];
  if (reading.is !== 'past') return [reading.day];
  return reading.next === undefined ? [reading.day, today, plusDays(today, 1)] : [reading.day, reading.next];
}

/** The refusal of words that are no day, or not clearly one. @param arg the argument it should have been */
export function refuseDay(ctx: Context, arg: string, words: string, reading: DateReading | undefined): Refusal {
  const word = words.slice(0, LONGEST_QUOTE);
  const days = daysIn(reading, ctx.today);
  const [day = '', other = ''] = days.map((one) => sayDay(one, ctx.today));
  const says = ctx.say(reading ? `refused-day-${reading.is}` : 'refused-no-day', { word, day, other });
  const choices = days.map((one) => button(sayDay(one, ctx.today), withArg(ctx.call, arg, one)));
  return new Refusal(view(paragraph(says), choices.length > 0 ? controls(...choices) : undefined), { field: arg });
}
