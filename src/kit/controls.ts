/** Buttons and pickers that several features offer. */
import type { Context } from '../commands/command.js';
import { button } from '../commands/refusals.js';
import type { Person } from '../model/rows.js';
import { type Button, type Call, controls, type Picker, type View, view } from '../view.js';

/** Takes back the person's last change. */
export const undoButton = (ctx: Context): Button => button(ctx.label('button-undo'), 'undo');

/** "I'll take it". Carries the owner it was drawn with, so that a press after someone else took the item is noticed. */
export const takeButton = (
  ctx: Pick<Context, 'label'>,
  row: { id: string; owner: string | null },
  more: Partial<Button> = {},
): Button => {
  const made = button(ctx.label('button-take'), 'take', { item: row.id }, more);
  return { ...made, call: { ...made.call, seen: row.owner ?? '' } };
};

/** The control, with the call whose view replaces its message after the press. */
export const thenShow = <C extends Button | Picker>(control: C, then: Call): C => ({
  ...control,
  call: { ...control.call, after: then },
});

/** "Offer to …": picks the person to offer an item to. `likely` people come first. */
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

/** A view with nothing but controls, for answers whose notice says it all. */
export const nextSteps = (...next: (Button | Picker | undefined)[]): View => view(controls(...next));
