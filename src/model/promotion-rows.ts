/** What is kept of versions: where each was put, when, by whom and on what evidence; and where chat and other systems disagree. */
import type { Row } from './row.js';

/**
 * What an entry of the ledger says. `moved`: a version was put somewhere. `removed`: nothing is there any more. `failed`: a
 * version did not get there. `confirmed`: somebody says who made a move. `registered`: a new version is there, with the run it
 * came from. `stopped`: a check failed before anything was deployed. `limited`: a limit of spending acted. `waiting`: a deployment
 * waits for somebody, who `approved` or `rejected` it.
 */
export type PromotionIs =
  | 'moved'
  | 'removed'
  | 'failed'
  | 'confirmed'
  | 'registered'
  | 'stopped'
  | 'limited'
  | 'waiting'
  | 'approved'
  | 'rejected';

/** One entry of a project's ledger. The ledger only grows; what a person took back says when. */
export interface Promotion extends Row {
  project: string;
  is: PromotionIs;
  /** For `confirmed`, `approved` and `rejected`: the entry that it is about. */
  about: string | null;
  /** As the sender names it; empty for what is about no model. */
  model: string;
  /** The alias, stage or environment; empty for what is about none. For `stopped` and `limited`: what acted. */
  alias: string;
  /** Model and alias, folded (`slotOf` in promotions.ts). */
  slot: string;
  /** It is where people use the model, such as "production" or "champion". */
  live: boolean;
  /** The version; null if none is said. */
  to: string | null;
  /** When it happened, by the sender's clock, at the latest when it was told. */
  at: number;
  toldAt: number;
  /** Who did it, if that is somebody of the workspace who said so. For `confirmed`: who made the move, as somebody says. */
  by: string | null;
  /** Who did it in the sender's words. */
  actor: string | null;
  /** An address, or words. */
  evidence: string | null;
  /** The name of the system that told of it; null if a person did. */
  source: string | null;
  /** For `waiting`: the address at which the other system wants the answer. */
  callback: string | null;
  undoneAt: number | null;
}

/** How a disagreement stands. `registry`, `chat`: that side was right. */
type ContradictionState = 'open' | 'registry' | 'chat';

/** Chat says one thing of a stage, another system the other. */
export interface Contradiction extends Row {
  project: string;
  stage: string;
  slot: string;
  /** `live`: a version is live, and the stage is not done. `gone`: the stage is done, and its version was removed, moved back or failed. */
  is: 'live' | 'gone';
  /** The entry of the ledger that says otherwise. */
  promotion: string;
  /** What chat said of the stage: the state it was in. */
  said: string;
  /** Who was asked in private; null if there was nobody. */
  asked: string | null;
  at: number;
  state: ContradictionState;
  settledBy: string | null;
  settledAt: number | null;
}
