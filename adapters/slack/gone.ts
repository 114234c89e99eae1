/** What is gone from a channel: a message, a member, or the channel itself. */
import type { Listener } from '../../src/dispatch/on-message.js';
import { privateChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import type { EventSource } from './event-source.js';

/** Who hears of it, and when it is. */
export interface GoneParts {
  listener: Listener;
  clock: Clock;
}

/** `deleted`: a message. `left`: a member. `closed`: the channel, or Baton from it. */
type Gone = { type: 'deleted' | 'left'; id: string } | { type: 'closed' };

/** Lets the product hear of it, unless it is somebody's own conversation with Baton. */
export async function hearGone(
  { listener, clock }: GoneParts,
  { workspace, key }: EventSource,
  channel: string,
  gone: Gone,
): Promise<void> {
  if (channel.startsWith('D')) return;
  // The channel can be out of reach by now, and its name does not matter here.
  const place = privateChannel(channel, channel);
  await listener.hear({ workspace, key, channel: place, thread: null, at: clock.now(), ...gone });
}
