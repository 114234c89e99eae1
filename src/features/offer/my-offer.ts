/** Which offer somebody answers. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import { Refusal } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { offeredItem, ownerOf } from '../../kit/handover.js';
import { itemNameInProject, joinDots, knownPerson, peopleById } from '../../kit/text.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import type { Offer } from '../../model/project-rows.js';
import { paragraph, view } from '../../view/view.js';
import { offersView } from './list.js';

/**
 * The offer waiting for the answer of the person who acts: of the item named, or the only one there is.
 * @throws Refusal if there is none, or if several could be meant
 */
export async function myOffer(ctx: Context, named: Item | undefined): Promise<{ offer: Offer; item: Item }> {
  const where = await waitingOffers(ctx.read, { asked: ctx.me.id, ...(named && { itemId: named.row.id }) });
  const [offer, another] = await ctx.read.find('offer', { where, order: ['at', 'id'], limit: 2 });
  if (!offer) throw named ? await noLongerWaiting(ctx, named) : refuse(ctx, 'no-offers');
  if (another && !named) throw new Refusal(await offersView(ctx, 1));
  const item = named ?? (await offeredItem(ctx.read, offer));
  if (!item) throw refuse(ctx, 'gone');
  return { offer, item };
}

/** How the offer ended, and who has the item now. */
async function noLongerWaiting(ctx: Context, item: Item): Promise<Refusal> {
  const [last] = await ctx.read.find('offer', {
    where: { asked: ctx.me.id, itemId: item.row.id },
    order: ['-at', '-id'],
    limit: 1,
  });
  const owner = ownerOf(item);
  const known = await peopleById(ctx, [owner]);
  const ended = ctx.say(last ? `offer-was-${last.state}` : 'offer-none', { item: itemNameInProject(ctx, item) });
  const now =
    owner === null || owner === ctx.me.id ? undefined : ctx.say('owner-is', { who: knownPerson(known, owner) });
  return new Refusal(view(paragraph(joinDots(ended, now))), { stale: last !== undefined });
}
