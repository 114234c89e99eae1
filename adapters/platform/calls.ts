/** A call as it comes back from a platform: nothing that was tampered with gets further. */
import { z } from 'zod';
import type { Call } from '../../src/view.js';

const text = z.string().max(20_000);

export const callSchema: z.ZodType<Call> = z.lazy(() =>
  z.object({ command: text, args: z.record(text, text), seen: text.optional(), after: callSchema.optional() }),
) as z.ZodType<Call>;
