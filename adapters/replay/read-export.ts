/** Reads a folder of Slack's export, or a file with one message a line as JSON. */
import { existsSync, statSync } from 'node:fs';
import { BadExport, type ChatExport } from './chat-export.js';
import { readJsonLines } from './json-lines.js';
import { readSlackExport } from './slack-export.js';

/**
 * Reads an export.
 * @param path `-` is the standard input, as JSON lines
 * @param zone IANA zone of people for whom the export has none
 * @throws BadExport
 */
export function readExport(path: string, zone: string): ChatExport {
  if (path === '-') return readJsonLines(path, zone);
  if (!existsSync(path)) throw new BadExport(`There is no ${path}.`);
  if (statSync(path).isDirectory()) return readSlackExport(path, zone);
  if (path.endsWith('.zip')) throw new BadExport('Unpack the archive first, and name its folder.');
  return readJsonLines(path, zone);
}
