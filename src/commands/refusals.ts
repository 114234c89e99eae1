/** The answers that say no: what is wrong, and what to do about it. */
import { keyOf, nearest } from '../model/names.js';
import { isOpen } from '../model/stages.js';
import type { Span, Text } from '../model/text.js';
import { controls, type Picker, paragraph, type View, view } from '../view.js';
import { type Arg, choicesOf } from './args.js';
import type { Trouble } from './bind.js';
import { button, call, withArg } from './calls.js';
import type { Context, Situation } from './context.js';
import type { Declaration } from './declaration.js';
import { projectsHere, projectsOf, stagesOf } from './lookups.js';
import { Refusal, type RefusalOptions } from './outcome.js';

/** A refusal with the wording `refused-<id>`. */
export function refuse(
  { say }: Pick<Situation, 'say'>,
  id: string,
  args: Record<string, string | number | Span | Text> = {},
  options: RefusalOptions = {},
): Refusal {
  return new Refusal(view(paragraph(say(`refused-${id}`, args))), options);
}

/** Several people were named where one is needed. */
export function askWho(ctx: Context, word: string, arg: string): Refusal {
  const picker: Picker = {
    control: 'picker',
    label: ctx.label('pick-person'),
    call: ctx.call,
    arg,
    of: 'people',
    options: [],
  };
  const says = paragraph(ctx.say('refused-group', { word: word.slice(0, 60) }));
  return new Refusal(view(says, controls(picker)), { field: arg });
}

/** No such command: the nearest ones as buttons. */
export function unknownCommand(ctx: Situation, typed: string, near: readonly string[]): View {
  const buttons = near.map((name) => button(name, call('help', { topic: name })));
  return view(
    paragraph(ctx.say(near.length > 0 ? 'unknown-command-near' : 'unknown-command', { typed: typed.slice(0, 60) })),
    controls(...buttons, button(ctx.label('button-help'), call('help'))),
  );
}

async function nearProjects(ctx: Context, word: string) {
  const start = keyOf(word).slice(0, 1);
  // Only names with the same first letter are compared, so that the look-up stays small in a large workspace.
  const some = await ctx.read.find('project', {
    where: { archived: false, key: { above: start } },
    order: ['key'],
    limit: 200,
  });
  const keys = nearest(
    keyOf(word),
    some.map((p) => p.key),
  );
  return keys.flatMap((key) => some.find((p) => p.key === key) ?? []);
}

/** What could be meant instead of a word that was not understood. */
export async function trouble(ctx: Context, found: Trouble): Promise<Refusal> {
  if (found.trouble === 'group') return askWho(ctx, found.word, found.arg);
  if (found.trouble === 'left')
    return refuse(ctx, 'left-over', { word: found.word.slice(0, 80), command: ctx.call.command });
  const word = found.word.slice(0, 60);
  const pick = (label: string, value: string) => button(label, withArg(ctx.call, found.arg, value));
  if (found.type === 'project') {
    const near = await nearProjects(ctx, found.word);
    const says = paragraph(ctx.say('refused-no-project', { word }));
    return new Refusal(
      view(
        says,
        controls(...near.map((p) => pick(p.name, p.id)), button(ctx.label('button-projects'), call('projects'))),
      ),
      { field: found.arg },
    );
  }
  if (found.type === 'stage') {
    const project = await around(ctx);
    if (!project) return refuse(ctx, 'no-project-here', {}, { field: found.arg });
    const stages = await stagesOf(ctx.read, project.id);
    const says = paragraph(ctx.say('refused-no-stage', { word, project: project.name }));
    return new Refusal(view(says, controls(...stages.slice(0, 12).map((s) => pick(s.name, s.id)))), {
      field: found.arg,
    });
  }
  if (found.type === 'item') return refuse(ctx, 'no-task', { word }, { field: found.arg });
  return refuse(ctx, 'no-person', { word: word.replace(/^@/, '') }, { field: found.arg });
}

/** The project that stages are looked up in: the one named in the call, else the channel's. */
async function around(ctx: Context) {
  const named = ctx.call.args.project;
  if (named) return ctx.read.get('project', named);
  return (await projectsHere(ctx.read, ctx.channel.id))[0];
}

/** Asks for the first missing argument with a control where one can give it, else with a button that opens the form. */
export async function ask(ctx: Context, command: Declaration, name: string, arg: Arg): Promise<View> {
  const says = paragraph(ctx.say(`ask-${arg.type}`, { what: ctx.label(`arg-${name}`) }));
  const example = ctx.say('ask-example', { example: command.examples[0] ?? command.name });
  const options = await optionsFor(ctx, arg);
  const form = button(ctx.label('button-fill-in'), ctx.call, { style: 'primary', form: true });
  const pick = { control: 'picker', label: ctx.label(`arg-${name}`), call: ctx.call, arg: name } as const;
  const hint = { block: 'note', text: example } as const;
  if (arg.type === 'person')
    return view(says, controls({ ...pick, of: 'people', options: [{ value: ctx.me.id, label: ctx.me.name }] }), hint);
  if (options.length === 0) {
    if (arg.type === 'project')
      return view(
        paragraph(ctx.say('refused-no-project-here')),
        controls(button(ctx.label('button-new-project'), call('new'), { style: 'primary' })),
      );
    return view(says, controls(arg.type === 'item' || arg.type === 'stage' ? undefined : form), hint);
  }
  if (options.length <= 6)
    return view(says, controls(...options.map((o) => button(o.label, withArg(ctx.call, name, o.value)))), hint);
  return view(says, controls({ ...pick, of: 'options', options }), hint);
}

/** The values that can be offered for an argument here. */
export async function optionsFor(ctx: Context, arg: Arg): Promise<{ value: string; label: string }[]> {
  if (arg.type === 'choice') return choicesOf(arg, ctx.clarity).map((c) => ({ value: c, label: c }));
  if (arg.type === 'project') {
    const linked = await projectsOf(ctx.read, ctx.channel.id);
    const list =
      linked.length > 0
        ? linked
        : await ctx.read.find('project', { where: { archived: false }, order: ['key'], limit: 100 });
    return list.map((p) => ({ value: p.id, label: p.name }));
  }
  if (arg.type !== 'stage' && arg.type !== 'item') return [];
  const project = await around(ctx);
  if (!project) return [];
  const stages = arg.type === 'stage' || arg.items.includes('stage') ? await stagesOf(ctx.read, project.id) : [];
  const tasks =
    arg.type === 'item' && arg.items.includes('task')
      ? await ctx.read.find('task', {
          where: { project: project.id, state: 'open' },
          order: ['due', 'number'],
          limit: 40,
        })
      : [];
  return [
    ...stages.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a))).map((s) => ({ value: s.id, label: s.name })),
    ...tasks.map((t) => ({ value: t.id, label: `#${t.number} ${t.title}` })),
  ];
}
