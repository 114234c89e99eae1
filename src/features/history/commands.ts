/** History: what happened to a stage, task or project, by whom and why; and how long a stage was in each state. */
import { here, maybeItem, page } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { historyPage } from './page.js';

const ARGS = {
  history: {
    item: { ...maybeItem('stage', 'task', 'project'), part: true },
    project: here({ part: true }),
    page: page(),
  },
};
type HistoryArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends HistoryArgs {}
}

/** The commands of this feature. */
export const historyCommands: Command[] = [
  command({
    name: 'history',
    shows: true,
    aliases: ['log', 'stage history', 'task history', 'project history', 'changes'],
    args: ARGS.history,
    examples: ['history', 'history data', 'history #12'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { item, project, page = 1 }) =>
      historyPage(ctx, item ?? { kind: 'project', row: project, project }, page),
  }),
];
