/** Labelled messages. */
import { z } from 'zod';

/** Any line with a text. */
export const textSchema = z.object({ text: z.string() });

/** A message, with what is known besides its words. */
export const datasetMessageSchema = textSchema.extend({
  id: z.string(),
  context: z.array(z.string()).optional(),
  author: z.string().optional(),
  participants: z.int().optional(),
  medium: z.string().optional(),
});
/** A line of `datasetMessageSchema`. */
export type DatasetMessage = z.infer<typeof datasetMessageSchema>;

/** The labels of a message. Owner and due are null if it states no work. */
export const labelSchema = z.object({
  id: z.string(),
  kind: z.string(),
  owner: z.string().nullable(),
  nudge: z.enum(['yes', 'no', 'maybe']),
  due: z.enum(['yes', 'vague', 'no']).nullable(),
});

/** A labelled message of the published sets. */
export const labelledSchema = datasetMessageSchema.extend(labelSchema.shape).extend({
  /** The words that want an owner. */
  span: z.string().nullish(),
  /** How it was sampled; "natural" at random. */
  stratum: z.string().optional(),
  /** The topic or channel of a conversation that is given in full. */
  channel: z.string().optional(),
  /** The later message in which somebody takes the work. */
  taken_by: z.string().nullish(),
});
/** A labelled message, and the file that it comes from. */
export type Labelled = z.infer<typeof labelledSchema> & { set: string };

/** Whether a message was written for the purpose, not found. */
export const isWritten = ({ set }: { set: string }): boolean => set.startsWith('made') || set.startsWith('written');
