/** The last line of an export: how many rows of each table there are, and a checksum over all lines before it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The last line. */
export const Trailer = z.object({
  end: z.literal('baton'),
  tables: z.record(z.string(), z.number()),
  sha256: z.string(),
});
type Trailer = z.infer<typeof Trailer>;

/** Adds up the lines of an export, as it is written or read. */
export class Tally {
  private readonly hash = createHash('sha256');
  private readonly tables = new Map<string, number>();

  /** @param table of its row; undefined for the first line */
  add(line: string, table?: string): void {
    this.hash.update(`${line}\n`);
    if (table !== undefined) this.tables.set(table, (this.tables.get(table) ?? 0) + 1);
  }

  /** The line that ends the export. Nothing can be added afterwards. */
  trailer(): Trailer {
    return { end: 'baton', tables: Object.fromEntries(this.tables), sha256: this.hash.digest('hex') };
  }
}

/** What is wrong with what was read, by the line that ended it; undefined if nothing is. */
export function difference(read: Trailer, written: Trailer): string | undefined {
  const tables = [...new Set([...Object.keys(written.tables), ...Object.keys(read.tables)])];
  const table = tables.find((name) => read.tables[name] !== written.tables[name]);
  if (table !== undefined)
    return `It has ${read.tables[table] ?? 0} rows of “${table}”, and ${written.tables[table] ?? 0} were exported.`;
  return read.sha256 === written.sha256
    ? undefined
    : 'It was changed after it was exported: its checksum is another one.';
}
