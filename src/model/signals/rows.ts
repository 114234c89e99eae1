/** What Baton keeps of the systems that tell it things: how they prove who they are, and for a while what they said. */
import type { Row } from '../row.js';
import type { Signal, SourceKind } from './signal.js';

/** What a sender proves itself with. While a secret is being replaced, the former one counts as well. */
interface SourceSecrets {
  now: string;
  former: string | null;
  /** Until when the former one counts (epoch ms); 0 without one. */
  formerUntil: number;
}

/** The page that shows a secret once. */
export interface SecretPage {
  token: string;
  /** Until when it can be opened, epoch ms. */
  until: number;
  /** Why there is one: the source is new, or its secret is replaced. */
  why: 'new' | 'rotate';
}

/** A system that somebody connected. The id is part of the address that it sends to. */
export interface SignalSource extends Row {
  kind: SourceKind;
  /** What people call it, unique in the workspace: "alertmanager", or "alertmanager-2" for the second one. */
  name: string;
  /** Where it was connected; may be somebody’s own conversation with Baton. */
  channel: string;
  /** Who connected it: they are told what arrives and what belongs nowhere. */
  by: string;
  at: number;
  paused: boolean;
  /** Null until somebody has opened the page that makes the secret. Kept encrypted. */
  secrets: SourceSecrets | null;
  /** Kept encrypted; null while no page is open. */
  page: SecretPage | null;
  /** When it was last heard, give or take a minute; 0 before the first time. */
  heardAt: number;
  /** When whoever connected it was last told that something arrived; 0 before the first time. */
  arrivedAt: number;
}

/** What became of a signal: something followed, nothing was to follow, it belongs nowhere, there were too many, it was a test. */
export type SignalOutcome = 'acted' | 'ignored' | 'unmapped' | 'flood' | 'test';

/** One delivery, kept for a week at most and only the last ones of a source, so that rules can be tried on it. */
export interface SignalPayload extends Row {
  source: string;
  at: number;
  outcome: SignalOutcome;
  /** What was sent; kept encrypted. */
  body: string | null;
  /** What was read of it; kept encrypted. */
  signals: Signal[];
}

/** A transition that was handled, so that it has effect once. The id is "source:id of the signal". */
export interface Transition extends Row {
  source: string;
  at: number;
  outcome: SignalOutcome;
  /** What it counted as, as "project:meaning"; empty if it belongs nowhere. */
  about: string;
}

/** How many payloads of a source are kept. */
export const MOST_PAYLOADS = 20;
