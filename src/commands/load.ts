/** From a call's ids and words to the things themselves: the same checks for typed commands, buttons and forms. */
import { readDay } from '../model/dates.js';
import { clean, keyOf } from '../model/names.js';
import type { Project } from '../model/rows.js';
import { type Arg, choicesOf, type Item, type Spec, type Values } from './args.js';
import { isGroup } from './bind.js';
import { type Command, type Context, Missing } from './command.js';
import { personByName, projectsHere, taskByNumber } from './lookups.js';
import { askWho, refuse } from './refusals.js';

type Loaded = Item | Project | string | number | object | undefined;

async function stageBy(ctx: Context, id: string): Promise<Item | undefined> {
  const row = await ctx.read.get('stage', id);
  const project = row && (await ctx.read.get('project', row.project));
  return row && project ? { kind: 'stage', row, project } : undefined;
}

async function taskBy(ctx: Context, id: string): Promise<Item | undefined> {
  const number = /^#(\d{1,10})$/.exec(id)?.[1];
  const row = number ? await taskByNumber(ctx.read, Number(number)) : await ctx.read.get('task', id);
  const project = row && (await ctx.read.get('project', row.project));
  return row && project ? { kind: 'task', row, project } : undefined;
}

async function itemBy(ctx: Context, id: string, arg: Arg): Promise<Item | undefined> {
  if (arg.items.includes('task')) {
    const task = await taskBy(ctx, id);
    if (task) return task;
  }
  if (arg.items.includes('stage')) {
    const stage = await stageBy(ctx, id);
    if (stage) return stage;
  }
  const project = arg.items.includes('project') ? await ctx.read.get('project', id) : undefined;
  return project && { kind: 'project', row: project, project };
}

/** A text argument: cleaned, neither empty nor too long. */
function textOf(ctx: Context, name: string, arg: Arg, raw: string): string | undefined {
  const text = clean(raw);
  if (text.length > arg.max)
    throw refuse(ctx, 'too-long', { what: ctx.label(`arg-${name}`), max: arg.max, length: text.length }, name);
  if (text === '') {
    if (raw !== '' || arg.required) throw refuse(ctx, 'empty', { what: ctx.label(`arg-${name}`) }, name);
    return undefined;
  }
  return text;
}

/** A day as `YYYY-MM-DD`, or `none` where somebody says that there is none. */
function dayOf(ctx: Context, name: string, raw: string): string {
  if (/^\W*(none|never|clear|no date|nothing)\W*$/i.test(raw)) return 'none';
  const day = readDay(raw, ctx.now, ctx.zone);
  if (!day) throw refuse(ctx, 'no-day', { word: raw.slice(0, 60) }, name);
  return day;
}

async function personOf(ctx: Context, name: string, raw: string): Promise<object> {
  const byId = await ctx.read.get('person', raw);
  const person = byId ?? (await personByName(ctx.read, raw));
  if (person) return person;
  throw isGroup(raw) ? askWho(ctx, raw, name) : refuse(ctx, 'no-person', { word: raw.slice(0, 60) }, name);
}

async function argument(ctx: Context, command: Command, name: string, arg: Arg, raw: string): Promise<Loaded> {
  switch (arg.type) {
    case 'text':
      return textOf(ctx, name, arg, raw);
    case 'day':
      return dayOf(ctx, name, raw);
    case 'choice': {
      const choices = choicesOf(arg, ctx.clarity);
      if (choices.includes(keyOf(raw))) return keyOf(raw);
      throw refuse(ctx, 'no-choice', { word: raw.slice(0, 60), choices: choices.join(', ') }, name);
    }
    case 'page':
      return Math.min(Math.max(Math.trunc(Number(raw)) || 1, 1), 1_000_000);
    case 'person':
      return personOf(ctx, name, raw);
    case 'project': {
      const project = await ctx.read.get('project', raw);
      if (project) return project;
      throw refuse(ctx, 'gone', {}, name);
    }
    case 'stage': {
      const stage = await stageBy(ctx, raw);
      if (stage) return stage.row;
      throw refuse(ctx, 'gone', {}, name);
    }
    case 'item': {
      const item = await itemBy(ctx, raw, arg);
      if (item) return item;
      throw refuse(
        ctx,
        raw.startsWith('#') ? 'no-task' : 'gone',
        { word: raw.slice(0, 20), command: command.name },
        name,
      );
    }
  }
}

/** The project that a command without one means here; undefined where that is not clear. */
export async function impliedProject(ctx: Context): Promise<Project | undefined> {
  return (await projectsHere(ctx.read, ctx.channel.id))[0];
}

/**
 * The arguments of a call, loaded and checked.
 * @throws Refusal where one is wrong, Missing where required ones lack.
 */
export async function load<A extends Spec>(ctx: Context, command: Command<A>): Promise<Values<A>> {
  const loaded: Record<string, Loaded> = {};
  const missing: string[] = [];
  for (const [name, arg] of Object.entries(command.args)) {
    const raw = ctx.call.args[name];
    if (raw !== undefined && (raw !== '' || (arg.type === 'text' && arg.required)))
      loaded[name] = await argument(ctx, command as unknown as Command, name, arg, raw);
    else if (arg.implied) loaded[name] = (await owningProject(ctx, loaded)) ?? (await impliedProject(ctx));
    if (arg.required && loaded[name] === undefined) missing.push(name);
  }
  if (missing.length > 0) throw new Missing(missing);
  return loaded as Values<A>;
}

/** The project of a stage among the arguments goes before the channel's own. */
async function owningProject(ctx: Context, loaded: Record<string, Loaded>): Promise<Project | undefined> {
  for (const value of Object.values(loaded)) {
    if (typeof value !== 'object') continue;
    if ('kind' in value && 'project' in value) return (value as Item).project;
    if ('pass' in value && 'project' in value) return ctx.read.get('project', String(value.project));
  }
  return undefined;
}
