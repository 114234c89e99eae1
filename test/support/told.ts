/** Channels whose people know what Baton reads, as if it had been welcomed there. */
import { newId } from '../../adapters/common/ids.js';
import { set } from '../../src/model/changes.js';
import type { Store } from '../../src/ports/store.js';

/** So long ago they were told: long enough to have read it. */
const AGO_MS = 60_000;

/** Lets the people of all channels that Baton knows have been told a minute ago. @param now epoch milliseconds */
export async function tellChannels(store: Store, workspace: string, now: number): Promise<void> {
  await store.transact(workspace, newId(), async (unit) => {
    const channels = await unit.find('channel', { where: { direct: false } });
    await unit.apply(channels.map((channel) => set('channel', channel, { toldAt: now - AGO_MS })));
    return {};
  });
}
