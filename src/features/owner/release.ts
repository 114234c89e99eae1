/** Letting go of an item: it has no owner then. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { assign, ownerHistory, ownerOf, privateMessage } from '../../kit/handover.js';
import { unchanged } from '../../kit/outcomes.js';
import { itemNameInProject, knownPerson, peopleById, personSpan } from '../../kit/text.js';
import type { Button } from '../../view/view.js';

/** For somebody who has lost an item to another person. */
export const takeBackButton = (ctx: Context, item: Item): Button =>
  button(ctx.label('button-take-back'), call('take', { item: item.row.id }));

/** Leaves an item without an owner. If it was somebody else's, they get a message. */
export async function releaseItem(ctx: Context, item: Item): Promise<Outcome> {
  const before = ownerOf(item);
  const name = itemNameInProject(ctx, item);
  if (!before) return unchanged(ctx.say('owner-none', { item: name }));
  const isOther = before !== ctx.me.id;
  const words = { who: personSpan(ctx.me), item: name };
  const previous = knownPerson(await peopleById(ctx, [before]), before);
  return {
    changes: [assign(item, null), ownerHistory(ctx, item, null)],
    notice: ctx.say(isOther ? 'owner-released-other' : 'owner-released', { ...words, before: previous }),
    view: nextSteps(undoButton(ctx)),
    tell: isOther ? [privateMessage(before, ctx.say('owner-released-you', words), takeBackButton(ctx, item))] : [],
  };
}
