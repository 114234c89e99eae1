/** Who sees a project. */

import type { Channel, Person } from './people-rows.js';
import type { Audience, Reach } from './project-rows.js';

/** A membership that the platform has not confirmed for this long no longer counts. */
export const MEMBERSHIP_MS = 60 * 60_000;

/** Whether somebody is a full member of the workspace: neither a guest nor of another organisation, and known to be so. */
export const isFullMember = ({ standing }: Pick<Person, 'standing'>): boolean => standing === 'member';

/** The id of the row that says that somebody is in a place. */
export const memberId = (place: string, person: string): string => `${place}:${person}`;

/** Who sees a project with this audience that is linked to these channels. */
export function reachOf(audience: Audience, channels: readonly Pick<Channel, 'access'>[]): Reach {
  if (audience === 'everyone' || audience === 'owners') return audience;
  if (channels.length === 0) return 'nowhere';
  return audience === 'auto' && channels.some(({ access }) => access === 'public') ? 'everyone' : 'places';
}
