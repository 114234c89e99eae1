/**
 * Projects of which somebody sees no more than their own part. In a direct message, which nobody else reads, these are called by
 * their names and listed like others; anywhere else nothing leads to them but a button on the part itself.
 */
import type { Project } from '../model/project-rows.js';
import type { Situation } from './context.js';

/** More are never listed or looked through. */
const MOST_PARTS = 30;

/** The active ones, the oldest first; none outside a direct message. */
export async function projectsInPart({
  read,
  sight,
  channel,
}: Pick<Situation, 'read' | 'sight' | 'channel'>): Promise<Project[]> {
  if (!channel.direct || sight.named.length === 0) return [];
  const id = sight.named.slice(0, MOST_PARTS);
  return read.find('project', { where: { id, archived: false }, order: ['createdAt', 'id'] });
}

/** Whether an id is that of such a project, here. */
export const isInPart = ({ sight, channel }: Pick<Situation, 'sight' | 'channel'>, id: string): boolean =>
  channel.direct && sight.named.includes(id);
