/** The channels of the playground, and who can see them. */
import { type DescribedChannel, privateChannel } from '../../src/model/channels.js';

/** A channel, as one person sees it. */
export type PlaygroundChannel = DescribedChannel;

/** The channels of a new playground. */
export const FIRST_CHANNELS = ['general', 'churn-model', 'search-ranking', 'project-falcon'];

/** The people of private channels. */
const PRIVATE_CHANNELS: Readonly<Record<string, readonly string[]>> = { 'project-falcon': ['ana', 'bo'] };
/** The public channels that guests were invited to. They see no others. */
const GUEST_CHANNELS: Readonly<Record<string, readonly string[]>> = { fay: ['churn-model'] };

/** A channel as the product knows it. */
export const roomChannel = (name: string): PlaygroundChannel => ({
  ...privateChannel(name, name),
  access: peopleOf(name) ? 'private' : 'public',
});

const DIRECT = 'dm-';

/** The id of a person's conversation with Baton. */
export const directChannelOf = (person: string) => `${DIRECT}${person}`;

/** Whether a person can see a channel: nobody sees another's conversation with Baton, and a private channel its people only. */
export function canSee(channel: string, person: string): boolean {
  if (channel.startsWith(DIRECT)) return channel === directChannelOf(person);
  return (peopleOf(channel)?.includes(person) ?? true) && (channelsOfGuest(person)?.includes(channel) ?? true);
}

/** The channel that a person sees first, and where they go from one that the other does not see. */
export const firstChannelOf = (person: string): string =>
  FIRST_CHANNELS.find((channel) => canSee(channel, person)) ?? directChannelOf(person);

const own = (all: Readonly<Record<string, readonly string[]>>, key: string): readonly string[] | undefined =>
  Object.hasOwn(all, key) ? all[key] : undefined;
const peopleOf = (channel: string) => own(PRIVATE_CHANNELS, channel);
const channelsOfGuest = (person: string) => own(GUEST_CHANNELS, person);

/** "#My new_Channel" as "my-new-channel"; undefined if that cannot be a channel's name. */
export function channelName(typed: string): string | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/^#/, '');
  return /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u.test(name) && !name.startsWith(DIRECT) ? name : undefined;
}
