/** What Baton keeps of audits. Answers and a team's changes of the questions are logs: they only grow, and what was taken back says when. */
import type { Row } from '../row.js';
import type { Area, AuditKind, AuditWords, Effort } from './areas.js';

/** Not yet, by hand, automatic, or not applicable. */
export const ANSWER_VALUES = ['no', 'hand', 'auto', 'na'] as const;
/** One of them. */
export type AnswerValue = (typeof ANSWER_VALUES)[number];

/** How much depends on a project. */
export const CRITICALITIES = ['prototype', 'internal', 'production', 'critical'] as const;
/** One of them. */
export type Criticality = (typeof CRITICALITIES)[number];

/** Whether a stage's "done" asks for its area's score: not at all, with a warning, or so that somebody has to say why. */
export const DONE_BARS = ['off', 'warn', 'hold'] as const;
/** One of them. */
export type DoneBar = (typeof DONE_BARS)[number];

/** Where evidence comes from: somebody named it, the history showed it, or another system did. */
export type EvidenceFrom = 'person' | 'history' | 'signal';

/**
 * What one person said about one question of a project's audit. What they said nothing about is null, so that two people who
 * answer at once both count; an owner or evidence that was removed is empty.
 */
export interface AuditAnswer extends Row {
  project: string;
  area: Area;
  question: string;
  /** Which wording of the question was answered, and its text at the time. */
  revision: number;
  asked: string;
  value: AnswerValue | null;
  /** Why it does not apply. */
  reason: string | null;
  /** A link, or words. */
  evidence: string | null;
  evidenceFrom: EvidenceFrom | null;
  /** The day that evidence from the history is about, as an instant; null for the time of the answer. */
  evidenceAt: number | null;
  owner: string | null;
  at: number;
  by: string;
  undoneAt: number | null;
}

/** A question as a team wants it asked from then on. */
export interface AuditQuestionRow extends Row, AuditWords {
  key: string;
  area: Area;
  revision: number;
  weight: number;
  effort: Effort;
  shelfDays: number;
  /** For a team's own question: which projects are asked. */
  kind: AuditKind | 'all';
  dropped: boolean;
  at: number;
  by: string;
  undoneAt: number | null;
}

/** What a project's audit goes by. The id is the project's. */
export interface AuditProfile extends Row {
  project: string;
  criticality: Criticality;
  kind: AuditKind;
  doneBar: DoneBar;
}
