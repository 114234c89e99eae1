/**
 * Where things belong to that stand elsewhere. A private answer stands in somebody's own chat and belongs to a channel: that is
 * kept with the message. A form travels through the person's device: what it belongs to is sealed in it, so that nobody can
 * make Baton speak in a place of their choice.
 */
import { z } from 'zod';
import { formOriginSchema } from '../platform/form-origin.js';
import type { Seal } from '../store/seal.js';

const schema = formOriginSchema.extend({
  /** The message whose thread an answer goes into. */
  root: z.string().nullable(),
  /** Whom it was given to. */
  person: z.string(),
  /** It is for that person's eyes, among what others see. */
  targeted: z.boolean(),
});

export type Belonging = z.infer<typeof schema>;

/** Undefined where it is somebody else's, or not readable. */
export function readBelonging(text: string | null | undefined, person: string): Belonging | undefined {
  if (!text) return undefined;
  const read = schema.safeParse(JSON.parse(text));
  return read.success && read.data.person === person ? read.data : undefined;
}

export const sealed = (seal: Seal, belonging: Belonging): string => seal.close(JSON.stringify(belonging));

/** Undefined, too, where it was tampered with or sealed with a key that is not here. */
export const unsealed = (seal: Seal, text: string | undefined, person: string): Belonging | undefined =>
  text === undefined ? undefined : readBelonging(seal.open(text), person);
