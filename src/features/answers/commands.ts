/** Answers: one question about one thing, what comes next, what moved, and what is blocked, late, due or without an owner. */
import { choice, here, maybeDay, maybeItem, maybePastDay, maybeProject, page } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { about } from './about.js';
import { findItems } from './find.js';
import { moved } from './moved.js';
import { next } from './next.js';

const ARGS = {
  about: {
    what: choice('owner', 'deputies', 'lead', 'due', 'since', 'reason', 'state'),
    item: maybeItem('stage', 'task', 'project'),
    project: here(),
  },
  find: {
    which: choice('blocked', 'at-risk', 'overdue', 'unowned', 'stuck', 'due', 'offered'),
    until: maybeDay({ keys: ['until', 'by', 'before'], anyDay: true }),
    project: maybeProject(),
    page: page(),
  },
  next: { project: here() },
  moved: { since: maybePastDay(), project: maybeProject() },
};
type AnswerArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends AnswerArgs {}
}

/** The commands of this feature. */
export const answerCommands: Command[] = [
  command({
    name: 'about',
    shows: true,
    aliases: ['tell about'],
    args: ARGS.about,
    examples: ['about owner data', 'about due #12', 'about reason deployment', 'about lead'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { what, item, project }) => about(ctx, what, item ?? { kind: 'project', row: project, project }),
  }),
  command({
    name: 'find',
    shows: true,
    aliases: ['find all'],
    args: ARGS.find,
    examples: ['find blocked', 'find unowned', 'find due by friday', 'find overdue'],
    permission: 'anyone',
    run: (ctx, { which, until, project, page = 1 }) => findItems(ctx, { which, until, project, page }),
  }),
  command({
    name: 'next',
    shows: true,
    aliases: ['up next', 'what is next'],
    args: ARGS.next,
    examples: ['next', 'next in "Churn model"'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { project }) => next(ctx, project),
  }),
  command({
    name: 'moved',
    shows: true,
    aliases: ['what moved'],
    args: ARGS.moved,
    examples: ['moved', 'moved since 2026-03-02'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { since, project }) => moved(ctx, since, project),
  }),
];
