/** Asks for an argument that was not given. */
import { controls, note, type Option, paragraph, type View, view } from '../view/view.js';
import type { Arg } from './args.js';
import { button } from './calls.js';
import type { Context } from './context.js';
import type { Declaration } from './declaration.js';
import { newProjectButton, noProjectText } from './new-project.js';
import { optionControls, pickerFor as picker } from './option-controls.js';
import { optionsFor } from './options.js';

/** Asks for an argument: with buttons or a picker if one of them can give it, else with a button that opens the form. */
export async function askFor(ctx: Context, command: Declaration, name: string, arg: Arg): Promise<View> {
  const options = await optionsFor(ctx, name, arg);
  if (options.length === 0 && arg.type === 'project') return noProjectYet(ctx);
  // The bare command is what led to the question.
  const example = command.examples.find((one) => one !== command.name);
  return view(
    paragraph(ctx.say(questionFor(name, arg))),
    controls(...controlsFor(ctx, name, arg, options)),
    example === undefined ? undefined : note(ctx.say('ask-example', { example })),
  );
}

/** Things are asked for by what they are; words, days and choices by what they are for. A title that a command can do without is a new one for what has one. */
function questionFor(name: string, { type, required }: Arg): string {
  if (name === 'title' && !required) return 'ask-name';
  return type === 'text' || type === 'day' || type === 'choice' ? `ask-${name}` : `ask-${type}`;
}

const noProjectYet = (ctx: Context): View =>
  view(paragraph(noProjectText(ctx, 'here')), controls(newProjectButton(ctx, { style: 'primary' })));

function controlsFor(ctx: Context, name: string, arg: Arg, options: readonly Option[]) {
  if (arg.type === 'person') return [picker(ctx, name, 'people', [{ value: ctx.me.id, label: ctx.me.name }])];
  if (options.length > 0) return optionControls(ctx, name, options);
  if (arg.type === 'item' || arg.type === 'stage') return [];
  return [button(ctx.label('button-fill-in'), ctx.call, { style: 'primary', form: true })];
}
