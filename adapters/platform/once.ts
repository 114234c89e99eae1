/** Things that are done only once, however many instances of Baton run side by side. */
import type { Store } from '../../src/ports/store.js';

/** Whether `key` is used in a workspace for the first time. The store remembers it from then on. */
export const isFirst = async (store: Pick<Store, 'transact'>, workspace: string, key: string): Promise<boolean> =>
  (await store.transact(workspace, key, async () => ({}))) !== undefined;
