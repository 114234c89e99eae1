/** The areas of an audit, the kinds of project, and what is read of a question. */

/** The five areas that an audit asks about, in their order. */
export const AREAS = ['data', 'training', 'evaluation', 'deployment', 'monitoring'] as const;
/** One of them. */
export type Area = (typeof AREAS)[number];

/** What a project makes: a model that is trained, or an application of a language model. */
export const AUDIT_KINDS = ['model', 'llm'] as const;
/** One of them. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** How much work the next step on a question is: 1 hours, 2 days, 3 weeks. */
export type Effort = 1 | 2 | 3;

/** What is read of a question. */
export interface AuditWords {
  /** A few words. */
  title: string;
  /** The question itself. */
  ask: string;
  /** What "by hand" looks like. */
  hand: string;
  /** What "automatic" looks like. */
  auto: string;
  /** The task that it becomes. */
  task: string;
}
