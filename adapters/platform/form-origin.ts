/** Where a form was opened. It travels with the form, so that what is sent finds its way back. */
import { z } from 'zod';

/** Forms from before channels had an access belong to private ones. */
const channelSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    direct: z.boolean(),
    access: z.enum(['public', 'private']).default('private'),
    place: z.string().optional(),
  })
  .transform((channel) => ({ ...channel, place: channel.place ?? channel.id }));

/** What every platform keeps; each adds what it needs to answer. */
export const formOriginSchema = z.object({
  channel: channelSchema,
  thread: z.string().nullable(),
  /** The message whose button opened the form. */
  message: z.object({ id: z.string(), shared: z.boolean() }).nullable(),
});
