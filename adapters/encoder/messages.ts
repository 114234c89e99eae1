/** What the encoder and its worker thread say to each other. */
import { z } from 'zod';
import type { Passage } from '../../src/clarity/encoder/passage.js';

/** Passages of one message or document to read. */
export interface ToWorker {
  id: number;
  passages: readonly Passage[];
  /** Whether their vectors are wanted as well. */
  withVectors: boolean;
}

/** `cannot`: it will never be able to read, such as without its weights. */
export type FromWorker =
  | { type: 'readings'; id: number; readings: readonly Float32Array[] }
  | { type: 'unread'; id: number }
  | { type: 'cannot'; why: string };

/** What the worker thread is started with: the folder of the weights, and the memory of the gate. */
export const workerDataSchema = z.object({ weights: z.string(), gate: z.instanceof(SharedArrayBuffer) });
