/** Calls as buttons and forms carry them: made small enough to fit, and checked when they come back. */
import { z } from 'zod';
import { LIMITS } from '../../src/view/fit.js';
import type { Call } from '../../src/view/view.js';

const text = z.string().max(20_000);

/** A call that comes back from a platform. Whoever pressed could have sent anything, so nothing else is read. */
export const callSchema: z.ZodType<Call> = z.object({
  command: text,
  args: z.record(text, text),
  seen: text.optional(),
  get after() {
    return callSchema.optional();
  },
});

/**
 * The call, or as much of it as fits into `max` characters of JSON. First goes `after`, then the longest arguments:
 * an argument that is missing is asked for in a form.
 */
export function shrinkCall(call: Call, max: number = LIMITS.call): Call {
  if (JSON.stringify(call).length <= max) return call;
  const { after, args, ...rest } = call;
  if (after) return shrinkCall({ ...rest, args }, max);
  const [longest] = Object.entries(args).sort(([, a], [, b]) => b.length - a.length);
  if (!longest) return { command: call.command.slice(0, 100), args: {} };
  const { [longest[0]]: _, ...others } = args;
  return shrinkCall({ ...rest, args: others }, max);
}
