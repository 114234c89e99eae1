/** The history of projects: one line for each change. */
import type { ItemKind } from './project-rows.js';
import type { Row } from './row.js';

/** What caused a change; `platform`: nobody's own act, as when an account ends. `signal`: another system said so. */
export type Via = 'command' | 'button' | 'form' | 'undo' | 'sample' | 'platform' | 'signal';

/**
 * Of audits: one answer, evidence or an owner for a question (which is `why`), a whole area, what the audit goes by, and a stage
 * that was done below the expected score.
 */
type AuditField = 'answer' | 'evidence' | 'keeper' | 'audit' | 'criticality' | 'audit-kind' | 'done-bar' | 'passed-bar';

/** What a line of the history is about: the field of that name changed. An `offer` goes from who asks to who is asked. */
export type HistoryField =
  | 'created'
  | 'state'
  | 'owner'
  | 'offer'
  | 'deputy'
  | 'due'
  | 'name'
  | 'title'
  | 'description'
  | 'position'
  | 'stage'
  | 'lead'
  | 'archived'
  | 'dropped'
  | 'channel'
  | 'audience'
  | 'live'
  | AuditField;

/** One line of the append-only history. */
export interface HistoryEvent extends Row {
  project: string;
  item: ItemKind;
  itemId: string;
  at: number;
  by: string;
  field: HistoryField;
  from: string | null;
  to: string | null;
  why: string | null;
  via: Via;
  channel: string | null;
  /** The pass through the stage that it belongs to; null if it is not about a stage. */
  pass: number | null;
}
