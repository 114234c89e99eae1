/** Where a form was opened. It travels with the form, so that what is sent finds its way back. */
import { z } from 'zod';

/** What every platform keeps; each adds what it needs to answer. */
export const formOriginSchema = z.object({
  channel: z.object({ id: z.string(), name: z.string(), direct: z.boolean() }),
  thread: z.string().nullable(),
  /** The message whose button opened the form. */
  message: z.object({ id: z.string(), shared: z.boolean() }).nullable(),
});
