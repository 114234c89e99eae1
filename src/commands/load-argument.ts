/** The value of one argument: from an id or words to the row, day or choice that they stand for. */
import { asRead } from '../clarity/text/emphasis.js';
import { isDay } from '../model/dates/calendar.js';
import { readDate } from '../model/dates/find.js';
import { clean, cleanLines, keyOf, nearest } from '../model/names.js';
import type { Person } from '../model/people-rows.js';
import type { Project, Stage } from '../model/project-rows.js';
import { seesProject } from '../model/sight.js';
import { controls, paragraph, view } from '../view/view.js';
import { type Arg, choicesOf, type Item } from './args.js';
import { button, call } from './calls.js';
import { choiceOptions } from './choice-options.js';
import type { Context } from './context.js';
import { personByName, taskByNumber } from './lookups.js';
import { optionControls } from './option-controls.js';
import { Refusal } from './outcome.js';
import { isInPart } from './own-parts.js';
import { pastDayOf } from './past-day.js';
import { askWho, refuse } from './refusals.js';
import { refuseDay } from './refuse-day.js';

const TEAM =
  /^(@?(here|channel|everyone|team|everybody|all)|.*\b(team|squad|guild|crew|department|dept|group|folks|people|engineers|ops|infra))$/i;

/** Whether a word names several people rather than one: "everyone", "the data team". */
const isGroup = (word: string) => TEAM.test(word.trim());

/** Longest quotation of a name that somebody typed, UTF-16 units. */
const LONGEST_NAME = 60;

/** An argument's value, and the item that it names, if any. */
export interface Loaded {
  value: Item | Project | Stage | Person | string | number | undefined;
  item?: Item;
}

async function stageBy(ctx: Context, id: string): Promise<(Item & { kind: 'stage' }) | undefined> {
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
  const project = arg.items.includes('project') ? await projectBy(ctx, id, arg.part) : undefined;
  return project && { kind: 'project', row: project, project };
}

/** A project that is seen in full: the name of another, on an item of one's own, gives no access to it. @param part unless that is enough */
async function projectBy(ctx: Context, id: string, part: boolean): Promise<Project | undefined> {
  return part || seesProject(ctx.sight, id) ? ctx.read.get('project', id) : undefined;
}

/** Why something cannot be used: whoever sees a part of it is told so, to everybody else it does not exist. */
async function unseen(ctx: Context, name: string, id: string): Promise<Refusal> {
  const part = isInPart(ctx, id) ? await ctx.read.get('project', id) : undefined;
  if (!part) return refuse(ctx, 'gone', {}, { field: name });
  const says = ctx.say('refused-own-part', { project: part.name });
  const status = button(ctx.label('button-status'), call('status', { project: id }));
  return new Refusal(view(paragraph(says), controls(status)), { field: name });
}

/** Words as they are kept: a form, the menu of a message and a quotation bring marks of emphasis and code along. */
const wordsOf = ({ lines, exact }: Arg, raw: string): string =>
  lines ? cleanLines(raw) : clean(exact ? raw : asRead(raw));

/** A text argument: cleaned, neither empty nor too long. */
function textOf(ctx: Context, name: string, arg: Arg, raw: string): string | undefined {
  const text = wordsOf(arg, raw);
  const what = ctx.label(`arg-${arg.words || name}`);
  if (text.length > arg.max)
    throw refuse(ctx, 'too-long', { what, max: arg.max, length: text.length }, { field: name });
  if (text !== '') return text;
  if (raw !== '' || arg.required) throw refuse(ctx, 'empty', { what }, { field: name });
  return undefined;
}

/** A day as `YYYY-MM-DD`, or `none` if somebody says that it has no day. */
function dayOf(ctx: Context, name: string, { anyDay }: Arg, raw: string): string {
  if (/^\W*(none|never|clear|no date|nothing)\W*$/i.test(raw)) return 'none';
  // A button or a date picker names the very day that somebody saw and chose, whenever that is.
  if (ctx.via !== 'command' && isDay(raw)) return raw;
  const reading = readDate(raw, ctx);
  if (reading?.is === 'day' || (anyDay && reading?.is === 'past')) return reading.day;
  throw refuseDay(ctx, name, raw, reading);
}

