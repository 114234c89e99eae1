/** Several instances of Baton over one PostgreSQL, killed at random and started again, while many digests are due at once. */
import { newId } from '../../adapters/common/ids.js';
import { examine } from '../../adapters/store/doctor.js';
import { migrate } from '../../adapters/store/migrate.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlOutbox } from '../../adapters/store/outbox.js';
import { SqlStore } from '../../adapters/store/store.js';
import { paragraph, view } from '../../src/view/view.js';
import type { Place } from '../support/places.js';
import { FaultySlack } from './faulty-slack.js';
import { Instances } from './instances.js';
import { channelId, seedDigests, WORKSPACE } from './seed.js';

export interface SoakOptions {
  instances: number;
  channels: number;
  /** How many instances are killed, one at a time. */
  kills: number;
  /** How many instances are stopped for longer than a lease lasts, and then go on. */
  stops: number;
  /** How long Slack is down from the first call, in ms of real time. If it is, messages wait in each channel before the digest. */
  outageMs: number;
}

export interface SoakResult {
  /** How many channels got how many digests: `{ 1 → 2000 }` if all is well. */
  digests: Map<number, number>;
  /** Channels in which messages arrived in another order than they were sent, or twice. */
  disordered: string[];
  /** The time between two messages in a channel, in ms of the instances' clock: the median. NaN if there were no two. */
  medianGapMs: number;
  waiting: number;
  failed: number;
  /** Real time until everything was sent, in ms. */
  tookMs: number;
  /** How many kinds of failure the outage showed. */
  kindsOfFailure: number;
  /** Calls that the fake Slack does not accept. */
  problems: string[];
  /** What `baton doctor` finds in the store. */
  broken: string[];
}

/** How many times faster the instances' clock runs. */
const RATE = 5;
/** For how long an instance is stopped, in real time: others have taken its messages over by then. */
const STOP_MS = 75_000 / RATE;
/** Real time after which the soak gives up. */
const LIMIT_MS = 240_000;
/** Messages in each channel that wait during an outage. */
const WAITING = 2;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function soak(place: Place, options: SoakOptions): Promise<SoakResult> {
  const store = place.open();
  await migrate(store);
  const base = Date.now();
  const slack = slackWith(options);
  await seedDigests(store, options.channels, Math.floor(base / 60_000) * 60_000);
  if (options.outageMs > 0) await sendFirst(new SqlStore(store, { now: () => base }), options.channels);
  const instances = new Instances(place, [await slack.listen(), String(base), String(RATE)]);
  try {
    const began = performance.now();
    await play(instances, slack, store, options);
    const tookMs = performance.now() - began;
    // What would be sent twice is sent again when its lease of a minute ends.
    await pause(62_000 / RATE);
    return { ...(await resultOf(slack, store)), tookMs };
  } finally {
    await instances.end();
    await slack.close();
    await store.close();
  }
}

function slackWith({ channels, outageMs }: SoakOptions): FaultySlack {
  const slack = new FaultySlack(outageMs);
  slack.fake.users.set('U1', { id: 'U1', name: 'Ana Silva', zone: 'UTC', admin: true, standing: 'member' });
  for (let i = 0; i < channels; i += 1) slack.fake.channels.set(channelId(i), `channel-${i}`);
  return slack;
}

/** Puts the messages that wait for the end of the outage into the outbox. */
async function sendFirst(store: SqlStore, channels: number): Promise<void> {
  await store.transact(WORKSPACE, newId(), async (unit) => {
    for (let i = 0; i < channels; i += 1)
      for (let n = 0; n < WAITING; n += 1) {
        const shown = view(paragraph([{ is: 'plain', text: `said ${n}` }]));
        await unit.send([{ to: 'channel', id: newId(), channel: channelId(i), thread: null, view: shown }]);
      }
    return {};
  });
}

/** Starts the instances and kills at random, until everything is sent. */
async function play(instances: Instances, slack: FaultySlack, store: Opened, options: SoakOptions): Promise<void> {
  const began = performance.now();
  const wanted = options.channels * (options.outageMs > 0 ? WAITING + 1 : 1);
  for (let i = 0; i < options.instances; i += 1) instances.start();
  await slack.called;
  const killing = killAtRandom(instances, options.kills);
  const stopping = stopAtRandom(instances, options);
  while (performance.now() - began < LIMIT_MS)
    if (slack.fake.messages.length >= wanted && (await isIdle(store))) break;
    else await pause(250);
  await Promise.all([killing, stopping]);
}

/** During an outage, its second half: all instances are to meet it first. */
async function stopAtRandom(instances: Instances, { stops, outageMs }: SoakOptions): Promise<void> {
  await pause(outageMs / 2);
  const stopped: Promise<void>[] = [];
  for (let i = 0; i < stops; i += 1) {
    await pause(300 + Math.random() * 600);
    stopped.push(instances.suspend(Math.random(), STOP_MS));
  }
  await Promise.all(stopped);
}

async function killAtRandom(instances: Instances, kills: number): Promise<void> {
  for (let i = 0; i < kills; i += 1) {
    await pause(500 + Math.random() * 1_000);
    instances.replace(Math.random());
  }
}

/** Whether no message waits and no alarm is due. */
async function isIdle(store: Opened): Promise<boolean> {
  const due = await store.db.selectFrom('alarm').select('id').where('at', '<=', Date.now()).execute();
  return due.length === 0 && (await countsOf(store)).waiting === 0;
}

const countsOf = (store: Opened) => new SqlOutbox(store, { now: () => Date.now() }).counts();

async function resultOf({ fake, arrivals, failures }: FaultySlack, store: Opened): Promise<Omit<SoakResult, 'tookMs'>> {
  const digests = new Map<number, number>();
  const disordered: string[] = [];
  for (const channel of fake.channels.keys()) {
    const texts = fake.messages.filter((m) => m.channel === channel).map((m) => m.text);
    const n = texts.filter((text) => text.includes('Project')).length;
    digests.set(n, (digests.get(n) ?? 0) + 1);
    const sent = texts.filter((text) => text.startsWith('said'));
    if (sent.join() !== [...new Set(sent)].sort().join()) disordered.push(`${channel}: ${texts.join(' | ')}`);
  }
  const gaps = [...arrivals.values()].flatMap((times) => times.slice(1).map((t, i) => (t - (times[i] ?? 0)) * RATE));
  const medianGapMs = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Number.NaN;
  const { waiting, failed } = await countsOf(store);
  const broken = (await examine(store, Date.now())).map(({ name, rows }) => `${name}: ${rows.join(', ')}`);
  const { problems } = fake;
  return { digests, disordered, medianGapMs, waiting, failed, kindsOfFailure: failures.size, problems, broken };
}
