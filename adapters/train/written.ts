/**
 * Whole conversations that were written and labelled for this project: `written/*.tsv`, a message a line, each channel in one block and in
 * order. Columns: channel (`medium:name` if it is not a chat), author, participants, text with line breaks as `\n`, kind, owner, nudge,
 * span, due, and the line of the channel in which somebody takes the work; "-" stands for nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { root } from '../common/paths.js';
import type { Labelled } from './labelled.js';

const WRITTEN_PREFIX = 'written-';
/** Lines before a message that are kept as its context, as in the published weeks. */
const LINES_BEFORE = 2;

const orNothing = z.string().transform((value) => (value === '-' ? null : value));
const lineSchema = z.tuple([
  z.string(),
  z.string(),
  z.coerce.number().int(),
  z.string().transform((text) => text.replaceAll('\\n', '\n')),
  z.string(),
  orNothing,
  z.enum(['yes', 'no', 'maybe']),
  orNothing,
  orNothing.pipe(z.enum(['yes', 'vague', 'no']).nullable()),
  orNothing,
]);

/** All of them, in order. @throws ZodError for a line of another form */
export const readWritten = (folder = join(root(), 'adapters', 'train', 'written')): Labelled[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => conversationsOf(readFileSync(join(folder, file), 'utf8'), basename(file, '.tsv')));

/** The messages of one file. @param name of the file, without its ending */
export function conversationsOf(tsv: string, name: string): Labelled[] {
  const before: string[] = [];
  let current = '';
  return tsv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const fields = lineSchema.parse(line.split('\t'));
      const [channel, author, participants, text, kind, owner, nudge, span, due, taken_by] = fields;
      if (channel !== current) before.length = 0;
      current = channel;
      const context = before.slice(-LINES_BEFORE);
      const id = `${channel}-${before.push(`${author}: ${text}`)}`;
      const medium = channel.includes(':') ? channel.slice(0, channel.indexOf(':')) : 'chat';
      const about = { channel, author, participants, medium, context, set: `${WRITTEN_PREFIX}${name}` };
      return { id, text, kind, owner, nudge, span, due, taken_by, ...about };
    });
}
