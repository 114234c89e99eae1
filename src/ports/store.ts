/** The store: transactions and snapshots of one workspace each. */
import type { Change } from '../model/changes.js';
import type { Kind, Rows } from '../model/rows.js';
import type { Talk } from '../model/talk-rows.js';
import type { Outbound } from './outbound.js';
import type { Query, TextField, Where } from './query.js';

/** Reads one workspace. There is no way to name another. */
export interface Reader {
  /** When this transaction began, in epoch milliseconds, by the one clock that all instances share. */
  readonly now: number;
  /** For figures over the whole workspace that name nothing in it, such as how long such a stage usually takes. */
  readonly overall: Reader;
  /**
   * What `work` finds out about the workspace, remembered by this process for as long as there is room.
   * @param name what it is and as of when: under one name, `work` must come to the same result at any time and in any instance
   */
  remembered<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The rows that match. */
  find<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<Rows[K][]>;
  /** The row with this id; undefined if there is none, or if none of the conditions holds. */
  get<K extends Kind>(kind: K, id: string, any?: readonly Where<Rows[K]>[]): Promise<Rows[K] | undefined>;
  /** Counts rows by the value of a field. */
  tally<K extends Kind>(
    kind: K,
    by: TextField<Rows[K]>,
    where: Where<Rows[K]>,
    any?: readonly Where<Rows[K]>[],
  ): Promise<Map<string | null, number>>;
}

/** One transaction in one workspace. */
export interface Unit extends Reader {
  /** Makes the changes. @throws Conflict if a row has changed since it was read */
  apply(changes: readonly Change[]): Promise<void>;
  /**
   * Keeps a talk in place of the one that had its id, whoever changed that meanwhile: the last one wins, so that two messages
   * of one person at once need not be handled again.
   */
  putTalk(talk: Omit<Talk, 'version'>): Promise<void>;
  /** Puts messages into the outbox. */
  send(messages: readonly Outbound[]): Promise<void>;
  /**
   * The next number of a sequence: 1, 2, 3, without gaps or repeats. Transactions that take one come one after the other:
   * `project` is taken before a name is chosen, so that two people never choose the same one at once.
   */
  number(sequence: 'task' | 'project'): Promise<number>;
}

/** Where Baton keeps everything. */
export interface Store {
  /**
   * Runs `work` in one transaction and records that `key` has been handled. Commits if `work` returns a value; rolls back if
   * it throws or returns undefined. If the key has been handled before, does nothing and returns undefined. `work` may run
   * again after a clash with another transaction.
   * @throws Conflict if it clashes too often, StoreAway if it takes too long or nothing can be kept, Unsettled if nobody knows whether it was committed
   */
  transact<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
  ): Promise<T | undefined>;
  /** Reads a consistent snapshot, without writing. @throws StoreAway if it takes too long */
  read<T>(workspace: string, work: (reader: Reader) => Promise<T>): Promise<T>;
}

/** A row has changed since it was read. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** The store did not answer in time, or can keep nothing just now. Nothing of the work was kept, nor will it be later. */
export class StoreAway extends Error {
  override name = 'StoreAway';
}

/** The store was asked to keep the work and has not said that it did: nobody knows. Asked again with the same key, it will tell. */
export class Unsettled extends Error {
  override name = 'Unsettled';
}
