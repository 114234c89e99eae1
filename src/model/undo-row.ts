/** What undo needs. */
import type { Row } from './row.js';

/** How to take back a person's last change. The id is the person's. */
export interface Undo extends Row {
  at: number;
  /** What was done, in the words of the answer at the time. */
  what: string;
  /** The inverse changes (`Change[]`), as JSON. */
  changes: string;
  /** It is nobody else's business, such as a mute: so is that it was taken back. */
  private: boolean;
}
