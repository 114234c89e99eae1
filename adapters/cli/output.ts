/** What a command writes: a new file that only its owner can read, or the standard output. */
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { PRIVATE_MODE } from '../store/private-file.js';

/** Writes a piece, and waits while the reader is slower. */
type Write = (text: string) => Promise<void>;

/**
 * Writes to a new file, or to the standard output without a path or with `-`. A file that is not finished is removed, so
 * that nobody mistakes half an export for a backup.
 * @throws an error of Node.js if there is such a file, or it cannot be written
 */
export async function writeOutput<T>(path: string | undefined, work: (write: Write) => Promise<T>): Promise<T> {
  if (path === undefined || path === '-') return work(writerTo(process.stdout));
  const file = createWriteStream(path, { mode: PRIVATE_MODE, flags: 'wx' });
  await once(file, 'open');
  const written = finished(file);
  // Without this an error between two writes would end the process; it is thrown below.
  written.catch(() => {});
  try {
    const result = await Promise.race([work(writerTo(file)), written.then(() => Promise.reject(new Error('closed')))]);
    file.end();
    await written;
    return result;
  } catch (error) {
    file.destroy();
    rmSync(path, { force: true });
    throw error;
  }
}

const writerTo =
  (stream: NodeJS.WritableStream): Write =>
  async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
