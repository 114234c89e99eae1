/** Lists of tasks: open, mine, unowned, overdue or done; of a project, a stage or a person. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { impliedProject } from '../../commands/load.js';
import type { Outcome } from '../../commands/outcome.js';
import { thenShow } from '../../kit/controls.js';
import { taskListItems } from '../../kit/lists.js';
import { PAGE_SIZE, pageOfItems, pageQuery } from '../../kit/paging.js';
import { daySpan, joinDots, personSpan } from '../../kit/text.js';
import { plusDays } from '../../model/dates/calendar.js';
import type { Person } from '../../model/people-rows.js';
import type { Project, Stage, Task } from '../../model/project-rows.js';
import { plain, type Text } from '../../model/text.js';
import type { Where } from '../../ports/query.js';
import { type Block, type Call, controls, heading, paragraph, view } from '../../view/view.js';

const TASK_LISTS = ['open', 'mine', 'unowned', 'overdue', 'done'] as const;
type TaskListKind = (typeof TASK_LISTS)[number];

/** What somebody asks for. */
interface Filter {
  /** Without it: open tasks if a project, stage or person is meant, else one's own. */
  kind: TaskListKind | undefined;
  person: Person | undefined;
  stage: Stage | undefined;
  /** Due by this day, `YYYY-MM-DD`; `none`: without a due date. */
  due: string | undefined;
  project: Project | undefined;
  /** 1 is the first. */
  page: number;
}

/** A filter of which everything is known. */
interface Listing extends Filter {
  kind: TaskListKind;
}

/** The tasks that a filter lets through. */
export async function taskList(ctx: Context, filter: Filter): Promise<Outcome> {
  const listing = await complete(ctx, filter);
  const tasks = await tasksOn(ctx, listing);
  const toPage = (page: number) => callFor(filter, listing.kind, page);
  const rows = await taskListItems(ctx, tasks, toPage(filter.page));
  const empty = tasks.length === 0 && filter.page === 1;
  return {
    ...(listing.kind === 'mine' && { private: true }),
    view: view(
      heading(titleOf(ctx, listing)),
      empty ? paragraph(emptyText(ctx, listing)) : undefined,
      ...pageOfItems(ctx, rows, filter.page, toPage),
      listSteps(ctx, listing, toPage(filter.page)),
    ),
  };
}

/** One's own tasks and those of a person are listed across projects, all others in the project that is meant. */
async function complete(ctx: Context, filter: Filter): Promise<Listing> {
  const across = filter.kind === 'mine' || filter.person !== undefined;
  const project = filter.project ?? (across ? undefined : await impliedProject(ctx));
  const kind = filter.kind ?? (project || filter.stage || filter.person ? 'open' : 'mine');
  // "give my tasks to bo" shows whose they are now.
  return { ...filter, kind, project, person: kind === 'mine' ? undefined : filter.person };
}

function whereOf(ctx: Context, { kind, person, stage, project, due }: Listing): Where<Task> {
  return {
    state: kind === 'done' ? 'done' : 'open',
    ...(kind === 'mine' ? { owner: ctx.me.id } : person ? { owner: person.id } : {}),
    ...(kind === 'unowned' && { owner: null }),
    ...dueWhere(ctx, kind, due),
    ...(stage ? { stage: stage.id } : project ? { project: project.id } : {}),
  };
}

/** Up to and including the day, and before today if only what is overdue is meant. */
function dueWhere({ today }: Context, kind: TaskListKind, due: string | undefined): Where<Task> {
  if (due === 'none') return { due: null };
  const end = due === undefined ? undefined : plusDays(due, 1);
  if (kind === 'overdue') return { due: { below: end !== undefined && end < today ? end : today } };
  return end === undefined ? {} : { due: { below: end } };
}

/** The tasks of a page, and one more if there is another page. */
async function tasksOn(ctx: Context, listing: Listing): Promise<Task[]> {
  const where = whereOf(ctx, listing);
  const order = ['due', 'number'] as const;
  if (listing.kind !== 'unowned') return ctx.read.find('task', { where, order, ...pageQuery(listing.page) });
  // What is offered to somebody is not unowned. The store cannot leave it out, so pages are cut from all that comes before.
  const offered = await offeredIds(ctx, listing);
  const limit = listing.page * PAGE_SIZE + 1 + offered.size;
  const tasks = await ctx.read.find('task', { where, order, limit });
  const from = (listing.page - 1) * PAGE_SIZE;
  return tasks.filter(({ id }) => !offered.has(id)).slice(from, from + PAGE_SIZE + 1);
}

async function offeredIds(ctx: Context, { stage, project }: Listing): Promise<Set<string>> {
  const of = stage?.project ?? project?.id;
  const where = { item: 'task', state: 'waiting', ...(of !== undefined && { project: of }) } as const;
  const offers = await ctx.read.find('offer', { where });
  return new Set(offers.map(({ itemId }) => itemId));
}

/** The call that shows a page of the same list. */
const callFor = ({ stage, person, due, project }: Filter, which: TaskListKind, page: number): Call =>
  call('task list', { which, stage: stage?.id, person: person?.id, due, project: project?.id, page: String(page) });

function emptyText(ctx: Context, { kind, person, due }: Listing): Text {
  if (due === undefined || due === 'none') return ctx.say(`task-none-${kind}`);
  const day = daySpan(ctx, due);
  if (kind === 'mine') return ctx.say('task-none-due-mine', { day });
  return person ? ctx.say('task-none-due-person', { who: personSpan(person), day }) : ctx.say('task-none-due', { day });
}

function dueTitle(ctx: Context, due: string | undefined): Text | undefined {
  if (due === undefined) return undefined;
  return due === 'none' ? ctx.say('no-due') : ctx.say('task-due-by', { day: daySpan(ctx, due) });
}

function titleOf(ctx: Context, { kind, person, stage, due, project }: Listing): Text {
  const place = stage?.name ?? project?.name;
  return joinDots(
    ctx.say(`task-list-${kind}`),
    person ? [plain(person.name)] : undefined,
    place ? [plain(place)] : undefined,
    dueTitle(ctx, due),
  );
}

/** A new task, and the other lists of the same project. */
function listSteps(ctx: Context, { kind, project }: Listing, then: Call): Block {
  const add = project && button(ctx.label('button-add-task'), call('task add', { project: project.id }));
  const others = TASK_LISTS.filter((other) => other !== kind);
  return controls(
    add && thenShow(add, then),
    ...others.map((which) =>
      button(ctx.label(`task-list-${which}`), call('task list', { which, project: project?.id }), { minor: true }),
    ),
  );
}
