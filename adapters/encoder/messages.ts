/** What the encoder and its worker thread say to each other. */
import { z } from 'zod';
import type { Passage } from '../../src/clarity/encoder/passage.js';

/** Passages of one message to read. */
export interface ToWorker {
  id: number;
  passages: readonly Passage[];
}

/** `cannot`: it will never be able to read, such as without its weights. */
export type FromWorker =
  | { type: 'scores'; id: number; scores: readonly number[] }
  | { type: 'unread'; id: number }
  | { type: 'cannot'; why: string };

/** What the worker thread is started with: the folder of the weights, and the memory of the gate. */
export const workerDataSchema = z.object({ weights: z.string(), gate: z.instanceof(SharedArrayBuffer) });
