/** Forms made from a command's own arguments: each one that the call does not carry is a field. */
import { declarationOf } from '../model/settings.js';
import { fitForm, LIMITS } from '../view/fit.js';
import type { Field, Form } from '../view/view.js';
import type { ArgType, NamedArg } from './args.js';
import { choiceOptions } from './choice-options.js';
import type { Context } from './context.js';
import type { Declaration } from './declaration.js';
import { optionsFor } from './options.js';
import type { MissingOptions } from './outcome.js';

/** Longest value of a field that is not text: a day, `#12`. */
const SHORT = 60;

const TYPES: Partial<Record<ArgType, Field['type']>> = {
  person: 'people',
  project: 'options',
  stage: 'options',
  item: 'options',
  choice: 'options',
  day: 'day',
};

/** How a form differs from what the command's arguments say. */
type FormShape = Pick<MissingOptions, 'initial' | 'fields' | 'title' | 'only' | 'optional'>;

/**
 * The form for the context's call.
 * @param needed arguments that must be given; optional ones are fields too, except pages and implied projects
 * @param shape what fields start with, and their own words
 */
export async function formFor(
  ctx: Context,
  command: Declaration,
  needed: readonly string[],
  shape: FormShape = {},
): Promise<Form> {
  const asked = Object.entries(command.args).filter(([name, arg]) => {
    if (needed.includes(name)) return true;
    if (shape.only) return false;
    return ctx.call.args[name] === undefined && !arg.required && !arg.implied && arg.type !== 'page';
  });
  const fields = asked.map((named) => fieldFor(ctx, command, named, shape.optional ? [] : needed, shape));
  const id = command.name.replaceAll(' ', '-');
  const chosen = chosenIn(ctx, command);
  const submit = ctx.label(`submit-${id}`);
  const title = shape.title ?? chosen ?? (await aboutTitle(ctx, ctx.label(`form-${id}`), submit));
  return fitForm({ title, submit, fields: await Promise.all(fields), call: ctx.call });
}

/**
 * "Decline: Evaluation": what the form does, and with what, if the call says so. @param short what it does in a word or two,
 * where the title would leave no room for the name
 */
async function aboutTitle({ read, call: { args } }: Context, title: string, short: string): Promise<string> {
  const item = args.item ?? args.stage ?? '';
  const stage = item && (await read.get('stage', item));
  const task = item && (await read.get('task', item));
  const project = await read.get('project', item || (args.project ?? ''));
  const about = stage ? stage.name : task ? `#${task.number}` : project?.name;
  if (about === undefined) return title;
  const whole = `${title.replace(/…$/, '')}: ${about}`;
  return whole.length > LIMITS.formTitle && short.length < title.length ? `${short}: ${about}` : whole;
}

/** What the call has chosen already, such as a setting: the form is about that. */
function chosenIn(ctx: Context, { args }: Declaration): string | undefined {
  const [choice] = Object.entries(args).filter(([, { type, required }]) => type === 'choice' && required);
  if (!choice) return undefined;
  const [name, arg] = choice;
  return choiceOptions(ctx, name, arg).find(({ value }) => value === ctx.call.args[name])?.label;
}

/** What a setting can be, if that cannot be listed: "a number of minutes from 0 to 60". */
function settingHint(ctx: Context, { args }: Declaration): string {
  const declared = 'setting' in args ? declarationOf(ctx.call.args.setting ?? '') : undefined;
  return declared?.values.length === 0 ? ctx.label(`setting-${declared.key}-values`) : '';
}

async function fieldFor(
  ctx: Context,
  command: Declaration,
  [name, arg]: NamedArg,
  needed: readonly string[],
  { initial = {}, fields = {} }: FormShape,
): Promise<Field> {
  const own = fields[name];
  return {
    name,
    ...(own ?? {
      label: (arg.type === 'text' && chosenIn(ctx, command)) || ctx.label(`arg-${arg.words || name}`),
      hint:
        (arg.type === 'text' && settingHint(ctx, command)) || (arg.hint === '' ? '' : ctx.label(`hint-${arg.hint}`)),
      options: await optionsFor(ctx, name, arg),
    }),
    type: TYPES[arg.type] ?? (arg.long ? 'text' : 'line'),
    required: arg.required || needed.includes(name),
    value: initial[name] ?? '',
    max: arg.type === 'text' ? arg.max : SHORT,
  };
}
