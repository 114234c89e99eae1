/** What needs somebody's attention: one rule for each kind. Pure. */

import { DAY } from './dates.js';
import type { Stage } from './rows.js';
import { isOpen } from './stages.js';

/** Whether a stage under way has not moved for longer than the setting allows. */
export const stalled = (stage: Stage, now: number, afterDays: number) =>
  isOpen(stage) && stage.state !== 'not_started' && now - stage.since > afterDays * DAY;
