/** What an export consists of: its first line, and which tables in which order. */
import { migrations } from './migrations/index.js';
import { TABLE_NAMES } from './schema/schema.js';

/** The number of the format, in the first line. Version 1 had no last line with counts and a checksum. */
export const FORMAT = 2;

/** The names of all migrations: the first line says with which ones the export was written. */
export const MIGRATION_STEPS = Object.keys(migrations('sqlite'));

/** Every table, with the columns that order its rows. */
const ORDER: Record<string, readonly string[]> = {
  ...Object.fromEntries(TABLE_NAMES.map((table) => [table, ['workspace', 'id']])),
  handled: ['workspace', 'key'],
  sequence: ['workspace', 'name'],
  edition: ['workspace', 'what'],
  outbox: ['seq'],
  installation: ['platform', 'id'],
  sent: ['workspace', 'id'],
  front: ['workspace', 'person'],
  conversation: ['workspace', 'id'],
  alias: ['workspace', 'id'],
  room_channel: ['workspace', 'id'],
  room_member: ['workspace', 'channel', 'person'],
  room_message: ['seq'],
  room_person: ['workspace', 'id'],
  room_reaction: ['workspace', 'message', 'person', 'emoji'],
};

/** All tables. */
export const ALL_TABLES = Object.keys(ORDER);

const LEFT_OUT: readonly string[] = ['nudge', 'talk', 'signal_payload', 'edition'];

/**
 * The tables that an export has. Nudges stay: their words are encrypted with this store's key, and deleted after a day. So
 * does what people last spoke of with Baton, which counts for half an hour, and what other systems sent last, which goes
 * after a week. Editions are made by what is imported. Installations, and the secrets of those systems, are exported as they
 * are, encrypted: a store that has the same key among its own can decrypt them.
 */
export const EXPORTED_TABLES = ALL_TABLES.filter((table) => !LEFT_OUT.includes(table));

/** The columns that order the rows of a table. */
export const orderOf = (table: string): readonly string[] => ORDER[table] ?? [];
