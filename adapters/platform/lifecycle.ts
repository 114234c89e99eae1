/** What happens to a workspace over time: its people are listed daily, and once Baton has been removed, its data goes. */
import type { Clock } from '../../src/ports/clock.js';
import type { Installations } from '../store/installations.js';
import type { Sent } from '../store/sent.js';
import type { SqlStore } from '../store/store.js';
import { withDeadline } from './deadline.js';
import { isFirst } from './once.js';

const DAY_MS = 86_400_000;
/** A workspace that has removed Baton keeps its data this long, in case it installs Baton again. */
export const DELETE_AFTER_MS = 30 * DAY_MS;
/** Messages of Baton older than this can no longer be changed. */
const CHANGEABLE_MS = 180 * DAY_MS;
/** Joins and departures that no event reported are found this often. */
const LIST_PEOPLE_EVERY_MS = DAY_MS;
/** A large workspace takes minutes to list; the next instance does it again the next day, or as people are seen. */
const STOP_MS = 2_000;

interface LifecycleParts {
  installations: Pick<Installations<object>, 'ended' | 'list'>;
  sent: Pick<Sent, 'forget'>;
  store: Pick<SqlStore, 'eraseEnded' | 'transact'>;
  clock: Clock;
  fault(error: unknown): void;
  /** Lists the people of one workspace. */
  listPeople(workspace: string): Promise<void>;
}

/** The housekeeping of one platform. */
export class Lifecycle {
  private listedAt = 0;
  private listing: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly parts: LifecycleParts) {}

  /** Deletes what is too old, and lists people again once a day. Called from time to time. */
  async tidy(): Promise<void> {
    const { installations, sent, store, clock } = this.parts;
    const now = clock.now();
    await sent.forget(now - CHANGEABLE_MS);
    const before = now - DELETE_AFTER_MS;
    for (const workspace of await installations.ended(before)) await store.eraseEnded(workspace, before);
    if (now - this.listedAt > LIST_PEOPLE_EVERY_MS) this.listPeople();
  }

  /** Lists the people of all workspaces, in the background. */
  listPeople(): void {
    this.listedAt = this.parts.clock.now();
    this.listing = Promise.all([this.listing, this.listAll()]).then(() => {}, this.parts.fault);
  }

  /** Lists no further workspace. @returns once the one under way is done, or takes too long: then the store can be closed */
  async stop(): Promise<void> {
    this.isStopped = true;
    await withDeadline(this.listing, STOP_MS, this.parts.fault);
  }

  /** One workspace after the other, each once a day by one of the instances. */
  private async listAll(): Promise<void> {
    const { installations, store, listPeople } = this.parts;
    const today = `learn:${Math.floor(this.listedAt / LIST_PEOPLE_EVERY_MS)}`;
    for (const { workspace } of await installations.list())
      if (!this.isStopped && (await isFirst(store, workspace, today))) await listPeople(workspace);
  }
}
