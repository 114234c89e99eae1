/** What Baton keeps of a conversation with one person. */
import type { Row } from './row.js';

/** A call as it is kept: `Call` in view/view.ts, without what a message showed. */
export interface KeptCall {
  command: string;
  args: Record<string, string>;
  seen?: string;
}

/**
 * What one person and Baton last spoke of in one channel, so that "it", "yes" or "friday" can be understood. Only the last
 * half hour counts; the next answer there takes its place. What people typed is encrypted in the store. The id is
 * "channel:person".
 */
export interface Talk extends Row {
  person: string;
  channel: string;
  /** When Baton last answered the person there. */
  at: number;
  /** What was last named, made or changed, newest first: "stage:ID", "task:ID" or "project:ID". */
  items: string[];
  /** What was last carried out or shown. */
  call: KeptCall | null;
  /** Baton's open question: which call still needs which argument. */
  asked: { call: KeptCall; arg: string } | null;
  /** What Baton offered to do. */
  offered: KeptCall[];
}
