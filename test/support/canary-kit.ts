/** Baton with the canaries in its store. */
import { canaryWorld } from './canary.js';
import { Kit } from './kit.js';
import { memoryStore, type StoreMaker, snapshot } from './memory-store.js';

let made: Promise<StoreMaker> | undefined;

/** A new one for each test. */
export async function canaryKit(): Promise<Kit> {
  made ??= memoryStore().then(async (opened) => {
    await new Kit(opened).store.transact('W1', 'world', async (unit) => {
      await unit.apply(canaryWorld());
      return {};
    });
    return snapshot(opened);
  });
  return new Kit(await (await made)());
}
