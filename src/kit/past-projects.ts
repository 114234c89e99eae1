/** Which projects there were at an instant. */
import type { HistoryEvent } from '../model/history-rows.js';
import type { Project } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** The projects that a channel had, archived ones left out, the oldest first. */
export async function projectsAt(read: Reader, channel: string, at: number): Promise<Project[]> {
  const links = await read.find('link', { where: { channel } });
  const since = await read.find('history', {
    where: { item: 'project', field: 'channel', at: { above: at }, channel },
    order: ['at', 'id'],
  });
  // The first thing that happened since shows how it was before.
  const first = (project: string): HistoryEvent | undefined => since.find((event) => event.project === project);
  const linked = links.filter((link) => link.at < at && !first(link.project));
  const unlinkedSince = since.filter((event) => event === first(event.project) && event.from !== null);
  const ids = [...linked, ...unlinkedSince].map(({ project }) => project);
  const found = await inParts(ids, (id) => read.find('project', { where: { id } }));
  return (await activeAt(read, found, at)).sort(byAge);
}

/** All projects that there were, archived ones left out, the oldest first. */
export async function allProjectsAt(read: Reader, at: number, most: number): Promise<Project[]> {
  const found = await read.find('project', { where: { createdAt: { below: at } }, order: ['key'], limit: most });
  return (await activeAt(read, found, at)).sort(byAge);
}

/** Those that existed and were not archived. */
async function activeAt(read: Reader, projects: readonly Project[], at: number): Promise<Project[]> {
  const since = await read.find('history', {
    where: { item: 'project', field: 'archived', at: { above: at } },
    order: ['at', 'id'],
  });
  return projects.filter((project) => {
    const first = since.find(({ itemId }) => itemId === project.id);
    const archived = first ? first.from === 'true' : project.archived;
    return project.createdAt < at && !archived;
  });
}

/** An order that does not depend on names or on a channel's main project, which may have changed since. */
const byAge = (a: Project, b: Project) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
