/** Who can do what. Anybody in the workspace can read and report; the `changes` setting can limit changes to leads and owners. */

import { isFullMember } from '../model/audience.js';
import { bold, join, type Text } from '../model/text.js';
import type { Item } from './args.js';
import type { CommandName } from './calls.js';
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

type Rule = Pick<Declaration, 'permission' | 'guests'>;

/** Whether there is anything for which guests can use a command. */
const isOpenToGuests = ({ permission, guests }: Rule): boolean =>
  guests !== 'never' && permission !== 'project' && permission !== 'admin';

/** Whether a command is offered to the person: what guests can never use would lead them nowhere. */
export function isOffered({ me, commands }: Pick<Context, 'me' | 'commands'>, name: CommandName): boolean {
  const declared = commands.find((one) => one.name === name);
  return isFullMember(me) || (declared !== undefined && isOpenToGuests(declared));
}

/** What somebody can change with a command: everything, nothing, or as the setting `guest-changes` says. */
async function reachIn(ctx: Context, rule: Rule): Promise<string> {
  if (isFullMember(ctx.me) || (rule.permission === 'anyone' && rule.guests === undefined)) return 'all';
  return isOpenToGuests(rule) ? ctx.setting('guest-changes') : 'none';
}

/**
 * Passes if there is anything for which somebody can use a command. Nobody should fill in a form in vain.
 * @throws Refusal
 */
export async function mayUseAtAll(ctx: Context, rule: Rule): Promise<void> {
  const reach = await reachIn(ctx, rule);
  if (reach === 'none' || (reach === 'own' && rule.guests !== undefined))
    throw refuse(ctx, reach === 'own' ? 'guests-own' : 'guests');
  if (rule.permission === 'admin') await mayUse(ctx, 'admin', []);
}

/**
 * Passes for full members. Guests and people of other organisations read what they see, and change what is theirs; the setting
 * `guest-changes` lets them change everything that is linked to a channel (`linked`), or nothing (`none`).
 * @param items what the command is about; the first decides
 * @throws Refusal
 */
export async function mayUseAsGuest(ctx: Context, rule: Rule, items: readonly Item[]): Promise<void> {
  const reach = await reachIn(ctx, rule);
  if (reach === 'all' || reach === 'linked') return;
  const [item] = items;
  const isOwn = item !== undefined && responsibleFor(item).includes(ctx.me.id);
  if (reach === 'own' && rule.guests === undefined && isOwn) return;
  throw refuse(ctx, reach === 'own' ? 'guests-own' : 'guests');
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
