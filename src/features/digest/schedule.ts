/** When a digest comes: its schedule, pauses, and days left out. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { findSetting, type SettingPlace, writeSetting } from '../../kit/settings.js';
import { zoneWords } from '../../kit/text.js';
import { plusDays, sayDay } from '../../model/dates/calendar.js';
import { readDays, readSchedule, type Schedule, sayClock, writeSchedule } from '../../model/schedule.js';
import { join, plain, type Text } from '../../model/text.js';
import type { Control } from '../../view/view.js';
import { firstDay } from './alarm.js';
import { meantTarget, timesFor } from './show.js';
import { type DigestKind, type DigestTarget, SCHEDULE_SETTING } from './target.js';
import type { DigestTimes } from './times.js';

/** Days left out that are remembered. */
const MOST_DAYS = 30;

const placeFor = ({ kind, id }: DigestTarget): SettingPlace => ({
  scope: kind === 'channel' ? 'channel' : 'person',
  target: id,
});

/** "Mondays, Thursdays at 09:00 (Lisbon time)". */
export function scheduleText(ctx: Context, { days, minute, every }: Schedule, zone: string): Text {
  const names = days.map((day) => [plain(ctx.label(`weekday-${day}`))]);
  const isWeekdays = days.join() === '1,2,3,4,5';
  const words = {
    days: isWeekdays ? ctx.say('weekdays') : join(names, ', '),
    time: sayClock(minute),
    zone: zoneWords(ctx, zone),
  };
  return every === 1 ? ctx.say('digest-every', words) : ctx.say('digest-every-some', { ...words, n: every });
}

/** Sets a schedule in words, or switches the digest off. @throws Refusal if the words are no schedule */
export async function setSchedule(ctx: Context, which: DigestKind | undefined, words: string): Promise<Outcome> {
  const target = meantTarget(ctx, which);
  const isOff = /^\W*(off|never|none|stop)\W*$/i.test(words);
  const times = await timesFor(ctx, target);
  const schedule = isOff ? undefined : readSchedule(words, ctx.today, times.schedule);
  if (!isOff && !schedule) throw refuse(ctx, 'digest-when', { word: words.slice(0, 60) }, { field: 'when' });
  const scheduled = schedule && { ...times, schedule };
  const preview = button(ctx.label('button-preview'), call('digest preview', { which: target.kind }));
  return {
    private: target.kind !== 'channel',
    own: target.kind !== 'channel',
    changes: await writeSetting(
      ctx,
      placeFor(target),
      SCHEDULE_SETTING[target.kind],
      schedule ? writeSchedule(schedule) : 'off',
    ),
    stale: true,
    notice: scheduled
      ? ctx.say(`digest-scheduled-${target.kind}`, { words: await withFirstDay(ctx, target, scheduled) })
      : ctx.say(`digest-scheduled-off-${target.kind}`),
    view: nextSteps(undoButton(ctx), scheduled && (await otherWeek(ctx, target, scheduled)), preview),
  };
}

/** A digest that comes, and when. */
type Scheduled = DigestTimes & { schedule: Schedule };

/** "every other week, Mondays at 09:00, first on Mon 7 Dec": from the words alone nobody knows which weeks are meant. */
async function withFirstDay(ctx: Context, target: DigestTarget, times: Scheduled): Promise<Text> {
  const words = scheduleText(ctx, times.schedule, times.calendar.zone);
  const day = times.schedule.every > 1 ? await firstDay(ctx, target, times) : undefined;
  return day === undefined ? words : ctx.say('digest-first', { words, day: sayDay(day, ctx.today) });
}

/** A button for the other week, if there are two. */
async function otherWeek(ctx: Context, target: DigestTarget, times: Scheduled): Promise<Control | undefined> {
  if (times.schedule.every !== 2) return undefined;
  const schedule = { ...times.schedule, from: plusDays(times.schedule.from, 7) };
  const day = await firstDay(ctx, target, { ...times, schedule });
  if (day === undefined) return undefined;
  const change = call('digest schedule', { which: target.kind, when: writeSchedule(schedule) });
  return button(ctx.label('button-other-week', { day: sayDay(day, ctx.today) }), change);
}

/** Pauses a digest. @param until `YYYY-MM-DD`; without it until somebody resumes it. @throws Refusal for a day that has passed */
export async function pauseDigest(
  ctx: Context,
  which: DigestKind | undefined,
  until: string | undefined,
): Promise<Outcome> {
  const day = until === undefined ? '' : sayDay(until, ctx.today);
  if (until !== undefined && until <= ctx.today) throw refuse(ctx, 'digest-past', { day }, { field: 'until' });
  const id = until === undefined ? 'digest-paused-open' : 'digest-paused-until';
  return writePause(ctx, which, until ?? 'on', ctx.say(id, { day }));
}

/** Ends a pause. */
export const resumeDigest = (ctx: Context, which: DigestKind | undefined): Promise<Outcome> =>
  writePause(ctx, which, '', ctx.say('digest-resumed'));

async function writePause(ctx: Context, which: DigestKind | undefined, value: string, notice: Text): Promise<Outcome> {
  const target = meantTarget(ctx, which);
  const changes = await writeSetting(ctx, placeFor(target), 'digest-pause', value);
  return {
    private: target.kind !== 'channel',
    own: target.kind !== 'channel',
    changes,
    stale: true,
    notice,
    view: nextSteps(changes.length > 0 ? undoButton(ctx) : undefined),
  };
}

/** Leaves a day out, or no longer. Days that have passed are forgotten. @throws Refusal if the day is "none" */
export async function skipDay(
  ctx: Context,
  which: DigestKind | undefined,
  day: string,
  isSkipped: boolean,
): Promise<Outcome> {
  if (day === 'none') throw refuse(ctx, 'no-day', { word: day }, { field: 'date' });
  const target = meantTarget(ctx, which);
  const place = placeFor(target);
  const stored = await findSetting(ctx, place, 'holidays');
  const others = (readDays(stored?.value ?? '') ?? []).filter((other) => other >= ctx.today && other !== day);
  const days = (isSkipped ? [...others, day] : others).sort().slice(0, MOST_DAYS);
  const id = isSkipped ? `digest-skipped-${place.scope}` : 'digest-unskipped';
  return {
    private: target.kind !== 'channel',
    own: target.kind !== 'channel',
    changes: await writeSetting(ctx, place, 'holidays', days.join(', ')),
    stale: true,
    notice: ctx.say(id, { day: sayDay(day, ctx.today) }),
    view: nextSteps(undoButton(ctx)),
  };
}
