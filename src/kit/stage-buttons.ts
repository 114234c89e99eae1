/** A stage's next moves, as buttons. */

import { button, call } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import type { Stage } from '../model/project-rows.js';
import { type Move, movesFrom } from '../model/stages.js';
import type { Button, Call } from '../view/view.js';

const LABELS: Record<Move, string> = {
  start: 'button-start',
  done: 'button-done',
  block: 'button-block',
  unblock: 'button-unblock',
  'at-risk': 'button-at-risk',
  reopen: 'button-reopen',
  skip: 'button-skip',
};

/** `done` and `reopen` take an item, because tasks can be done and re-opened as well. */
function callFor(move: Move, { id, state }: Stage): Call {
  if (move === 'done' || move === 'reopen') return call(move, { item: id }, { seen: state });
  return call(move, { stage: id }, { seen: state });
}

/** The buttons for a stage's next moves. Each carries the state it was drawn with, so that an outdated press is noticed. */
export function stageButtons(ctx: Pick<Context, 'label'>, row: Stage): Button[] {
  return movesFrom(row.state).map((move, i) =>
    button(ctx.label(LABELS[move], { stage: row.name }), callFor(move, row), {
      ...(i === 0 && { style: 'primary' }),
      // Re-opening asks for a reason.
      ...(move === 'reopen' && { form: true }),
    }),
  );
}
