/** The page that shows which digests come and when, with everything that can be set. */
import { button, call, optionPicker } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { projectsOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { thenShow } from '../../kit/controls.js';
import { joinDots } from '../../kit/text.js';
import { plusDays, sayDay, sayInstant } from '../../model/dates/calendar.js';
import { bold, type Text } from '../../model/text.js';
import {
  type Block,
  type Call,
  type Control,
  controls,
  heading,
  items,
  type ListItem,
  note,
  type Picker,
  view,
} from '../../view/view.js';
import { scheduleText } from './schedule.js';
import { meantTarget, timesFor } from './show.js';
import { DIGEST_KINDS, type DigestKind, type DigestTarget, digestAlarmId } from './target.js';
import type { DigestTimes } from './times.js';

/** Weeks for which a digest can be paused by picking. */
const PAUSES = [1, 2, 4] as const;
/** What a digest gets that is switched on by a press. */
const USUAL_SCHEDULE = 'mon 09:00';

/** Every digest that comes to this channel or this person. */
export async function schedulePage(ctx: Context): Promise<Outcome> {
  const kinds = DIGEST_KINDS.filter((kind) => kind !== 'channel' || !ctx.channel.direct);
  const list = await Promise.all(kinds.map((kind) => kindItem(ctx, meantTarget(ctx, kind))));
  return {
    private: true,
    view: view(heading(ctx.say('digest-list')), items(list), ...(await daysLeftOut(ctx)), note(ctx.say('digest-how'))),
  };
}

async function daysLeftOut(ctx: Context): Promise<Block[]> {
  const { calendar } = await timesFor(ctx, meantTarget(ctx, undefined));
  const coming = [...new Set(calendar.skip)].filter((day) => day >= ctx.today).sort();
  const days = coming.map((day) => sayDay(day, ctx.today)).join(', ');
  return [
    note(coming.length > 0 ? ctx.say('digest-holidays', { days }) : ctx.say('digest-no-holidays')),
    controls(thenShow(button(ctx.label('button-skip-day'), call('digest skip')), call('digests'))),
  ];
}

async function kindItem(ctx: Context, target: DigestTarget): Promise<ListItem> {
  const times = await timesFor(ctx, target);
  const { schedule, calendar } = times;
  return {
    title: [bold(ctx.label(`digest-kind-${target.kind}`))],
    detail: schedule
      ? joinDots(scheduleText(ctx, schedule, calendar.zone), await nextText(ctx, target, calendar.zone))
      : ctx.say('digest-off'),
    controls: kindControls(ctx, target.kind, times),
  };
}

/** When the next one comes, as its alarm says, or why none comes. */
async function nextText(ctx: Context, target: DigestTarget, zone: string): Promise<Text> {
  if (target.kind === 'channel' && (await projectsOf(ctx.read, target.id)).length === 0)
    return ctx.say('digest-no-project');
  const alarm = await ctx.read.get('alarm', digestAlarmId(target));
  return alarm ? ctx.say('digest-next-time', { at: sayInstant(alarm.at, zone) }) : ctx.say('digest-paused');
}

function kindControls(ctx: Context, which: DigestKind, { schedule, isPaused }: DigestTimes): Control[] {
  const press = (id: string, made: Call) => thenShow(button(ctx.label(id), made), call('digests'));
  const resume = press('button-resume', call('digest resume', { which }));
  return [
    press('button-change', call('digest schedule', { which })),
    ...(schedule
      ? [
          isPaused ? resume : thenShow(pausePicker(ctx, which), call('digests')),
          press('button-off', call('digest schedule', { which, when: 'off' })),
        ]
      : [press('button-on', call('digest schedule', { which, when: USUAL_SCHEDULE }))]),
    button(ctx.label('button-preview'), call('digest preview', { which })),
  ];
}

const pausePicker = (ctx: Context, which: DigestKind): Picker =>
  optionPicker(ctx.label('pick-pause'), call('digest pause', { which }), 'until', [
    { value: 'none', label: ctx.label('digest-pause-open') },
    ...PAUSES.map((n) => ({ value: plusDays(ctx.today, 7 * n), label: ctx.label('digest-pause-weeks', { n }) })),
  ]);
