/** The offers that wait for the answer of whoever speaks, and those that a bare "yes" answers. */
import type { Situation } from '../commands/context.js';
import { projectsOf } from '../commands/lookups.js';
import { waitingOffers } from '../kit/waiting-offers.js';
import type { Offer } from '../model/project-rows.js';
import { TALK_MS, talkId } from '../model/talk.js';
import type { Talk } from '../model/talk-rows.js';
import type { Reader } from '../ports/store.js';

/** Offers to one person that are looked at. */
const MOST_WAITING = 50;

/** Items as "stage:ID". */
interface Offered {
  /** All that wait for the person's answer. */
  waiting: string[];
  /** Those that were asked about here and can be meant without being named. */
  open: string[];
}

/** What is offered to the person who speaks, the oldest first. */
export async function offersTo(situation: Situation, unit: Reader): Promise<Offered> {
  const { read, me, channel } = situation;
  const where = await waitingOffers(read, { asked: me.id });
  const offers = await read.find('offer', { where, order: ['at', 'id'], limit: MOST_WAITING });
  if (offers.length === 0) return { waiting: [], open: [] };
  const talk = await unit.get('talk', talkId(channel.id, me.id));
  const isOpen = channel.direct ? isLastSaid(talk, situation.now) : await isAskedHere(situation);
  return { waiting: offers.map(refOf), open: offers.filter(isOpen).map(refOf) };
}

const refOf = ({ item, itemId }: Offer): string => `${item}:${itemId}`;

/** The offer is the last thing that Baton said in the direct message, or what was spoken of there since. */
const isLastSaid =
  (talk: Talk | undefined, now: number) =>
  (offer: Offer): boolean => {
    if (!talk || offer.at >= talk.at) return true;
    return now - talk.at <= TALK_MS && (talk.items.includes(refOf(offer)) || talk.call?.command === 'offers');
  };

/** In a channel a "yes" is read by all: it answers only what was asked there, about a project of that channel. */
async function isAskedHere({ read, channel }: Situation): Promise<(offer: Offer) => boolean> {
  const here = new Set((await projectsOf(read, channel.id)).map(({ id }) => id));
  return (offer) => offer.channel === channel.id && here.has(offer.project);
}
