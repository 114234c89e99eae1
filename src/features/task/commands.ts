/** Tasks: added, listed, shown, edited. Stages and tasks share the commands done, reopen, drop and due. */
import {
  here,
  maybeChoice,
  maybeDay,
  maybePerson,
  maybeProject,
  maybeStage,
  maybeText,
  page,
  task,
  text,
} from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import { addTask } from '../../kit/new-task.js';
import { TITLE_MAX } from '../../model/names.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { taskCard } from './card.js';
import { editTask } from './edit.js';
import { taskList } from './list.js';

/** The project of a new task: a stage that is named decides, even against the project that is implied. */
async function projectFor(ctx: Context, stage: Stage | undefined, project: Project): Promise<Project> {
  if (!stage || stage.project === project.id) return project;
  return (await ctx.read.get('project', stage.project)) ?? project;
}

const ARGS = {
  'task add': {
    title: text({ max: TITLE_MAX, keys: ['task'] }),
    stage: maybeStage(),
    owner: maybePerson(),
    due: maybeDay(),
    project: here(),
  },
  'task list': {
    which: maybeChoice('open', 'mine', 'my', 'unowned', 'overdue', 'done'),
    stage: maybeStage(),
    person: maybePerson({ anybody: true }),
    due: maybeDay({ anyDay: true }),
    project: maybeProject(),
    page: page(),
  },
  'task show': { item: task() },
  edit: {
    item: task(),
    title: maybeText({ max: TITLE_MAX }),
    stage: maybeStage(),
    due: maybeDay(),
    project: here(),
  },
};
type TaskArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends TaskArgs {}
}

/** The commands of this feature. */
export const taskCommands: Command[] = [
  command({
    name: 'task add',
    aliases: ['add task', 'new task', 'task new', 'task create', 'todo', 'add'],
    args: ARGS['task add'],
    makes: 'task',
    examples: ['task add "version the training set" stage:data by friday', 'task add write the runbook owner:me'],
    permission: 'anyone',
    guests: 'linked',
    run: async (ctx, args) => {
      // What is typed in a thread is part of what people discuss there; a button may stand in any thread.
      const thread = ctx.via === 'command' ? ctx.thread : null;
      return addTask(ctx, { ...args, thread, project: await projectFor(ctx, args.stage, args.project) });
    },
  }),
  command({
    name: 'task list',
    shows: true,
    aliases: ['tasks', 'list tasks', 'todos', 'todo list', 'task ls'],
    args: ARGS['task list'],
    examples: ['task list', 'task list mine', 'tasks unowned', 'tasks overdue', 'tasks in data', 'tasks due friday'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { which, page = 1, ...filter }) =>
      taskList(ctx, { ...filter, kind: which === 'my' ? 'mine' : which, page }),
  }),
  command({
    name: 'task show',
    shows: true,
    aliases: ['task', 'show task', 'ticket'],
    args: ARGS['task show'],
    examples: ['task #12'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { item }) => taskCard(ctx, item.project, item.row),
  }),
  command({
    name: 'edit',
    aliases: ['task edit', 'edit task', 'change task', 'retitle', 'task rename'],
    args: ARGS.edit,
    examples: ['edit #12 title:"version the training and test sets"', 'edit #12 stage:evaluation due:friday'],
    permission: 'work',
    run: async (ctx, { item, title, stage, due }) => editTask(ctx, item, { title, stage, due }),
  }),
];
