/**
 * What people were told has not been done stays undone. A platform that got no answer in time delivers an event again, perhaps
 * only once the store is back: by then, whoever was told to try again may have done so.
 */
import type { Store } from '../../src/ports/store.js';
import { isFirst } from './once.js';

/** How long the store has before it is asked again, in ms. */
const PAUSE_MS = 2_000;
/** Most events that wait until the store can note them. */
const MOST = 10_000;

/** Events that were given up. */
export class GivenUpEvents {
  private readonly waiting = new Map<string, { workspace: string; key: string }>();
  private isNoting = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly store: Pick<Store, 'transact'>) {}

  /** Whether an event was given up, and the store does not say so yet. Afterwards it counts as handled there. */
  has(workspace: string, key: string): boolean {
    return this.waiting.has(idOf(workspace, key));
  }

  /** Gives an event up: here at once, and in all instances as soon as the store can note it. @param key as in `Store.transact` */
  add(workspace: string, key: string): void {
    if (this.waiting.size < MOST) this.waiting.set(idOf(workspace, key), { workspace, key });
    if (!this.isNoting) void this.note();
  }

  stop(): void {
    this.waiting.clear();
    clearTimeout(this.timer);
  }

  /** One at a time: a store that has just come back has enough to do. */
  private async note(): Promise<void> {
    this.isNoting = true;
    for (const [id, { workspace, key }] of this.waiting) {
      // Whether it is the first to note it does not matter.
      const isNoted = await isFirst(this.store, workspace, key).then(
        () => true,
        () => false,
      );
      if (!isNoted) break;
      this.waiting.delete(id);
    }
    this.isNoting = false;
    if (this.waiting.size > 0) this.timer = setTimeout(() => void this.note(), PAUSE_MS).unref();
  }
}

const idOf = (workspace: string, key: string): string => `${workspace}/${key}`;
