/** The Slack adapter: events and interactions in, messages and App Home out, and the housekeeping in between. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuthorizationError, App as Bolt } from '@slack/bolt';
import type { Chat } from '../../src/ports/chat.js';
import type { Places } from '../../src/ports/places.js';
import { messageOf } from '../common/errors.js';
import { assemble, type SlackAssembly, type SlackParts } from './assemble.js';
import { CannotConnect, type Connection } from './connection.js';
import type { AppHome } from './home.js';
import { connectByHttp } from './http.js';
import { NotInstalled } from './installs.js';
import type { SlackSettings } from './settings.js';
import { SILENT_LOGGER } from './silent-logger.js';
import { connectBySocket } from './socket.js';
import { isOrganisation, SLACK, sourceOf, workspaceOf } from './workspaces.js';

export type { SlackParts };

/** Baton in Slack. */
export class Slack {
  /** Delivers messages of the outbox. */
  readonly chat: Chat;
  /** Says who is in which channel. */
  readonly places: Places;
  readonly home: AppHome;

  private constructor(
    private readonly assembly: SlackAssembly,
    private readonly connection: Connection,
    private readonly fault: (error: unknown) => void,
  ) {
    this.chat = assembly.chat;
    this.places = assembly.places;
    this.home = assembly.home;
  }

  /** Builds the adapter. @throws CannotConnect if Slack does not accept the bot token of a single workspace */
  static async make(parts: SlackParts): Promise<Slack> {
    const { settings, fault } = parts;
    let slack: Slack | undefined;
    const installed = (installation: string, by?: string) => {
      const workspace = workspaceOf(installation);
      slack?.listPeople(workspace).catch(fault);
      // Nobody speaks in an organisation itself.
      if (by !== undefined && !isOrganisation(installation))
        slack?.assembly.firstSteps.send(workspace, by).catch(fault);
    };
    const connection =
      settings.mode === 'socket' ? await connectBySocket(parts, settings) : connectByHttp(parts, settings, installed);
    const assembly = assemble(parts, connection);
    assembly.routes.use(boltOf(connection, settings));
    slack = new Slack(assembly, connection, fault);
    return slack;
  }

  /**
   * Starts to listen, and to list people in the background.
   * @throws CannotConnect if Slack does not accept the app token of a single workspace
   */
  async start(): Promise<void> {
    const { receiver, single } = this.connection;
    await receiver.start().catch((error: unknown) => {
      throw new CannotConnect(
        `Slack does not accept SLACK_APP_TOKEN (${messageOf(error)}). Make an App-Level Token with the scope connections:write on the app’s page “Basic Information”.`,
      );
    });
    const { installations, lifecycle } = this.assembly;
    await installations.reseal();
    // Its tokens stay in the environment. What is stored is when Baton last heard something there.
    if (single !== undefined) await installations.save(single, workspaceOf(single), {});
    lifecycle.listPeople();
    this.resume();
    const organisations = (await installations.list()).map(({ id }) => id).filter(isOrganisation);
    // At each start: an older version may have worked for them since.
    for (const id of organisations) this.listPeople(workspaceOf(id)).catch(this.fault);
  }

  async stop(): Promise<void> {
    this.home.stop();
    this.assembly.givenUp.stop();
    await this.assembly.directory.stop();
    await this.assembly.lifecycle.stop();
    await this.connection.receiver.stop();
  }

  /** Answers a request if it is from Slack, or from somebody who installs Baton. @returns whether it is */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    return this.connection.http?.handle(request, response) ?? false;
  }

  /** Something has changed in a workspace, which can be one of another platform. */
  touched(workspace: string): void {
    if (workspace.startsWith(`${SLACK}:`)) this.home.touched(workspace);
  }

  /** Deletes what is too old, and lists people again once a day. Called from time to time. */
  async tidy(): Promise<void> {
    await this.assembly.lifecycle.tidy();
    this.resume();
  }

  /** Learns the names and time zones of everybody in a workspace, and who has left it unnoticed. */
  listPeople(workspace: string): Promise<void> {
    return this.assembly.directory.list(workspace);
  }

  /** Goes on, in the background, with lists of people that broke off. */
  private resume(): void {
    this.assembly.directory.resume().catch(this.fault);
  }
}

function boltOf({ receiver, installs }: Connection, { apiUrl }: SlackSettings): Bolt {
  const bolt = new Bolt({
    receiver,
    authorize: (source, body) => installs.authorize(sourceOf(source, body)),
    logger: SILENT_LOGGER,
    convoStore: false,
    // messages.ts knows which messages are Baton's own.
    ignoreSelf: false,
    clientOptions: { slackApiUrl: apiUrl },
  });
  bolt.error(async (error) => {
    // Requests from where Baton is not installed, or no longer, are ignored.
    if (error instanceof AuthorizationError && error.original instanceof NotInstalled) return;
    throw error;
  });
  return bolt;
}
