/** Channels as events bring them. */
import type { Channel } from './people-rows.js';

/** A channel as a platform describes it. */
export type DescribedChannel = Pick<Channel, 'id' | 'name' | 'direct' | 'access' | 'place'>;

/** Somebody's own conversation with Baton. */
export const directChannel = (id: string, name: string): DescribedChannel => ({
  ...{ id, name, direct: true },
  ...{ access: 'private', place: id },
});

/** A channel of which no more is known: only its own people see it. */
export const privateChannel = (id: string, name: string, place = id): DescribedChannel => ({
  ...{ id, name, direct: false },
  ...{ access: 'private', place },
});
