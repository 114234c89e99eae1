/** Puts the parts together: one running Baton. Everything that it needs is given, so that tests start the real thing. */
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { Clarity } from '../../src/clarity/engine.js';
import { projectByName } from '../../src/commands/lookups.js';
import { Roster } from '../../src/dispatch/directory.js';
import { App } from '../../src/dispatch/on-command.js';
import { Listener } from '../../src/dispatch/on-message.js';
import type { Clock, Inbound } from '../../src/ports.js';
import { newId } from '../common/ids.js';
import { readRules } from '../prompts/rules.js';
import { wording } from '../prompts/wording.js';
import { SecondReader } from '../second-reader/second-reader.js';
import type { Slack } from '../slack/index.js';
import type { SlackSettings } from '../slack/settings.js';
import { SqlOutbox } from '../store/outbox.js';
import { SqlStore } from '../store/store.js';
import type { Teams } from '../teams/index.js';
import type { TeamsSettings } from '../teams/settings.js';
import { Live } from '../web/live.js';
import { metrics } from '../web/metrics.js';
import { Receive } from '../web/receive.js';
import { Room, WORKSPACE } from '../web/room.js';
import type { PlaygroundParts } from '../web/routes.js';
import { close, listen, web } from '../web/server.js';
import { Player, readTours } from '../web/tours.js';
import { byPlatform } from './by-platform.js';
import { systemClock } from './clock.js';
import type { Config } from './config.js';
import { Loop } from './loop.js';
import { openStore } from './open-store.js';
import { Sender } from './sender.js';

export interface Running {
  /** Where the web server listens. */
  address: string;
  stop(): Promise<void>;
}

const TOUR_STEP_MS = 1_400;
/** Requests under way at the end are answered, where that takes no longer. */
const GRACE_MS = 10_000;
const EVERY_MS = 1_000;
const KEEP_KEYS_MS = 7 * 86_400_000;
const TIDY_EVERY_MS = 60_000;

/** Starts Baton. @throws CannotOpen, CannotListen with messages for people */
export async function start(config: Config, clock: Clock = systemClock): Promise<Running> {
  const log = pino(
    { level: config.logLevel, base: null, redact: ['*.token', '*.password', '*.connectionString'] },
    pino.destination(2),
  );
  const opened = await openStore(config, (error) => log.error({ err: error }, 'connection to the store lost'));
  const store = new SqlStore(opened, clock);
  const outbox = new SqlOutbox(opened, clock);
  // The embedded store has one process at a time: what the one before had in its hands waits for nobody.
  if (opened.dialect === 'sqlite') await store.reclaim();
  const live = new Live();
  const second = config.secondReader && new SecondReader(config.secondReader, () => clock.now());
  const measured = metrics(
    () => outbox.counts(),
    () => store.behind(),
    second?.counts,
  );
  const fault = (error: unknown, key?: string) => {
    measured.fault();
    log.error({ err: error, key }, 'fault');
  };
  const say = wording();
  const clarity = new Clarity(readRules());
  const app = timed(new App({ store, clock, say, clarity, newId, fault }), measured.handled);
  const listener = new Listener({ store, clock, say, newId, fault, second, clarity });
  const ticking = new Loop(() => listener.tick(), EVERY_MS, fault);
  const room = new Room(opened, clock, live);
  const roster = new Roster({ store, clock, say, newId });
  const slack = config.slack && (await openSlack(config.slack));
  const teams = config.teams && (await openTeams(config.teams));
  const again = (ms: number) => sending.pokeIn(ms);
  const sender = new Sender(outbox, byPlatform({ slack: slack?.chat, teams: teams?.chat }, room), clock, fault, again);
  const sending: Loop = new Loop(() => sender.drain(), EVERY_MS, fault);
  store.onCommit = ({ workspace, sent, alarmAt }) => {
    if (sent) sending.poke();
    // What rings later is seen when the loop comes round.
    if (alarmAt < clock.now() + EVERY_MS) ticking.pokeIn(Math.max(0, alarmAt - clock.now()));
    live.changed();
    slack?.touched(workspace);
  };
  const tidy = setInterval(() => tidyUp().catch(fault), TIDY_EVERY_MS).unref();
  try {
    const parts: PlaygroundParts | undefined = config.playground ? await chat() : undefined;
    const server = await listen(
      web({ ping: () => store.ping(), metrics: measured, playground: parts }),
      config.host,
      config.port,
      (request, response) => slack?.handle(request, response) || teams?.handle(request, response) || false,
    );
    await slack?.start();
    teams?.start();
    ticking.start();
    sending.start();
    const { port } = server.address() as AddressInfo;
    const stop = async () => {
      clearInterval(tidy);
      await close(server, config.playground ? 0 : GRACE_MS);
      await slack?.stop();
      await ticking.stop();
      await sending.stop();
      await opened.close();
    };
    const named = config.host === '127.0.0.1' ? 'localhost' : config.host;
    room.address = `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
    return { address: room.address, stop };
  } catch (error) {
    clearInterval(tidy);
    await opened.close();
    throw error;
  }

  /** What has had its time. */
  async function tidyUp(): Promise<void> {
    await store.forgetHandled(clock.now() - KEEP_KEYS_MS);
    await outbox.tidy();
    await slack?.tidy();
    await teams?.tidy();
  }

  /** Loaded only where it is set up: Bolt takes a third of a second. */
  async function openSlack(settings: SlackSettings): Promise<Slack> {
    const { Slack } = await import('../slack/index.js');
    try {
      return await Slack.make({ settings, app, listener, roster, store, opened, clock, say, fault });
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  /** Loaded only where it is set up, too. */
  async function openTeams(settings: TeamsSettings): Promise<Teams> {
    const { Teams } = await import('../teams/index.js');
    return Teams.make({ settings, app, listener, roster, store, opened, clock, say, fault });
  }

  async function chat(): Promise<PlaygroundParts> {
    await room.open(roster);
    const receive = new Receive(app, listener, room);
    const taken = async (name: string) =>
      (await store.read(WORKSPACE, (read) => projectByName(read, name))) !== undefined;
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, TOUR_STEP_MS).unref());
    return {
      room,
      receive,
      player: new Player(receive, room, pause, taken),
      tours: readTours(),
      live,
      store,
      clock,
      say,
      fault,
    };
  }
}

/** The app with each event's time measured. */
function timed(app: App, handled: (type: string, seconds: number) => void): App {
  const handle = app.handle.bind(app);
  app.handle = async (inbound: Inbound) => {
    const begun = performance.now();
    try {
      return await handle(inbound);
    } finally {
      handled(inbound.type, (performance.now() - begun) / 1_000);
    }
  };
  return app;
}
