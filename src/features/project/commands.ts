/** Projects: created, listed, described, linked to channels, archived and restored. */
import { here, maybeChoice, maybeText, page, project, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { NAME_MAX } from '../../model/names.js';
import { describeProject, setArchived } from './change.js';
import { createProject } from './create.js';
import { linkProject, makeMain, unlinkProject } from './links.js';
import { projectList } from './list.js';

const ARGS = {
  new: {
    name: text({ max: NAME_MAX, keys: ['called', 'named'] }),
    stages: maybeText({ keys: ['steps'], max: 500 }),
  },
  projects: { which: maybeChoice('active', 'archived'), page: page() },
  link: { project: project() },
  unlink: { project: here() },
  main: { project: project() },
  describe: { project: here(), description: text({ max: 500, keys: ['text'], long: true }) },
  archive: { project: here() },
  restore: { project: project() },
};
type ProjectArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends ProjectArgs {}
}

/** The commands of this feature. */
export const projectCommands: Command[] = [
  command({
    name: 'new',
    aliases: ['project new', 'new project', 'create', 'create project', 'project add', 'add project'],
    args: ARGS.new,
    makes: 'project',
    examples: ['new "Churn model"', 'new "Search ranking" stages: data, training, shadow test, launch'],
    permission: 'anyone',
    guests: 'never',
    run: (ctx, args) => createProject(ctx, args.name, args.stages),
  }),
  command({
    name: 'projects',
    shows: true,
    aliases: ['list', 'project list', 'list projects', 'projects list'],
    args: ARGS.projects,
    examples: ['projects', 'projects archived'],
    permission: 'anyone',
    run: (ctx, { which = 'active', page = 1 }) => projectList(ctx, which, page),
  }),
  command({
    name: 'link',
    aliases: ['project link', 'link project'],
    args: ARGS.link,
    examples: ['link "Churn model"'],
    permission: 'project',
    run: (ctx, args) => linkProject(ctx, args.project),
  }),
  command({
    name: 'unlink',
    aliases: ['project unlink', 'unlink project'],
    args: ARGS.unlink,
    examples: ['unlink "Churn model"'],
    permission: 'project',
    run: (ctx, args) => unlinkProject(ctx, args.project),
  }),
  command({
    name: 'main',
    aliases: ['default', 'project main', 'project default', 'main project', 'default project'],
    args: ARGS.main,
    examples: ['main "Churn model"'],
    permission: 'project',
    run: (ctx, args) => makeMain(ctx, args.project),
  }),
  command({
    name: 'describe',
    aliases: ['project describe', 'description', 'describe project'],
    args: ARGS.describe,
    examples: ['describe "Who leaves, and why"', 'describe "Churn model" who leaves, and why'],
    permission: 'project',
    run: async (ctx, args) => describeProject(ctx, args.project, args.description),
  }),
  command({
    name: 'archive',
    aliases: ['project archive', 'archive project'],
    args: ARGS.archive,
    examples: ['archive "Churn model"'],
    permission: 'project',
    onArchived: true,
    run: async (ctx, args) => setArchived(ctx, args.project, true),
  }),
  command({
    name: 'restore',
    aliases: ['project restore', 'unarchive', 'restore project'],
    args: ARGS.restore,
    examples: ['restore "Churn model"'],
    permission: 'project',
    onArchived: true,
    run: async (ctx, args) => setArchived(ctx, args.project, false),
  }),
];
