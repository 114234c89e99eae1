/** Answers that say no: what is wrong, and what to do about it. */
import type { Project } from '../model/project-rows.js';
import { seesProject } from '../model/sight.js';
import type { Span, Text } from '../model/text.js';
import { controls, type Picker, paragraph, type View, view } from '../view/view.js';
import { button, call } from './calls.js';
import type { Context, Situation } from './context.js';
import { Refusal, type RefusalOptions } from './outcome.js';

/** Longest quotation of what somebody typed, UTF-16 units. */
const LONGEST_QUOTE = 60;

/** A refusal with the wording `refused-<id>`. */
export function refuse(
  { say }: Pick<Situation, 'say'>,
  id: string,
  args: Record<string, string | number | Span | Text> = {},
  options: RefusalOptions = {},
): Refusal {
  return new Refusal(view(paragraph(say(`refused-${id}`, args))), options);
}

/** Asks who of several people is meant, if the argument is one person. */
export function askWho(ctx: Context, word: string, arg: string): Refusal {
  const says = ctx.say('refused-group', { word: word.slice(0, LONGEST_QUOTE) });
  const label = ctx.label('pick-person');
  const picker: Picker = { control: 'picker', label, call: ctx.call, arg, of: 'people', options: [] };
  return new Refusal(view(paragraph(says), controls(picker)), { field: arg });
}

/** In an archived project nothing changes; a button restores it for whoever sees all of it. */
export function archivedRefusal(ctx: Situation, { id, name }: Project): Refusal {
  const restore = seesProject(ctx.sight, id) ? call('restore', { project: id }) : undefined;
  const says = ctx.say('refused-archived', { project: name });
  const shown = view(paragraph(says), controls(restore && button(ctx.label('button-restore'), restore)));
  return new Refusal(shown, restore && { offers: [restore] });
}

/** There is no such command: the most similar ones as buttons. */
export function unknownCommand(ctx: Situation, typed: string, near: readonly string[]): View {
  const id = near.length > 0 ? 'unknown-command-near' : 'unknown-command';
  const buttons = near.map((name) => button(name, call('help', { topic: name })));
  return view(
    paragraph(ctx.say(id, { typed: typed.slice(0, LONGEST_QUOTE) })),
    controls(...buttons, button(ctx.label('button-help'), call('help'))),
  );
}
