/** The worker thread of the encoder: reads passages one after the other, in the order in which they come. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { WordPieces } from '../../src/clarity/encoder/word-pieces.js';
import { RunGate } from './gate.js';
import { type FromWorker, type ToWorker, workerDataSchema } from './messages.js';
import { openNetwork } from './network.js';

const say = (message: FromWorker): void => parentPort?.postMessage(message);

const data = workerDataSchema.parse(workerData);
const gate = new RunGate(data.gate);
const opened = open();
// One after the other: a message is answered when those before it are.
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (message: ToWorker) => {
  last = last.then(() => answer(message));
});

async function open() {
  try {
    const words = new WordPieces(readFileSync(join(data.weights, 'vocabulary.txt'), 'utf8'));
    return await gate.within(() => openNetwork(join(data.weights, 'encoder.onnx'), words));
  } catch (error) {
    say({ type: 'cannot', why: String(error) });
    return undefined;
  }
}

async function answer({ id, passages, withVectors }: ToWorker): Promise<void> {
  const network = await opened;
  if (network === undefined) return;
  try {
    const readings: Float32Array[] = [];
    for (const passage of passages) {
      const reading = await gate.within(() => network.read(passage, withVectors));
      if (reading === undefined) return;
      readings.push(reading);
    }
    say({ type: 'readings', id, readings });
  } catch {
    say({ type: 'unread', id });
  }
}
