/** Reminders: what waits for oneself, once a day in private; which kinds, at what time, and not for a while. */
import { day, maybeChoice } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, thenShow, undoButton } from '../../kit/controls.js';
import { findSetting, type SettingPlace, writeSetting } from '../../kit/settings.js';
import { joinDots } from '../../kit/text.js';
import { sayDay, sayInstant } from '../../model/dates.js';
import { REMINDERS, type Reminder, readSetting, remindersIn } from '../../model/settings.js';
import { bold } from '../../model/text.js';
import { type Control, controls, heading, items, type ListItem, note, view } from '../../view.js';
import { lookFor, nextReminder } from './alarm.js';
import { reminderView } from './view.js';

/** One's own settings. */
const mine = (ctx: Context): SettingPlace => ({ scope: 'person', target: ctx.me.id });

async function kindsNow(ctx: Context): Promise<readonly Reminder[]> {
  const rows = await ctx.read.find('setting', { where: { target: [ctx.workspace, ctx.me.id] } });
  return remindersIn(readSetting(rows, 'reminders').value);
}

async function list(ctx: Context): Promise<Outcome> {
  const on = await kindsNow(ctx);
  const then = call('reminders');
  const lines = REMINDERS.map((kind): ListItem => {
    const is = on.includes(kind);
    const turn: Control = thenShow(
      button(ctx.label(is ? 'button-off' : 'button-on'), call(is ? 'reminders off' : 'reminders on', { kind })),
      then,
    );
    return {
      mark: { tone: is ? 'good' : 'muted', label: ctx.label(is ? 'reminders-is-on' : 'reminders-is-off') },
      title: [bold(ctx.label(`reminder-kind-${kind}`))],
      detail: ctx.say(`reminder-about-${kind}`),
      controls: [turn],
    };
  });
  const next = await nextReminder(ctx, ctx.me);
  const snoozed = await findSetting(ctx, mine(ctx), 'snoozed-until');
  const asleep = snoozed && snoozed.value > ctx.today ? sayDay(snoozed.value, ctx.today) : undefined;
  return {
    private: true,
    view: view(
      heading(ctx.say('reminders')),
      items(lines),
      note(
        joinDots(
          next === undefined
            ? ctx.say('reminders-none')
            : ctx.say('reminders-next', { at: sayInstant(next, ctx.zone) }),
          asleep ? ctx.say('reminders-snoozed', { day: asleep }) : undefined,
        ),
      ),
      controls(
        button(ctx.label('button-reminders-now'), call('reminder show')),
        asleep
          ? thenShow(button(ctx.label('button-resume'), call('snooze', { until: ctx.today })), then)
          : thenShow(button(ctx.label('button-snooze'), call('snooze')), then),
        thenShow(button(ctx.label('button-time'), call('set', { setting: 'reminder-time', where: 'me' })), then),
      ),
      note(ctx.say('reminders-how')),
    ),
  };
}

/** Switches one kind, or all, on or off for oneself. */
async function turn(ctx: Context, kind: Reminder | undefined, on: boolean): Promise<Outcome> {
  const now = await kindsNow(ctx);
  const wanted = REMINDERS.filter((k) => (kind === undefined || k === kind ? on : now.includes(k)));
  const value = wanted.length === 0 ? 'off' : wanted.join(', ');
  const changes = await writeSetting(ctx, mine(ctx), 'reminders', value);
  const id = kind === undefined ? `reminders-all-${on ? 'on' : 'off'}` : `reminders-one-${on ? 'on' : 'off'}`;
  return {
    private: true,
    changes,
    stale: true,
    notice: ctx.say(id, { kind: kind ? ctx.label(`reminder-kind-${kind}`) : '' }),
    view: nextSteps(changes.length > 0 ? undoButton(ctx) : undefined),
  };
}

/** No reminder before a day; today, or no day, ends it. */
async function snooze(ctx: Context, until: string): Promise<Outcome> {
  const value = until === 'none' || until <= ctx.today ? '' : until;
  const changes = await writeSetting(ctx, mine(ctx), 'snoozed-until', value);
  return {
    private: true,
    changes,
    stale: true,
    notice: value === '' ? ctx.say('snooze-over') : ctx.say('snoozed', { day: sayDay(value, ctx.today) }),
    view: nextSteps(changes.length > 0 ? undoButton(ctx) : undefined),
  };
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

export const reminderCommands: Command[] = [
  command({
    name: 'reminders',
    aliases: ['reminder', 'reminder settings'],
    args: ARGS.reminders,
    examples: ['reminders'],
    permission: 'anyone',
    run: (ctx) => list(ctx),
  }),
  command({
    name: 'reminder show',
    aliases: ['reminders now', 'remind me', 'what waits for me'],
    args: ARGS['reminder show'],
    examples: ['reminder show'],
    permission: 'anyone',
    run: async (ctx) => ({ private: true, view: await reminderView(ctx, await lookFor(ctx, ctx.me)) }),
  }),
  command({
    name: 'reminders off',
    aliases: ['reminder off', 'no reminders'],
    args: ARGS['reminders off'],
    examples: ['reminders off', 'reminders off stalled'],
    permission: 'anyone',
    run: (ctx, a) => turn(ctx, a.kind, false),
  }),
  command({
    name: 'reminders on',
    aliases: ['reminder on'],
    args: ARGS['reminders on'],
    examples: ['reminders on', 'reminders on due'],
    permission: 'anyone',
    run: (ctx, a) => turn(ctx, a.kind, true),
  }),
  command({
    name: 'snooze',
    aliases: ['reminders snooze', 'reminder snooze'],
    args: ARGS.snooze,
    examples: ['snooze until monday', 'snooze in 3 days'],
    permission: 'anyone',
    run: (ctx, a) => snooze(ctx, a.until),
  }),
];
