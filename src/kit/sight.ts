/** What one viewer sees of a workspace: which projects in full, and which single stages and tasks of others. */
import { isFullMember, MEMBERSHIP_MS, memberId } from '../model/audience.js';
import type { Channel, Person, PlaceMember } from '../model/people-rows.js';
import type { Project } from '../model/project-rows.js';
import type { Sight } from '../model/sight.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** Who looks, and from where; `channel` is null if they look from nowhere, as at a page of their own. */
export interface Viewer {
  me: Person;
  channel: Channel | null;
  /** Epoch milliseconds. */
  now: number;
}

/** Work of somebody's own, wherever it is. */
interface OwnItem {
  id: string;
  project: string;
}

const RESTRICTED = ['places', 'owners', 'nowhere'] as const;
const EVERYTHING: Sight = { projects: { except: [] }, items: [], named: [] };

/** What a viewer sees. Full members see what nothing hides from them; others see only what is shown to them. */
export const sightOf = (read: Reader, viewer: Viewer): Promise<Sight> =>
  isFullMember(viewer.me) ? memberSight(read, viewer) : outsiderSight(read, viewer);

async function memberSight(read: Reader, viewer: Viewer): Promise<Sight> {
  const restricted = await read.find('project', { where: { reach: [...RESTRICTED] } });
  if (restricted.length === 0) return EVERYTHING;
  const { me } = viewer;
  const linked = await projectsOfPlaces(read, await placesOf(read, viewer), viewer);
  const items = await ownItems(read, me.id, { project: restricted.map(({ id }) => id) });
  const worked = new Set(items.map(({ project }) => project));
  const decides = await isAdmin(read, me);
  const isSeen = ({ id, lead, reach }: Project): boolean =>
    lead === me.id ||
    (reach === 'places' && linked.has(id)) ||
    (reach === 'owners' && (worked.has(id) || (lead === null && decides))) ||
    (reach === 'nowhere' && decides);
  const hidden = new Set(restricted.filter((project) => !isSeen(project)).map(({ id }) => id));
  return withOwn(
    { except: [...hidden] },
    items.filter(({ project }) => hidden.has(project)),
  );
}

/** Guests and people of other organisations see what is linked to the place where they speak, and their own work. */
async function outsiderSight(read: Reader, { me, channel }: Viewer): Promise<Sight> {
  const links = channel ? await read.find('link', { where: { channel: channel.id } }) : [];
  const linked = await inParts(
    links.map(({ project }) => project),
    (id) => read.find('project', { where: { id, reach: ['everyone', 'places'] } }),
  );
  const led = await read.find('project', { where: { lead: me.id } });
  const projects = [...new Set([...linked, ...led].map(({ id }) => id))];
  const items = await ownItems(read, me.id, {});
  return withOwn(
    projects,
    items.filter(({ project }) => !projects.includes(project)),
  );
}

const withOwn = (projects: Sight['projects'], items: readonly OwnItem[]): Sight => ({
  projects,
  items: items.map(({ id }) => id),
  named: [...new Set(items.map(({ project }) => project))],
});

/** In a workspace without admins, every full member may do what needs one. */
async function isAdmin(read: Reader, me: Person): Promise<boolean> {
  return me.admin || (await read.find('person', { where: { admin: true }, limit: 1 })).length === 0;
}

/** The stages and tasks that somebody owns, is a deputy for, or has been asked to take. */
async function ownItems(read: Reader, person: string, within: { project?: string[] }): Promise<OwnItem[]> {
  const any = [{ owner: person }, { deputies: { has: person } }];
  const stages = await read.find('stage', { where: { ...within, dropped: false }, any });
  const tasks = await read.find('task', { where: within, any });
  const offers = await read.find('offer', { where: { ...within, asked: person, state: 'waiting' } });
  return [...stages, ...tasks, ...offers.map(({ itemId, project }) => ({ id: itemId, project }))];
}

/** Whether the platform said lately that somebody is in a place. */
export async function isInPlace(read: Reader, person: string, place: string, now: number): Promise<boolean> {
  const row = await read.get('member', memberId(place, person));
  return row !== undefined && (await confirmed(read, [row], now)).length > 0;
}

/** The places of the rows that still count: each was shown by an event lately, or its place was listed lately, with them in it. */
async function confirmed(read: Reader, rows: readonly PlaceMember[], now: number): Promise<string[]> {
  const since = now - MEMBERSHIP_MS;
  const older = rows.filter(({ at }) => at < since).map(({ place }) => place);
  const listed = await inParts(older, (id) => read.find('place', { where: { id, listedAt: { above: since } } }));
  return [...rows.filter(({ at }) => at >= since).map(({ place }) => place), ...listed.map(({ id }) => id)];
}

/** The places that somebody is in: as the platform said lately, and the one from which they speak. */
export async function placesOf(read: Reader, { me, channel, now }: Viewer): Promise<string[]> {
  const rows = await read.find('member', { where: { person: me.id } });
  const all = [...(await confirmed(read, rows, now)), ...(channel ? [channel.place] : [])];
  // Channels that only an older version knew have no place: nobody is in all of those.
  return all.filter((place) => place !== '');
}

/** Ids of the projects linked to channels of these places, or to the one from which the viewer speaks. */
async function projectsOfPlaces(read: Reader, places: readonly string[], { channel }: Viewer): Promise<Set<string>> {
  const channels = await inParts([...places], (place) => read.find('channel', { where: { place } }));
  const ids = [...new Set([...channels.map(({ id }) => id), ...(channel ? [channel.id] : [])])];
  const links = await inParts(ids, (part) => read.find('link', { where: { channel: part } }));
  return new Set(links.map(({ project }) => project));
}
