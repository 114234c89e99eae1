/** The answer to words that could not be read, with buttons for what could be meant instead. */
import { keyOf, nearest } from '../model/names.js';
import type { Project } from '../model/project-rows.js';
import { code } from '../model/text.js';
import { type Button, controls, items, paragraph, view } from '../view/view.js';
import type { ArgType } from './args.js';
import { button, call, withArg } from './calls.js';
import type { Context } from './context.js';
import { newProjectButton, noProjectText } from './new-project.js';
import { fittingStages, projectInCall } from './options.js';
import { Refusal } from './outcome.js';
import { askWho, refuse } from './refusals.js';

/** Why the words cannot be understood. */
export type Unread =
  /** Nothing is called `word`; `arg` is the argument it was meant for. */
  | { problem: 'unknown-name'; arg: string; type: ArgType; word: string }
  /** Several people, but `arg` is one person. */
  | { problem: 'group'; arg: string; word: string }
  /** Words that no argument takes. */
  | { problem: 'left-over'; word: string };

/** Projects that a mistyped name is compared with: the look-up stays small in a large workspace. */
const MOST_COMPARED = 200;
const MOST_STAGES = 12;
/** Longest quotations of what somebody typed, UTF-16 units. */
const LONGEST_QUOTED = 60;
const LONGEST_REST = 80;
const MOST_EXAMPLES = 2;

type UnknownName = Extract<Unread, { problem: 'unknown-name' }>;

/** The refusal that answers a problem. @param ctx with the call as far as it was bound */
export async function unreadRefusal(ctx: Context, problem: Unread): Promise<Refusal> {
  switch (problem.problem) {
    case 'group':
      return askWho(ctx, problem.word, problem.arg);
    case 'left-over':
      return leftOver(ctx, problem.word.slice(0, LONGEST_REST));
    case 'unknown-name':
      return unknownName(ctx, problem);
  }
}

async function unknownName(ctx: Context, problem: UnknownName): Promise<Refusal> {
  const field = problem.arg;
  const word = problem.word.slice(0, LONGEST_QUOTED);
  switch (problem.type) {
    case 'project':
      return unknownProject(ctx, problem);
    case 'stage':
      return unknownStage(ctx, problem);
    case 'item':
      return /^#?\d+$/.test(word) ? unknownTask(ctx, word, field) : unknownStage(ctx, problem);
    default:
      return refuse(ctx, 'no-person', { word: word.replace(/^@/, '') }, { field });
  }
}

async function unknownProject(ctx: Context, { arg, word }: UnknownName): Promise<Refusal> {
  const near = await similarProjects(ctx, word);
  const says = ctx.say('refused-no-project', { word: word.slice(0, LONGEST_QUOTED) });
  const all = button(ctx.label('button-projects'), call('projects'));
  return new Refusal(view(paragraph(says), controls(...near.map((row) => fill(ctx, arg, row)), all)), { field: arg });
}

async function unknownStage(ctx: Context, { arg, word }: UnknownName): Promise<Refusal> {
  const project = await projectInCall(ctx);
  if (!project) return noProjectHere(ctx, arg);
  const stages = (await fittingStages(ctx, project)).slice(0, MOST_STAGES);
  const says = ctx.say('refused-no-stage', { word: word.slice(0, LONGEST_QUOTED), project: project.name });
  return new Refusal(view(paragraph(says), controls(...stages.map((row) => fill(ctx, arg, row)))), { field: arg });
}

/** Examples of the command are the shortest explanation. */
function leftOver(ctx: Context, word: string): Refusal {
  const { command } = ctx.call;
  const examples = (ctx.commands.find(({ name }) => name === command)?.examples ?? []).slice(0, MOST_EXAMPLES);
  const says = ctx.say('refused-left-over', { word, command });
  const shown = examples.map((example) => ({ title: [code(example)] }));
  return new Refusal(
    view(paragraph(says), items(shown), controls(button(ctx.label('button-help'), call('help', { topic: command })))),
  );
}

/** A number that no task has. */
function unknownTask(ctx: Context, word: string, field: string): Refusal {
  const tasks = button(ctx.label('button-tasks'), call('task list'));
  return new Refusal(view(paragraph(ctx.say('refused-no-task', { word })), controls(tasks)), { field });
}

/** Nothing can be done here before there is a project. */
function noProjectHere(ctx: Context, field: string): Refusal {
  const create = newProjectButton(ctx, { style: 'primary' });
  const all = button(ctx.label('button-projects'), call('projects'));
  return new Refusal(view(paragraph(noProjectText(ctx, 'here')), controls(create, all)), { field });
}

/** A button that makes the call with a row as the argument. */
const fill = (ctx: Context, arg: string, row: { id: string; name: string }): Button =>
  button(row.name, withArg(ctx.call, arg, row.id));

/** Projects with a similar name and the same first letter. */
async function similarProjects(ctx: Context, word: string): Promise<Project[]> {
  const key = keyOf(word);
  const some = await ctx.read.find('project', {
    where: { archived: false, key: { above: key.slice(0, 1) } },
    order: ['key'],
    limit: MOST_COMPARED,
  });
  const byKey = new Map(some.map((project) => [project.key, project]));
  return nearest(key, [...byKey.keys()]).flatMap((similar) => byKey.get(similar) ?? []);
}
