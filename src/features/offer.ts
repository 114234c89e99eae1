/** Offers: whoever is asked accepts, declines with a word, or passes it on. Until then nothing has changed hands. */
import { type Item, item, maybeItem, page, person as somebody, text } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { type Outcome, Refusal, type Tell } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps, offerPicker, undoButton } from '../kit/controls.js';
import {
  assign,
  endOffer,
  ITEM_KINDS,
  makeOffer,
  offeredItem,
  offerView,
  ownerHistory,
  ownerOf,
  privateMessage,
} from '../kit/handover.js';
import { itemHistory } from '../kit/history-lines.js';
import { likelyForItem } from '../kit/likely-people.js';
import { offerListItems } from '../kit/lists.js';
import { pageOfItems, pageQuery } from '../kit/paging.js';
import { durationText, itemNameInProject, joinDots, knownPerson, peopleById, personSpan } from '../kit/text.js';
import type { Offer, Person } from '../model/rows.js';
import type { Text } from '../model/text.js';
import { controls, heading, type ListItem, paragraph, type View, view } from '../view.js';

/** The offer that waits for my answer: about the thing named, or the only one there is. */
async function mine(ctx: Context, it: Item | undefined): Promise<{ offer: Offer; item: Item }> {
  const where = { asked: ctx.me.id, state: 'waiting' as const, ...(it && { itemId: it.row.id }) };
  const found = await ctx.read.find('offer', { where, order: ['at', 'id'], limit: 2 });
  const [one, more] = found;
  if (it && !one) throw await over(ctx, it);
  if (!one) throw refuse(ctx, 'no-offers');
  if (more && !it) throw new Refusal(await offersView(ctx, 1));
  const item_ = it ?? (await offeredItem(ctx.read, one));
  if (!item_) throw refuse(ctx, 'gone');
  return { offer: one, item: item_ };
}

/** The answer to a press on an offer that no longer waits: how it ended. */
async function over(ctx: Context, it: Item): Promise<Refusal> {
  const [last] = await ctx.read.find('offer', {
    where: { asked: ctx.me.id, itemId: it.row.id },
    order: ['-at', '-id'],
    limit: 1,
  });
  const known = await peopleById(ctx, [ownerOf(it)]);
  const holder = ownerOf(it);
  const says = ctx.say(last ? `offer-was-${last.state}` : 'offer-none', { item: itemNameInProject(ctx, it) });
  const now = holder ? ctx.say('owner-is', { who: knownPerson(known, holder) }) : undefined;
  return new Refusal(view(paragraph(joinDots(says, now))), { stale: last !== undefined });
}

/** Tells the outcome where the offer was made: in its channel, or in private to the asker where it was made in private. */
function report(one: Offer, says: Text, ...next: Parameters<typeof controls>): Tell {
  const shown = view(paragraph(says), controls(...next));
  return one.channel === ''
    ? { person: one.by, view: shown }
    : { channel: one.channel, thread: one.thread, view: shown, orTo: one.by };
}

async function accept(ctx: Context, it: Item | undefined): Promise<Outcome> {
  const { offer: one, item: item_ } = await mine(ctx, it);
  const before = ownerOf(item_);
  const name = itemNameInProject(ctx, item_);
  const told =
    before && before !== ctx.me.id
      ? [privateMessage(before, ctx.say('owner-taken-over', { who: personSpan(ctx.me), item: name }))]
      : [];
  return {
    changes: [assign(item_, ctx.me.id), ownerHistory(ctx, item_, ctx.me.id), endOffer(ctx, one, 'accepted')],
    notice: ctx.say(item_.kind === 'project' ? 'offer-accepted-lead' : 'offer-accepted', { item: name }),
    view: nextSteps(
      item_.kind === 'task'
        ? button(ctx.label('button-task'), call('task show', { item: item_.row.id }))
        : button(ctx.label('button-status'), call('status', { project: item_.project.id })),
      undoButton(ctx),
    ),
    tell: [report(one, ctx.say('offer-accepted-told', { who: personSpan(ctx.me), item: name })), ...told],
  };
}

async function decline(ctx: Context, it: Item | undefined, word: string): Promise<Outcome> {
  const { offer: one, item: item_ } = await mine(ctx, it);
  const name = itemNameInProject(ctx, item_);
  const next = await likelyForItem(ctx, item_, [ctx.me.id, one.by]);
  const again = { ...offerPicker(ctx, item_.row.id), options: next };
  return {
    changes: [endOffer(ctx, one, 'declined', word), itemHistory(ctx, item_, 'offer', ctx.me.id, null, word)],
    notice: ctx.say('offer-declined', { item: name }),
    view: nextSteps(undoButton(ctx)),
    // The reason is for the person who asked; the channel only has to know that the thing is still free.
    tell: [
      privateMessage(one.by, ctx.say('offer-declined-told', { who: personSpan(ctx.me), item: name, word }), again),
    ],
  };
}

