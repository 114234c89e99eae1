/** Baton with the canaries in its store. */
import { canaryWorld } from './canary.js';
import { learnFirst } from './engine.js';
import { Kit } from './kit.js';
import { memoryStore, pooled, type StoreMaker } from './memory-store.js';

let made: Promise<StoreMaker> | undefined;

/** A new one for each test. */
export async function canaryKit(): Promise<Kit> {
  learnFirst();
  made ??= memoryStore().then(async (opened) => {
    await new Kit(opened).store.transact('W1', 'world', async (unit) => {
      await unit.apply(canaryWorld());
      return {};
    });
    return pooled(opened);
  });
  return new Kit(await (await made)());
}
