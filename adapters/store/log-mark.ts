/**
 * Whether the write-ahead log of the embedded store is whole. SQLite stops reading it at the first frame whose checksum is wrong
 * and says nothing, as after a power cut; a flipped bit would lose everything behind it without a word. So a mark beside it says
 * up to which frame it was on the disk, and is compared at the next start.
 * The formats of the log and of its index: https://www.sqlite.org/walformat.html
 */
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { PRIVATE_MODE } from './private-file.js';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The lowest bit says in which order of bytes the checksums are computed: 1 for the highest byte first. */
const MAGIC = 0x377f0682;

/** How far a log reached. */
interface Mark {
  /** Random numbers of this log, new each time it begins again. */
  salt: string;
  frames: number;
}

/** Keeps the mark of an open store. Each of its calls takes some microseconds: the files stay open. */
export class LogMark {
  private readonly index: number;
  private readonly mark: number;
  private readonly header = Buffer.alloc(48);

  /** @throws an error of Node.js if the log has no index yet, or the mark cannot be written */
  constructor(indexPath: string, markPath: string) {
    this.index = openSync(indexPath, 'r');
    // Not emptied: until the first commit, the mark of the last run is the one that counts.
    this.mark = openSync(markPath, constants.O_RDWR | constants.O_CREAT, PRIVATE_MODE);
  }

  /** How far the log reaches now, as the index that SQLite keeps says. */
  read(): Mark {
    readSync(this.index, this.header, 0, this.header.length, 0);
    const frames = endianness() === 'LE' ? this.header.readUInt32LE(16) : this.header.readUInt32BE(16);
    // The salts are copied as they stand in the log.
    return { salt: this.header.subarray(32, 40).toString('hex'), frames };
  }

  /** Notes how far the log is on the disk. */
  write({ salt, frames }: Mark): void {
    if (frames > 0) writeSync(this.mark, `${salt} ${String(frames).padStart(12, '0')}\n`, 0);
  }

  close(): void {
    closeSync(this.index);
    closeSync(this.mark);
  }
}

/** How many frames of a log are lost that were on the disk before; 0 if none is, or nobody knows. */
export function lostFrames(logPath: string, markPath: string): number {
  const mark = readMark(markPath);
  const log = mark && readStart(logPath, Number.POSITIVE_INFINITY);
  if (!mark || !log || log.length < HEADER_BYTES + FRAME_HEADER_BYTES) return 0;
  // In the first frame too: the header itself can be what is damaged.
  const salts = [log.subarray(16, 24), log.subarray(HEADER_BYTES + 8, HEADER_BYTES + 16)];
  // After the log has begun again, the mark is about another one.
  if (!salts.some((salt) => salt.toString('hex') === mark.salt)) return 0;
  return Math.max(0, mark.frames - wholeFrames(log));
}

function readMark(path: string): Mark | undefined {
  const [, salt, frames] =
    readStart(path, 64)
      ?.toString()
      .match(/^([0-9a-f]{16}) (\d{12})\n$/) ?? [];
  return salt && frames ? { salt, frames: Number(frames) } : undefined;
}

function readStart(path: string, most: number): Buffer | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(Math.min(most, fstatSync(file).size));
      readSync(file, bytes, 0, bytes.length, 0);
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** How many frames SQLite will read from a log. */
function wholeFrames(log: Buffer): number {
  const magic = log.readUInt32BE(0);
  if (magic >>> 1 !== MAGIC >>> 1) return 0;
  const sum = new Checksum((magic & 1) === 1);
  sum.add(log.subarray(0, 24));
  if (!sum.is(log, 24)) return 0;
  const size = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  let frames = 0;
  for (let at = HEADER_BYTES; at + size <= log.length; at += size, frames += 1) {
    if (!log.subarray(at + 8, at + 16).equals(log.subarray(16, 24))) break;
    sum.add(log.subarray(at, at + 8));
    sum.add(log.subarray(at + FRAME_HEADER_BYTES, at + size));
    if (!sum.is(log, at + 16)) break;
  }
  return frames;
}

/** The checksum of the log, over all frames so far. */
class Checksum {
  private first = 0;
  private second = 0;

  constructor(private readonly highestFirst: boolean) {}

  add(bytes: Buffer): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const lowestFirst = !this.highestFirst;
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      this.first = (this.first + view.getUint32(at, lowestFirst) + this.second) >>> 0;
      this.second = (this.second + view.getUint32(at + 4, lowestFirst) + this.first) >>> 0;
    }
  }

  /** Whether the checksum is the one that stands in a log. */
  is(log: Buffer, at: number): boolean {
    return log.readUInt32BE(at) === this.first && log.readUInt32BE(at + 4) === this.second;
  }
}
