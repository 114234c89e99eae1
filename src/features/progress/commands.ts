/** Progress: stages start, are done, blocked, at risk, re-opened or skipped; tasks are done and re-opened. */
import { here, item, maybeText, stage, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { moveStage, reopenStage } from './move-stage.js';
import { moveTask } from './move-task.js';

const REASON = { keys: ['because', 'why'], long: true };

const ARGS = {
  start: { stage: stage(), project: here() },
  done: { item: item(), project: here() },
  'done anyway': { stage: stage(), reason: text(REASON), project: here() },
  block: { stage: stage(), reason: text(REASON), project: here() },
  unblock: { stage: stage(), project: here() },
  'at-risk': { stage: stage(), reason: text(REASON), project: here() },
  reopen: { item: item(), reason: maybeText(REASON), project: here() },
  skip: { stage: stage(), reason: maybeText(REASON), project: here() },
};
type ProgressArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends ProgressArgs {}
}

/** The commands of this feature. */
export const progressCommands: Command[] = [
  command({
    name: 'start',
    aliases: ['stage start', 'begin', 'start stage', 'kick off'],
    args: ARGS.start,
    examples: ['start data', 'start training in "Churn model"'],
    permission: 'work',
    run: (ctx, args) => moveStage(ctx, args, 'start'),
  }),
  command({
    name: 'done',
    aliases: ['task done', 'stage done', 'finish', 'finished', 'complete', 'completed', 'close'],
    args: ARGS.done,
    examples: ['done data', 'done #12'],
    permission: 'work',
    run: (ctx, { item }) =>
      item.kind === 'task'
        ? moveTask(ctx, item, 'done')
        : moveStage(ctx, { project: item.project, stage: item.row }, 'done'),
  }),
  command({
    name: 'done anyway',
    aliases: ['finish anyway'],
    args: ARGS['done anyway'],
    examples: ['done anyway evaluation the pilot has to start on Monday'],
    permission: 'project',
    run: (ctx, args) => moveStage(ctx, args, 'done', null, args.reason),
  }),
  command({
    name: 'block',
    aliases: ['stage block', 'blocked', 'stuck'],
    args: ARGS.block,
    examples: ['block data waiting for the labels', 'block training: no GPUs until Monday'],
    permission: 'work',
    run: (ctx, args) => moveStage(ctx, args, 'block', args.reason),
  }),
  command({
    name: 'unblock',
    aliases: ['stage unblock', 'unblocked', 'resume', 'on track', 'continue'],
    args: ARGS.unblock,
    examples: ['unblock data'],
    permission: 'work',
    run: (ctx, args) => moveStage(ctx, args, 'unblock'),
  }),
  command({
    name: 'at-risk',
    aliases: ['at risk', 'stage at-risk', 'risk'],
    args: ARGS['at-risk'],
    examples: ['at-risk evaluation the test set is too small'],
    permission: 'work',
    run: (ctx, args) => moveStage(ctx, args, 'at-risk', args.reason),
  }),
  command({
    name: 'reopen',
    aliases: ['task reopen', 'stage reopen', 're-open', 'open again'],
    args: ARGS.reopen,
    examples: ['reopen data drift in the country feature', 'reopen #12'],
    permission: 'work',
    run: (ctx, { item, reason }) =>
      item.kind === 'task'
        ? moveTask(ctx, item, 'open', reason ?? null)
        : reopenStage(ctx, { project: item.project, stage: item.row }, reason),
  }),
  command({
    name: 'skip',
    aliases: ['stage skip', 'skipped', 'not needed'],
    args: ARGS.skip,
    examples: ['skip monitoring', 'skip training we use a bought model'],
    permission: 'work',
    run: (ctx, args) => moveStage(ctx, args, 'skip', args.reason ?? null),
  }),
];
