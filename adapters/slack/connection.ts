/** The two ways in which Slack reaches Baton. */
import type { Receiver } from '@slack/bolt';
import type { Clock } from '../../src/ports/clock.js';
import type { Say } from '../../src/ports/say.js';
import type { Chart } from '../../src/view/view.js';
import { OperatorError } from '../common/operator-error.js';
import type { Fetch } from '../platform/kept-fetch.js';
import type { Opened } from '../store/opened.js';
import type { SqlStore } from '../store/store.js';
import type { Installs } from './installs.js';
import type { HttpReceiver } from './receiver.js';

/** What a connection needs. */
export interface ConnectionParts {
  store: SqlStore;
  opened: Opened;
  clock: Clock;
  say: Say;
  fault(error: unknown, key?: string): void;
  fetch?: Fetch | undefined;
}

/** One workspace over Socket Mode (socket.ts), or many over HTTP with OAuth (http.ts). */
export interface Connection {
  installs: Installs;
  receiver: Receiver;
  /** Answers Slack's requests on Baton's own server; undefined over Socket Mode. */
  http: HttpReceiver | undefined;
  /** The address of a chart's picture; undefined over Socket Mode, where Slack can fetch nothing from Baton. */
  picture: ((chart: Chart) => string | undefined) | undefined;
  /** The installation of a single workspace; undefined for many. */
  single: string | undefined;
}

/** Slack cannot be reached with the tokens of the settings. The message says what to check. */
export class CannotConnect extends OperatorError {
  override name = 'CannotConnect';
}
