/** Buttons and pickers that several features offer. */
import type { Context } from '../commands/command.js';
import { button } from '../commands/refusals.js';
import type { Person } from '../model/rows.js';
import { type Button, type Call, controls, type Picker, type View, view } from '../view.js';

export const undoButton = (ctx: Context): Button => button(ctx.label('button-undo'), 'undo');

/** "I'll take it", which notices when somebody else took it meanwhile. */
export const takeButton = (
  ctx: Pick<Context, 'label'>,
  row: { id: string; owner: string | null },
  more: Partial<Button> = {},
): Button => {
  const made = button(ctx.label('button-take'), 'take', { item: row.id }, more);
  return { ...made, call: { ...made.call, seen: row.owner ?? '' } };
};

/** Where a button's message goes back to after the press. */
export const thenShow = <C extends Button | Picker>(control: C, then: Call): C => ({
  ...control,
  call: { ...control.call, after: then },
});

/** "Offer to …": a picker of people that holds out the baton for a thing. */
export function offerPicker(ctx: Pick<Context, 'label'>, id: string, likely: readonly Person[] = []): Picker {
  const options = likely.map((p) => ({ value: p.id, label: p.name }));
  return {
    control: 'picker',
    label: ctx.label('pick-offer'),
    call: { command: 'own', args: { item: id } },
    arg: 'person',
    of: 'people',
    options,
  };
}

/** A view of one line and what can be done next. */
export const nextSteps = (...next: (Button | Picker | undefined)[]): View => view(controls(...next));
