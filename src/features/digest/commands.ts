/** Digests: what moved, stands still or has nobody, in a channel, for oneself or over all projects; and when they come. */
import { day, maybeChoice, maybeDay, text } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { TooLongAgo } from '../../kit/past.js';
import { findSetting, type SettingPlace, writeSetting } from '../../kit/settings.js';
import { DAY, sayDay } from '../../model/dates.js';
import { readDays, readSchedule, writeSchedule } from '../../model/schedule.js';
import { type Call, type View, view } from '../../view.js';
import { drawDigest, showCall } from './draw.js';
import type { Span } from './gather.js';
import { inWords, schedules } from './schedules.js';
import { dayIn, SETTING, spanBefore, spanNow, spanOf, type Target, type Times, timesOf } from './targets.js';
import { type DigestKind, KINDS } from './view.js';

/** The digest that is meant where none is named: the channel's; in private one's own. */
const meant = (ctx: Context, which: DigestKind | undefined): DigestKind =>
  which ?? (ctx.channel.direct ? 'me' : 'channel');

function targetOf(ctx: Context, kind: DigestKind): Target {
  if (kind !== 'channel') return { kind, id: ctx.me.id };
  if (ctx.channel.direct) throw refuse(ctx, 'no-channel');
  return { kind, id: ctx.channel.id };
}

async function times(ctx: Context, target: Target): Promise<Times> {
  return timesOf(ctx.read, ctx.workspace, target, ctx.now);
}

async function draw(ctx: Context, target: Target, span: Span, again: Call | undefined): Promise<View> {
  const shown = await drawDigest(ctx, target, span, { again }).catch((error: unknown) => {
    throw error instanceof TooLongAgo ? refuse(ctx, 'digest-far') : error;
  });
  if (!shown && !again) throw refuse(ctx, 'digest-then');
  if (!shown) throw refuse(ctx, target.kind === 'channel' ? 'no-project-here' : 'digest-empty');
  return shown;
}

/** For all in a channel; elsewhere for the asker. */
async function now(ctx: Context, which: DigestKind | undefined): Promise<Outcome> {
  const target = targetOf(ctx, meant(ctx, which));
  const at = await times(ctx, target);
  const span = spanNow(at, ctx.now);
  return {
    private: target.kind !== 'channel',
    view: await draw(ctx, target, span, showCall(target.kind, span.from)),
  };
}

/** A digest that is acted on long after it came tells of this time at the most. */
const LONGEST_MS = 35 * DAY;

/** What a message shows after somebody acted on it. Instants come from outside: one that is none is a week ago. */
async function show(ctx: Context, which: DigestKind | undefined, since: string): Promise<Outcome> {
  const target = targetOf(ctx, meant(ctx, which));
  const at = await times(ctx, target);
  const given = Number(since);
  const isUsable = Number.isSafeInteger(given) && given > 0 && given < ctx.now;
  const from = isUsable ? Math.max(given, ctx.now - LONGEST_MS) : spanNow(at, ctx.now).from;
  const span = { from, until: ctx.now + 1, zone: at.calendar.zone };
  return { view: await draw(ctx, target, span, showCall(target.kind, from)) };
}

/** To oneself: as it would come now, or as it came in any week before. */
async function preview(ctx: Context, which: DigestKind | undefined, week: string | undefined): Promise<Outcome> {
  const target = targetOf(ctx, meant(ctx, which));
  const at = await times(ctx, target);
  const past = week === undefined || week === 'none' ? undefined : spanOf(at, week, ctx.now);
  const span = past ?? spanNow(at, ctx.now);
  const live = span.until > ctx.now;
  const shown = await draw(ctx, target, span, live ? showCall(target.kind, span.from) : undefined);
  const to = (id: string, from: number) =>
    button(ctx.label(id), call('digest preview', { which: target.kind, week: dayIn(from, span.zone) }));
  const ways = [
    to('button-digest-before', spanBefore(at, span.until).from),
    ...(live ? [] : [to('button-digest-after', span.until)]),
  ];
  return { private: true, view: view(...shown.blocks, { block: 'controls', controls: ways }) };
}

const placeOf = ({ kind, id }: Target): SettingPlace => ({
  scope: kind === 'channel' ? 'channel' : 'person',
  target: id,
});

async function schedule(ctx: Context, which: DigestKind | undefined, when: string): Promise<Outcome> {
  const target = targetOf(ctx, meant(ctx, which));
  const off = /^\W*(off|never|none|stop)\W*$/i.test(when);
  const made = off ? undefined : readSchedule(when, ctx.today);
  if (!off && !made) throw refuse(ctx, 'digest-when', { word: when.slice(0, 60) }, { field: 'when' });
  const place = placeOf(target);
  const key = SETTING[target.kind];
  const { calendar } = await times(ctx, target);
  const words = made ? inWords(ctx, made, calendar.zone) : ctx.say('digest-off');
  return {
    private: target.kind !== 'channel',
    changes: await writeSetting(ctx, place, key, made ? writeSchedule(made) : 'off'),
    stale: true,
    notice: ctx.say('digest-scheduled', { which: ctx.label(`digest-kind-${target.kind}`), words }),
    view: nextSteps(
      undoButton(ctx),
      button(ctx.label('button-preview'), call('digest preview', { which: target.kind })),
    ),
  };
}

