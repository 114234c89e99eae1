/** When digests come, in words; and the page on which that is set. */

import { button, call, optionPicker } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { projectsOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { thenShow } from '../../kit/controls.js';
import { joinDots } from '../../kit/text.js';
import { plusDays, sayDay, sayInstant } from '../../model/dates.js';
import { type Schedule, sayClock } from '../../model/schedule.js';
import { readSetting } from '../../model/settings.js';
import { bold, join, plain, type Text } from '../../model/text.js';
import { type Call, type Control, heading, items, type ListItem, note, type Picker, view } from '../../view.js';
import { digestAlarmId, type Target, timesOf } from './targets.js';
import { type DigestKind, KINDS } from './view.js';

/** "every Mon and Thu at 09:00 (Europe/Lisbon)". */
export function inWords(ctx: Context, { days, minute, every }: Schedule, zone: string): Text {
  const names = join(
    days.map((n) => [plain(ctx.label(`weekday-${n}`))]),
    ', ',
  );
  const args = { days: names, time: sayClock(minute), zone };
  return ctx.say(every === 2 ? 'digest-every-second' : 'digest-every', args);
}

/** Weeks for which a digest can be paused by a press. */
const PAUSES = [1, 2, 4] as const;

const pausePicker = (ctx: Context, kind: DigestKind): Picker =>
  optionPicker(ctx.label('pick-pause'), call('digest pause', { which: kind }), 'until', [
    { value: 'none', label: ctx.label('digest-pause-open') },
    ...PAUSES.map((n) => ({ value: plusDays(ctx.today, 7 * n), label: ctx.label('digest-pause-weeks', { n }) })),
  ]);

/** When the next one comes, by its alarm; or why there is none. */
async function comes(ctx: Context, target: Target, zone: string): Promise<Text> {
  if (target.kind === 'channel' && (await projectsOf(ctx.read, target.id)).length === 0)
    return ctx.say('digest-no-project');
  const alarm = await ctx.read.get('alarm', digestAlarmId(target));
  return alarm ? ctx.say('digest-next-time', { at: sayInstant(alarm.at, zone) }) : ctx.say('digest-paused');
}

async function kindLine(ctx: Context, kind: DigestKind): Promise<ListItem> {
  const target = { kind, id: kind === 'channel' ? ctx.channel.id : ctx.me.id };
  const { schedule, calendar, rows } = await timesOf(ctx.read, ctx.workspace, target, ctx.now);
  const then = call('digests');
  const press = (id: string, made: Call) => thenShow(button(ctx.label(id), made), then);
  const paused = readSetting(rows, 'digest-pause').value !== 'off';
  const controls: Control[] = [
    press('button-change', call('digest schedule', { which: kind })),
    ...(schedule
      ? [
          paused
            ? press('button-resume', call('digest resume', { which: kind }))
            : thenShow(pausePicker(ctx, kind), then),
          press('button-off', call('digest schedule', { which: kind, when: 'off' })),
        ]
      : [press('button-on', call('digest schedule', { which: kind, when: 'mon 09:00' }))]),
    button(ctx.label('button-preview'), call('digest preview', { which: kind })),
  ];
  return {
    title: [bold(ctx.label(`digest-kind-${kind}`))],
    detail: joinDots(
      schedule ? inWords(ctx, schedule, calendar.zone) : ctx.say('digest-off'),
      schedule && (await comes(ctx, target, calendar.zone)),
    ),
    controls,
  };
}

/** Every digest that reaches this place or this person, with all that can be set of it. */
export async function schedules(ctx: Context): Promise<Outcome> {
  const kinds = KINDS.filter((kind) => kind !== 'channel' || !ctx.channel.direct);
  const lines = await Promise.all(kinds.map((kind) => kindLine(ctx, kind)));
  const first: Target = ctx.channel.direct ? { kind: 'me', id: ctx.me.id } : { kind: 'channel', id: ctx.channel.id };
  const { calendar } = await timesOf(ctx.read, ctx.workspace, first, ctx.now);
  const coming = [...new Set(calendar.skip)].filter((one) => one >= ctx.today).sort();
  const days = coming.map((one) => sayDay(one, ctx.today)).join(', ');
  const then = call('digests');
  return {
    private: true,
    view: view(
      heading(ctx.say('digest-list')),
      items(lines),
      note(coming.length > 0 ? ctx.say('digest-holidays', { days }) : ctx.say('digest-no-holidays')),
      { block: 'controls', controls: [thenShow(button(ctx.label('button-skip-day'), call('digest skip')), then)] },
      note(ctx.say('digest-how')),
    ),
  };
}
