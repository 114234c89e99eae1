/** The messages that ask people to take something: once they have been answered, or need no answer, nothing can be pressed there. */
import type { Context } from '../commands/context.js';
import type { Tell } from '../commands/outcome.js';
import { offerCard, offeredItem } from '../kit/handover.js';
import { itemNameInProject } from '../kit/text.js';
import type { Change } from '../model/changes.js';
import type { Offer } from '../model/project-rows.js';
import { paragraph, view } from '../view/view.js';

/** What takes the place of the cards of offers that end. */
export async function endedOfferCards(ctx: Context, changes: readonly Change[]): Promise<Tell[]> {
  const ended = changes.flatMap((change) => endedBy(change) ?? []);
  const cards = await Promise.all(ended.map((offer) => endedCard(ctx, offer)));
  return cards.flatMap((card) => card ?? []);
}

/** The offer that a change ends, in the state it has then. */
function endedBy(change: Change): Offer | undefined {
  if (change.kind !== 'offer' || change.do === 'add' || change.was.state !== 'waiting') return undefined;
  if (change.do === 'set') return change.row.state === 'waiting' ? undefined : change.row;
  return { ...change.was, state: 'withdrawn' };
}

async function endedCard(ctx: Context, offer: Offer): Promise<Tell | undefined> {
  const item = await offeredItem(ctx.read, offer);
  if (!item) return undefined;
  const says = ctx.say(`offer-card-${offer.state}`, { item: itemNameInProject(ctx, item) });
  return { person: offer.asked, instead: offerCard(offer), view: view(paragraph(says)) };
}
