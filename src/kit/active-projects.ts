/** The active projects of rows: nothing in an archived project waits for anybody. */
import type { Project } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** The projects that rows belong to, by id; archived ones are left out. */
export async function activeProjects(
  read: Reader,
  rows: readonly { project: string }[],
): Promise<Map<string, Project>> {
  const ids = [...new Set(rows.map(({ project }) => project))];
  const found = await inParts(ids, (id) => read.find('project', { where: { id, archived: false } }));
  return new Map(found.map((project) => [project.id, project]));
}
