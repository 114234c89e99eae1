/** The channels of the playground. */
import type { DescribedChannel } from '../../src/model/channels.js';

/** A channel, as one person sees it. */
export type PlaygroundChannel = DescribedChannel;

/** The channels of a new playground: a guest is invited to one, and one is private. The first is where everybody begins. */
export const FIRST_CHANNELS = [
  { name: 'general', access: 'public', people: [] },
  { name: 'churn-model', access: 'public', people: ['fay'] },
  { name: 'search-ranking', access: 'public', people: [] },
  { name: 'project-falcon', access: 'private', people: ['ana', 'bo'] },
] as const satisfies readonly { name: string; access: 'public' | 'private'; people: readonly string[] }[];

const DIRECT = 'dm-';

/** The id of a person's conversation with Baton. */
export const directChannelOf = (person: string) => `${DIRECT}${person}`;

/** Whether a channel is somebody's conversation with Baton. */
export const isDirect = (channel: string) => channel.startsWith(DIRECT);

/** "#My new_Channel" as "my-new-channel"; undefined if that cannot be a channel's name. */
export function channelName(typed: string): string | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/^#/, '');
  return /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u.test(name) && !isDirect(name) ? name : undefined;
}