async function pause(ctx: Context, which: DigestKind | undefined, value: string): Promise<Outcome> {
  if (value !== '' && value !== 'on' && value <= ctx.today)
    throw refuse(ctx, 'digest-past', { day: sayDay(value, ctx.today) }, { field: 'until' });
  const target = targetOf(ctx, meant(ctx, which));
  const place = placeOf(target);
  const changes = await writeSetting(ctx, place, 'digest-pause', value);
  const id = value === '' ? 'digest-resumed' : value === 'on' ? 'digest-paused-open' : 'digest-paused-until';
  return {
    private: target.kind !== 'channel',
    changes,
    stale: true,
    notice: ctx.say(id, { day: value === '' || value === 'on' ? '' : sayDay(value, ctx.today) }),
    view: nextSteps(changes.length > 0 ? undoButton(ctx) : undefined),
  };
}

/** The longest list of days that is kept: days that have passed make room. */
const MOST_DAYS = 30;

async function skip(ctx: Context, which: DigestKind | undefined, one: string, wanted: boolean): Promise<Outcome> {
  const target = targetOf(ctx, meant(ctx, which));
  const place = placeOf(target);
  const old = await findSetting(ctx, place, 'holidays');
  const known = (readDays(old?.value ?? '') ?? []).filter((d) => d >= ctx.today && d !== one);
  const days = (wanted ? [...known, one] : known).sort().slice(0, MOST_DAYS);
  return {
    private: target.kind !== 'channel',
    changes: await writeSetting(ctx, place, 'holidays', days.join(', ')),
    stale: true,
    notice: ctx.say(wanted ? `digest-skipped-${place.scope}` : 'digest-unskipped', { day: sayDay(one, ctx.today) }),
    view: nextSteps(undoButton(ctx)),
  };
}

/** A day of a form or a command, which cannot be "none" here. */
function dayGiven(ctx: Context, value: string): string {
  if (value === 'none') throw refuse(ctx, 'no-day', { word: value }, { field: 'day' });
  return value;
}

const which = () => maybeChoice(...KINDS);

const ARGS = {
  digest: { which: which() },
  'digest preview': { which: which(), week: maybeDay({ keys: ['of', 'week', 'on', 'for'] }) },
  'digest show': { which: which(), since: text({ max: 20 }) },
  digests: {},
  'digest schedule': { which: which(), when: text({ max: 100, keys: ['at'], hint: 'schedule' }) },
  'digest pause': { which: which(), until: maybeDay() },
  'digest resume': { which: which() },
  'digest skip': { which: which(), day: day() },
  'digest unskip': { which: which(), day: day() },
};
type DigestArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends DigestArgs {}
}

export const digestCommands: Command[] = [
  command({
    name: 'digest',
    aliases: ['digest now', 'weekly', 'summary', 'digest post'],
    args: ARGS.digest,
    examples: ['digest', 'digest portfolio'],
    permission: 'anyone',
    run: (ctx, a) => now(ctx, a.which),
  }),
  command({
    name: 'digest preview',
    aliases: ['preview digest', 'preview'],
    args: ARGS['digest preview'],
    examples: ['digest preview', 'digest preview of 2026-02-16'],
    permission: 'anyone',
    run: (ctx, a) => preview(ctx, a.which, a.week),
  }),
  command({
    name: 'digest show',
    aliases: [],
    args: ARGS['digest show'],
    examples: [],
    permission: 'anyone',
    quiet: true,
    run: (ctx, a) => show(ctx, a.which, a.since),
  }),
  command({
    name: 'digests',
    aliases: ['digest settings', 'digest when', 'digest list'],
    args: ARGS.digests,
    examples: ['digests'],
    permission: 'anyone',
    run: (ctx) => schedules(ctx),
  }),
  command({
    name: 'digest schedule',
    aliases: ['schedule digest', 'digest set', 'schedule'],
    args: ARGS['digest schedule'],
    examples: [
      'digest schedule mondays at 9:00',
      'digest schedule me every 2 weeks on friday 16:30',
      'digest schedule off',
    ],
    permission: 'anyone',
    run: (ctx, a) => schedule(ctx, a.which, a.when),
  }),
  command({
    name: 'digest pause',
    aliases: ['pause digest', 'pause'],
    args: ARGS['digest pause'],
    examples: ['digest pause', 'digest pause until 2027-01-07'],
    permission: 'anyone',
    run: (ctx, a) => pause(ctx, a.which, a.until === undefined || a.until === 'none' ? 'on' : a.until),
  }),
  command({
    name: 'digest resume',
    aliases: ['resume digest'],
    args: ARGS['digest resume'],
    examples: ['digest resume'],
    permission: 'anyone',
    run: (ctx, a) => pause(ctx, a.which, ''),
  }),
  command({
    name: 'digest skip',
    aliases: ['skip digest', 'holiday', 'holiday add'],
    args: ARGS['digest skip'],
    examples: ['digest skip 2026-12-28'],
    permission: 'anyone',
    run: (ctx, a) => skip(ctx, a.which, dayGiven(ctx, a.day), true),
  }),
  command({
    name: 'digest unskip',
    aliases: ['holiday remove'],
    args: ARGS['digest unskip'],
    examples: ['digest unskip 2026-12-28'],
    permission: 'anyone',
    run: (ctx, a) => skip(ctx, a.which, dayGiven(ctx, a.day), false),
  }),
];
