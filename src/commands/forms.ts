/** Forms made from a command's own arguments: whatever a call lacks is a field. */
import type { Field, Form } from '../view.js';
import { fitForm } from '../view.js';
import type { Arg } from './args.js';
import type { Context } from './context.js';
import type { Declaration } from './declaration.js';
import { optionsFor } from './refusals.js';

const TYPES: Partial<Record<Arg['type'], Field['type']>> = {
  person: 'people',
  project: 'options',
  stage: 'options',
  item: 'options',
  choice: 'options',
};

async function field(ctx: Context, name: string, arg: Arg, required: boolean, value: string): Promise<Field> {
  return {
    name,
    label: ctx.label(`arg-${name}`),
    type: TYPES[arg.type] ?? (arg.long ? 'text' : 'line'),
    required,
    value,
    hint: arg.hint === '' ? '' : ctx.label(`hint-${arg.hint}`),
    max: arg.type === 'text' ? arg.max : 60,
    options: await optionsFor(ctx, arg),
  };
}

/** The form for a call. Arguments in `needed` are required; optional ones are asked too, but for a page or a project known from here. */
export async function formFor(
  ctx: Context,
  command: Declaration,
  needed: readonly string[],
  initial: Readonly<Record<string, string>> = {},
): Promise<Form> {
  const asked = Object.entries(command.args).filter(([name, arg]) => {
    if (needed.includes(name)) return true;
    return ctx.call.args[name] === undefined && !arg.required && !arg.implied && arg.type !== 'page';
  });
  const fields = await Promise.all(
    asked.map(([name, arg]) => field(ctx, name, arg, needed.includes(name) || arg.required, initial[name] ?? '')),
  );
  const title = ctx.label(`form-${command.name.replaceAll(' ', '-')}`);
  return fitForm({ title, submit: ctx.label('button-save'), fields, call: ctx.call });
}
