/** The channels of the playground, and who can see them. */
import { type DescribedChannel, privateChannel } from '../../src/model/channels.js';

/** A channel, as one person sees it. */
export type PlaygroundChannel = DescribedChannel;

/** The channels of a new playground. */
export const FIRST_CHANNELS = ['general', 'churn-model', 'search-ranking'];

/** A channel that everybody can see. */
export const publicChannel = (name: string): PlaygroundChannel => ({ ...privateChannel(name, name), access: 'public' });

const DIRECT = 'dm-';

/** The id of a person's conversation with Baton. */
export const directChannelOf = (person: string) => `${DIRECT}${person}`;

/** Whether a person can see a channel: everybody sees the public ones, nobody sees another's conversation with Baton. */
export const canSee = (channel: string, person: string) =>
  !channel.startsWith(DIRECT) || channel === directChannelOf(person);

/** "#My new_Channel" as "my-new-channel"; undefined if that cannot be a channel's name. */
export function channelName(typed: string): string | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/^#/, '');
  return /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u.test(name) && !name.startsWith(DIRECT) ? name : undefined;
}
