/** Answers to an offer: accept, decline with a word, pass on. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome, Tell } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, offerPicker, undoButton } from '../../kit/controls.js';
import {
  assign,
  endOffer,
  makeOffer,
  mustBeAbleToLead,
  ownerHistory,
  ownerOf,
  privateMessage,
} from '../../kit/handover.js';
import { itemHistory } from '../../kit/history-lines.js';
import { likelyForItem } from '../../kit/likely-people.js';
import { itemNameInProject, personSpan } from '../../kit/text.js';
import type { Change } from '../../model/changes.js';
import type { Person } from '../../model/people-rows.js';
import type { Offer } from '../../model/project-rows.js';
import type { Text } from '../../model/text.js';
import { type Button, paragraph, view } from '../../view/view.js';
import { myOffer } from './my-offer.js';

/** Makes the person who was asked the owner. @param named without it the only offer there is */
export async function acceptOffer(ctx: Context, named: Item | undefined): Promise<Outcome> {
  const { offer, item } = await myOffer(ctx, named);
  mustBeAbleToLead(ctx, item, ctx.me);
  const before = ownerOf(item);
  const words = { who: personSpan(ctx.me), item: itemNameInProject(ctx, item) };
  const told = ctx.say('offer-accepted-told', words);
  const isOther = before !== null && before !== ctx.me.id;
  return {
    changes: [assign(item, ctx.me.id), ownerHistory(ctx, item, ctx.me.id), endOffer(ctx, offer, 'accepted')],
    ...toldTo(ctx, offer, ctx.say(item.kind === 'project' ? 'offer-accepted-lead' : 'offer-accepted', words), told),
    view: nextSteps(showButton(ctx, item), undoButton(ctx)),
    tell: [
      tellWhereOffered(offer, told),
      ...(isOther ? [privateMessage(before, ctx.say('owner-taken-over', words))] : []),
    ],
  };
}

/**
 * What is said to whoever answers is theirs alone, and all the others read it where it was offered. A message of a channel in
 * which it is pressed says it to all.
 * @param mine to them @param all of them
 */
const toldTo = ({ channel, via }: Context, offer: Offer, mine: Text, all: Text): Partial<Outcome> =>
  via !== 'command' && !channel.direct
    ? { notice: all }
    : { notice: mine, private: true, told: offer.channel === channel.id };

const showButton = (ctx: Context, item: Item): Button =>
  item.kind === 'task'
    ? button(ctx.label('button-task'), call('task show', { item: item.row.id }))
    : button(ctx.label('button-status'), call('status', { project: item.project.id }));

/** Tells the outcome in the channel where the offer was made; in private to the asker if it was made in private. */
function tellWhereOffered({ channel, thread, by }: Offer, says: Text): Tell {
  const shown = view(paragraph(says));
  return channel === '' ? { person: by, view: shown } : { channel, thread, view: shown, orTo: by };
}

/** Tells those who saw that it was offered; nobody else. */
const tellThread = ({ channel, thread }: Offer, says: Text): Tell[] =>
  channel === '' ? [] : [{ channel, thread, view: view(paragraph(says)) }];

/** Leaves the item as it was. The reason is for the person who asked, who can offer it to the next; where it was offered, all learn of it. */
export async function declineOffer(ctx: Context, named: Item | undefined, word: string): Promise<Outcome> {
  const { offer, item } = await myOffer(ctx, named);
  const name = itemNameInProject(ctx, item);
  const likely = await likelyForItem(ctx, item, offer, [ctx.me.id]);
  const toAll = ownerOf(item) ? 'offer-declined-thread' : 'offer-declined-open';
  const told = ctx.say(toAll, { who: personSpan(ctx.me), item: name });
  const says = ctx.say('offer-declined-told', { who: personSpan(ctx.me), item: name, word });
  return {
    changes: [endOffer(ctx, offer, 'declined', word), itemHistory(ctx, item, 'offer', ctx.me.id, null, word)],
    ...toldTo(ctx, offer, ctx.say('offer-declined', { item: name }), told),
    view: nextSteps(undoButton(ctx)),
    tell: [
      privateMessage(offer.by, says, { ...offerPicker(ctx, item.row.id), options: likely }),
      ...tellThread(offer, told),
    ],
  };
}

/** Asks somebody else in one's place. @param word why, for the person who asked */
export async function passOffer(ctx: Context, named: Item, to: Person, word: string | undefined): Promise<Outcome> {
  const { offer, item } = await myOffer(ctx, named);
  if (to.id === ctx.me.id) throw refuse(ctx, 'pass-self', {}, { field: 'person' });
  mustBeAbleToLead(ctx, item, to);
  const words = { item: itemNameInProject(ctx, item), to: personSpan(to) };
  const told = ctx.say(word === undefined ? 'offer-passed-told' : 'offer-passed-told-why', {
    ...words,
    who: personSpan(ctx.me),
    ...(word !== undefined && { word }),
  });
  const { changes, tell } = await makeOffer(ctx, item, to, word);
  return {
    changes: [endOffer(ctx, offer, 'passed', word), ...changes.flatMap((change) => passedOn(change, offer))],
    notice: ctx.say('offer-passed-told', { ...words, who: personSpan(ctx.me) }),
    view: nextSteps(undoButton(ctx)),
    tell: [
      ...tell.filter((one) => 'person' in one && one.person === to.id),
      ...(offer.by === ctx.me.id ? [] : [privateMessage(offer.by, told)]),
    ],
  };
}

/** `makeOffer` withdraws the offer that was waiting: here that is one's own. The new one is answered where that was made. */
function passedOn(change: Change, { channel, thread }: Offer): Change[] {
  if (change.kind !== 'offer') return [change];
  return change.do === 'add' ? [{ ...change, row: { ...change.row, channel, thread } }] : [];
}
