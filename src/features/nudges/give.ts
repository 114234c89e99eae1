/** A task from a nudge: given to somebody, taken, or edited first; and the line in the thread that says so. */
import type { Item } from '../../commands/args.js';
import { button, call, withArg } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { projectsHere } from '../../commands/lookups.js';
import { Missing, type Outcome, type Tell } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { waitingOffer } from '../../kit/handover.js';
import { stageOfWork } from '../../kit/likely-people.js';
import { addTask } from '../../kit/new-task.js';
import { personSpan } from '../../kit/text.js';
import { TITLE_MAX } from '../../model/names.js';
import type { Nudge } from '../../model/nudge-rows.js';
import type { Person } from '../../model/people-rows.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { cut } from '../../model/text.js';
import { type Button, controls, paragraph, type View, view } from '../../view/view.js';
import { endNudge, myNudge, type OpenNudge } from './my-nudge.js';

/** What the person says about the work; undefined for what is taken from the message. */
interface WorkDetails {
  nudge: string;
  person: Person | undefined;
  title: string | undefined;
  stage: Stage | undefined;
  due: string | undefined;
  /** Without it the project of the message's channel, wherever the nudge is answered. */
  project: Project | undefined;
}

/** Makes a task of the work, and offers it to whoever is named. */
export async function giveWork(ctx: Context, details: WorkDetails): Promise<Outcome> {
  const nudge = await myNudge(ctx, details.nudge);
  const { person } = details;
  const project = await projectOfNudge(ctx, nudge, details.project);
  const channel = (await ctx.read.get('channel', nudge.channel)) ?? ctx.channel;
  const thread = nudge.thread ?? nudge.message;
  const title = details.title ?? cut(nudge.held.title, TITLE_MAX);
  const made = await addTask(
    { ...ctx, channel, thread },
    {
      title,
      stage: details.stage ?? (await stageOfWork(ctx, project, nudge.held)),
      owner: person,
      due: details.due ?? nudge.held.due ?? undefined,
      project,
      link: nudge.held.link,
      thread,
    },
  );
  const post = person ? await ctx.setting('nudge-post') : 'no';
  const line = person && post === 'yes' ? [threadLine(ctx, nudge.channel, thread, title, person)] : [];
  return {
    ...made,
    changes: [
      ...(made.changes ?? []),
      ...(await endNudge(ctx, nudge, person?.id === ctx.me.id ? 'taken' : 'assigned')),
    ],
    own: true,
    tell: [...(made.tell ?? []), ...line],
    ...(post === 'ask' && made.view && { view: withTellButton(ctx, made, made.view, thread) }),
  };
}

/** @throws Missing if it is not clear which project is meant */
async function projectOfNudge(ctx: Context, nudge: Nudge, named: Project | undefined): Promise<Project> {
  const project = named ?? (await projectsHere(ctx.read, nudge.channel))[0];
  if (!project) throw new Missing(['project']);
  return project;
}

/** One line in the thread that names the owner. */
function threadLine(ctx: Context, channel: string, thread: string, title: string, owner: Person): Tell {
  const id = owner.id === ctx.me.id ? 'nudge-posted-taken' : 'nudge-posted';
  return { channel, thread, view: view(paragraph(ctx.say(id, { title, who: personSpan(owner) }))) };
}

/** Where the channel wants to be asked first, a button tells the thread. */
function withTellButton(ctx: Context, made: Outcome, shown: View, thread: string): View {
  const [task] = (made.changes ?? []).flatMap((change) =>
    change.kind === 'task' && change.do === 'add' ? [change.row] : [],
  );
  const tell: Button | undefined =
    task && button(ctx.label('button-tell'), call('nudge tell', { item: task.id, thread }));
  return view(...shown.blocks, controls(tell));
}

/** Makes the task, or opens its form, filled with what was read from the message. @throws Missing without a title */
export async function editWork(ctx: Context, details: WorkDetails): Promise<Outcome> {
  if (details.title !== undefined) return giveWork(ctx, details);
  const nudge = await myNudge(ctx, details.nudge);
  const project = await projectOfNudge(ctx, nudge, details.project);
  const initial = await filledForm(ctx, nudge, project);
  throw new Missing(['title'], { initial, call: withArg(ctx.call, 'project', project.id) });
}

async function filledForm(ctx: Context, { held, kind }: OpenNudge, project: Project): Promise<Record<string, string>> {
  const stage = await stageOfWork(ctx, project, held);
  return {
    title: cut(held.title, TITLE_MAX),
    person: kind === 'keep' ? ctx.me.id : '',
    stage: stage?.id ?? '',
    due: held.due ?? '',
  };
}

/** Tells the thread who has a task, or is asked to take it. @throws Refusal for a task that somebody else has made */
export async function tellThread(
  ctx: Context,
  item: Extract<Item, { kind: 'task' }>,
  thread: string,
): Promise<Outcome> {
  const task = item.row;
  if (task.createdBy !== ctx.me.id) throw refuse(ctx, 'gone');
  const id = task.owner ?? (await waitingOffer(ctx, item))?.asked;
  const owner = id === undefined ? undefined : await ctx.read.get('person', id);
  if (!owner) throw refuse(ctx, 'nudge-nobody');
  const line = threadLine(ctx, ctx.channel.id, thread, task.title, owner);
  return { notice: ctx.say('nudge-told'), own: true, stale: true, tell: [line] };
}
