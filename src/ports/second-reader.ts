/** A second opinion on findings. */

/** What the second reader is asked about a finding before anyone is nudged. */
export interface Question {
  message: string;
  /** The lines before the message. */
  before: readonly string[];
  /** The words the finding is about. */
  words: string;
}

/** The second reader's opinion: nudge or not, and perhaps a better wording. */
export interface Verdict {
  confirm: boolean;
  rewrite: string | null;
}
