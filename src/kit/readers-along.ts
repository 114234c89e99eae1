/** Who reads along: whether everybody who reads a channel may see what an answer in it is about. */

import { MEMBERSHIP_MS } from '../model/audience.js';
import type { DescribedChannel } from '../model/channels.js';
import type { Project } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';
import { ALL_PROJECTS } from './seen-reader.js';

const OUTSIDE = ['guest', 'external', 'unknown'] as const;
/** Guests and others that are looked for among the people of a channel. */
const MOST_OUTSIDERS = 5_000;

/** Whether everybody who reads a channel sees all of these projects. What is true of most channels is looked at first. */
export async function allReadersSee(
  read: Reader,
  channel: DescribedChannel,
  projects: ReadonlySet<string>,
  now: number,
): Promise<boolean> {
  if (channel.direct || projects.size === 0) return true;
  const rows = await projectsOf(read, projects);
  const isOpen = rows.every(({ reach }) => reach === 'everyone');
  const coveredBy = (linked: ReadonlySet<string>) =>
    !projects.has(ALL_PROJECTS) && rows.every(({ id }) => linked.has(id));
  const here = await linkedTo(read, [channel.id]);
  if (coveredBy(here)) return rows.every((project) => isSeenIn(here, project));
  if (isOpen && !(await hasOutsiders(read, channel, now))) return true;
  const linked = await linkedTo(read, await samePlace(read, channel));
  if (!rows.every((project) => isSeenIn(linked, project))) return false;
  // If all of them are open, there are outsiders, who see only what is linked.
  return coveredBy(linked) || (!isOpen && !(await hasOutsiders(read, channel, now)));
}

async function projectsOf(read: Reader, projects: ReadonlySet<string>): Promise<Project[]> {
  const ids = [...projects].filter((id) => id !== ALL_PROJECTS);
  return inParts(ids, (id) => read.find('project', { where: { id } }));
}

/** Whether the full members in a channel see a project. @param linked ids of the projects linked to it */
const isSeenIn = (linked: ReadonlySet<string>, { id, reach }: Project): boolean =>
  reach === 'everyone' || (reach === 'places' && linked.has(id));

/** Ids of a channel and of others with the same people. */
async function samePlace(read: Reader, { id, place }: DescribedChannel): Promise<string[]> {
  // Channels that only an older version knew have no place: those are not the same one.
  const others = place === '' ? [] : await read.find('channel', { where: { place } });
  return [...new Set([id, ...others.map((other) => other.id)])];
}

/** Ids of the projects linked to some channels. */
async function linkedTo(read: Reader, channel: readonly string[]): Promise<Set<string>> {
  const links = await read.find('link', { where: { channel } });
  return new Set(links.map(({ project }) => project));
}

/** Whether guests or people of other organisations read a channel; also if nobody knows who reads it. */
async function hasOutsiders(read: Reader, { access, place }: DescribedChannel, now: number): Promise<boolean> {
  const listed = await read.get('place', place);
  const isKnown = listed !== undefined && listed.listedAt >= now - MEMBERSHIP_MS;
  if (!isKnown && access === 'private') return true;
  const where = { standing: [...OUTSIDE], gone: false };
  const known = await read.find('person', { where, limit: MOST_OUTSIDERS });
  // Who was forgotten still reads along.
  const forgotten = await read.find('forgotten', { where: { standing: [...OUTSIDE] }, limit: MOST_OUTSIDERS });
  const outsiders = [...known, ...forgotten];
  if (isKnown && (await hasUnknown(read, place))) return true;
  if (outsiders.length === 0) return false;
  if (!isKnown || outsiders.length >= MOST_OUTSIDERS) return true;
  const found = await inParts(
    outsiders.map(({ id }) => id),
    (person) => read.find('member', { where: { place, person }, limit: 1 }),
  );
  return found.length > 0;
}

/** Whether somebody is in a place of whom nothing is known. */
async function hasUnknown(read: Reader, place: string): Promise<boolean> {
  const people = (await read.find('member', { where: { place } })).map(({ person }) => person);
  const known = await inParts(people, (id) => read.find('person', { where: { id } }));
  const forgotten = await inParts(people, (id) => read.find('forgotten', { where: { id } }));
  const ids = new Set([...known, ...forgotten].map(({ id }) => id));
  return people.some((id) => !ids.has(id));
}
