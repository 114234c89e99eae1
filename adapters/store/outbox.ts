/** The outbox as a queue: messages are leased, in order and one of each lane at a time, and deleted once they are sent. */
import { type RawBuilder, sql, type Updateable } from 'kysely';
import type { Clock } from '../../src/ports/clock.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { after, storeInstant } from './clock.js';
import type { Opened } from './opened.js';
import type { Database } from './tables.js';

/**
 * An older instance keeps "unconfirmed" as this sentence in the column `why`, and knows nothing of the column `unconfirmed`.
 * So the sentence is read as unconfirmed, and still written next to it. Both can go once no older instance runs.
 */
const UNCONFIRMED_BEFORE = 'no answer';

/** Counting ends here: whoever reads the metrics must not make the database work more the more there is. */
export const MOST_COUNTED = 10_000;

/** Nothing is leased for longer. */
export const LONGEST_LEASE_MS = 60_000;

/** For one person's eyes, or for everybody in a channel. What is private has lanes of its own, which begin with "@". */
export type Stream = 'private' | 'public';

/** Where nothing else can be sent now. */
export interface Busy {
  workspaces: readonly string[];
  /** Platforms, as the ids of their workspaces begin ("slack"); '' for workspaces whose id names none. */
  platforms: readonly string[];
}

/** Which messages are claimed. */
export interface Wanted {
  stream?: Stream;
  busy?: Busy;
}

/** A message that is leased to this instance. */
export interface Leased {
  seq: number;
  workspace: string;
  /** With this one. */
  attempts: number;
  /** Epoch milliseconds. */
  createdAt: number;
  /** An earlier attempt may have reached the platform: its answer was lost, or its instance ended before it could note it. */
  unconfirmed: boolean;
  /** Which lease this is. Only its holder can say what became of the message. */
  fence: number;
  message: Outbound;
}

/** What is noted of a message after an attempt. */
type Settled = Omit<Updateable<Database['outbox']>, 'dueAt'> & { dueAt: RawBuilder<number> };

/** A leased message as it is stored. */
type Row = Omit<Leased, 'message' | 'unconfirmed'> & { message: string; unconfirmed: number };

/** Which lease of which message. */
type Lease = Pick<Leased, 'seq' | 'fence' | 'attempts'>;

/** Why and when a message is to be tried again. */
interface Retry {
  afterMs: number;
  why: string;
  /** Whether an attempt may have reached the platform. */
  unconfirmed?: boolean;
  /** It was not even tried: this does not count as an attempt. */
  unused?: boolean;
}

/**
 * The queue of messages to be sent. What is said of a message counts only while the lease is one's own; each method says whether
 * it was. A process that was stopped for a while may come back after another has taken its messages over.
 */
export interface Outbox {
  /** Leases messages that are due to this caller alone: at most the first of each lane. */
  claim(most: number, leaseMs: number, wanted?: Wanted): Promise<Leased[]>;
  /** It was delivered. @param pauseMs how long no instance sends anything else in its lane */
  sent(one: Leased, pauseMs?: number): Promise<boolean>;
  /** It is to be tried again. */
  later(one: Leased, retry: Retry): Promise<boolean>;
  /** It is given up: kept for a while, see given-up.ts. */
  failed(one: Lease, why: string): Promise<boolean>;
  /** How many are waiting, and how many were given up: each counted up to 10,000 and no further. */
  counts(): Promise<{ waiting: number; failed: number }>;
}

/** The outbox in the store. */
export class SqlOutbox implements Outbox {
  constructor(
    private readonly opened: Opened,
    private readonly clock: Clock,
  ) {}

  async claim(most: number, leaseMs: number, wanted: Wanted = {}): Promise<Leased[]> {
    const rows = await this.lease(most, leaseMs, wanted);
    const leased: Leased[] = [];
    for (const { message, unconfirmed, ...row } of rows.sort((a, b) => a.seq - b.seq)) {
      const json = this.opened.seal.open(message);
      if (json === undefined) await this.failed(row, 'sealed with a key that is not here');
      else leased.push({ ...row, unconfirmed: unconfirmed === 1, message: JSON.parse(json) });
    }
    return leased;
  }

