/** What a person changes about their own reminders: which kinds, and none for a while. */
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { findSetting, type SettingPlace, writeSetting } from '../../kit/settings.js';
import type { Change } from '../../model/changes.js';
import { sayDay } from '../../model/dates/calendar.js';
import { readSetting } from '../../model/read-setting.js';
import { REMINDERS, type Reminder, remindersIn } from '../../model/reminder-kinds.js';
import type { Text } from '../../model/text.js';

const ownSettings = (ctx: Context): SettingPlace => ({ scope: 'person', target: ctx.me.id });

/** The kinds that the person who acts is reminded of. */
export async function remindedOf(ctx: Context): Promise<readonly Reminder[]> {
  const rows = await ctx.read.find('setting', { where: { target: [ctx.workspace, ctx.me.id] } });
  return remindersIn(readSetting(rows, 'reminders').value);
}

/** The day until which their reminders are snoozed; undefined if they are not. */
export async function snoozedUntil(ctx: Context): Promise<string | undefined> {
  const until = (await findSetting(ctx, ownSettings(ctx), 'snoozed-until'))?.value;
  return until !== undefined && until > ctx.today ? until : undefined;
}

/** Switches one kind on or off. @param kind without it all kinds */
export async function setReminders(ctx: Context, kind: Reminder | undefined, isOn: boolean): Promise<Outcome> {
  const before = await remindedOf(ctx);
  const after = REMINDERS.filter((one) => (kind === undefined || one === kind ? isOn : before.includes(one)));
  const value = after.length === 0 ? 'off' : after.join(', ');
  const which = kind ?? 'all';
  const notice = ctx.say(isOn ? `reminders-on-${which}` : `reminders-off-${which}`);
  return changed(ctx, await writeSetting(ctx, ownSettings(ctx), 'reminders', value), notice);
}

/** No reminders before a day. @param until `YYYY-MM-DD`; today, an earlier day or `none` ends it */
export async function snooze(ctx: Context, until: string): Promise<Outcome> {
  const isOver = until === 'none' || until <= ctx.today;
  const notice = isOver ? ctx.say('snooze-over') : ctx.say('snoozed', { day: sayDay(until, ctx.today) });
  return changed(ctx, await writeSetting(ctx, ownSettings(ctx), 'snoozed-until', isOver ? '' : until), notice);
}

const changed = (ctx: Context, changes: Change[], notice: Text): Outcome => ({
  own: true,
  changes,
  stale: true,
  notice,
  view: nextSteps(changes.length > 0 ? undoButton(ctx) : undefined),
});
