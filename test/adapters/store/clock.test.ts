/** The clock of a store: it never goes back, whatever becomes of the machine's, and all instances have the same. */
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { clockOf, StoreClock } from '../../../adapters/store/clock.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { opened, place } from '../../support/stores.js';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 10);

/** A machine whose clock can be set. */
function machineAt(wall: number) {
  const told = { wall, elapsed: 5_000 };
  return {
    wall: () => told.wall,
    elapsed: () => told.elapsed,
    pass: (ms: number) => {
      told.wall += ms;
      told.elapsed += ms;
    },
    set: (ms: number) => {
      told.wall += ms;
    },
  };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
async function storeOn(dialect: 'sqlite' | 'postgres'): Promise<Opened> {
  const { store, done } = await opened(dialect);
  closing.push(done);
  return store;
}

describe('a clock that follows another', () => {
  test.each([90_000, 40 * MINUTE])('goes on at half speed after that was set back by %i ms, until both agree', (ms) => {
    const machine = machineAt(START);
    const clock = new StoreClock(machine.wall, machine.elapsed);
    expect(clock.now()).toBe(START);
    machine.set(-ms);
    expect(clock.now()).toBe(START);
    machine.pass(1_000);
    expect(clock.now()).toBe(START + 500);
    machine.pass(2 * ms);
    expect(clock.now()).toBe(machine.wall());
    machine.pass(1_000);
    expect(clock.now()).toBe(machine.wall());
  });

  test.each([90_000, 40 * MINUTE])('is set forward by %i ms with it', (ms) => {
    const machine = machineAt(START);
    const clock = new StoreClock(machine.wall, machine.elapsed);
    clock.now();
    machine.set(ms);
    expect(clock.now()).toBe(START + ms);
  });
});

describe('the embedded store', () => {
  const restartedAt = async (wall: number) => {
    const store = await storeOn('sqlite');
    const before = await clockOf(store, machineAt(START));
    await new SqlStore(store, before).transact('W1', newId(), async () => ({}));
    return clockOf(store, machineAt(wall));
  };

  test('does not go back over a restart, though the machine’s clock was set back', async () => {
    expect((await restartedAt(START - 40 * MINUTE)).now()).toBe(START);
    expect((await restartedAt(START + MINUTE)).now()).toBe(START + MINUTE);
  });

  test('goes by the machine again if the file is from a time that is more than a day ahead', async () => {
    expect((await restartedAt(START - 86_400_001)).now()).toBe(START - 86_400_001);
  });
});

describe('PostgreSQL', () => {
  /** A server whose clock the test sets. */
  async function server() {
    const at = await place('postgres');
    const store = at.open();
    closing.push(store.close, at.remove);
    await migrate(store);
    await sql`create table test_clock (at bigint not null)`.execute(store.db);
    await sql`insert into test_clock values (${START})`.execute(store.db);
    const now = sql<number>`(select at from test_clock)`;
    return { store, now, set: (at: number) => sql`update test_clock set at = ${at}`.execute(store.db) };
  }

  test.each([90_000, -90_000, 40 * MINUTE, -40 * MINUTE])(
    'has one clock for an instance that is %i ms off',
    async (off) => {
      const { store, now } = await server();
      const machine = machineAt(START + off);
      const clock = await clockOf(store, machine, now);
      expect(clock.now()).toBe(START);
      machine.set(2 * off);
      machine.pass(1_000);
      expect(clock.now()).toBe(START + 1_000);
    },
  );

  test('tells every event the time, which the instance’s own clock then agrees with', async () => {
    const { store, now, set } = await server();
    const clock = await clockOf(store, machineAt(START), now);
    const own = new SqlStore(store, clock);
    await set(START + 40 * MINUTE);
    const done = await own.transact('W1', newId(), async (unit) => ({ now: unit.now }));
    expect(done?.now).toBe(START + 40 * MINUTE);
    expect(clock.now()).toBe(START + 40 * MINUTE);
  });

  test('its own clock is what is used if nothing else is said', async () => {
    const store = await storeOn('postgres');
    const { rows } = await sql<{ at: Date }>`select now() as at`.execute(store.db);
    const clock = await clockOf(store, machineAt(0));
    expect(Math.abs(clock.now() - (rows[0]?.at.getTime() ?? 0))).toBeLessThan(MINUTE);
  });
});
