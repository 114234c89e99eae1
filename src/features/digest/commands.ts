/** Digests: what moved and what needs a person, in a channel, for oneself or over all projects; and when they come. */
import { day, maybeChoice, maybeDay, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { pauseDigest, resumeDigest, setSchedule, skipDay } from './schedule.js';
import { schedulePage } from './schedule-page.js';
import { digestNow, previewDigest, redrawDigest } from './show.js';
import { DIGEST_KINDS } from './target.js';

const which = () => maybeChoice(...DIGEST_KINDS);

const ARGS = {
  digest: { which: which() },
  'digest preview': { which: which(), week: maybeDay({ keys: ['of', 'week', 'on', 'for'], anyDay: true }) },
  'digest show': { which: which(), since: text({ max: 20, exact: true }) },
  digests: {},
  'digest schedule': { which: which(), when: text({ max: 100, keys: ['at'], hint: 'schedule' }) },
  'digest pause': { which: which(), until: maybeDay() },
  'digest resume': { which: which() },
  'digest skip': { which: which(), date: day() },
  'digest unskip': { which: which(), date: day({ anyDay: true }) },
};
type DigestArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends DigestArgs {}
}

/** The commands of this feature. */
export const digestCommands: Command[] = [
  command({
    name: 'digest',
    aliases: ['digest now', 'weekly', 'summary', 'digest post'],
    args: ARGS.digest,
    examples: ['digest', 'digest portfolio'],
    permission: 'anyone',
    run: (ctx, args) => digestNow(ctx, args.which),
  }),
  command({
    name: 'digest preview',
    shows: true,
    aliases: ['preview digest', 'preview'],
    args: ARGS['digest preview'],
    examples: ['digest preview', 'digest preview of 2026-02-16'],
    permission: 'anyone',
    run: (ctx, args) => previewDigest(ctx, args.which, args.week),
  }),
  command({
    name: 'digest show',
    shows: true,
    aliases: [],
    args: ARGS['digest show'],
    examples: [],
    permission: 'anyone',
    quiet: true,
    run: (ctx, args) => redrawDigest(ctx, args.which, args.since),
  }),
  command({
    name: 'digests',
    shows: true,
    aliases: ['digest settings', 'digest when', 'digest list'],
    args: ARGS.digests,
    examples: ['digests'],
    permission: 'anyone',
    run: (ctx) => schedulePage(ctx),
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
    guests: 'never',
    run: (ctx, args) => setSchedule(ctx, args.which, args.when),
  }),
  command({
    name: 'digest pause',
    aliases: ['pause digest', 'pause'],
    args: ARGS['digest pause'],
    examples: ['digest pause', 'digest pause until 2027-01-07'],
    permission: 'anyone',
    guests: 'never',
    run: (ctx, { which, until }) => pauseDigest(ctx, which, until === 'none' ? undefined : until),
  }),
  command({
    name: 'digest resume',
    aliases: ['resume digest'],
    args: ARGS['digest resume'],
    examples: ['digest resume'],
    permission: 'anyone',
    guests: 'never',
    run: (ctx, args) => resumeDigest(ctx, args.which),
  }),
  command({
    name: 'digest skip',
    aliases: ['skip digest', 'holiday', 'holiday add'],
    args: ARGS['digest skip'],
    examples: ['digest skip 2026-12-28'],
    permission: 'anyone',
    guests: 'never',
    run: (ctx, args) => skipDay(ctx, args.which, args.date, true),
  }),
  command({
    name: 'digest unskip',
    aliases: ['holiday remove'],
    args: ARGS['digest unskip'],
    examples: ['digest unskip 2026-12-28'],
    permission: 'anyone',
    guests: 'never',
    run: (ctx, args) => skipDay(ctx, args.which, args.date, false),
  }),
];
