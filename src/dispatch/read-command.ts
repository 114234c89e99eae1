/** Typed text -> decision. */
import type { Situation } from '../commands/context.js';
import { refuse } from '../commands/refusals.js';
import type { Inbound, Reader } from '../ports.js';
import type { Understood } from '../reading/decision.js';
import { understand } from '../reading/understand.js';
import type { AppParts } from './parts.js';
import { recallTalk } from './talk.js';
import { withoutMarks } from './unmarked.js';

/**
 * Longest text that is read, UTF-16 units: what Slack advises for a message. No argument is longer than 500, so it holds many
 * orders.
 */
export const LONGEST_COMMAND = 4_000;

/** Offers to the person that are looked for: with more than one, "yes" could mean any. */
const MOST_WAITING = 2;

/**
 * Reads a typed text.
 * @throws Refusal if it is too long
 */
export async function readCommand(
  parts: Pick<AppParts, 'phrasebook' | 'clarity'>,
  situation: Situation,
  unit: Reader,
  { spoken, ...typed }: Extract<Inbound, { type: 'command' }>,
): Promise<Understood> {
  const { length } = typed.text;
  if (length > LONGEST_COMMAND) throw refuse(situation, 'long-command', { max: LONGEST_COMMAND, length });
  const { text, mentions } = withoutMarks(typed);
  const { read, now, zone, order, me, channel, commands } = situation;
  const offers = await read.find('offer', { where: { asked: me.id, state: 'waiting' }, limit: MOST_WAITING });
  return understand({
    ...{ read, text, mentions, now, zone, commands, order },
    me: me.id,
    channel: channel.id,
    direct: channel.direct,
    isStrict: spoken !== true,
    talk: await recallTalk(unit, channel.id, me.id, now),
    waiting: offers.map(({ item, itemId }) => `${item}:${itemId}`),
    phrasebook: parts.phrasebook,
    clarity: parts.clarity,
  });
}
