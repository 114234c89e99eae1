/** Buttons, or a picker if there are many, that make the context's call with one of several values. */
import type { Control, Option, Picker } from '../view/view.js';
import { button, withArg } from './calls.js';
import type { Context } from './context.js';

/** Options that are shown as buttons; more are a picker. */
const MOST_BUTTONS = 6;

/** Controls for the options of the argument `name`. */
export function optionControls(ctx: Context, name: string, options: readonly Option[]): Control[] {
  if (options.length > MOST_BUTTONS) return [pickerFor(ctx, name, 'options', options)];
  return options.map(({ value, label }) => button(label, withArg(ctx.call, name, value)));
}

/** A picker for the argument `name`. */
export const pickerFor = (ctx: Context, name: string, of: Picker['of'], options: readonly Option[]): Picker => ({
  control: 'picker',
  label: ctx.label(`arg-${name}`),
  call: ctx.call,
  arg: name,
  of,
  options: [...options],
});
