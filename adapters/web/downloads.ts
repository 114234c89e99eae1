/**
 * Files to download, such as a table. The address contains all of the file, sealed: every instance can give it out, nobody can
 * read or forge one, and nothing is stored. Whoever has the address can open it, so it goes into private messages, for an hour.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Clock } from '../../src/ports/clock.js';
import type { FileToSave } from '../../src/ports/file-to-save.js';
import { sendAnswer } from '../platform/request.js';
import type { Seal } from '../store/seal.js';

/** Where files are, below the address of Baton. */
const PATH = '/file/';
/** Longest address: all platforms take it in a link, and every browser opens it. */
const MAX_ADDRESS = 2_800;
/** How long a file can be opened. */
const OPEN_MS = 3_600_000;
/** More than that does not fit into an address, whatever it is. */
const MAX_BYTES = 1_000_000;

const content = z.strictObject({ name: z.string(), until: z.number(), packed: z.string() });

/** Makes addresses of files, and gives the files out. */
export class Downloads {
  constructor(
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  /** The address of a file below `base`; undefined if it would be too long. */
  addressOf({ name, text }: FileToSave, base: string): string | undefined {
    const packed = deflateRawSync(text, { level: 9 }).toString('base64url');
    const sealed = this.seal.close(JSON.stringify({ name, until: this.clock.now() + OPEN_MS, packed }));
    const address = `${base}${PATH}${sealed}`;
    return address.length > MAX_ADDRESS ? undefined : address;
  }

  /** Answers a request for a file. @returns false if it is for another address */
  handles(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = ''] = (request.url ?? '').split('?');
    if (!path.startsWith(PATH)) return false;
    const file = path.length > MAX_ADDRESS ? undefined : this.opened(path.slice(PATH.length));
    if (!file) sendAnswer(response, 404);
    else
      response
        .writeHead(200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${file.name}"`,
          'Cache-Control': 'private, no-store',
          'X-Content-Type-Options': 'nosniff',
          'X-Robots-Tag': 'noindex',
        })
        .end(file.text);
    return true;
  }

  private opened(sealed: string): FileToSave | undefined {
    const opened = this.seal.open(sealed);
    // Other things are sealed with the same keys: they are not files, whoever sends them here.
    if (!opened?.startsWith('{"name"')) return undefined;
    const file = content.safeParse(JSON.parse(opened)).data;
    if (!file || file.until < this.clock.now()) return undefined;
    const text = inflateRawSync(Buffer.from(file.packed, 'base64url'), { maxOutputLength: MAX_BYTES }).toString('utf8');
    return { name: file.name, text };
  }
}