/** A choice; if nothing is called that, what is spelt nearly so is offered, else all there is. */
function choiceOf(ctx: Context, name: string, arg: Arg, raw: string): string {
  const choices = choicesOf(arg, ctx.clarity);
  if (choices.includes(keyOf(raw))) return keyOf(raw);
  const near = nearest(keyOf(raw), choices);
  const options = choiceOptions(ctx, name, arg);
  const meant = options.filter(({ value }) => near.includes(value));
  const id = meant.length > 0 ? 'unknown-command-near' : 'refused-no-choice';
  const word = raw.slice(0, LONGEST_NAME);
  const says = ctx.say(id, { word, typed: word });
  const offered = optionControls(ctx, name, meant.length > 0 ? meant : options);
  throw new Refusal(view(paragraph(says), controls(...offered)), { field: name });
}

const pageOf = (raw: string): number => Math.min(Math.max(Math.trunc(Number(raw)) || 1, 1), 1_000_000);

/** A person; unless the argument takes anybody, one who can have work. */
async function personOf(ctx: Context, name: string, arg: Arg, raw: string): Promise<Person> {
  const byId = await ctx.read.get('person', raw);
  const person = byId ?? (await personByName(ctx.read, raw));
  const word = person?.name ?? raw.slice(0, LONGEST_NAME);
  if (!person) throw isGroup(raw) ? askWho(ctx, raw, name) : refuse(ctx, 'no-person', { word }, { field: name });
  if (arg.anybody) return person;
  if (person.standing === 'bot') throw refuse(ctx, 'is-bot', { who: word }, { field: name });
  if (person.gone) throw refuse(ctx, 'has-left', { who: word }, { field: name });
  if (!(await isKnown(ctx, person))) throw refuse(ctx, 'no-person', { word }, { field: name });
  return person;
}

/** Whether the platform knows somebody, or they have been seen: an id in a mention can be anything. */
async function isKnown({ read, me }: Context, { id, standing }: Person): Promise<boolean> {
  if (standing !== 'unknown' || id === me.id) return true;
  return (await read.find('member', { where: { person: id }, limit: 1 })).length > 0;
}

/** @param first an item that was loaded before: whoever sees it may say which project it is in */
async function projectOf(ctx: Context, name: string, { part }: Arg, raw: string, first?: Item): Promise<Loaded> {
  const row = await projectBy(ctx, raw, part || first?.project.id === raw);
  if (!row) throw await unseen(ctx, name, raw);
  return asProject(row);
}

async function stageOf(ctx: Context, name: string, raw: string): Promise<Loaded> {
  const item = await stageBy(ctx, raw);
  if (!item) throw refuse(ctx, 'gone', {}, { field: name });
  return { value: item.row, item };
}

async function itemOf(ctx: Context, name: string, arg: Arg, raw: string): Promise<Loaded> {
  const item = await itemBy(ctx, raw, arg);
  if (item) return { value: item, item };
  if (!raw.startsWith('#')) throw await unseen(ctx, name, raw);
  throw refuse(ctx, 'no-task', { word: raw.slice(0, 20), command: ctx.call.command }, { field: name });
}

/**
 * Loads and checks an argument.
 * @param first an item that was loaded before
 * @throws Refusal if it is wrong
 */
export async function loadArgument(ctx: Context, name: string, arg: Arg, raw: string, first?: Item): Promise<Loaded> {
  switch (arg.type) {
    case 'text':
      return { value: textOf(ctx, name, arg, raw) };
    case 'day':
      return { value: arg.past ? pastDayOf(ctx, name, raw) : dayOf(ctx, name, arg, raw) };
    case 'choice':
      return { value: choiceOf(ctx, name, arg, raw) };
    case 'page':
      return { value: pageOf(raw) };
    case 'person':
      return { value: await personOf(ctx, name, arg, raw) };
    case 'project':
      return projectOf(ctx, name, arg, raw, first);
    case 'stage':
      return stageOf(ctx, name, raw);
    case 'item':
      return itemOf(ctx, name, arg, raw);
  }
}

/** A project as a value. */
export const asProject = (project: Project): Loaded => ({
  value: project,
  item: { kind: 'project', row: project, project },
});
