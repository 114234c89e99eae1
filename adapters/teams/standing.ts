/**
 * How people in Teams belong to a tenant (learn.microsoft.com: "Apps for shared and private channels", "Get Teams context").
 * Guests have accounts in the tenant; people of other organisations are in shared channels and chats with their own.
 */
import type { Origin } from '../../src/ports/events.js';
import { type Account, isBot } from './activity.js';
import type { Member } from './members.js';

type Standing = Origin['person']['standing'];

/** In the name by which guests sign in: "bo_other.test#EXT#@here.test". */
const GUEST_NAME = /#ext#/i;

/** What a roster says of a member. Whoever it gives no tenant for is not known. */
export function standingOf({ id, role, principal, tenant }: Member, ownTenant: string): Standing {
  if (isBot(id) || role === 'bot') return 'bot';
  if (role === 'guest' || role === 'anonymous' || GUEST_NAME.test(principal ?? '')) return 'guest';
  if (tenant === undefined) return 'unknown';
  return tenant === ownTenant ? 'member' : 'external';
}

/** What an activity alone says of whom it is from; undefined if the roster has to be asked. */
export function standingIn({ id, role, tenantId }: Account, ownTenant: string): Standing | undefined {
  if (isBot(id) || role?.toLowerCase() === 'bot') return 'bot';
  return tenantId !== undefined && tenantId.toLowerCase() !== ownTenant ? 'external' : undefined;
}
