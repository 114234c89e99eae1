/** The value of a setting in words: "5 minutes", "Mondays at 09:00". */
import type { Context } from '../../commands/context.js';
import { ruleTitle } from '../../kit/rule-titles.js';
import { dayAt, sayDay } from '../../model/dates/calendar.js';
import { remindersIn } from '../../model/reminder-kinds.js';
import { readDays, readSchedule, sayClock } from '../../model/schedule.js';
import { nextTime } from '../../model/schedule-times.js';
import type { SettingDeclaration } from '../../model/settings.js';

/** Settings whose value is a number with a unit. */
const NUMBERS = new Set([
  'stalled-after',
  'nudge-grace',
  'incident-wait',
  'nudge-pause',
  'nudges-a-day',
  'nudge-hold-out',
  'digest-late',
]);

/** Settings that pause something until a day. */
const PAUSES = new Set(['digest-pause', 'snoozed-until']);

/** Values that have words only as a whole, by the key of their setting. */
const IN_WORDS: Readonly<Record<string, (ctx: Context, value: string) => string>> = {
  digest: scheduleWords,
  'my-digest': scheduleWords,
  'portfolio-digest': scheduleWords,
  'digest-pause': pauseWords,
  'snoozed-until': pauseWords,
  holidays: dayWords,
  reminders: (ctx, value) =>
    remindersIn(value)
      .map((kind) => ctx.label(`reminder-kind-${kind}`))
      .join(', '),
  'muted-rules': ruleWords,
  'quiet-hours': (ctx, value) => {
    const [from = '', until = ''] = value.split('-');
    return ctx.label('value-hours', { from, until });
  },
};

/** A setting as the page of settings calls it. */
export const settingName = (ctx: Context, key: string): string => ctx.label(`setting-name-${key}`);

/** What a setting is set to, as people say it. */
export function valueWords(ctx: Context, { key, values }: SettingDeclaration, value: string): string {
  if (values.length > 0) return ctx.label(`value-${key}-${value}`);
  if (PAUSES.has(key) && (value === '' || value === 'off')) return ctx.label('value-no');
  if (value === '') return ctx.label('value-none');
  if (value === 'off') return ctx.label('value-off');
  if (NUMBERS.has(key)) return ctx.label(`value-in-${key}`, { n: Number(value) });
  return IN_WORDS[key]?.(ctx, value) ?? value;
}

/** "Mondays, Thursdays at 09:00", on the clock of whoever it is for. */
function scheduleWords(ctx: Context, value: string): string {
  const schedule = readSchedule(value, ctx.today);
  if (!schedule) return value;
  const days =
    schedule.days.join() === '1,2,3,4,5'
      ? ctx.label('weekdays')
      : schedule.days.map((day) => ctx.label(`weekday-${day}`)).join(', ');
  const words = { days, time: sayClock(schedule.minute) };
  if (schedule.every === 1) return ctx.label('value-every', words);
  const next = nextTime(schedule, { zone: ctx.zone, skip: [], notBefore: '' }, ctx.now);
  const day = next === undefined ? '' : sayDay(dayAt(next, ctx.zone), ctx.today);
  return ctx.label('value-every-some', { ...words, n: schedule.every, day });
}

/** "until Mon 9 Mar". */
function pauseWords(ctx: Context, value: string): string {
  return value === 'on' ? ctx.label('value-paused') : ctx.label('value-until', { day: dayWords(ctx, value) });
}

function dayWords(ctx: Context, value: string): string {
  const days = readDays(value)?.map((day) => sayDay(day, ctx.today));
  return days?.join(', ') ?? value;
}

function ruleWords(ctx: Context, value: string): string {
  return value
    .split(',')
    .map((id) => ruleTitle(ctx, id.trim()))
    .join(', ');
}
