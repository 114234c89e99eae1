/** Which incident somebody means. */
import type { Context } from '../../commands/context.js';
import { projectsOf, stagesOf } from '../../commands/lookups.js';
import { Refusal } from '../../commands/outcome.js';
import { archivedRefusal, refuse } from '../../commands/refusals.js';
import { isInPlace } from '../../kit/sight.js';
import { isFullMember } from '../../model/audience.js';
import type { Person } from '../../model/people-rows.js';
import type { Project, Stage } from '../../model/project-rows.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { isCandidate } from './ask.js';
import { incidentsView } from './list.js';

/** An incident with what it is about. */
export interface FoundIncident {
  incident: Incident;
  project: Project;
  stages: Stage[];
}

/** The incident with a number, or the only one open here if none is named. @throws Refusal if none or several could be meant */
export async function findIncident(ctx: Context, named: number | undefined): Promise<FoundIncident> {
  const incident = named === undefined ? await onlyOpen(ctx) : await byNumber(ctx, named);
  const project = await ctx.read.get('project', incident.project);
  if (!project) throw refuse(ctx, 'gone');
  return { incident, project, stages: await stagesOf(ctx.read, project.id) };
}

async function byNumber(ctx: Context, number: number): Promise<Incident> {
  const where = { number, state: { except: ['watched'] } } as const;
  const [found] = await ctx.read.find('incident', { where, limit: 1 });
  if (!found) throw refuse(ctx, 'no-incident', { number });
  return found;
}

/** What is open in the channel; in a private conversation, everywhere. */
async function onlyOpen(ctx: Context): Promise<Incident> {
  const here = (await projectsOf(ctx.read, ctx.channel.id)).map(({ id }) => id);
  const where = { state: 'open' as const, ...(here.length > 0 && { project: here }) };
  const [only, more] = await ctx.read.find('incident', { where, order: ['-number'], limit: 2 });
  if (!only) throw refuse(ctx, 'no-open-incident');
  if (more) throw new Refusal(await incidentsView(ctx, { projects: here, page: 1 }));
  return only;
}

/** The same, to be changed by this person. @throws Refusal if it is closed, its project archived, or they may not */
export async function openOne(ctx: Context, named: number | undefined): Promise<FoundIncident> {
  const found = await findIncident(ctx, named);
  const { incident, project } = found;
  if (project.archived) throw archivedRefusal(ctx, project);
  if (incident.state === 'closed') throw refuse(ctx, 'incident-closed', { number: incident.number }, { stale: true });
  const isAllowed = isFullMember(ctx.me) || (await isCandidate(ctx, incident, project, ctx.me.id));
  if (!isAllowed) throw refuse(ctx, 'guests-own');
  return found;
}

/** Whether somebody can be asked: whoever looks after what it is about, or a full member who reads what is said of it. */
export async function canBeAsked(ctx: Context, { incident, project }: FoundIncident, person: Person): Promise<boolean> {
  if (await isCandidate(ctx, incident, project, person.id)) return true;
  if (!isFullMember(person) || project.reach !== 'places') return isFullMember(person) && project.reach === 'everyone';
  const home = await ctx.read.get('channel', incident.channel);
  return home !== undefined && isInPlace(ctx.read, person.id, home.place, ctx.now);
}
