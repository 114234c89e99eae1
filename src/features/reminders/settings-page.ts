/** What a person is reminded of and when, with everything that can be changed. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { thenShow } from '../../kit/controls.js';
import { joinDots } from '../../kit/text.js';
import { sayDay, sayInstant } from '../../model/dates/calendar.js';
import { REMINDERS, type Reminder } from '../../model/reminder-kinds.js';
import { bold, type Text } from '../../model/text.js';
import { type Block, controls, heading, items, type ListItem, note, view } from '../../view/view.js';
import { nextReminder } from './alarm.js';
import { remindedOf, snoozedUntil } from './change.js';

const AFTER = call('reminders');

/** The page. */
export async function reminderSettings(ctx: Context): Promise<Outcome> {
  const kinds = await remindedOf(ctx);
  const until = await snoozedUntil(ctx);
  return {
    private: true,
    view: view(
      heading(ctx.say('reminders')),
      items(REMINDERS.map((kind) => kindItem(ctx, kind, kinds.includes(kind)))),
      note(await nextText(ctx, until)),
      steps(ctx, until !== undefined),
      note(ctx.say('reminders-how')),
    ),
  };
}

function kindItem(ctx: Context, kind: Reminder, isOn: boolean): ListItem {
  const [label, change] = isOn
    ? ['button-off', call('reminders off', { kind })]
    : ['button-on', call('reminders on', { kind })];
  return {
    mark: { tone: isOn ? 'good' : 'muted', label: ctx.label(isOn ? 'reminders-is-on' : 'reminders-is-off') },
    title: [bold(ctx.label(`reminder-kind-${kind}`))],
    detail: ctx.say(`reminder-about-${kind}`),
    controls: [thenShow(button(ctx.label(label), change), AFTER)],
  };
}

/** When the next reminder comes. @param until the day until which they are snoozed */
async function nextText(ctx: Context, until: string | undefined): Promise<Text> {
  const next = await nextReminder(ctx, ctx.me);
  return joinDots(
    next === undefined ? ctx.say('reminders-none') : ctx.say('reminders-next', { at: sayInstant(next, ctx.zone) }),
    until === undefined ? undefined : ctx.say('reminders-snoozed', { day: sayDay(until, ctx.today) }),
  );
}

function steps(ctx: Context, isSnoozed: boolean): Block {
  const snooze = isSnoozed
    ? button(ctx.label('button-resume'), call('snooze', { until: ctx.today }))
    : button(ctx.label('button-snooze'), call('snooze'));
  const time = button(ctx.label('button-time'), call('set', { setting: 'reminder-time', where: 'me' }));
  return controls(
    button(ctx.label('button-reminders-now'), call('reminder show')),
    thenShow(snooze, AFTER),
    thenShow(time, AFTER),
  );
}
