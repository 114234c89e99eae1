/** What one person is responsible for: offers waiting for their answer, incidents, their tasks, stages and projects. */
import type { Context } from '../../commands/context.js';
import { activeProjects } from '../../kit/active-projects.js';
import { type OwnIncident, ownIncidents } from '../../kit/incidents.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import type { Offer, Project, Stage, Task } from '../../model/project-rows.js';

/** Rows read of each kind, of which those in archived projects are left out. */
const MOST_READ = 50;

/** What one person is responsible for or asked to take, in active projects. */
export interface OwnWork {
  offers: Offer[];
  incidents: OwnIncident[];
  tasks: Task[];
  stages: Stage[];
  projects: Map<string, Project>;
}

/** Reads it. */
export async function ownWork({ read, me }: Context): Promise<OwnWork> {
  const limit = MOST_READ;
  const states = ['not_started', 'in_progress', 'at_risk', 'blocked'] as const;
  const offers = await read.find('offer', {
    where: await waitingOffers(read, { asked: me.id }),
    order: ['at', 'id'],
    limit,
  });
  const tasks = await read.find('task', { where: { owner: me.id, state: 'open' }, order: ['due', 'number'], limit });
  const stages = await read.find('stage', {
    where: { owner: me.id, dropped: false, state: states },
    order: ['due', 'id'],
    limit,
  });
  const projects = await activeProjects(read, [...offers, ...tasks, ...stages]);
  const isActive = ({ project }: { project: string }) => projects.has(project);
  return {
    offers: offers.filter(isActive),
    incidents: await ownIncidents(read, me.id),
    tasks: tasks.filter(isActive),
    stages: stages.filter(isActive),
    projects,
  };
}

/** The projects that a person leads or has work in, the newest ones if there are none. `id`: wording of the heading. */
export async function projectsFor(
  { read, me }: Context,
  { tasks, stages, projects }: OwnWork,
  limit: number,
): Promise<{ id: string; list: Project[] }> {
  const led = await read.find('project', { where: { lead: me.id, archived: false }, order: ['key'], limit });
  const worked = [...stages, ...tasks].flatMap(({ project }) => projects.get(project) ?? []);
  const own = new Map([...led, ...worked].map((project) => [project.id, project]));
  if (own.size > 0) return { id: 'home-projects', list: [...own.values()] };
  const newest = await read.find('project', { where: { archived: false }, order: ['-createdAt', 'key'], limit });
  return { id: 'home-other-projects', list: newest };
}
