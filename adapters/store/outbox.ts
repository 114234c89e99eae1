/** The outbox as a queue: messages are leased, one of each lane at a time and in order, and deleted once they are sent. */
import { sql } from 'kysely';
import type { Clock, Outbound } from '../../src/ports.js';
import type { Opened } from './opened.js';

/**
 * An older instance keeps "unconfirmed" as this sentence in the column `why`, and knows nothing of the column `unconfirmed`.
 * So the sentence is read as unconfirmed, and still written next to it. Both can go once no older instance runs.
 */
const UNCONFIRMED_BEFORE = 'no answer';

export interface Leased {
  seq: number;
  workspace: string;
  attempts: number;
  /** Epoch milliseconds. */
  createdAt: number;
  /** An earlier attempt may have reached the platform: its answer was lost, or its instance ended before it could note it. */
  unconfirmed: boolean;
  message: Outbound;
}

/** Why and when a message is to be tried again. */
export interface Retry {
  afterMs: number;
  why: string;
  /** Whether an attempt may have reached the platform. */
  unconfirmed?: boolean;
  /** It was not even tried: this does not count as an attempt. */
  unused?: boolean;
}

export interface Outbox {
  /** Messages that are due, for this caller alone until the lease ends. A lane with a message before is left alone. */
  claim(most: number, leaseMs: number): Promise<Leased[]>;
  /** Delivered; nothing more goes into its lane for a while, in any copy. */
  sent(one: Leased, pauseMs?: number): Promise<void>;
  /** To be tried again after a while. */
  later(one: Leased, retry: Retry): Promise<void>;
  /** Given up: kept without its words, so that it can be seen and counted. */
  failed(one: Pick<Leased, 'seq'>, why: string): Promise<void>;
  /** How many wait, and how many were given up. */
  counts(): Promise<{ waiting: number; failed: number }>;
}

export class SqlOutbox implements Outbox {
  constructor(
    private readonly opened: Opened,
    private readonly clock: Clock,
  ) {}

  async claim(most: number, leaseMs: number): Promise<Leased[]> {
    const { db, dialect } = this.opened;
    const now = this.clock.now();
    const rows = await db
      .updateTable('outbox')
      .set((eb) => ({
        leasedUntil: now + leaseMs,
        attempts: eb('attempts', '+', 1),
        // A lease that was never given back: that attempt may have reached the platform.
        unconfirmed: eb
          .case()
          .when(eb.or([eb('leasedUntil', '>', 0), eb('why', '=', UNCONFIRMED_BEFORE)]))
          .then(1)
          .else(eb.ref('unconfirmed'))
          .end(),
      }))
      .where('seq', 'in', (eb) => {
        const due = eb
          .selectFrom('outbox as o')
          .select('o.seq')
          .where('o.state', '=', 'waiting')
          .where('o.dueAt', '<=', now)
          .where('o.leasedUntil', '<=', now)
          // Two questions in place of one with an "or", so that each is answered from the index.
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('outbox as before')
                  .select('before.seq')
                  .where('before.state', '=', 'waiting')
                  .whereRef('before.lane', '=', 'o.lane')
                  .whereRef('before.seq', '<', 'o.seq'),
              ),
            ),
          )
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('outbox as just')
                  .select('just.seq')
                  .where('just.state', '=', 'sent')
                  .whereRef('just.lane', '=', 'o.lane')
                  .where('just.dueAt', '>', now),
              ),
            ),
          )
          .orderBy('o.seq')
          .limit(most);
        return dialect === 'postgres' ? due.forUpdate().skipLocked() : due;
      })
      // Looked at again under the lock: another copy may have leased it since the inner query read it.
      .where('state', '=', 'waiting')
      .where('leasedUntil', '<=', now)
      .returning(['seq', 'workspace', 'attempts', 'message', 'unconfirmed', 'createdAt'])
      .execute();
    const leased: Leased[] = [];
    for (const row of rows.sort((a, b) => Number(a.seq) - Number(b.seq))) {
      const { workspace, attempts } = row;
      const unconfirmed = row.unconfirmed === 1;
      const one = { seq: Number(row.seq), workspace, attempts, unconfirmed, createdAt: Number(row.createdAt) };
      const message = this.opened.seal.open(row.message);
      if (message === undefined) await this.failed(one, 'sealed with a key that is not here');
      else leased.push({ ...one, message: JSON.parse(message) as Outbound });
    }
    return leased;
  }

  async sent(one: Leased, pauseMs = 0): Promise<void> {
    const { db } = this.opened;
    if (pauseMs === 0) {
      await db.deleteFrom('outbox').where('seq', '=', one.seq).execute();
      return;
    }
    const dueAt = this.clock.now() + pauseMs;
    await db.updateTable('outbox').set({ state: 'sent', message: '', dueAt }).where('seq', '=', one.seq).execute();
  }

  /** Removes what only held its lane. */
  async tidy(): Promise<void> {
    const over = this.clock.now();
    await this.opened.db.deleteFrom('outbox').where('state', '=', 'sent').where('dueAt', '<=', over).execute();
  }

  async later(one: Leased, { afterMs, why, unconfirmed = false, unused = false }: Retry): Promise<void> {
    const again = {
      dueAt: this.clock.now() + afterMs,
      leasedUntil: 0,
      attempts: unused ? one.attempts - 1 : one.attempts,
      unconfirmed: unconfirmed ? 1 : 0,
      why: unconfirmed ? UNCONFIRMED_BEFORE : why,
    };
    await this.opened.db.updateTable('outbox').set(again).where('seq', '=', one.seq).execute();
  }

  async failed(one: Pick<Leased, 'seq'>, why: string): Promise<void> {
    await this.opened.db
      .updateTable('outbox')
      .set({ state: 'failed', message: '', why })
      .where('seq', '=', one.seq)
      .execute();
  }

  async counts(): Promise<{ waiting: number; failed: number }> {
    const rows = await this.opened.db
      .selectFrom('outbox')
      .select(['state', sql<number>`count(*)`.as('n')])
      .groupBy('state')
      .execute();
    const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
    return { waiting: of('waiting'), failed: of('failed') };
  }
}
