/** Offers without an answer: those that wait for oneself, a page at a time, and those that one has made. */
import { call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { madeOfferItems, offerListItems } from '../../kit/lists.js';
import { pageOfItems, pageQuery } from '../../kit/paging.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import { heading, items, type ListItem, paragraph, type View, view } from '../../view/view.js';

/** Offers of one's own that are shown. */
const MOST_MADE = 10;

/** @param page 1 is the first */
export async function offersView(ctx: Context, page: number): Promise<View> {
  const order = ['at', 'id'] as const;
  const where = await waitingOffers(ctx.read, { asked: ctx.me.id });
  const toMe = await ctx.read.find('offer', { where, order, ...pageQuery(page) });
  const list = await offerListItems(ctx, toMe, call('offers'));
  const made = await madeItems(ctx);
  return view(
    list.length === 0 ? paragraph(ctx.say('offers-none')) : heading(ctx.say('offers-to-me')),
    ...pageOfItems(ctx, list, page, (n) => call('offers', { page: String(n) })),
    made.length > 0 ? heading(ctx.say('offers-by-me')) : undefined,
    items(made),
  );
}

/** The offers that one has made to others. */
async function madeItems(ctx: Context): Promise<ListItem[]> {
  const where = await waitingOffers(ctx.read, { by: ctx.me.id });
  const found = await ctx.read.find('offer', { where, order: ['at', 'id'], limit: MOST_MADE });
  return madeOfferItems(
    ctx,
    found.filter(({ asked }) => asked !== ctx.me.id),
  );
}
