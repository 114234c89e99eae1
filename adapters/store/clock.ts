/**
 * The time of a store, by which leases, pauses, alarms and the history go: one clock for all instances, which never goes back.
 * PostgreSQL has its server's. The embedded store has the machine's, and goes on from the last instant in its file.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Clock } from '../../src/ports/clock.js';
import type { Opened } from './opened.js';

/** What the machine tells. Anybody can set its clock; nobody can change how much time has passed. */
interface Machine {
  /** Epoch milliseconds. */
  wall(): number;
  /** Milliseconds since some instant. */
  elapsed(): number;
}

const thisMachine: Machine = { wall: () => Date.now(), elapsed: () => performance.now() };

/** How fast a clock runs that is ahead, until it no longer is. If it were stopped, all that waits would wait longer. */
const SLOW = 0.5;
/** A file that is further ahead than this was written while the machine's clock was far wrong. It says nothing about the time. */
const TRUSTED_AHEAD_MS = 86_400_000;

/** A clock that never goes back. What it follows may: then it runs at half speed until it agrees again. */
export class StoreClock implements Clock {
  private last: number;
  private readAt: number;

  /**
   * @param source the clock that it follows, in epoch milliseconds
   * @param elapsed as in `Machine`
   * @param from no instant before this one is told
   */
  constructor(
    private readonly source: () => number,
    readonly elapsed: Machine['elapsed'],
    from = 0,
  ) {
    this.last = from;
    this.readAt = elapsed();
  }

  now(): number {
    const elapsed = this.elapsed();
    const passed = Math.max(0, elapsed - this.readAt);
    this.readAt = elapsed;
    const said = this.source();
    this.last = said >= this.last + passed ? said : Math.max(said, this.last + passed * SLOW);
    return Math.floor(this.last);
  }

  /** The instant at which a statement runs, as part of it. */
  instant(): RawBuilder<number> {
    return sql<number>`cast(${this.now()} as bigint)`;
  }

  /** Compares it with what it follows. */
  async look(): Promise<void> {}

  /** @param at what it follows has told this in an answer @param asked when it was asked, by `elapsed` */
  seen(_at: number, _asked: number): void {}
}

/** The server's clock in a statement. It does not change while that runs, so indexes can be used. */
const SERVER_NOW = sql<number>`(extract(epoch from statement_timestamp()) * 1000)::bigint`;

/** How far PostgreSQL's clock is from `elapsed`, as its answers tell it: exactly enough to lie between question and answer. */
class Offset {
  value: number | undefined;

  /** @param asked by `elapsed`, as is `answered` */
  narrow(at: number, asked: number, answered: number): void {
    const least = at - answered;
    const most = at - asked;
    this.value = this.value === undefined ? (least + most) / 2 : Math.min(Math.max(this.value, least), most);
  }
}

/** PostgreSQL's clock. Statements read it themselves; what goes on between them knows how far away it is. */
class ServerClock extends StoreClock {
  constructor(
    private readonly opened: Opened,
    machine: Machine,
    private readonly serverNow: RawBuilder<number>,
    private readonly offset: Offset,
  ) {
    super(() => machine.elapsed() + (offset.value ?? 0), machine.elapsed);
  }

  override instant(): RawBuilder<number> {
    return this.serverNow;
  }

  override async look(): Promise<void> {
    const asked = this.elapsed();
    const { rows } = await sql<{ at: number }>`select ${this.serverNow} as at`.execute(this.opened.db);
    for (const { at } of rows) this.seen(at, asked);
  }

  override seen(at: number, asked: number): void {
    this.offset.narrow(at, asked, this.elapsed());
  }
}

/**
 * The clock of a store.
 * @param serverNow how a statement reads PostgreSQL's clock, in epoch milliseconds
 */
export async function clockOf(
  opened: Opened,
  machine: Machine = thisMachine,
  serverNow: RawBuilder<number> = SERVER_NOW,
): Promise<StoreClock> {
  if (opened.dialect === 'postgres') {
    const clock = new ServerClock(opened, machine, serverNow, new Offset());
    await clock.look();
    return clock;
  }
  const handled = opened.db.selectFrom('handled').select(({ fn }) => fn.max('at').as('at'));
  const last = Number((await handled.executeTakeFirst())?.at ?? 0);
  const from = last - machine.wall() > TRUSTED_AHEAD_MS ? 0 : last;
  return new StoreClock(() => machine.wall(), machine.elapsed, from);
}

/** The instant at which a statement runs, as part of it: by the store's clock, or as a test has set its own. */
export const storeInstant = (clock: Clock): RawBuilder<number> =>
  clock instanceof StoreClock ? clock.instant() : sql<number>`cast(${clock.now()} as bigint)`;

/** An instant so many ms after another. */
export const after = (now: RawBuilder<number>, ms: number) => sql<number>`${now} + ${Math.ceil(ms)}`;
