/**
 * Where something belongs if it is shown elsewhere. A private answer is shown in somebody's own chat and belongs to a
 * channel: that is stored with the message. A form travels through the person's device and belongs to the place it was
 * opened in: that is sealed into it, so that nobody can make Baton speak in a place of their choice.
 */
import { z } from 'zod';
import { formOriginSchema } from '../platform/form-origin.js';
import { parseJson } from '../platform/json.js';
import type { Seal } from '../store/seal.js';

const belongingSchema = formOriginSchema.extend({
  /** The first message of the thread that answers go into. */
  root: z.string().nullable(),
  /** The one person it was given to. */
  person: z.string(),
  /** Only that person sees it, among messages that everybody sees. */
  targeted: z.boolean(),
});

/** The place something belongs to, and the person it was given to. */
export type Belonging = z.infer<typeof belongingSchema>;

const parseBelonging = (text: string): Belonging | undefined => belongingSchema.safeParse(parseJson(text)).data;

/** The belonging as it is stored; undefined if it is somebody else's, or cannot be read. */
export function readBelonging(text: string | null | undefined, person: string): Belonging | undefined {
  const belonging = text ? parseBelonging(text) : undefined;
  return belonging?.person === person ? belonging : undefined;
}

/** Whether a message stored with this belonging is a targeted one. */
export const isTargeted = (text: string | null): boolean => text !== null && parseBelonging(text)?.targeted === true;

const noteSchema = z.object({ about: z.string() });

/** What is noted of a message that was sent: where it belongs, and the one thing that it is about. */
export const sentNote = (belonging: Belonging | undefined, about: string | undefined): string | undefined =>
  belonging || about !== undefined
    ? JSON.stringify({ ...belonging, ...(about !== undefined && { about }) })
    : undefined;

/** The one thing that a message is about, by its note. */
export const subjectIn = (note: string | null): string | undefined =>
  note === null ? undefined : noteSchema.safeParse(parseJson(note)).data?.about;

/** The belonging as a form carries it. */
export const sealBelonging = (seal: Seal, belonging: Belonging): string => seal.close(JSON.stringify(belonging));

/** Undefined if it is somebody else's, was tampered with, or was sealed with an unknown key. */
export const unsealBelonging = (seal: Seal, sealed: string, person: string): Belonging | undefined =>
  readBelonging(seal.open(sealed), person);
