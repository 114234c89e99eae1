/** Starts one running Baton. Everything it needs is passed in, so that tests start the real thing. */
import { SignalIntake } from '../signals/intake.js';
import { SecretPages } from '../signals/secret-page.js';
import { clockOf, type StoreClock } from '../store/clock.js';
import type { Opened } from '../store/opened.js';
import { releaseOutbox } from '../store/outbox-upkeep.js';
import { ping } from '../store/ping.js';
import { resealSecrets } from '../store/reseal.js';
import { type WebParts, webApp } from '../web/app.js';
import { PlaygroundChat } from '../web/chat.js';
import { LiveUpdates } from '../web/live-updates.js';
import { serveMetrics } from '../web/metrics-page.js';
import { playgroundPlaces } from '../web/places.js';
import type { PlaygroundParts } from '../web/playground.js';
import { Room } from '../web/room.js';
import { close, listen, portOf } from '../web/server.js';
import { Background } from './background.js';
import { byPlatform } from './by-platform.js';
import { keepTime } from './clock.js';
import type { Config } from './config.js';
import { GithubGate, withGate } from './github-gate.js';
import { makeLog } from './log.js';
import { openStore } from './open-store.js';
import { makeParts, type RuntimeParts } from './parts.js';
import { connectPlatforms, handledByPlatform, type Platforms } from './platforms.js';
import { startTidying } from './tidy.js';

/** A Baton that has been started. */
export interface Running {
  /** Where the web server listens: "http://localhost:3000". */
  address: string;
  /** Where `/metrics` is served, if it has a port of its own. */
  metricsAddress: string | undefined;
  /** Answers the requests in progress, finishes what is being sent, and closes the store. */
  stop(): Promise<void>;
}

/** How long requests in progress have when Baton stops. */
const GRACE_MS = 10_000;
/** The first requests come first. */
const LEARN_AFTER_MS = 5_000;

/**
 * Starts Baton.
 * @param clockFor makes the clock of a store
 * @throws OperatorError if the store, the port or a platform cannot be used
 */
export async function start(
  config: Config,
  clockFor: (opened: Opened) => Promise<StoreClock> = clockOf,
): Promise<Running> {
  const log = makeLog(config.logLevel);
  const opened = await openStore(config, (error) =>
    log.error({ err: error }, 'Lost a connection to the database; Baton connects again by itself'),
  );
  try {
    return await assemble(config, makeParts(config, opened, await clockFor(opened), log));
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function assemble(config: Config, parts: RuntimeParts): Promise<Running> {
  const { opened, store, clock } = parts;
  await takeOver(parts);
  const live = new LiveUpdates();
  const room = new Room(opened, clock, live);
  const platforms = await connectPlatforms(config, parts);
  const { slack, teams } = platforms;
  const background = backgroundOf(config, parts, platforms, room);
  store.onCommit = (commit) => {
    background.onCommit(commit);
    live.changed();
    slack?.touched(commit.workspace);
  };
  const playground = config.playground ? await loadPlayground({ ...parts, room, live }) : undefined;
  const { server, metricsServer } = await serve(config, parts, platforms, playground);
  room.address = serverAddress(config.host, portOf(server));
  parts.reached.address ||= room.address;
  await slack?.start();
  teams?.start();
  background.start();
  const stopTimers = startTimers(parts, platforms);
  const stop = async () => {
    stopTimers();
    await close(server, config.playground ? 0 : GRACE_MS);
    if (metricsServer) await close(metricsServer, 0);
    await Promise.all([slack?.stop(), teams?.stop()]);
    await background.stop();
    await parts.encoder?.close();
    await opened.close();
  };
  const metricsAddress = metricsServer && serverAddress(config.metrics.host, portOf(metricsServer));
  return { address: room.address, metricsAddress, stop };
}

/** Prepares the store for this process. */
async function takeOver({ opened, alarms }: RuntimeParts): Promise<void> {
  // One process at a time uses the embedded store: nobody works on what the last one had claimed.
  if (opened.dialect === 'sqlite') {
    await alarms.releaseLeases();
    await releaseOutbox(opened);
  }
  await resealSecrets(opened);
}

function backgroundOf(config: Config, parts: RuntimeParts, { slack, teams }: Platforms, room: Room): Background {
  const chats = byPlatform({ slack: slack?.chat, teams: teams?.chat }, new PlaygroundChat(room));
  return new Background(parts, withGate(chats, config.gate && new GithubGate(config.gate, () => parts.clock.now())));
}

/** Opens the ports: the one for everything, and one for metrics if they have their own. */
async function serve(config: Config, parts: RuntimeParts, platforms: Platforms, playground: WebParts['playground']) {
  const { page: metrics, server: metricsServer } = await serveMetrics(parts.metrics, config.metrics);
  const intake = new SignalIntake({ ...parts, counted: parts.metrics.signal });
  const secrets = new SecretPages(parts);
  const app = webApp({ ping: () => ping(parts.opened), metrics, playground });
  const server = await listen(app, config.host, config.port, {
    intercept: (request, response) =>
      secrets.handles(request, response) ||
      parts.downloads.handles(request, response) ||
      intake.handles(request, response) ||
      handledByPlatform(platforms, request, response),
  }).catch(async (error: unknown) => {
    if (metricsServer) await close(metricsServer, 0);
    throw error;
  });
  return { server, metricsServer };
}

/** What is done from time to time, or once there is time. @returns a function that ends it */
function startTimers(parts: RuntimeParts, platforms: Platforms): () => void {
  const stopTidying = startTidying(parts, platforms);
  const stopLooking = keepTime(parts.clock);
  const learning = setTimeout(parts.learn, LEARN_AFTER_MS).unref();
  return () => {
    stopTidying();
    stopLooking();
    clearTimeout(learning);
  };
}

/** Loaded only if it is on: production has no playground. */
async function loadPlayground(parts: PlaygroundParts & Pick<RuntimeParts, 'places'>) {
  parts.places.add('', playgroundPlaces(parts.room.company));
  return (await import('../web/playground.js')).openPlayground(parts);
}

/** "http://localhost:3000", "http://[::1]:3000". */
function serverAddress(host: string, port: number): string {
  const name = host === '127.0.0.1' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
