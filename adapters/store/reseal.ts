/** Secrets of connected systems that were encrypted with a former key are encrypted with the one that is in use. */
import type { Opened } from './opened.js';
import type { LooseTables } from './tables.js';

/** Encrypts them again, so that the former key can be taken away. @returns how many there were */
export async function resealSecrets({ db, seal }: Pick<Opened, 'db' | 'seal'>): Promise<number> {
  const loose = db.withTables<LooseTables>();
  const rows = await loose.selectFrom('signal_source').select(['workspace', 'id', 'secrets', 'page']).execute();
  let count = 0;
  for (const { workspace, id, ...sealed } of rows) {
    const patch: Record<string, string> = {};
    for (const [column, text] of Object.entries(sealed)) {
      const open = typeof text === 'string' && !seal.isCurrent(text) ? seal.open(text) : undefined;
      if (open !== undefined) patch[column] = seal.close(open);
    }
    if (Object.keys(patch).length === 0) continue;
    // Unless somebody has made another secret since.
    const own = loose.updateTable('signal_source').set(patch).where('workspace', '=', workspace).where('id', '=', id);
    await own.where('secrets', sealed.secrets === null ? 'is' : '=', sealed.secrets).execute();
    count += 1;
  }
  return count;
}
