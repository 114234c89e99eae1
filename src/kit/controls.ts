/** Buttons and pickers that several features offer. */

import { button, call, personPicker } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import type { Person } from '../model/people-rows.js';
import { deedMark } from '../model/undo.js';
import { type Button, type Call, controls, type Option, type Picker, type View, view } from '../view/view.js';

/** Takes back the change that is being made, and no other. @param at when another one was made, epoch milliseconds */
export const undoButton = (ctx: Pick<Context, 'label' | 'me' | 'now'>, at = ctx.now): Button =>
  button(ctx.label('button-undo'), call('undo', {}, { seen: deedMark(ctx.me.id, at) }));

/** "I'll take it". Carries the owner it was drawn with, so that a press after someone else took the item is noticed. */
export const takeButton = (
  ctx: Pick<Context, 'label'>,
  row: { id: string; owner: string | null },
  more: Pick<Button, 'style'> = {},
): Button => {
  const take = call('take', { item: row.id }, { seen: row.owner ?? '' });
  return button(ctx.label('button-take'), take, more);
};

/** The control, with the call whose view replaces its message after the press. */
export const thenShow = <C extends Button | Picker>(control: C, then: Call): C => ({
  ...control,
  call: { ...control.call, after: then },
});

/** Somebody likely, in a menu and on a button: "Give to Ana". @param label how the menu names them */
export function likelyOption(
  ctx: Pick<Context, 'label'>,
  { id, name }: Pick<Person, 'id' | 'name'>,
  label = name,
): Option {
  return { value: id, label, act: ctx.label('give-to', { name: shortName(name) }) };
}

/** "Ana Silva" is "Ana" on a button: its menu has the whole name. */
const shortName = (name: string): string => name.trim().split(/\s/u)[0] || name;

/** "Give to …": picks the person to offer an item to. `likely` people come first. */
export function offerPicker(ctx: Pick<Context, 'label'>, id: string, likely: readonly Person[] = []): Picker {
  const options = likely.map((person) => likelyOption(ctx, person));
  return personPicker(ctx.label('pick-offer'), call('own', { item: id }), 'person', options);
}

/** A view with nothing but controls, for answers whose notice says it all. */
export const nextSteps = (...next: (Button | Picker | undefined)[]): View => view(controls(...next));
