/**
 * The messages that ask people to take something: they show it as it is, and once they have been answered, or need no answer,
 * nothing can be pressed there.
 */
import type { Item } from '../commands/args.js';
import type { Context } from '../commands/context.js';
import type { Tell } from '../commands/outcome.js';
import { offerCard, offeredItem, offerView } from '../kit/handover.js';
import { itemNameInProject } from '../kit/text.js';
import { waitingOffers } from '../kit/waiting-offers.js';
import type { Change } from '../model/changes.js';
import type { Offer } from '../model/project-rows.js';
import { paragraph, view } from '../view/view.js';

/** What takes the place of the cards of offers that end, and of those whose item changes. */
export async function changedOfferCards(ctx: Context, changes: readonly Change[]): Promise<Tell[]> {
  const ended = changes.flatMap((change) => endedBy(change) ?? []);
  const cards = await Promise.all(ended.map((offer) => endedCard(ctx, offer)));
  const over = new Set(ended.map(({ id }) => id));
  return [...cards.flatMap((card) => card ?? []), ...(await redrawnCards(ctx, changes, over))];
}

/** Whoever is asked decides on what the card says: a new name or due date stands there too. */
async function redrawnCards(ctx: Context, changes: readonly Change[], over: ReadonlySet<string>): Promise<Tell[]> {
  const altered = new Map(changes.flatMap((change) => (isAltered(change) ? [[change.was.id, change] as const] : [])));
  if (altered.size === 0) return [];
  const where = await waitingOffers(ctx.read, { itemId: [...altered.keys()] });
  const open = (await ctx.read.find('offer', { where, order: ['at', 'id'] })).filter(({ id }) => !over.has(id));
  const cards = await Promise.all(open.map((offer) => redrawnCard(ctx, offer, altered.get(offer.itemId))));
  return cards.flatMap((card) => card ?? []);
}

/** A stage or a task whose card would read otherwise. */
type Altered = Extract<Change, { do: 'set'; kind: 'stage' | 'task' }>;

function isAltered(change: Change): change is Altered {
  if (change.do !== 'set' || (change.kind !== 'stage' && change.kind !== 'task')) return false;
  if (change.was.due !== change.row.due) return true;
  return change.kind === 'stage' ? change.was.name !== change.row.name : change.was.title !== change.row.title;
}

async function redrawnCard(ctx: Context, offer: Offer, change: Altered | undefined): Promise<Tell | undefined> {
  const [project, by] = await Promise.all([ctx.read.get('project', offer.project), ctx.read.get('person', offer.by)]);
  if (!change || !project || !by) return undefined;
  const item: Item =
    change.kind === 'stage' ? { kind: 'stage', row: change.row, project } : { kind: 'task', row: change.row, project };
  return { person: offer.asked, instead: offerCard(offer), view: offerView(ctx, item, by) };
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
