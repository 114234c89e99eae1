/** What the encoder says of sentences of documents. */
import type { Passage } from './passage.js';

/** Reads sentences of documents, such as the encoder in its worker thread. */
export interface VectorReader {
  /**
   * All that it says of each passage, in order: the scores of its heads, that of asking its writer first, and then the vector that they
   * are made from. Undefined if they cannot be read. Never throws.
   */
  readings(passages: readonly Passage[]): Promise<readonly Float32Array[] | undefined>;
}