async function passOn(ctx: Context, it: Item, to: Person): Promise<Outcome> {
  const { offer: one, item: item_ } = await mine(ctx, it);
  const name = itemNameInProject(ctx, item_);
  if (to.id === ctx.me.id) throw refuse(ctx, 'pass-self', {}, { field: 'person' });
  const next = await makeOffer(ctx, item_, to);
  // `offerTo` withdraws what waits: here that is my own, and it was passed on.
  const changes = next.changes.filter((c) => c.kind !== 'offer' || c.do === 'add');
  const from = changes.map((c) =>
    c.kind === 'offer' && c.do === 'add' ? { ...c, row: { ...c.row, channel: one.channel, thread: one.thread } } : c,
  );
  return {
    changes: [endOffer(ctx, one, 'passed'), ...from],
    notice: ctx.say('offer-passed', { item: name, to: personSpan(to) }),
    view: nextSteps(undoButton(ctx)),
    tell: [
      { person: to.id, view: offerView(ctx, item_, ctx.me) },
      ...(one.by === ctx.me.id
        ? []
        : [
            privateMessage(
              one.by,
              ctx.say('offer-passed-told', { who: personSpan(ctx.me), item: name, to: personSpan(to) }),
            ),
          ]),
    ],
  };
}

async function offersView(ctx: Context, n: number): Promise<View> {
  const toMe = await ctx.read.find('offer', {
    where: { asked: ctx.me.id, state: 'waiting' },
    order: ['at', 'id'],
    ...pageQuery(n),
  });
  const byMe = await ctx.read.find('offer', {
    where: { by: ctx.me.id, state: 'waiting' },
    order: ['at', 'id'],
    limit: 10,
  });
  const known = await peopleById(
    ctx,
    byMe.map((o) => o.asked),
  );
  const lines = await offerListItems(ctx, toMe, call('offers'));
  const out: ListItem[] = [];
  for (const one of byMe.filter((o) => o.asked !== ctx.me.id)) {
    const it = await offeredItem(ctx.read, one);
    if (it)
      out.push({
        title: itemNameInProject(ctx, it),
        detail: joinDots(
          ctx.say('offered-waiting', { who: knownPerson(known, one.asked) }),
          durationText(ctx, ctx.now - one.at),
        ),
      });
  }
  return view(
    heading(ctx.say('offers-to-me')),
    lines.length === 0 ? paragraph(ctx.say('offers-none')) : undefined,
    ...pageOfItems(ctx, lines, n, (page) => call('offers', { page: String(page) })),
    out.length > 0 ? heading(ctx.say('offers-by-me')) : undefined,
    { block: 'items', items: out },
  );
}

const ARGS = {
  accept: { item: maybeItem(...ITEM_KINDS) },
  decline: { item: maybeItem(...ITEM_KINDS), word: text({ max: 300, keys: ['because', 'reason'], long: true }) },
  pass: { item: item(...ITEM_KINDS), person: somebody() },
  offers: { page: page() },
};
type OfferArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends OfferArgs {}
}

export const offerCommands: Command[] = [
  command({
    name: 'accept',
    aliases: ['yes', 'ok', 'accept offer'],
    args: ARGS.accept,
    examples: ['accept', 'accept #12'],
    permission: 'anyone',
    run: (ctx, a) => accept(ctx, a.item),
  }),
  command({
    name: 'decline',
    aliases: ['no', 'refuse', 'decline offer'],
    args: ARGS.decline,
    examples: ['decline I am away until Monday', 'decline #12 too much on my plate'],
    permission: 'anyone',
    run: (ctx, a) => decline(ctx, a.item, a.word),
  }),
  command({
    name: 'pass',
    aliases: ['pass on', 'forward', 'hand on'],
    args: ARGS.pass,
    examples: ['pass #12 to @Bo'],
    permission: 'anyone',
    run: (ctx, a) => passOn(ctx, a.item, a.person),
  }),
  command({
    name: 'offers',
    aliases: ['my offers', 'inbox', 'offer list'],
    args: ARGS.offers,
    examples: ['offers'],
    permission: 'anyone',
    run: async (ctx, a) => ({ private: true, view: await offersView(ctx, a.page ?? 1) }),
  }),
];
