/** Status: where a project is, stage by stage, and what needs a person now; all projects at a glance. */
import { maybeProject, page } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import { impliedProject } from '../../commands/load.js';
import { Missing, type Outcome } from '../../commands/outcome.js';
import { projectsInPart } from '../../commands/own-parts.js';
import type { Project } from '../../model/project-rows.js';
import { portfolioStatus } from './portfolio.js';
import { projectStatus } from './project.js';

/** The project named or implied; all projects if there are none to ask about. */
async function status(ctx: Context, named: Project | undefined): Promise<Outcome> {
  const project = named ?? (await impliedProject(ctx, true));
  if (project) return { view: await projectStatus(ctx, project) };
  const any = await ctx.read.find('project', { where: { archived: false }, limit: 1 });
  if (any.length > 0 || (await projectsInPart(ctx)).length > 0) throw new Missing(['project']);
  return portfolioStatus(ctx, 1);
}

const ARGS = {
  status: { project: maybeProject({ part: true }) },
  'status all': { page: page() },
};
type StatusArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends StatusArgs {}
}

/** The commands of this feature. */
export const statusCommands: Command[] = [
  command({
    name: 'status',
    shows: true,
    aliases: ['show', 'project show', 'project status', 'where', 'where is'],
    args: ARGS.status,
    examples: ['status', 'status "Churn model"'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, args) => status(ctx, args.project),
  }),
  command({
    name: 'status all',
    shows: true,
    aliases: ['all', 'overview', 'portfolio', 'all projects'],
    args: ARGS['status all'],
    examples: ['status all'],
    permission: 'anyone',
    run: (ctx, args) => portfolioStatus(ctx, args.page ?? 1),
  }),
];
