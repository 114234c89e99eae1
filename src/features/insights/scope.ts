/** Which projects the insights are about, and whose past they are compared with: never one that the asker does not see. */
import type { Context } from '../../commands/context.js';
import { projectsOf } from '../../commands/lookups.js';
import { inParts } from '../../kit/in-parts.js';
import type { Project } from '../../model/project-rows.js';

/** Projects that insights are about. */
export interface InsightScope {
  /** One project, those of the channel, or all that the asker sees. */
  is: 'project' | 'channel' | 'everywhere';
  projects: Project[];
  /** Projects whose past says how long things take here: in a channel, only what all of its members see. */
  pool: Project[];
  /** It is the sample project: what is made up is nobody's work, and is compared with nothing else. */
  isMadeUp: boolean;
  /** A sample is among what was asked for, and left out because there is something real. */
  isWithoutSample: boolean;
}

/** The project that is named, else those of the channel; all in a private conversation, or if the channel has no project. */
export async function insightScope(
  ctx: Context,
  named: Project | undefined,
  everywhere: boolean,
): Promise<InsightScope> {
  const linked = named || everywhere || ctx.channel.direct ? [] : await projectsOf(ctx.read, ctx.channel.id);
  const own = withoutSamples(named ? [named] : linked);
  if (own.length === 0) return everyProject(ctx);
  const isMadeUp = own.every(({ sample }) => sample);
  return {
    is: own.length === 1 ? 'project' : 'channel',
    projects: own,
    pool: isMadeUp ? own : await poolOf(ctx, own),
    isMadeUp,
    isWithoutSample: own.length < linked.length,
  };
}

/** Samples count only if there is nothing else. */
function withoutSamples(projects: readonly Project[]): Project[] {
  const real = projects.filter(({ sample }) => !sample);
  return real.length > 0 ? real : [...projects];
}

/** All projects that the asker sees in full, archived ones too: their history is the team's past as well. */
async function everyProject({ read }: Context): Promise<InsightScope> {
  const all = await read.find('project', { order: ['createdAt', 'id'] });
  const projects = withoutSamples(all);
  const isMadeUp = projects.length > 0 && projects.every(({ sample }) => sample);
  return { is: 'everywhere', projects, pool: projects, isMadeUp, isWithoutSample: projects.length < all.length };
}

async function poolOf({ read, channel }: Context, own: readonly Project[]): Promise<Project[]> {
  if (channel.direct) return read.find('project', { where: { sample: false } });
  const links = await read.find('link', { where: { channel: channel.id } });
  const linked = await inParts(
    links.map(({ project }) => project),
    (id) => read.find('project', { where: { id, sample: false } }),
  );
  // In a private channel there may be guests, who see nothing but its own.
  const isOpen = channel.access === 'public';
  const open = isOpen ? await read.find('project', { where: { reach: 'everyone', sample: false } }) : [];
  return [...new Map([...own, ...linked, ...open].map((project) => [project.id, project])).values()];
}
