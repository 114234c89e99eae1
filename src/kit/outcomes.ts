/** Outcomes that many commands share. */
import type { Outcome } from '../commands/outcome.js';
import type { Text } from '../model/text.js';
import { nextSteps } from './controls.js';

/** Nothing was changed, for this reason: only the person who acted sees it, and the message they pressed is redrawn. */
export const unchanged = (notice: Text): Outcome => ({ notice, private: true, stale: true, view: nextSteps() });
