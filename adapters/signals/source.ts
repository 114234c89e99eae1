/** What each file of a source gives: whether a request is authentic, and what it says. */
import type { Signal, SourceKind } from '../../src/model/signals/signal.js';
import type { SentRequest } from './prove.js';

/** How to read one system. */
export interface SourceReader {
  kind: SourceKind;
  /** Methods besides POST that the system sends by. */
  methods?: readonly string[];
  /** What its secret looks like when Baton makes it; `theirs`: the other system makes it, and somebody pastes it. */
  secret: 'random' | 'whsec' | 'theirs';
  /** Whether whoever sent this knows the secret, and sent it just now where the system says when. */
  isAuthentic(sent: SentRequest, secret: string): boolean;
  /** The sender's own id of the delivery; undefined if it has none. */
  deliveryOf?(sent: SentRequest): string | undefined;
  /** What it says. @param payload the body as JSON */
  read(payload: unknown, sent: SentRequest): Signal[];
  /** The answer to a request that asks whether the address wants to hear anything; undefined for all others. */
  greet?(payload: unknown, sent: SentRequest): object | undefined;
}