  /** Written as SQL: a query builder takes longer for this than SQLite takes to answer. */
  private async lease(most: number, leaseMs: number, wanted: Wanted) {
    const { db, dialect } = this.opened;
    const now = storeInstant(this.clock);
    const locked = dialect === 'postgres' ? sql`for update skip locked` : sql``;
    // A lease that was never given back: that attempt may have reached the platform. Whether a message is free is checked
    // again under the lock: another instance can have leased it since the inner query read it. `coalesce` keeps SQLite from going
    // through all that wait, in the order of an index on the state.
    const { rows } = await sql<Row>`
      update outbox set "leasedUntil" = ${after(now, leaseMs)}, attempts = attempts + 1, fence = fence + 1,
        unconfirmed = case when "leasedUntil" > 0 or why = ${UNCONFIRMED_BEFORE} then 1 else unconfirmed end
      where seq in (${dueIn(now)}${wantedIn(wanted)} order by o.seq limit ${most} ${locked})
        and coalesce(state, '') = 'waiting' and "leasedUntil" <= ${now}
      returning seq, workspace, attempts, message, unconfirmed, "createdAt", fence`.execute(db);
    return rows;
  }

  async sent(one: Leased, pauseMs = 0): Promise<boolean> {
    const { db } = this.opened;
    if (pauseMs > 0)
      return this.settle(one, { state: 'sent', message: '', dueAt: after(storeInstant(this.clock), pauseMs) });
    const { numAffectedRows = 0n } = await sql`delete from outbox where ${heldBy(one)}`.execute(db);
    return numAffectedRows > 0;
  }

  /** @returns whether the lease was still the caller's */
  private async settle(one: Lease, values: Settled): Promise<boolean> {
    const settled = this.opened.db.updateTable('outbox').set(values).where(heldBy(one));
    return (await settled.executeTakeFirst()).numUpdatedRows > 0;
  }

  later(one: Leased, { afterMs, why, unconfirmed = false, unused = false }: Retry): Promise<boolean> {
    return this.settle(one, {
      dueAt: after(storeInstant(this.clock), afterMs),
      leasedUntil: 0,
      attempts: unused ? one.attempts - 1 : one.attempts,
      unconfirmed: unconfirmed ? 1 : 0,
      why: unconfirmed ? UNCONFIRMED_BEFORE : why,
    });
  }

  failed(one: Lease, why: string): Promise<boolean> {
    return this.settle(one, { state: 'failed', why, leasedUntil: 0, dueAt: storeInstant(this.clock) });
  }

  async counts(): Promise<{ waiting: number; failed: number }> {
    return { waiting: await this.count('waiting'), failed: await this.count('failed') };
  }

  /** Along the index, whose order keeps PostgreSQL from reading everything before it counts, and no further than the limit. */
  private async count(state: 'waiting' | 'failed'): Promise<number> {
    const { n } = await this.opened.db
      .selectFrom(({ selectFrom }) =>
        selectFrom('outbox')
          .select(['state', 'lane', 'seq'])
          .where('state', '=', state)
          .orderBy('lane')
          .orderBy('seq')
          .limit(MOST_COUNTED)
          .as('counted'),
      )
      .select(sql<number>`count(*)`.as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  }
}

/**
 * The message, if this lease of it has not ended: it counts until another begins. An older instance does not count leases, but
 * each of its own begins with one more attempt.
 */
const heldBy = ({ seq, fence, attempts }: Lease) =>
  sql<boolean>`seq = ${seq} and state = 'waiting' and fence = ${fence} and attempts = ${attempts} and "leasedUntil" > 0`;

/** What a message has to be so that it is wanted. */
function wantedIn({ stream, busy }: Wanted): RawBuilder<unknown> {
  const { workspaces = [], platforms = [] } = busy ?? {};
  const isPrivate = stream === 'private' ? sql` and` : sql` and not`;
  return sql.join(
    [
      ...(stream === undefined ? [] : [sql`${isPrivate} o.lane like o.workspace || '/@%'`]),
      ...(workspaces.length === 0 ? [] : [sql` and o.workspace not in (${sql.join(workspaces)})`]),
      ...platforms.map((platform) =>
        platform === '' ? sql` and o.workspace like '%:%'` : sql` and o.workspace not like ${`${platform}:%`}`,
      ),
    ],
    sql``,
  );
}

/**
 * The messages that are due: the first of each lane, unless another was sent there just now. The first ones are found in the index
 * alone, so that those behind them, which can be many while a lane is paused, are not looked at.
 */
const dueIn = (now: RawBuilder<number>) =>
  sql`select o.seq from outbox as o
    where o.seq in (select min(first.seq) from outbox as first where first.state = 'waiting' group by first.lane)
    and o."dueAt" <= ${now} and o."leasedUntil" <= ${now}
    and not exists (select 1 from outbox as just where just.state = 'sent' and just.lane = o.lane and just."dueAt" > ${now})`;
