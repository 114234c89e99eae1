/** Where Baton is installed, and the token of each installation. */
import type { AuthorizeResult } from '@slack/bolt';
import type { Home } from './standing.js';
import { type Source, teamIn, workspaceOf } from './workspaces.js';

/** What a request may do: with which token Baton answers, and who Baton is there. */
export interface Authorization extends AuthorizeResult {
  botToken: string;
}

/** All installations. */
export interface Installs {
  /** @throws NotInstalled */
  authorize(source: Source): Promise<Authorization>;
  /** The bot token of a workspace; undefined if Baton is not installed there. */
  token(workspace: string): Promise<string | undefined>;
  /** Whose members the people of a workspace are. */
  home(workspace: string): Promise<Home>;
  /** The workspaces of the organisation that has installed Baton as a whole, or the one alone. */
  together(workspace: string): Promise<string[]>;
  /** An organisation has given Baton teams. @param at when, in epoch ms */
  granted(organisation: string, teams: readonly string[], at: number): Promise<void>;
  /** An organisation has taken teams away. @returns the workspaces that have ended */
  revoked(organisation: string, teams: readonly string[], at: number): Promise<string[]>;
  /**
   * Baton has been removed.
   * @param at when, in epoch ms. News that is older than the installation is about an earlier one, and is ignored
   * @returns the workspaces that have ended
   */
  end(workspace: string, at: number): Promise<string[]>;
  /**
   * Slack has refused the token that was used last. Where Baton was removed and installed again, that can be the earlier one.
   * @param code why: an organisation can have taken away this team alone
   * @returns the workspaces that have ended; none if there is another token by now
   */
  refused(workspace: string, code: string): Promise<string[]>;
  /** The person who installed Baton; undefined if that is not known. */
  installer(workspace: string): Promise<string | undefined>;
}

/** Baton is not installed there, or no longer: requests from there are ignored. */
export class NotInstalled extends Error {
  override name = 'NotInstalled';
}

/** One workspace, whose token stays in the environment. */
export class SingleInstall implements Installs {
  readonly workspace: string;

  constructor(
    readonly installation: string,
    private readonly authorization: Authorization,
  ) {
    this.workspace = workspaceOf(installation);
  }

  async authorize(): Promise<Authorization> {
    return this.authorization;
  }

  async token(workspace: string): Promise<string | undefined> {
    return workspace === this.workspace ? this.authorization.botToken : undefined;
  }

  async home(workspace: string): Promise<Home> {
    return { team: teamIn(workspace), enterprise: this.authorization.enterpriseId };
  }

  async together(workspace: string): Promise<string[]> {
    return [workspace];
  }

  async granted(): Promise<void> {}

  async revoked(): Promise<string[]> {
    return [];
  }

  async end(workspace: string): Promise<string[]> {
    return [workspace];
  }

  async refused(workspace: string): Promise<string[]> {
    return [workspace];
  }

  async installer(): Promise<undefined> {
    return undefined;
  }
}
