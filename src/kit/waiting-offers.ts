/** Offers that wait for somebody's answer. In an archived project nothing waits. */
import type { Offer } from '../model/project-rows.js';
import type { Where } from '../ports/query.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** The conditions under which offers wait for an answer. @param of conditions of theirs, such as who is asked */
export async function waitingOffers(read: Reader, of: Where<Offer>): Promise<Where<Offer>> {
  const where = { ...of, state: 'waiting' } as const;
  const projects = [...(await read.tally('offer', 'project', where)).keys()].flatMap((id) => id ?? []);
  const archived = await inParts(projects, (id) => read.find('project', { where: { id, archived: true } }));
  return archived.length === 0 ? where : { ...where, project: { except: archived.map(({ id }) => id) } };
}
