/** The encoder's network, run by ONNX Runtime. Only the worker thread loads it. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Passage } from '../../src/clarity/encoder/passage.js';
import { tokenRow } from '../../src/clarity/encoder/token-row.js';
import type { WordPieces } from '../../src/clarity/encoder/word-pieces.js';

/** Reads passages. */
interface Network {
  /**
   * What it says of a passage: the scores of its heads, in log odds; the first is whether the writer should be asked who does the work.
   * @param withVector whether the vector that they are made from follows them
   * @throws what the runtime throws
   */
  read(passage: Passage, withVector: boolean): Promise<Float32Array>;
}

/** Loads the network. @throws what the runtime throws, such as without the file */
export async function openNetwork(file: string, words: WordPieces): Promise<Network> {
  // One core: the worker thread runs beside a busy event loop.
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return {
    async read(passage, withVector) {
      const { pieces, start, end } = tokenRow(passage, words);
      const size = pieces.length;
      const ids = new Tensor('int64', BigInt64Array.from(pieces, BigInt), [1, size]);
      const sentence = new Tensor('float32', new Float32Array(size).fill(1, start, end), [1, size]);
      const { heads, vector } = await session.run({ ids, sentence }, withVector ? ['heads', 'vector'] : ['heads']);
      return Float32Array.from([...numbersIn(heads), ...(withVector ? numbersIn(vector) : [])]);
    },
  };
}

function numbersIn(output: Tensor | undefined): Float32Array {
  if (!(output?.data instanceof Float32Array) || output.data.length === 0)
    throw new Error('The network gave no numbers');
  return output.data;
}
