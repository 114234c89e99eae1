/** One store for all tests of a block, on either database. */

import { afterAll, beforeAll } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { SqlAlarms } from '../../adapters/store/alarms.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlStore } from '../../adapters/store/store.js';
import type { Unit } from '../../src/ports/store.js';
import { TestClock } from './kit.js';
import { type Dialect, opened } from './stores.js';

/** A store, and what tests do with it. */
export class SharedStore {
  readonly clock = new TestClock();
  private current: { db: Opened; store: SqlStore; alarms: SqlAlarms; done(): Promise<void> } | undefined;

  /** Opens the store before the first test of the block, and removes it after the last. */
  constructor(dialect: Dialect) {
    beforeAll(async () => {
      const { store: db, done } = await opened(dialect);
      this.current = { db, store: new SqlStore(db, this.clock), alarms: new SqlAlarms(db, this.clock), done };
    });
    afterAll(() => this.current?.done());
  }

  private get opened() {
    if (!this.current) throw new Error('the store is open while tests run');
    return this.current;
  }

  get db(): Opened {
    return this.opened.db;
  }

  get store(): SqlStore {
    return this.opened.store;
  }

  get alarms(): SqlAlarms {
    return this.opened.alarms;
  }

  /** The id of a workspace that no other test has. */
  newWorkspace(): string {
    return `W-${newId()}`;
  }

  /** Commits what `work` does; undefined if the key was handled before. */
  write(workspace: string, work: (unit: Unit) => Promise<unknown>, key = newId()): Promise<object | undefined> {
    return this.store.transact(workspace, key, async (unit) => {
      await work(unit);
      return {};
    });
  }
}
