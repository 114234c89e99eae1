/** What can be offered for an argument in a picker or form. */
import type { Project, Stage, Task } from '../model/project-rows.js';
import { isFor, isOpen } from '../model/stages.js';
import type { Option } from '../view/view.js';
import type { Arg } from './args.js';
import { choiceOptions } from './choice-options.js';
import type { Context } from './context.js';
import { projectsHere, projectsOf, stagesOf } from './lookups.js';
import { namesApart } from './namesakes.js';
import { projectsInPart } from './own-parts.js';

const MOST_PROJECTS = 100;
const MOST_TASKS = 40;

/** The values that the argument `name` can have here; empty if there are none, or if they cannot be listed. */
export async function optionsFor(ctx: Context, name: string, arg: Arg): Promise<Option[]> {
  switch (arg.type) {
    case 'choice':
      return choiceOptions(ctx, name, arg);
    case 'project':
      return projectOptions(ctx, await offeredProjects(ctx, arg.part));
    case 'stage':
      return stageOptions(await stagesFor(ctx));
    case 'item':
      return [
        ...(arg.items.includes('stage') ? stageOptions(await stagesFor(ctx)) : []),
        ...(arg.items.includes('task') ? taskOptions(await tasksFor(ctx)) : []),
      ];
    default:
      return [];
  }
}

/** The project whose stages and tasks a call means: the one it names, else the channel's. */
export async function projectInCall(ctx: Context): Promise<Project | undefined> {
  const named = ctx.call.args.project;
  if (named) return ctx.read.get('project', named);
  return (await projectsHere(ctx.read, ctx.channel.id))[0];
}

/** The channel's projects, else all. @param part also those seen in part */
async function offeredProjects(ctx: Context, part: boolean): Promise<Project[]> {
  const linked = await projectsOf(ctx.read, ctx.channel.id);
  if (linked.length > 0) return linked;
  const whole = await ctx.read.find('project', { where: { archived: false }, order: ['key'], limit: MOST_PROJECTS });
  return part ? [...whole, ...(await projectsInPart(ctx))] : whole;
}

async function projectOptions(ctx: Context, projects: readonly Project[]): Promise<Option[]> {
  const nameOf = await namesApart(ctx, projects);
  return projects.map((project) => ({ value: project.id, label: nameOf(project) }));
}

async function stagesFor(ctx: Context): Promise<Stage[]> {
  const project = await projectInCall(ctx);
  return project ? fittingStages(ctx, project) : [];
}

/** The stages of a project that the command would not refuse; all of them if it would refuse all. */
export async function fittingStages({ read, call }: Context, { id }: Project): Promise<Stage[]> {
  const all = await stagesOf(read, id);
  const fit = all.filter((stage) => isFor(call.command, stage));
  return fit.length > 0 ? fit : all;
}

async function tasksFor(ctx: Context): Promise<Task[]> {
  const project = await projectInCall(ctx);
  if (!project) return [];
  const of = { project: project.id };
  const isReopened = ctx.call.command === 'reopen';
  return isReopened
    ? ctx.read.find('task', { where: { ...of, state: ['done', 'dropped'] }, order: ['-number'], limit: MOST_TASKS })
    : ctx.read.find('task', { where: { ...of, state: 'open' }, order: ['due', 'number'], limit: MOST_TASKS });
}

/** Open stages first. */
const stageOptions = (stages: readonly Stage[]): Option[] =>
  [...stages.filter(isOpen), ...stages.filter((stage) => !isOpen(stage))].map(({ id, name }) => ({
    value: id,
    label: name,
  }));

const taskOptions = (tasks: readonly Task[]): Option[] =>
  tasks.map(({ id, number, title }) => ({ value: id, label: `#${number} ${title}` }));
