/** Taking an item for oneself: it changes hands at once, and whoever had it or was asked to take it gets a message. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import type { Outcome, Tell } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import {
  assign,
  endOffer,
  mustBeAbleToLead,
  ownerHistory,
  ownerOf,
  privateMessage,
  waitingOffer,
} from '../../kit/handover.js';
import { unchanged } from '../../kit/outcomes.js';
import { itemNameInProject, knownPerson, peopleById, personSpan } from '../../kit/text.js';
import type { Offer } from '../../model/project-rows.js';
import type { Span, Text } from '../../model/text.js';
import { mayReassign, mustBeOpen } from './checks.js';
import { takeBackButton } from './release.js';

/** Makes the person who acts the owner, or the lead of a project. */
export async function takeItem(ctx: Context, item: Item): Promise<Outcome> {
  mustBeOpen(ctx, item);
  mustBeAbleToLead(ctx, item, ctx.me);
  const before = ownerOf(item);
  const name = itemNameInProject(ctx, item);
  const isLead = item.kind === 'project';
  if (before === ctx.me.id)
    return unchanged(ctx.say(isLead ? 'owner-lead-already-me' : 'owner-already-me', { item: name }));
  const previous = before === null ? undefined : knownPerson(await peopleById(ctx, [before]), before);
  // The button was drawn for another owner: somebody else was quicker.
  if (ctx.call.seen !== undefined && ctx.call.seen !== (before ?? '')) return unchanged(meanwhile(ctx, name, previous));
  await mayReassign(ctx, item);
  const offer = await waitingOffer(ctx, item);
  const me = personSpan(ctx.me);
  return {
    changes: [
      assign(item, ctx.me.id),
      ownerHistory(ctx, item, ctx.me.id),
      ...(offer ? [endOffer(ctx, offer, offer.asked === ctx.me.id ? 'accepted' : 'withdrawn')] : []),
    ],
    notice: previous
      ? ctx.say('owner-took-over', { who: me, item: name, before: previous })
      : ctx.say(isLead ? 'owner-leads' : 'owner-took', { who: me, item: name }),
    view: nextSteps(undoButton(ctx)),
    tell: [...offerTaken(ctx, name, offer), ...(before === null ? [] : [takenOver(ctx, item, before)])],
  };
}

const meanwhile = (ctx: Context, name: Text, owner: Span | undefined): Text =>
  owner ? ctx.say('owner-meanwhile', { who: owner, item: name }) : ctx.say('owner-none', { item: name });

/** Whoever was asked need not answer any more. */
function offerTaken(ctx: Context, name: Text, offer: Offer | undefined): Tell[] {
  if (!offer || offer.asked === ctx.me.id) return [];
  return [privateMessage(offer.asked, ctx.say('offer-taken', { who: personSpan(ctx.me), item: name }))];
}

function takenOver(ctx: Context, item: Item, before: string): Tell {
  const words = { who: personSpan(ctx.me), item: itemNameInProject(ctx, item) };
  return privateMessage(before, ctx.say('owner-taken-over', words), takeBackButton(ctx, item));
}
