/** Giving an item to a person: it is offered, and changes hands when they accept. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { makeOffer, mustBeAbleToLead, ownerOf, waitingOffer } from '../../kit/handover.js';
import { unchanged } from '../../kit/outcomes.js';
import { durationText, itemNameInProject, personSpan } from '../../kit/text.js';
import type { Person } from '../../model/people-rows.js';
import { mayReassign, mustBeOpen } from './checks.js';
import { takeItem } from './take.js';

/** Offers an item to a person; takes it at once if that is oneself. */
export async function giveItem(ctx: Context, item: Item, to: Person): Promise<Outcome> {
  if (to.id === ctx.me.id) return takeItem(ctx, item);
  mustBeOpen(ctx, item);
  mustBeAbleToLead(ctx, item, to);
  await mayReassign(ctx, item);
  const isLead = item.kind === 'project';
  const words = { who: personSpan(to), item: itemNameInProject(ctx, item) };
  if (ownerOf(item) === to.id) return unchanged(ctx.say(isLead ? 'owner-already-lead' : 'owner-already', words));
  const offer = await waitingOffer(ctx, item);
  if (offer?.asked === to.id)
    return unchanged(ctx.say('owner-already-asked', { ...words, age: durationText(ctx, ctx.now - offer.at) }));
  return {
    ...(await makeOffer(ctx, item, to)),
    notice: ctx.say(isLead ? 'owner-offered-lead' : 'owner-offered', {
      who: personSpan(ctx.me),
      item: words.item,
      to: personSpan(to),
    }),
    view: nextSteps(undoButton(ctx)),
  };
}
