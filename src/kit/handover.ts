/** The handshake by which an item changes hands: offers, and what accepting, declining or withdrawing one changes. */

import type { Item } from '../commands/args.js';
import { button, call, personPicker } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import type { Tell } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { add, type Change, set } from '../model/changes.js';
import { canLead } from '../model/people.js';
import type { Person } from '../model/people-rows.js';
import type { Offer } from '../model/project-rows.js';
import type { Text } from '../model/text.js';
import type { Reader } from '../ports/store.js';
import { controls, paragraph, type View, view } from '../view/view.js';
import { itemHistory } from './history-lines.js';
import { dueText, itemNameInProject, personSpan } from './text.js';

/** A stage or a task: what can have deputies and a due date. */
export type WorkItem = Extract<Item, { kind: 'stage' | 'task' }>;

/** Everything one person can be responsible for. */
export const ITEM_KINDS = ['stage', 'task', 'project'] as const;

/** Who is responsible for an item: its owner or, for a project, its lead. */
export const ownerOf = (it: Item): string | null => (it.kind === 'project' ? it.row.lead : it.row.owner);

/** @throws Refusal if the item is a project and the person is a guest or of another organisation */
export function mustBeAbleToLead(ctx: Context, { kind }: Item, person: Person): void {
  if (kind === 'project' && !canLead(person))
    throw refuse(ctx, 'cannot-lead', { who: personSpan(person) }, { field: 'person' });
}

/** The change that makes someone the owner, or leaves the item unowned. A deputy who becomes the owner stops being a deputy. */
export function assign(it: Item, to: string | null): Change {
  if (it.kind === 'project') return set('project', it.row, { lead: to });
  const deputies = it.row.deputies.filter((id) => id !== to);
  return it.kind === 'stage'
    ? set('stage', it.row, { owner: to, deputies })
    : set('task', it.row, { owner: to, deputies });
}

/** The history line for a new owner, or for none. */
export const ownerHistory = (ctx: Context, it: Item, to: string | null, why: string | null = null) =>
  itemHistory(ctx, it, it.kind === 'project' ? 'lead' : 'owner', ownerOf(it), to, why);

/** The offer of an item that is waiting for an answer. */
export async function waitingOffer(ctx: Context, it: Item): Promise<Offer | undefined> {
  return (await ctx.read.find('offer', { where: { itemId: it.row.id, state: 'waiting' }, limit: 1 }))[0];
}

/** The change that ends an offer. `word`: the reason given for declining. */
export const endOffer = (ctx: Context, offer: Offer, state: Offer['state'], word: string | null = null) =>
  set('offer', offer, { state, word, answeredAt: ctx.now });

/** The id of the message that asks somebody to take something: it loses its buttons when the offer ends. */
export const offerCard = ({ id }: Pick<Offer, 'id'>): string => `offer:${id}`;

/** A private one-line message with controls. */
export const privateMessage = (to: string, says: Text, ...next: Parameters<typeof controls>): Tell => ({
  person: to,
  view: view(paragraph(says), controls(...next)),
});

/** The item an offer is about; undefined if it is gone. */
export async function offeredItem(read: Reader, offer: Offer): Promise<Item | undefined> {
  const project = await read.get('project', offer.project);
  if (!project) return undefined;
  if (offer.item === 'project') return { kind: 'project', row: project, project };
  if (offer.item === 'stage') {
    const row = await read.get('stage', offer.itemId);
    return row && { kind: 'stage', row, project };
  }
  const row = await read.get('task', offer.itemId);
  return row && { kind: 'task', row, project };
}

/** What the person asked sees: accept, decline or pass on. */
export function offerView(ctx: Pick<Context, 'say' | 'label' | 'today'>, it: Item, by: Person): View {
  const id = it.row.id;
  const due = it.kind !== 'project' && it.row.due ? dueText(ctx, it.row.due, true) : undefined;
  const passOn = personPicker(ctx.label('pick-pass'), call('pass', { item: id }), 'person');
  return view(
    paragraph(
      ctx.say(it.kind === 'project' ? 'owner-asked-lead' : 'owner-asked', {
        who: personSpan(by),
        item: itemNameInProject(ctx, it),
      }),
    ),
    due ? { block: 'note', text: due } : undefined,
    controls(
      button(ctx.label('button-accept'), call('accept', { item: id }), { style: 'primary' }),
      button(ctx.label('button-decline'), call('decline', { item: id })),
      passOn,
    ),
  );
}

/** Changes and private messages that go together. */
interface OfferOutcome {
  changes: Change[];
  tell: Tell[];
}

/** Offers an item to someone. An offer of it that is still waiting is withdrawn, and whoever was asked is told. */
export async function makeOffer(ctx: Context, it: Item, to: Person, why: string | null = null): Promise<OfferOutcome> {
  const old = await waitingOffer(ctx, it);
  const offer = newOffer(ctx, it, to);
  return {
    changes: [
      ...(old ? [endOffer(ctx, old, 'withdrawn')] : []),
      add('offer', offer),
      itemHistory(ctx, it, 'offer', ctx.me.id, to.id, why),
    ],
    tell: [
      ...(old && old.asked !== to.id ? [offerGone(ctx, it, old)] : []),
      { person: to.id, view: offerView(ctx, it, ctx.me), as: offerCard(offer) },
    ],
  };
}

const offerGone = (ctx: Context, it: Item, { asked }: Offer): Tell =>
  privateMessage(asked, ctx.say('offer-gone', { who: personSpan(ctx.me), item: itemNameInProject(ctx, it) }));

function newOffer(ctx: Context, it: Item, to: Person): Omit<Offer, 'version'> {
  return {
    id: ctx.newId(),
    workspace: ctx.workspace,
    project: it.project.id,
    item: it.kind,
    itemId: it.row.id,
    asked: to.id,
    by: ctx.me.id,
    state: 'waiting',
    word: null,
    at: ctx.now,
    answeredAt: null,
    channel: ctx.channel.direct ? '' : ctx.channel.id,
    thread: ctx.thread,
  };
}

/** Withdraws the offer of an item that is done or gone, and tells whoever was asked. */
export async function withdrawOffer(ctx: Context, it: Item): Promise<OfferOutcome> {
  const waiting = await waitingOffer(ctx, it);
  if (!waiting) return { changes: [], tell: [] };
  return {
    changes: [endOffer(ctx, waiting, 'withdrawn')],
    tell: waiting.asked === ctx.me.id ? [] : [offerGone(ctx, it, waiting)],
  };
}
