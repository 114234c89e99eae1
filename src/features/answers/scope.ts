/** Which projects a question is about that names no single thing. */
import type { Context } from '../../commands/context.js';
import { projectsOf } from '../../commands/lookups.js';
import type { Project } from '../../model/project-rows.js';
import { plain, type Text } from '../../model/text.js';

/** Some projects; undefined for all that the person sees. */
export type ProjectScope = readonly Project[] | undefined;

/** The project that is named, else those of the channel. All of them in a direct message, or if the channel has no project. */
export async function scopeOf(ctx: Context, named: Project | undefined): Promise<ProjectScope> {
  if (named) return [named];
  const linked = ctx.channel.direct ? [] : await projectsOf(ctx.read, ctx.channel.id);
  return linked.length > 0 ? linked : undefined;
}

/** The condition that rows belong to the scope. */
export const inScope = (scope: ProjectScope): { project?: string[] } =>
  scope ? { project: scope.map(({ id }) => id) } : {};

/** Whether a line has to say which project it is about. */
export const namesProjects = (scope: ProjectScope): boolean => scope?.length !== 1;

/** "in Churn model", "in this channel’s projects", "in any project". */
export function placeText(ctx: Pick<Context, 'say'>, scope: ProjectScope): Text {
  const [only, ...more] = scope ?? [];
  if (only && more.length === 0) return ctx.say('find-in-project', { project: [plain(only.name)] });
  return ctx.say(only ? 'find-in-channel' : 'find-anywhere');
}
