/** Puts the Slack adapter together: the way in (Bolt, over HTTP or Socket Mode), the way out, and what is to be done from time to time. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuthorizationError, App as Bolt, type Installation as SlackInstallation } from '@slack/bolt';
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import { flat } from '../../src/model/text.js';
import type { Chat, Say } from '../../src/ports.js';
import { LastHeard } from '../platform/last-heard.js';
import { Lifecycle } from '../platform/lifecycle.js';
import { Installations } from '../store/installations.js';
import { Fronts, Sent } from '../store/sent.js';
import { Api, SILENT } from './api.js';
import { SlackChat } from './chat.js';
import { Directory } from './directory.js';
import { Events } from './events.js';
import { Home } from './home.js';
import { NotInstalled, OneInstall, PLATFORM, placeIn, workspaceOf } from './installs.js';
import { Interactions } from './interactions.js';
import { Origins } from './origin.js';
import type { Words } from './render.js';
import { Routes } from './routes.js';
import type { SlackSettings } from './settings.js';
import { CannotConnect, overHttp, overSocket, type Way, type WayParts } from './ways.js';

export interface SlackParts extends WayParts {
  settings: SlackSettings;
  app: App;
  listener: Listener;
  roster: Roster;
  /** How long an answer is waited for before word is given that it takes longer. */
  patienceMs?: number;
}

export class Slack {
  readonly chat: Chat;
  readonly home: Home;
  private readonly kept: Installations<SlackInstallation>;
  private readonly lifecycle: Lifecycle;
  private readonly directory: Directory;

  private constructor(
    private readonly parts: SlackParts,
    private readonly way: Way,
    bolt: Bolt,
  ) {
    const { installs, picture } = way;
    const { opened, clock, store, roster, say, app, listener, fault } = parts;
    const fronts = new Fronts(opened);
    const sent = new Sent(opened);
    const installations = new Installations<SlackInstallation>(opened, PLATFORM);
    this.kept = installations;
    const listPeople = (workspace: string) => this.learn(workspace);
    this.lifecycle = new Lifecycle({ installations, sent, store, clock, fault, listPeople });
    const words = wordsOf(say);
    const api = new Api({ url: parts.settings.apiUrl, clock, token: (w) => installs.token(w), fetch: parts.fetch });
    this.directory = new Directory({ api, store, roster, clock });
    const { directory } = this;
    const heard = new LastHeard({ kept: this.kept, clock, say, fault });
    this.home = new Home({ app, api, fronts, directory, clock, say, words, heard, fault });
    const ended = (workspace: string) => this.ended(workspace);
    this.chat = new SlackChat({
      api,
      fronts,
      clock,
      words,
      picture,
      ended,
      sent,
      publish: (w, person, view) => this.home.publish(w, person, view),
      refused: (code) => fault(new Error(`Slack refused a message: ${code}`)),
    });
    const origins = new Origins(directory, fronts);
    const routes = new Routes();
    new Interactions({ app, api, directory, origins, say, fault }, parts.patienceMs).register(routes);
    new Events({
      ...{ app, listener, roster, directory, origins, installs, fronts, clock, ended },
      home: this.home,
      heard: (w) => heard.note(w),
      left: (w, key, person) => roster.departed(w, `left:${key}`, person),
    }).register(routes);
    routes.use(bolt);
    bolt.error(async (error) => {
      // Events of a workspace that has removed Baton, or not finished installing it, are let go.
      if (error instanceof AuthorizationError && error.original instanceof NotInstalled) return;
      throw error;
    });
  }

  /** @throws CannotConnect where the tokens of a single workspace are not accepted */
  static async make(parts: SlackParts): Promise<Slack> {
    const { settings } = parts;
    const slack = settings.mode === 'socket' ? await overSocket(parts, settings) : overHttp(parts, settings);
    const { installs, receiver, later } = slack;
    const bolt = new Bolt({
      receiver,
      authorize: (source) => installs.authorize(source),
      logger: SILENT,
      convoStore: false,
      // What Baton says itself is told apart where it matters.
      ignoreSelf: false,
      clientOptions: { slackApiUrl: settings.apiUrl },
    });
    const made = new Slack(parts, slack, bolt);
    later((place) => void made.learn(workspaceOf(place)));
    return made;
  }

  /** Begins to listen, and learns who is there. */
  async start(): Promise<void> {
    await this.way.receiver.start().catch((error: unknown) => {
      throw new CannotConnect(
        `Slack does not accept SLACK_APP_TOKEN (${(error as Error).message}). Make an App-Level Token with the scope connections:write on the app’s page "Basic Information".`,
      );
    });
    await this.kept.reseal();
    if (this.way.installs instanceof OneInstall) {
      const { workspace } = this.way.installs;
      // Its tokens stay in the environment; what is kept is when it was last heard.
      await this.kept.save(placeIn(workspace), workspace, {} as SlackInstallation);
    }
    this.lifecycle.listPeople();
  }

  async stop(): Promise<void> {
    this.home.stop();
    await this.way.receiver.stop();
  }

  /** Answers a request that Slack or an installer makes. @returns whether it was one */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    return this.way.http?.handle(request, response) ?? false;
  }

  /** Something was changed in a workspace. */
  touched(workspace: string): void {
    if (workspace.startsWith(`${PLATFORM}:`)) this.home.touched(workspace);
  }

  /** Deletes what has had its time. */
  tidy(): Promise<void> {
    return this.lifecycle.tidy();
  }

  /** All work for a workspace ends; what it made is kept for a while. */
  private async ended(workspace: string): Promise<void> {
    await this.way.installs.end(placeIn(workspace), this.parts.clock.now());
    await this.parts.store.halt(workspace);
  }

  /** Learns everybody's names and zones, and who has gone while nobody listened. */
  async learn(workspace: string): Promise<void> {
    const { store, roster, fault, clock } = this.parts;
    try {
      const gone = (await this.directory.sync(workspace)) ?? [];
      const known = await store.read(workspace, (read) => read.find('person', { where: { id: gone, gone: false } }));
      for (const { id } of known) await roster.departed(workspace, `left:${id}:${clock.now()}`, id);
    } catch (error) {
      fault(error);
    }
  }
}

const wordsOf = (say: Say): Words => ({
  cancel: flat(say('slack-cancel')),
  somebodyElse: flat(say('slack-somebody-else')),
  more: flat(say('slack-more')),
});
