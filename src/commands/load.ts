/** The arguments of a call, loaded and checked: in the same way for typed commands, buttons and forms. */
import type { Project } from '../model/project-rows.js';
import type { Arg, ArgType, Item, Spec, Values } from './args.js';
import type { Context } from './context.js';
import { asProject, type Loaded, loadArgument } from './load-argument.js';
import { projectsHere, projectsOf } from './lookups.js';
import { Missing } from './outcome.js';
import { projectsInPart } from './own-parts.js';
import { archivedRefusal } from './refusals.js';

/** The project that a command without one means here; undefined if that is not clear. @param part it can be one seen in part */
export async function impliedProject(ctx: Context, part = false): Promise<Project | undefined> {
  const parts = part ? await projectsInPart(ctx) : [];
  const [linked] = parts.length > 0 ? await projectsOf(ctx.read, ctx.channel.id) : [];
  if (linked) return linked;
  if (parts.length === 0) return (await projectsHere(ctx.read, ctx.channel.id))[0];
  const whole = await ctx.read.find('project', { where: { archived: false }, limit: 2 });
  const [only, more] = [...whole, ...parts];
  return more ? undefined : only;
}

/** Whether every required argument has a value. Each value is of its argument's type: `loadArgument` has made it. */
function isComplete<A extends Spec>(spec: A, values: object): values is Values<A> {
  const given = new Map<string, unknown>(Object.entries(values));
  return Object.entries(spec).every(([name, { required }]) => !required || given.get(name) !== undefined);
}

/** Types of arguments that say what a command is about. */
const ABOUT: ReadonlySet<ArgType> = new Set(['item', 'stage', 'project']);

/**
 * The arguments of a call, loaded and checked; arguments that the command does not declare are ignored.
 * @param allow checks whether the command may be used on the items among the arguments, in order, once they are known
 * @returns the values by name
 * @throws Refusal if one is wrong or of an archived project, Missing if required ones are not given
 */
export async function load<A extends Spec>(
  ctx: Context,
  command: { args: A; onArchived?: true },
  allow: (items: readonly Item[]) => Promise<void>,
): Promise<Values<A>> {
  const loaded = new Map<string, Loaded['value']>();
  const items: Item[] = [];
  for (const [name, arg] of Object.entries(command.args)) {
    const { value, item } = await loadOne(ctx, name, arg, items[0]);
    loaded.set(name, value);
    if (item) items.push(item);
  }
  const archived = items.find(({ project }) => project.archived)?.project;
  // Before anything is asked for in vain.
  if (archived && !command.onArchived) throw archivedRefusal(ctx, archived);
  const missing = Object.entries(command.args).filter(([name, arg]) => arg.required && loaded.get(name) === undefined);
  if (!missing.some(([, { type }]) => ABOUT.has(type))) await allow(items);
  const values = Object.fromEntries(loaded);
  if (isComplete(command.args, values)) return values;
  throw new Missing(missing.map(([name]) => name));
}

/** The value of one argument: as given, or implied by the first item among the arguments or by the channel. */
async function loadOne(ctx: Context, name: string, arg: Arg, first: Item | undefined): Promise<Loaded> {
  const raw = ctx.call.args[name];
  if (raw !== undefined && (raw !== '' || (arg.type === 'text' && arg.required)))
    return loadArgument(ctx, name, arg, raw, first);
  const project = arg.implied ? (first?.project ?? (await impliedProject(ctx, arg.part))) : undefined;
  return project ? asProject(project) : { value: undefined };
}
