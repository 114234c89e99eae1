/** Links between channels and projects. */
import type { Context } from '../commands/context.js';
import { projectsOf } from '../commands/lookups.js';
import { add, type Change } from '../model/changes.js';
import type { Link, Project } from '../model/project-rows.js';

/** A link of a project to the channel where the command was given. @param main see `Link` */
export const newLink = (ctx: Context, project: string, main: boolean): Omit<Link, 'version'> => ({
  id: `${ctx.channel.id}:${project}`,
  workspace: ctx.workspace,
  channel: ctx.channel.id,
  project,
  main,
  at: ctx.now,
});

/** Links a new project to this channel, as its main project if it has no other; in a private conversation to none. */
export async function linkHere(ctx: Context, project: Project): Promise<Change[]> {
  if (ctx.channel.direct) return [];
  const others = await projectsOf(ctx.read, ctx.channel.id);
  return [add('link', newLink(ctx, project.id, others.length === 0))];
}
