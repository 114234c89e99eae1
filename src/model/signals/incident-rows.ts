/** What Baton keeps of signals that something follows from: the rules of a team, and incidents. */
import type { Row } from '../row.js';
import type { MappingRule, Meaning } from './mapping.js';
import type { Severity } from './signal.js';

/** A rule of a team: which signals belong to which project, and what they mean there. */
export interface SignalRule extends Row, MappingRule {
  at: number;
  by: string;
}

/**
 * One thing that happened in an incident. `alert`: it began. `again`: another episode of the same thing. `more`: something else
 * that belongs to it. `quiet`: all of it is over, as its senders say. `asked`: somebody was asked to take it. `passed`: they
 * cannot. `nobody`: all have been asked.
 */
type StepWhat =
  | 'alert'
  | 'again'
  | 'more'
  | 'quiet'
  | 'asked'
  | 'passed'
  | 'nobody'
  | 'taken'
  | 'retrained'
  | 'evaluated'
  | 'redeployed'
  | 'closed';

/** A step of an incident's timeline. */
export interface IncidentStep {
  what: StepWhat;
  at: number;
  /** The person who did it or was asked; null if nobody is meant. */
  by: string | null;
  /** In the words of the sender or of whoever closed it. */
  note: string | null;
  /** The stage that somebody finished; left out in incidents from before it was kept, and if a signal showed the step. */
  stage?: string;
  /** The name of the system that told of it, for `alert`; left out in incidents from before it was kept. */
  source?: string;
}

/**
 * Something that went wrong with a project, from the first signal until a person closes it. One that is `watched` is not told to
 * anybody yet: drift that came once, or the end of an episode whose beginning is still to come.
 */
export interface Incident extends Row {
  /** Short number, unique in its workspace; 0 while it is watched. */
  number: number;
  project: string;
  state: 'watched' | 'open' | 'closed';
  meaning: Meaning;
  /** What it began with: the source's id and the signal's subject. In a project, one that is not closed has it for itself. */
  subject: string;
  /** All that belongs to it, with `subject`, and what of it goes on. */
  subjects: string[];
  firing: string[];
  /** The episodes that are known, each a subject and when it began, and which of them have ended. */
  starts: string[];
  ended: string[];
  /** In the sender's words. */
  title: string;
  text: string | null;
  link: string | null;
  severity: Severity | null;
  /** How many signals it is made of. */
  count: number;
  /** The stage that a rule names; null for those that fit what it means. */
  stage: string | null;
  /** Stages that it put at risk. */
  reopened: string[];
  /** Where its thread is; empty if the project lives in no channel that may see it. */
  channel: string;
  /** Who is asked to take it, and who was before. */
  asked: string | null;
  askedBefore: string[];
  taken: string | null;
  closedBy: string | null;
  cause: string | null;
  /** When it began, and how far the loop has come. */
  openedAt: number;
  takenAt: number | null;
  retrainedAt: number | null;
  evaluatedAt: number | null;
  redeployedAt: number | null;
  quietAt: number | null;
  closedAt: number | null;
  /** The last signal. */
  lastAt: number;
  /** When signals were last told in its thread, and since when something is untold; null if all is told. */
  toldAt: number;
  untoldAt: number | null;
  /** When whoever is asked has had their time; null if nobody is asked. */
  askUntil: number | null;
  steps: IncidentStep[];
}
