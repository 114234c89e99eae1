/** Offers: whoever is asked accepts, declines with a word, or passes it on. Until then nothing changes hands. */
import { item, maybeItem, maybeText, page, person, text } from '../../commands/args.js';
import { type Command, command } from '../../commands/command.js';
import { ITEM_KINDS } from '../../kit/handover.js';
import { acceptOffer, declineOffer, passOffer } from './answer.js';
import { offersView } from './list.js';

const ARGS = {
  accept: { item: maybeItem(...ITEM_KINDS) },
  decline: {
    item: maybeItem(...ITEM_KINDS),
    word: text({ max: 300, keys: ['because', 'reason'], long: true, hint: 'decline' }),
  },
  pass: {
    item: item(...ITEM_KINDS),
    person: person(),
    word: maybeText({ max: 300, keys: ['because', 'reason'], long: true, explains: true }),
  },
  offers: { page: page() },
};
type OfferArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends OfferArgs {}
}

/** The commands of this feature. */
export const offerCommands: Command[] = [
  command({
    name: 'accept',
    aliases: ['yes', 'ok', 'accept offer'],
    args: ARGS.accept,
    examples: ['accept', 'accept #12'],
    permission: 'anyone',
    run: (ctx, args) => acceptOffer(ctx, args.item),
  }),
  command({
    name: 'decline',
    aliases: ['no', 'refuse', 'decline offer'],
    args: ARGS.decline,
    examples: ['decline I am away until Monday', 'decline #12 too much on my plate'],
    permission: 'anyone',
    run: (ctx, args) => declineOffer(ctx, args.item, args.word),
  }),
  command({
    name: 'pass',
    aliases: ['pass on', 'forward', 'hand on'],
    args: ARGS.pass,
    examples: ['pass #12 to @Bo', 'pass data to @Bo because I am away'],
    permission: 'anyone',
    run: (ctx, args) => passOffer(ctx, args.item, args.person, args.word),
  }),
  command({
    name: 'offers',
    shows: true,
    aliases: ['my offers', 'inbox', 'offer list'],
    args: ARGS.offers,
    examples: ['offers'],
    permission: 'anyone',
    run: async (ctx, { page = 1 }) => ({ private: true, view: await offersView(ctx, page) }),
  }),
];
