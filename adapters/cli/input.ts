/** What a command reads: a file, or `-` for the standard input. */
import { createReadStream, statSync } from 'node:fs';
import { BadUsage } from '../common/bad-usage.js';

/** Makes sure that there is such a file. @param instead what to do about a folder @throws BadUsage, or an error of Node.js */
export function mustBeFile(path: string, instead = 'Name a file, such as'): void {
  if (path !== '-' && statSync(path).isDirectory())
    throw new BadUsage(`${path} is a folder. ${instead} ${path.replace(/\/+$/, '')}/<file>.`);
}

/** Opens it for reading. Says what is waited for if that is what somebody types. */
export function openInput(path: string): NodeJS.ReadableStream {
  if (path !== '-') return createReadStream(path);
  if (process.stdin.isTTY) console.error('Reading what you type. Ctrl-D ends it.');
  return process.stdin;
}
