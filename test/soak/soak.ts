/** Several copies of Baton over one PostgreSQL, killed at random and started again, while many digests are due at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { newId } from '../../adapters/common/ids.js';
import { root } from '../../adapters/common/paths.js';
import { migrate } from '../../adapters/store/migrate.js';
import { SqlOutbox } from '../../adapters/store/outbox.js';
import { SqlStore } from '../../adapters/store/store.js';
import { paragraph, view } from '../../src/view.js';
import type { Place } from '../support/places.js';
import { Platform } from './platform.js';
import { channelId, seedDigests, WORKSPACE } from './seed.js';

export interface Soak {
  copies: number;
  channels: number;
  /** How many copies are killed, one at a time. */
  kills: number;
  /** How long the platform is down, from the start on, in ms of the world; messages wait in each channel before the digest. */
  outageMs: number;
  /** From 0 to 1, for when and whom to kill. */
  chance(): number;
}

export interface Result {
  /** Channels by how many digests each got. */
  digests: Map<number, number>;
  /** Channels in which something stands in another order than it was said, or twice. */
  disordered: string[];
  /** The shortest time between two posts into one channel, in ms of the clock; Infinity where there was one each. */
  shortestMs: number;
  waiting: number;
  failed: number;
  /** Milliseconds of the world until all was said. */
  tookMs: number;
  troubles: Map<string, number>;
  problems: string[];
}

/** The copies' clock goes so much faster. */
const RATE = 5;
const MOST_MS = 240_000;
const SAID = 2;
const COPY = join(root(), 'dist', 'test', 'soak', 'copy.js');

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

class Copies {
  private readonly all: ChildProcess[] = [];
  readonly said: string[] = [];

  constructor(
    private readonly place: Place,
    private readonly args: string[],
  ) {}

  start(): void {
    const env = { PATH: process.env.PATH ?? '', ...this.place.env, DATABASE_POOL: '6' };
    const child = spawn(process.execPath, [COPY, ...this.args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => this.said.push(chunk.toString()));
    this.all.push(child);
  }

  /** Kills one, as a machine that loses its power would, and starts another in its place. */
  kill(chance: number): void {
    const [gone] = this.all.splice(Math.floor(chance * this.all.length), 1);
    gone?.kill('SIGKILL');
    this.start();
  }

  async end(): Promise<void> {
    const ended = this.all.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.all) child.kill('SIGKILL');
    await Promise.all(ended);
  }
}

export async function soak(place: Place, { copies: n, channels, kills, outageMs, chance }: Soak): Promise<Result> {
  const opened = place.open();
  await migrate(opened);
  const base = Date.now();
  const due = Math.floor(base / 60_000) * 60_000;
  await seedDigests(opened, channels, due);
  const platform = new Platform();
  platform.fake.users.set('U1', { id: 'U1', name: 'Ana Silva', zone: 'UTC', admin: true });
  for (let i = 0; i < channels; i += 1) platform.fake.channels.set(channelId(i), `channel-${i}`);
  if (outageMs > 0) await sayFirst(new SqlStore(opened, { now: () => base }), channels);
  platform.isDown = outageMs > 0;
  const copies = new Copies(place, [await platform.listen(), String(base), String(RATE)]);
  const outbox = new SqlOutbox(opened, { now: () => base });
  try {
    for (let i = 0; i < n; i += 1) copies.start();
    const began = performance.now();
    const up = setTimeout(() => {
      platform.isDown = false;
    }, outageMs);
    const killing = (async () => {
      for (let i = 0; i < kills; i += 1) {
        await pause(500 + chance() * 1_000);
        copies.kill(chance());
      }
    })();
    const wanted = channels * (outageMs > 0 ? SAID + 1 : 1);
    const isDone = async () =>
      platform.fake.messages.length >= wanted && (await outbox.counts()).waiting === 0 && (await left(opened)) === 0;
    while (performance.now() - began < MOST_MS && !(await isDone())) await pause(250);
    await killing;
    clearTimeout(up);
    const tookMs = performance.now() - began;
    // What would come a second time comes now.
    await pause(62_000 / RATE);
    return { ...(await result(platform, outbox)), tookMs };
  } finally {
    await copies.end();
    await platform.close();
    await opened.close();
  }
}

/** Alarms that are due and not done. */
async function left(opened: ReturnType<Place['open']>): Promise<number> {
  const rows = await opened.db.selectFrom('alarm').select('id').where('at', '<=', Date.now()).execute();
  return rows.length;
}

async function sayFirst(store: SqlStore, channels: number): Promise<void> {
  await store.transact(WORKSPACE, newId(), async (unit) => {
    for (let i = 0; i < channels; i += 1)
      for (let k = 0; k < SAID; k += 1) {
        const shown = view(paragraph([{ is: 'plain', text: `said ${k}` }]));
        await unit.send([{ to: 'channel', id: newId(), channel: channelId(i), thread: null, view: shown }]);
      }
    return {};
  });
}

async function result(platform: Platform, outbox: SqlOutbox): Promise<Omit<Result, 'tookMs'>> {
  const { fake, times, troubles } = platform;
  const digests = new Map<number, number>();
  const disordered: string[] = [];
  for (const channel of fake.channels.keys()) {
    const texts = fake.messages.filter((m) => m.channel === channel).map((m) => m.text);
    const n = texts.filter((text) => text.includes('Project')).length;
    digests.set(n, (digests.get(n) ?? 0) + 1);
    const said = texts.filter((text) => text.startsWith('said'));
    if (said.join() !== [...new Set(said)].sort().join()) disordered.push(`${channel}: ${texts.join(' | ')}`);
  }
  const gaps = [...times.values()].flatMap((all) => all.slice(1).map((t, i) => (t - (all[i] ?? 0)) * RATE));
  const { waiting, failed } = await outbox.counts();
  const shortestMs = Math.min(Number.POSITIVE_INFINITY, ...gaps);
  return { digests, disordered, shortestMs, waiting, failed, troubles, problems: fake.problems };
}
