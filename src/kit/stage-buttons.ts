/** A stage's next moves, as buttons. */

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

/** Commands that take a stage or a task, so their argument is `item` rather than `stage`. */
const TAKES_ITEM: readonly Move[] = ['done', 'reopen'];

/** The buttons for a stage's next moves. Each carries the state it was drawn with, so that an outdated press is noticed. */
export function stageButtons(ctx: Pick<Context, 'label'>, row: Stage): Button[] {
  return movesFrom(row.state).map((name, i) => ({
    control: 'button',
    label: ctx.label(LABELS[name], { stage: row.name }),
    call: { command: name, args: { [TAKES_ITEM.includes(name) ? 'item' : 'stage']: row.id }, seen: row.state },
    ...(i === 0 && { style: 'primary' as const }),
    // Re-opening asks for a reason.
    ...(name === 'reopen' && { form: true as const }),
  }));
}
