/** The parts of a running Baton that all adapters share. */
import type { Logger } from 'pino';
import { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import { Listener } from '../../src/dispatch/on-message.js';
import { SignalHandler } from '../../src/dispatch/on-signal.js';
import { learnTurns } from '../../src/dispatch/read-command.js';
import type { FileToSave } from '../../src/ports/file-to-save.js';
import type { Say } from '../../src/ports/say.js';
import { newId } from '../common/ids.js';
import { Encoder } from '../encoder/encoder.js';
import { readBooks } from '../prompts/books.js';
import { wording } from '../prompts/wording.js';
import { SecondReader } from '../second-reader/second-reader.js';
import { SqlAlarms } from '../store/alarms.js';
import type { StoreClock } from '../store/clock.js';
import type { Opened } from '../store/opened.js';
import { SqlOutbox } from '../store/outbox.js';
import { SqlStore } from '../store/store.js';
import { Downloads } from '../web/downloads.js';
import { type Metrics, makeMetrics } from '../web/metrics.js';
import type { Config } from './config.js';
import { PlacesByPlatform } from './places-by-platform.js';
import { TimedApp } from './timed-app.js';

/** The product over its store, and how its faults are reported. */
export interface RuntimeParts {
  opened: Opened;
  store: SqlStore;
  outbox: SqlOutbox;
  alarms: SqlAlarms;
  clock: StoreClock;
  say: Say;
  app: App;
  listener: Listener;
  roster: Roster;
  signals: SignalHandler;
  /** Platforms add themselves when they connect. */
  places: PlacesByPlatform;
  metrics: Metrics;
  /** Files that people save. */
  downloads: Downloads;
  /** Where browsers and other systems reach Baton; set once it listens, unless the configuration says it. */
  reached: { address: string };
  /** Reads likely sentences; undefined if it is turned off. */
  encoder: Encoder | undefined;
  /** Learns, when there is time, what the first question in words of its own would wait for. */
  learn(): void;
  /** Logs and counts a fault of Baton itself; `key` is that of the event, if there is one. */
  fault(error: unknown, key?: string): void;
  /** Logs and counts a message that is given up. @param why an error code, or a few words */
  gaveUp(workspace: string, why: string): void;
}

const WITHOUT_ENCODER =
  'The encoder cannot be used: the linear models decide alone whom to ask. BATON_ENCODER=off says so.';

/** Makes the parts over an open store. */
export function makeParts(config: Config, opened: Opened, clock: StoreClock, log: Logger): RuntimeParts {
  const outbox = new SqlOutbox(opened, clock);
  const alarms = new SqlAlarms(opened, clock);
  const second = config.secondReader && new SecondReader(config.secondReader, () => clock.now());
  const encoder = config.encoder ? new Encoder({ onTrouble: (why) => log.warn({ why }, WITHOUT_ENCODER) }) : undefined;
  const metrics = makeMetrics({
    outboxCounts: () => outbox.counts(),
    lag: () => alarms.lag(),
    secondReader: second?.counts,
    encoder: encoder?.counts,
  });
  const store = new SqlStore(opened, clock);
  const shared = { store, clock, say: wording(), places: new PlacesByPlatform(), ...reportsTo(metrics, log) };
  const { reached, downloads, ...addresses } = addressesOf(config, opened, clock);
  const product = { ...shared, ...addresses, ...readBooks(), newId, answersGates: config.gate !== undefined };
  return {
    ...{ ...shared, opened, outbox, alarms, metrics, encoder, reached, downloads },
    app: new TimedApp(product, metrics.handled),
    listener: new Listener({ ...product, alarms, encoder, second }),
    roster: new Roster(product),
    signals: new SignalHandler(product),
    learn: () => learnTurns(product),
  };
}

/** How faults, and messages that are given up, are reported. */
const reportsTo = (metrics: Metrics, log: Logger): Pick<RuntimeParts, 'fault' | 'gaveUp'> => ({
  fault: (error, key) => {
    metrics.fault();
    log.error({ err: error, key }, 'Something went wrong in Baton');
  },
  gaveUp: (workspace, why) => {
    metrics.gaveUp(why);
    log.warn({ workspace, why }, 'A message was given up. `baton outbox` lists what was, and can send it again.');
  },
});

/** Where browsers reach Baton, and the files that people save. */
function addressesOf({ publicUrl, slack, teams }: Config, { seal }: Opened, clock: StoreClock) {
  const reached = { address: publicUrl ?? '' };
  const downloads = new Downloads(seal, clock);
  // Without an address of its own, Baton is reached from this machine alone: in the playground, that is where people are.
  const isReached = publicUrl !== undefined || (!slack && !teams);
  return {
    reached,
    downloads,
    address: () => reached.address,
    fileAddress: (file: FileToSave) => (isReached ? downloads.addressOf(file, reached.address) : undefined),
  };
}
