/** Where Baton is installed, and the token of each installation. */
import type { AuthorizeResult } from '@slack/bolt';
import { type Source, workspaceOf } from './workspaces.js';

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
  /**
   * Baton has been removed.
   * @param at when, in epoch ms. News that is older than the installation is about an earlier one, and is ignored
   * @returns whether the installation has ended
   */
  end(installation: string, at: number): Promise<boolean>;
  /**
   * Slack has refused the token that was used last. Where Baton was removed and installed again, that can be the earlier one.
   * @returns whether the installation has ended; false if there is another token by now
   */
  refused(installation: string): Promise<boolean>;
  /** The person who installed Baton; undefined if that is not known. */
  installer(installation: string): Promise<string | undefined>;
}

/** Baton is not installed there, or not any more: requests from there are ignored. */
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

  async end(): Promise<boolean> {
    return true;
  }

  async refused(): Promise<boolean> {
    return true;
  }

  async installer(): Promise<undefined> {
    return undefined;
  }
}
