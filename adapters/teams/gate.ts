/** Who is let in, and with what token Baton answers. */
import type { Activity } from './activity.js';

/** What the token of a request says. */
export interface TokenClaims {
  /** The tenant the token was issued for. */
  tenant?: string | undefined;
  /** The address at which the sender is answered. */
  serviceUrl?: string | undefined;
}

/** Checks requests and provides tokens. */
export interface Gate {
  /** Checks a request's token. @throws Refused if the request is not from Teams */
  enter(authorization: string, activity: Activity): Promise<TokenClaims>;
  /** The token for calls of the connector; undefined if none is needed. `fresh`: another than the one that was refused. */
  token(fresh?: boolean): Promise<string | undefined>;
}

/** Lets everybody in: for development, where nothing is signed. */
export const OPEN_GATE: Gate = { enter: async () => ({}), token: async () => undefined };
