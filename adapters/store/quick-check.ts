/** SQLite's own look at whether a file is sound (https://www.sqlite.org/pragma.html#pragma_quick_check). */
import type SQLite from 'libsql';

/** The first damage that SQLite finds in a file, in its words; undefined if it finds none. Reads the whole file. */
export function damageOf(file: InstanceType<typeof SQLite>): string | undefined {
  const found = file.prepare('pragma quick_check(1)').raw(true).get();
  const said = Array.isArray(found) ? String(found[0]) : 'no answer';
  // The first line only says which database it is.
  return said === 'ok' ? undefined : said.split('\n').at(-1);
}
