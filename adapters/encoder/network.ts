/** The encoder's network, run by ONNX Runtime. Only the worker thread loads it. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Passage } from '../../src/clarity/encoder/passage.js';
import { tokenRow } from '../../src/clarity/encoder/token-row.js';
import type { WordPieces } from '../../src/clarity/encoder/word-pieces.js';

/** Reads passages. */
interface Network {
  /** Whether the writer should be asked who does the work, in log odds. @throws what the runtime throws */
  score(passage: Passage): Promise<number>;
}

/** Loads the network. @throws what the runtime throws, such as without the file */
export async function openNetwork(file: string, words: WordPieces): Promise<Network> {
  // One core: the worker thread runs beside a busy event loop.
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return {
    async score(passage) {
      const { pieces, start, end } = tokenRow(passage, words);
      const size = pieces.length;
      const ids = new Tensor('int64', BigInt64Array.from(pieces, BigInt), [1, size]);
      const sentence = new Tensor('float32', new Float32Array(size).fill(1, start, end), [1, size]);
      const { heads } = await session.run({ ids, sentence });
      const [score] = heads?.data ?? [];
      if (typeof score !== 'number') throw new Error('The network gave no score');
      return score;
    },
  };
}
