/** Answers: one question about one thing, and short lists of what is blocked, late, due or without an owner. */
import { choice, here, maybeDay, maybeItem, maybeProject, page } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { about } from './about.js';
import { findItems } from './find.js';

const ARGS = {
  about: {
    what: choice('owner', 'deputies', 'lead', 'due', 'since', 'reason', 'state'),
    item: maybeItem('stage', 'task', 'project'),
    project: here(),
  },
  find: {
    which: choice('blocked', 'at-risk', 'overdue', 'unowned', 'stuck', 'due', 'offered'),
    until: maybeDay({ keys: ['until', 'by', 'before'] }),
    project: maybeProject(),
    page: page(),
  },
};
type AnswerArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends AnswerArgs {}
}

/** The commands of this feature. */
export const answerCommands: Command[] = [
  command({
    name: 'about',
    aliases: ['tell about'],
    args: ARGS.about,
    examples: ['about owner data', 'about due #12', 'about reason deployment', 'about lead'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { what, item, project }) => about(ctx, what, item ?? { kind: 'project', row: project, project }),
  }),
  command({
    name: 'find',
    aliases: ['find all'],
    args: ARGS.find,
    examples: ['find blocked', 'find unowned', 'find due by friday', 'find overdue'],
    permission: 'anyone',
    run: (ctx, { which, until, project, page = 1 }) => findItems(ctx, { which, until, project, page }),
  }),
];
