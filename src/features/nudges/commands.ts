/** Nudges: what their readers can do about them, how to get fewer, and how they were received. */
import {
  maybeChoice,
  maybeChoiceOf,
  maybeDay,
  maybePerson,
  maybeProject,
  maybeStage,
  maybeText,
  task,
  text,
} from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { TITLE_MAX } from '../../model/names.js';
import {
  dismissNudge,
  fewerNudges,
  muteFromNudge,
  putOffNudge,
  showNudgeAgain,
  showWhisper,
  thankForNudge,
} from './answers.js';
import { answerMayI } from './consent.js';
import { nudgeFigures } from './figures.js';
import { editWork, giveWork, tellThread } from './give.js';
import { setMuted } from './mute.js';

/** Longest id that a button carries. */
const ID_MAX = 200;
const ofNudge = { nudge: text({ max: ID_MAX, exact: true }) };
const ofWork = {
  ...ofNudge,
  title: maybeText({ max: TITLE_MAX }),
  person: maybePerson(),
  stage: maybeStage(),
  due: maybeDay(),
  project: maybeProject(),
};
const ofMuting = {
  what: maybeChoiceOf((clarity) => ['me', 'channel', ...clarity.nudgeRules]),
  where: maybeChoice('me', 'channel'),
};

const ARGS = {
  'nudge give': ofWork,
  'nudge take': ofWork,
  'nudge edit': ofWork,
  'nudge none': ofNudge,
  'nudge later': ofNudge,
  'nudge thanks': ofNudge,
  'nudge less': ofNudge,
  'nudge back': ofNudge,
  'nudge mute': { ...ofNudge, ...ofMuting },
  'nudge tell': { item: task(), thread: text({ max: ID_MAX, exact: true }) },
  'nudge show': { whisper: text({ max: ID_MAX, exact: true }) },
  'nudge yes': {},
  'nudge no': {},
  mute: ofMuting,
  unmute: ofMuting,
  nudges: {},
};
type NudgeArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends NudgeArgs {}
}

/** What only the buttons of a whisper call. */
const quiet = { aliases: [], examples: [], permission: 'anyone', quiet: true } as const;

/** The commands of this feature. */
export const nudgeCommands: Command[] = [
  command({
    ...quiet,
    name: 'nudge give',
    args: ARGS['nudge give'],
    guests: 'linked',
    run: (ctx, args) => giveWork(ctx, args),
  }),
  command({
    ...quiet,
    name: 'nudge take',
    args: ARGS['nudge take'],
    run: (ctx, args) => giveWork(ctx, { ...args, person: ctx.me }),
  }),
  command({
    ...quiet,
    name: 'nudge edit',
    args: ARGS['nudge edit'],
    guests: 'linked',
    run: (ctx, args) => editWork(ctx, args),
  }),
  command({
    ...quiet,
    name: 'nudge none',
    args: ARGS['nudge none'],
    run: (ctx, { nudge }) => dismissNudge(ctx, nudge),
  }),
  command({
    ...quiet,
    name: 'nudge later',
    args: ARGS['nudge later'],
    run: (ctx, { nudge }) => putOffNudge(ctx, nudge),
  }),
  command({
    ...quiet,
    name: 'nudge thanks',
    args: ARGS['nudge thanks'],
    run: (ctx, { nudge }) => thankForNudge(ctx, nudge),
  }),
  command({ ...quiet, name: 'nudge less', args: ARGS['nudge less'], run: (ctx, { nudge }) => fewerNudges(ctx, nudge) }),
  command({
    ...quiet,
    name: 'nudge back',
    args: ARGS['nudge back'],
    run: (ctx, { nudge }) => showNudgeAgain(ctx, nudge),
  }),
  command({
    ...quiet,
    name: 'nudge mute',
    args: ARGS['nudge mute'],
    run: (ctx, { nudge, what = 'me', where }) => muteFromNudge(ctx, nudge, { what, where }),
  }),
  command({
    ...quiet,
    name: 'nudge tell',
    args: ARGS['nudge tell'],
    run: (ctx, { item, thread }) => tellThread(ctx, item, thread),
  }),
  command({
    ...quiet,
    name: 'nudge show',
    args: ARGS['nudge show'],
    run: (ctx, { whisper }) => showWhisper(ctx, whisper),
  }),
  command({ ...quiet, name: 'nudge yes', args: ARGS['nudge yes'], run: (ctx) => answerMayI(ctx, true) }),
  command({ ...quiet, name: 'nudge no', args: ARGS['nudge no'], run: (ctx) => answerMayI(ctx, false) }),
  command({
    name: 'mute',
    aliases: ['silence', 'nudges off', 'stop nudges', 'less'],
    args: ARGS.mute,
    examples: ['mute', 'mute channel', 'mute your-youre', 'mute bare-todo channel'],
    permission: 'anyone',
    run: (ctx, { what = 'me', where }) => setMuted(ctx, { what, where }, true),
  }),
  command({
    name: 'unmute',
    aliases: ['nudges on'],
    args: ARGS.unmute,
    examples: ['unmute', 'unmute channel', 'unmute your-youre'],
    permission: 'anyone',
    run: (ctx, { what = 'me', where }) => setMuted(ctx, { what, where }, false),
  }),
  command({
    name: 'nudges',
    shows: true,
    // It was called “insights” once: habits outlive a name.
    aliases: ['insights nudges', 'nudge insights', 'nudge figures'],
    args: ARGS.nudges,
    examples: ['nudges'],
    permission: 'anyone',
    run: (ctx) => nudgeFigures(ctx),
  }),
];
