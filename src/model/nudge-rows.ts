/** Rows about nudges: those that wait or are shown, how many there were, and what became of them. */
import type { Row } from './row.js';

/** As much of a message's words as a nudge needs: encrypted in the store, deleted with the nudge. */
export interface Held {
  /** The sentence in question. */
  sentence: string;
  /** What there is to do, in the author's words. */
  title: string;
  /** The words that name nobody: "Someone should". */
  actual: string;
  /** What is missing, in a few words: "names nobody". */
  message: string;
  /** A better wording; null if only the author can find one. */
  rewrite: string | null;
  /** A language model made the wording. */
  reworded?: true;
  /** When the work is due, `YYYY-MM-DD`. */
  due: string | null;
  /** The stage that the words are about, or "unknown". */
  stage: string;
  /** Names that the words bring up, each with the reason. */
  candidates: { name: string; reason: string }[];
  /** Address of the message. */
  link: string | null;
}

/** A private question to the author of a message. */
export interface Nudge extends Row {
  channel: string;
  thread: string | null;
  /** The platform's id of the message. */
  message: string;
  /** Who is asked: the author, or who took the work. */
  author: string;
  /**
   * `waiting` for the grace period; `shown`; `later`: snoozed by its reader; `held_out`: withheld for the hold-out, its words
   * are deleted; `over`: settled, only the id still matters.
   */
  state: 'waiting' | 'shown' | 'later' | 'held_out' | 'over';
  /** `owner`: who will do it? `youre`: your or you're? `keep`: should what you took become a task? */
  kind: 'owner' | 'youre' | 'keep';
  rule: string;
  /** How sure the engine is: log odds above its threshold. */
  score: number;
  at: number;
  dueAt: number;
  /** Id of the whisper that shows it. */
  whisper: string | null;
  /** Null once it is settled, or if it can no longer be decrypted. */
  held: Held | null;
}

/** When a person was last nudged. The id is the person's. */
export interface LastNudge extends Row {
  /** 0 if they have not been. */
  at: number;
  /** Whether they have been asked if they may be. */
  asked: boolean;
}

/** How many nudges a channel has had on one day, the last on which it had any. The id is the channel's. */
export interface NudgeCount extends Row {
  /** In UTC. */
  day: string;
  count: number;
}

/**
 * One piece of open work in a team that withholds a share of its nudges to see what they change: whether the nudge was
 * shown, and when the work had an owner. The id is the message's; no words, no people.
 */
export interface HoldOut extends Row {
  channel: string;
  rule: string;
  at: number;
  shown: boolean;
  ownedAt: number | null;
}

/** What became of the nudges of one rule in one channel: counts, no people, no words. The id is "channel:rule". */
export interface Ledger extends Row {
  channel: string;
  rule: string;
  shown: number;
  assigned: number;
  taken: number;
  rewritten: number;
  dismissed: number;
  muted: number;
  expired: number;
  /** 0 at first, 1 with a raised threshold, 2 asleep: no nudges of this rule here. */
  level: number;
  /** How many were shown, and how many turned away, when the level last changed: the next judgement counts from there. */
  shownThen: number;
  awayThen: number;
}
