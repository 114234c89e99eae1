/** Messages that go into the thread of an earlier one of Baton's own, which they name by Baton's id of it. */
import type { PeopleMessage } from '../../src/ports/outbound.js';
import type { Sent } from '../store/sent.js';

/**
 * The message with the thread it goes into. If the earlier one was never sent, or went to somebody in private instead, it goes
 * into the channel itself.
 * @param channelOf the platform's id of the channel that a conversation is in
 */
export async function inOwnThread(
  sent: Sent,
  workspace: string,
  out: PeopleMessage,
  channelOf: (place: string) => string = (place) => place,
): Promise<PeopleMessage> {
  if (out.to !== 'channel' || out.under === undefined || out.thread !== null) return out;
  const spot = await sent.find(workspace, out.under);
  return spot && channelOf(spot.place) === out.channel ? { ...out, thread: spot.message } : out;
}
