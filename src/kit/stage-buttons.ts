/** The next moves of a stage, as buttons. */

import type { Context } from '../commands/command.js';
import type { Stage } from '../model/rows.js';
import { type Move, movesFrom } from '../model/stages.js';
import type { Button } from '../view.js';

const LABELS: Record<Move, string> = {
  start: 'button-start',
  done: 'button-done',
  block: 'button-block',
  unblock: 'button-unblock',
  'at-risk': 'button-at-risk',
  reopen: 'button-reopen',
  skip: 'button-skip',
};

/** Commands that take the stage as `item` because tasks can be meant as well. */
const TAKES_ITEM: readonly Move[] = ['done', 'reopen'];

/** The buttons for a stage's next moves; each notices when the stage is no longer as it was drawn. */
export function stageButtons(ctx: Pick<Context, 'label'>, row: Stage): Button[] {
  return movesFrom(row.state).map((name, i) => ({
    control: 'button',
    label: ctx.label(LABELS[name], { stage: row.name }),
    call: { command: name, args: { [TAKES_ITEM.includes(name) ? 'item' : 'stage']: row.id }, seen: row.state },
    ...(i === 0 && { style: 'primary' as const }),
    // A stage is not re-opened without a reason.
    ...(name === 'reopen' && { form: true as const }),
  }));
}
