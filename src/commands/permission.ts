/** Who can do what. Anybody in the workspace can read and report; the `changes` setting can limit changes to leads and owners. */

import { isFullMember } from '../model/audience.js';
import { bold, join, type Text } from '../model/text.js';
import type { Item } from './args.js';
import type { Context } from './context.js';
import type { Declaration, Permission } from './declaration.js';
import { refuse } from './refusals.js';

const MOST_ADMINS_NAMED = 5;

/** The owner and deputies of a stage or task. */
const responsibleFor = (item: Item): string[] =>
  item.kind === 'project' ? [] : [...(item.row.owner ? [item.row.owner] : []), ...item.row.deputies];

async function namesOf(ctx: Context, ids: readonly string[]): Promise<Text> {
  const people = await ctx.read.find('person', { where: { id: [...ids] } });
  return join(
    people.map(({ name }) => [bold(name)]),
    ', ',
  );
}

/**
 * Passes for full members. Guests and people of other organisations read what they see, and change what is theirs; the setting
 * `guest-changes` lets them change everything that is linked to a channel (`linked`), or nothing (`none`).
 * @param items what the command is about; the first decides
 * @throws Refusal
 */
export async function mayUseAsGuest(
  ctx: Context,
  { permission, guests }: Pick<Declaration, 'permission' | 'guests'>,
  items: readonly Item[],
): Promise<void> {
  if (isFullMember(ctx.me) || (permission === 'anyone' && guests === undefined)) return;
  const isOpen = guests !== 'never' && permission !== 'project' && permission !== 'admin';
  const setting = isOpen ? await ctx.setting('guest-changes') : 'none';
  if (setting === 'linked') return;
  const [item] = items;
  const isOwn = item !== undefined && responsibleFor(item).includes(ctx.me.id);
  if (setting === 'own' && guests === undefined && isOwn) return;
  throw refuse(ctx, setting === 'own' ? 'guests-own' : 'guests');
}

/** Passes if the workspace has no admins. */
async function mayUseAsAdmin(ctx: Context): Promise<void> {
  const admins = await ctx.read.find('person', { where: { admin: true }, limit: MOST_ADMINS_NAMED });
  if (admins.length === 0) return;
  const ids = admins.map(({ id }) => id);
  throw refuse(ctx, 'admins-only', { who: await namesOf(ctx, ids) });
}

/**
 * Passes, or says who can do it.
 * @param items what the command is about; the first decides
 * @throws Refusal
 */
export async function mayUse(ctx: Context, permission: Permission, items: readonly Item[]): Promise<void> {
  if (permission === 'anyone' || ctx.me.admin) return;
  if (permission === 'admin') return mayUseAsAdmin(ctx);
  if ((await ctx.setting('changes')) === 'everyone') return;
  const [item] = items;
  if (!item) return;
  const { name, lead } = item.project;
  const allowed = new Set([...(lead ? [lead] : []), ...(permission === 'work' ? responsibleFor(item) : [])]);
  // A project that nobody leads would be locked for everybody: it stays open, as before the setting.
  if (allowed.size === 0 || allowed.has(ctx.me.id)) return;
  throw refuse(ctx, 'not-allowed', { project: name, who: await namesOf(ctx, [...allowed]) });
}
