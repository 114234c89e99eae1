/** Reminders: what waits for oneself, once a day in private; which kinds, at what time, and not for a while. */
import { day, maybeChoice } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { reminderHours } from '../../kit/hours.js';
import { REMINDERS } from '../../model/reminder-kinds.js';
import { setReminders, snooze } from './change.js';
import { reminderSettings } from './settings-page.js';
import { reminderView } from './view.js';
import { waitingFor } from './waiting.js';

/** Everything that waits for the person who asks, whether or not they were reminded of it before. */
async function showWaiting(ctx: Context): Promise<Outcome> {
  const waiting = await waitingFor(ctx, ctx.me, await reminderHours(ctx, ctx.me), true);
  return { private: true, view: await reminderView(ctx, waiting) };
}

const kind = () => maybeChoice(...REMINDERS);

const ARGS = {
  reminders: {},
  'reminder show': {},
  'reminders off': { kind: kind() },
  'reminders on': { kind: kind() },
  snooze: { until: day() },
};
type ReminderArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends ReminderArgs {}
}

/** The commands of this feature. */
export const reminderCommands: Command[] = [
  command({
    name: 'reminders',
    shows: true,
    aliases: ['reminder', 'reminder settings'],
    args: ARGS.reminders,
    examples: ['reminders'],
    permission: 'anyone',
    run: (ctx) => reminderSettings(ctx),
  }),
  command({
    name: 'reminder show',
    shows: true,
    aliases: ['reminders now', 'remind me', 'what waits for me'],
    args: ARGS['reminder show'],
    examples: ['reminder show'],
    permission: 'anyone',
    run: (ctx) => showWaiting(ctx),
  }),
  command({
    name: 'reminders off',
    aliases: ['reminder off', 'no reminders'],
    args: ARGS['reminders off'],
    examples: ['reminders off', 'reminders off stalled'],
    permission: 'anyone',
    run: (ctx, args) => setReminders(ctx, args.kind, false),
  }),
  command({
    name: 'reminders on',
    aliases: ['reminder on'],
    args: ARGS['reminders on'],
    examples: ['reminders on', 'reminders on due'],
    permission: 'anyone',
    run: (ctx, args) => setReminders(ctx, args.kind, true),
  }),
  command({
    name: 'snooze',
    aliases: ['reminders snooze', 'reminder snooze'],
    args: ARGS.snooze,
    examples: ['snooze until monday', 'snooze in 3 days'],
    permission: 'anyone',
    run: (ctx, args) => snooze(ctx, args.until),
  }),
];
