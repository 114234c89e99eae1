/** Messages that were given up: to be looked at, sent again, or dropped, by whoever runs Baton. */
import type { Clock } from '../../src/ports/clock.js';
import { storeInstant } from './clock.js';
import type { Opened } from './opened.js';

/** A message that was given up. Its words stay sealed. */
export interface GivenUp {
  /** Short enough to type. */
  number: number;
  workspace: string;
  /** A channel's id; a person's id behind "@". */
  to: string;
  /** An error code, or a few words. */
  why: string;
  attempts: number;
  /** When it was said, and when it was given up; epoch milliseconds. */
  createdAt: number;
  at: number;
  /** Whether its words are still there, so that it can be sent again. */
  hasWords: boolean;
}

/** The messages of a store that were given up. */
export class GivenUpMessages {
  constructor(
    private readonly opened: Opened,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async list(most: number): Promise<GivenUp[]> {
    const rows = await this.opened.db
      .selectFrom('outbox')
      .select(['seq', 'workspace', 'lane', 'why', 'attempts', 'createdAt', 'dueAt', 'message'])
      .where('state', '=', 'failed')
      .orderBy('seq', 'desc')
      .limit(most)
      .execute();
    return rows.map(({ seq, workspace, lane, why, attempts, createdAt, dueAt, message }) => ({
      ...{ number: Number(seq), workspace, to: lane.slice(workspace.length + 1), why, attempts },
      ...{ createdAt, at: Math.max(createdAt, dueAt), hasWords: message !== '' },
    }));
  }

  /**
   * Has messages sent again, behind what waits in their places now.
   * @param numbers undefined for all that still have their words
   * @returns the numbers of those that are sent again
   */
  async resend(numbers: readonly number[] | undefined): Promise<number[]> {
    const again = { state: 'waiting', attempts: 0, leasedUntil: 0, why: '', dueAt: storeInstant(this.clock) } as const;
    const rows = await this.opened.db
      .updateTable('outbox')
      .set(again)
      .where('state', '=', 'failed')
      .where('message', '<>', '')
      .$if(numbers !== undefined, (query) => query.where('seq', 'in', [...(numbers ?? [])]))
      .returning('seq')
      .execute();
    return rows.map(({ seq }) => Number(seq)).sort((a, b) => a - b);
  }

  /** Deletes messages. @param numbers undefined for all @returns the numbers of those that were deleted */
  async drop(numbers: readonly number[] | undefined): Promise<number[]> {
    const rows = await this.opened.db
      .deleteFrom('outbox')
      .where('state', '=', 'failed')
      .$if(numbers !== undefined, (query) => query.where('seq', 'in', [...(numbers ?? [])]))
      .returning('seq')
      .execute();
    return rows.map(({ seq }) => Number(seq)).sort((a, b) => a - b);
  }
}
